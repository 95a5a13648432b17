"""Which Western encoding a text is in, by how its signs sit between its letters; mending of twice.

An English text is nearly all ASCII: what tells encodings apart is whether a byte that is a quote,
bullet, dash or accented letter in one of them stands where such a sign does.
"""

import re
from typing import NamedTuple

CANDIDATES = ("cp1252", "mac_roman", "cp850")
"""What Western office machines have written, the most common first; the first wins a draw."""

_FITTING, _ODD, _WRONG = 1, -1, -2
_NEAR = re.compile(rb"[^\x00-\x7f]")
_MOST_SEEN = 4000  # signs looked at; the first thousands tell
_BULLETS = "•●▪■◦○·–—Ø»›§¤†‡"  # at the start of a line before a blank; Ø is a Wingdings arrow
_CLOSING, _OPENING = "’”…»›", "‘“«‹"
_DASHES = "–—"
_MONEY = "£€$¥"
_AFTER = "°²³®™©¹ªº%"
_FRACTIONS = "½¼¾"

# What UTF-8's bytes are when read as Windows-1252, which leaves five of them as controls.
_AS_1252 = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(128, 256)}
_LEADS = "".join(sign for sign, byte in _AS_1252.items() if byte in (0xC2, 0xC3, 0xE2))
_FOLLOWING = "".join(sign for sign, byte in _AS_1252.items() if byte <= 0xBF)
_TWICE = re.compile(f"[{_LEADS}](?<![A-Z].)[{re.escape(_FOLLOWING)}]{{1,2}}")
_LIKELY = re.compile("[\xa0-\xff\u2010-\u2044\u20ac\u2122]")
"""Signs of English text: accented letters, pounds, quotes, dashes, bullets. In `CAFÉ”` are none."""


class Mended(NamedTuple):
    """A text, and how many signs in it had been encoded twice."""

    text: str
    signs: int


def likeliest(content: bytes) -> str:
    """The one of `CANDIDATES` in which the bytes above ASCII make signs where English has them."""
    places = [found.start() for found in _NEAR.finditer(content)][:_MOST_SEEN]
    scores = {encoding: _score(content, places, encoding) for encoding in CANDIDATES}
    return max(CANDIDATES, key=lambda encoding: scores[encoding])


def _score(content: bytes, places: list[int], encoding: str) -> int:
    text = content.decode(encoding, "replace")  # one character for each byte
    return sum(_fit(text[at - 1 : at] or "\n", text[at], text[at + 1 : at + 2]) for at in places)


def _fit(before: str, sign: str, after: str) -> int:
    """How well a sign sits between two characters; `after` may be empty."""
    if sign == "\ufffd" or "\x7f" <= sign < "\xa0":
        return _WRONG
    if sign == "\xa0":
        return _FITTING if not (before.isalpha() and after.isalpha()) else _ODD
    if before == "\n" and not after.strip():
        return _FITTING if sign in _BULLETS else _WRONG
    if sign.isalpha() and sign not in "ªº":
        return _fit_letter(before, sign, after)
    return _FITTING if _sits_well(before, sign, after) else _ODD


def _sits_well(before: str, sign: str, after: str) -> bool:
    """Whether a mark that is no letter stands where marks of its kind do."""
    blank_before, blank_after = before.isspace(), not after.strip()
    if sign in _CLOSING:
        return not blank_before
    if sign in _OPENING:
        return not blank_after and not before.isalnum()
    if sign in _DASHES:
        return blank_before == blank_after
    if sign in _MONEY:
        return after.isdigit()
    if sign in _AFTER:
        return before.isalnum()
    if sign in _FRACTIONS:
        return not before.isalpha() and not after.isalpha()
    return sign in _BULLETS and blank_before


def _fit_letter(before: str, sign: str, after: str) -> int:
    """A letter stands in a word, and a capital at its start or among capitals."""
    if not before.isalpha() and not after.isalpha():
        return _WRONG
    if sign.isupper() and before.islower():
        return _WRONG
    return _FITTING if sign.isupper() or before.isalpha() or after.islower() else _ODD


def mended(text: str) -> Mended:
    """Text whose UTF-8 was read as Windows-1252 and written again (`donâ€™t`), put right.

    Only where the bytes make one sign of English text, and not inside capitals: no one writes
    such pairs by intent.
    """
    if text.isascii():
        return Mended(text, 0)
    count = 0

    def once(found: re.Match[str]) -> str:
        nonlocal count
        sign, rest = _decoded(found[0])
        count += bool(sign)
        return sign + rest

    return Mended(_TWICE.sub(once, text), count)


def _decoded(signs: str) -> tuple[str, str]:
    """The sign that some signs are the bytes of, and the signs after it; "" where they are none."""
    content = bytes(_AS_1252[sign] for sign in signs)
    size = 2 if content[0] < 0xE0 else 3
    try:
        sign = content[:size].decode("utf-8")
    except UnicodeDecodeError:
        return "", signs
    return (sign, signs[size:]) if _LIKELY.fullmatch(sign) else ("", signs)
