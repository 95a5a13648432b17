"""What becomes of a line end: a blank, nothing, or a hyphen less."""

import re
from collections.abc import Mapping

_PREFIXES = """
    anti co cross e ex far first full half high ill inter intra life long low mid multi near non off
    on one over part post pre pro re second self semi short single sub ten third two three four five
    six seven under user well whole year
"""
KEPT_PREFIXES = frozenset(_PREFIXES.split())
"""First parts that keep their hyphen where the document never shows the word unbroken."""

_LAST = re.compile(r"([^\W_]+)[-‐]$")
_FIRST = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"[^\W_][-‐‑][^\W_]+[-‐]$")  # out-of-, face-to-
_OPEN_END = re.compile(r"(?:\d[-–—]|[A-Za-z0-9]/|[^\W_][–—‑])")
_STOP_ALONE = re.compile(r"[.,;](?:\s|$)")
_OPENING = "(<[“‘\"'"
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]+@)", re.IGNORECASE)
_GOES_ON = re.compile(
    r"[/?=&#%_~]|\w[\w/%-]*\.(?:pdf|docx?|xlsx?|html?|aspx?|php)\b", re.IGNORECASE
)
"""How the second half of an address opens where the first doesn't end in a joint."""
_STOPPED = re.compile(r"[a-z0-9]")
_WHOLE_HOST = re.compile(r"\.(?:uk|org|com|net|eu|gov|info)\.?$", re.IGNORECASE)


def line_end(text: str, hyphen: bool, after: str, words: Mapping[str, int]) -> tuple[str, str]:
    """What is kept of a line, and what stands between it and the next: a blank or nothing.

    Args:
        text: of the line.
        hyphen: it ends in a hyphen that may belong to the line end.
        after: text of the next line.
        words: how often each word stands in the document, in lower case; 0 for others.
    """
    token = text[text.rfind(" ") + 1 :].lstrip(_OPENING)
    if ("." in token or "@" in token or "://" in token) and _ADDRESS.match(token):
        return text, "" if _is_broken_address(token, after) else " "
    if hyphen:
        last, first = _LAST.search(text), _FIRST.match(after)
        if last and first:
            compound = _COMPOUND.search(text) is not None
            dropped = _is_broken(last.group(1), first.group(), words, compound)
            return (text[:-1] if dropped else text), ""
    if _OPEN_END.fullmatch(text[-2:]) and _FIRST.match(after):
        return text, ""
    if _STOP_ALONE.match(after):
        return text, ""  # a mark stood before it
    return text, " "


def _is_broken_address(address: str, after: str) -> bool:
    """Whether a web or mail address goes on in the next line; its hyphens are its own."""
    if address[-1] in "/-_=&?@%#~+":
        return _FIRST.match(after) is not None
    if address[-1] == ".":
        return not _WHOLE_HOST.search(address) and _STOPPED.match(after) is not None
    return _GOES_ON.match(after) is not None


def _is_broken(left: str, right: str, words: Mapping[str, int], compound: bool) -> bool:
    """Whether the hyphen belongs to the line end rather than to the word."""
    if not right[0].islower() or not left[-1].isalpha():
        return False
    left, right = left.lower(), right.lower()
    whole, parted = words[left + right], words[f"{left}-{right}"]
    if whole or parted:
        return whole > parted
    if left in KEPT_PREFIXES:
        return False
    return not (words[left] and words[right] and (compound or len(left) > 2))
