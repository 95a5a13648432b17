"""Short forms as the document itself defines them.

Letters are matched from the end of both forms to the start, after A. Schwartz and M. Hearst, "A
simple algorithm for identifying abbreviation definitions in biomedical text" (2003); before that
the initials of the words are tried, which is what most short forms in plans are made of.
"""

import re
from collections.abc import Iterator, Mapping

from doc_audit.model.document import BlockKind, Document
from doc_audit.text.fold import fold
from doc_audit.text.words import words

SMALL_WORDS = words("a an and & at by for from in of on or the to with")
"""Often have no letter in a short form."""

MORE_WORDS = 5
"""A long form has at most so many words more than the short form has letters, and at most twice as
many words (Schwartz and Hearst)."""

_SKIPPED = frozenset({BlockKind.CONTENTS, BlockKind.FURNITURE, BlockKind.REFERENCE})
_ASIDE = re.compile(r"\(([^()]{2,80})\)")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&/+-]{0,10}[A-Za-z0-9+](?:'s)?|[A-Z]&[A-Z]")
_LEAD = re.compile(r"^(?:(?:the|or|also|known as|called|hereafter|our|a|an)\s+|[\"'])+", re.I)
_WORD = re.compile(r"[^\s,;:()\"]+")
_CLAUSE = re.compile(r"[.;:!?]\s|[()]")
_TRAIL = re.compile(
    r"(?:'s|,?\s+20\d\d(?:\s?[-/]\s?\d{2,4})?)$"
)  # "young people's", "Strategy 2019-24"


def abbreviations(document: Document) -> Mapping[str, str]:
    """Short form → words, in the order of definition; the first definition wins.

    Both "the Integrated Care Board (ICB)" and "ICB (Integrated Care Board)" define. A plural
    ("ICBs") defines its singular too.
    """
    found: dict[str, str] = {}
    for block in document.blocks:
        if block.kind not in _SKIPPED:
            for short, long in definitions(block.text):
                found.setdefault(short, long)
                if short.endswith("s") and long.endswith("s") and short[:-1].isupper():
                    found.setdefault(short[:-1], long[:-1])
    return found


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """Short and long form of each definition in a text, in order."""
    folded = fold(text)
    for aside in _ASIDE.finditer(folded):
        inner = _LEAD.sub("", aside[1]).rstrip(" \"'")
        before = _last_clause(folded[: aside.start()])
        if _is_short(inner):
            start = _long_form(inner, before)
            if start is not None:
                yield inner, _TRAIL.sub("", before[start:].strip())
            continue
        short = before.split()[-1:] if before else []
        if short and _is_short(short[0]) and _long_form(short[0], inner) == 0:
            yield short[0], inner.strip()


def _is_short(text: str) -> bool:
    capitals = sum(letter.isupper() for letter in text)
    return bool(_SHORT.fullmatch(text)) and capitals >= 2


def _last_clause(text: str) -> str:
    ends = [found.end() for found in _CLAUSE.finditer(text)]
    return text[ends[-1] if ends else 0 :].rstrip().rstrip("\"'")


def _long_form(short: str, text: str) -> int | None:
    """Where the long form starts that reaches to the end of `text`; None if there is none."""
    letters = [sign.lower() for sign in short if sign.isalnum()]
    if len(letters) > 2 and short.endswith("s") and short[:-1].isupper():
        letters.pop()
    spans = [found.span() for found in _WORD.finditer(text)]
    spans = spans[-min(len(letters) + MORE_WORDS, 2 * len(letters)) :]
    start = _by_initials(letters, text, spans)
    if start is None:
        start = _by_letters(letters, text, spans)
    if start is None or len(text) - start <= len(short) or short in text[start:].split():
        return None
    return start


def _by_initials(letters: list[str], text: str, spans: list[tuple[int, int]]) -> int | None:
    wanted = list(letters)
    for start, end in reversed(spans):
        word = text[start:end].lower()
        parts = [part for part in re.split(r"[-/]", word) if part]
        if word[:1] == wanted[-1] and (len(wanted) > 1 or word not in SMALL_WORDS):
            wanted.pop()
        elif len(parts) > 1 and [part[0] for part in parts] == wanted[-len(parts) :]:
            del wanted[-len(parts) :]
        elif word not in SMALL_WORDS:
            return None
        if not wanted:
            return start
    return None


def _by_letters(letters: list[str], text: str, spans: list[tuple[int, int]]) -> int | None:
    """Start of the shortest long form that has all the letters in order, its first at the start."""
    starts = {start for start, end in spans if text[start:end].lower() not in SMALL_WORDS}
    at = len(text)
    for number, letter in enumerate(reversed(letters), start=1):
        at -= 1
        while at >= 0 and not (
            text[at].lower() == letter and (number < len(letters) or at in starts)
        ):
            at -= 1
        if at < 0:
            return None
    return at if at in starts else None
