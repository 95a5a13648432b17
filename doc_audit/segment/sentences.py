"""Where the sentences of a block begin and end."""

import re
from bisect import bisect_right

from doc_audit.segment.abbreviated import (
    CLOSING,
    LABELS,
    NUMBERED,
    RUNNING,
    STARTERS,
    TITLES,
)
from doc_audit.text.fold import fold

LONGEST_ASIDE = 300
"""Code points: a stop inside brackets that close within this length of their opening doesn't end a
sentence, nor does one inside quotation marks after which the sentence goes on ("Why? Why me?" she
asked). Longer ones are more often unclosed by a reading error. What is quoted for its own sake is
split like any other text: in the gold data no statement of 2,907 holds two quoted sentences."""

_MARKS = (
    r"[\u00b9\u00b2\u00b3\u2070-\u2079*\u2020\u2021]+"  # superscripts, asterisk, daggers
    r"|\[\d{1,3}(?:\s?[,-]\s?\d{1,3})*\]"  # [12], [3-5]
    r"|(?<=[a-z)\"'][.!?])\d{1,3}(?:,\d{1,3})*(?=\s+[A-Z\"'(]|\s*$)"  # "areas.12,13 The"
)
_STOP = re.compile(
    rf"(?<![.!?\u2026])(?P<stop>[.!?\u2026]+)(?P<closers>[\"')\]}}]*)(?P<mark>(?:{_MARKS})?)(?=(?P<gap>\s+|$))"
)
_GLUED = re.compile(
    r"(?:(?<=[a-z]{3})|(?<=[\d)%]))[.!?](?=([A-Z][a-z]*)\s)"
)  # "54.There": no blank
_LAST_WORD = re.compile(r"[^\s(\[\"]*$")
_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?(?!\.\s?[A-Z])")
_OPENERS = re.compile(r"[\s\"'(\[]*")
_LIST_NUMBER = re.compile(r"[\s(\[\"']*(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxIVX]{1,5})\.?$")
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]$", re.IGNORECASE)
_WENT_ON = r"(?=,?\s*[a-z])"  # after a closing quotation mark
_ASIDE = re.compile(
    rf"\([^()]{{1,{LONGEST_ASIDE}}}\)|\[[^\[\]]{{1,{LONGEST_ASIDE}}}\]"
    rf"|(?<![^\s(\[])\"[^\"]{{1,{LONGEST_ASIDE}}}\"(?!\w){_WENT_ON}"
    # single quotes: closed after a stop only, as the same sign is an apostrophe
    rf"|(?<![^\s(\[])'(?=\w)(?:[^']|'(?=\w)){{1,{LONGEST_ASIDE}}}?[.!?,]'(?!\w){_WENT_ON}"
)
_CREDIT = re.compile(
    r"[.!?]\"?(?P<credit>\s*\(\s*[^\s().?!]+(?:\s+[^\s().?!]+){0,7}\s*\)\.?)(?=\s+[^\s(a-z]|[A-Z]|\s*$)"
)
"""After a full stop, who said it or where it stands: `… not a taboo." (Other).`"""
_SPAN = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_LOOK_BACK = 60  # code points: no word that carries a stop is longer
_LOOK_AHEAD = 40


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end (code points, end exclusive) of each sentence, in order, none empty.

    The spans and the blanks between them are the whole text: nothing is lost or added. Closing
    quotes, brackets and footnote marks belong to the sentence they follow.
    """
    folded = fold(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _ends(folded):
        if end > start and not _only_number(folded, start, end):
            _add(spans, folded, start, end)
            start = end
    _add(spans, folded, start, len(folded))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    found = _SPAN.search(text, start, end)
    if found:
        spans.append(found.span())


def _only_number(text: str, start: int, end: int) -> bool:
    """Whether all there is so far is the number of a list item ("1.", "(a).", "4.1.")."""
    return end - start < _LOOK_BACK and bool(_LIST_NUMBER.match(text[start:end].rstrip(".) ")))


def _ends(text: str) -> list[int]:
    asides = _asides(text)
    ends = {
        found.end()
        for found in _STOP.finditer(text)
        if not _inside(asides, found.start()) and _is_end(text, found)
    }
    for found in _GLUED.finditer(text):
        if found[1].lower() in STARTERS and not _inside(asides, found.start()):
            ends.add(found.end())
    for found in _CREDIT.finditer(text):
        ends.discard(found.start("credit"))
        ends.add(found.end())
    return sorted(ends)


def _asides(text: str) -> list[tuple[int, int]]:
    """Bracketed and quoted stretches, in order, none overlapping.

    Their last two characters are left off, as a sentence may end at "…).".
    """
    if not any(mark in text for mark in "\"'(["):
        return []
    return [(found.start(), found.end() - 2) for found in _ASIDE.finditer(text)]


def _inside(asides: list[tuple[int, int]], at: int) -> bool:
    nearest = bisect_right(asides, (at, at)) - 1
    return nearest >= 0 and at < asides[nearest][1]


def _is_end(text: str, found: re.Match[str]) -> bool:
    if not found["gap"]:
        return True
    after = text[found.end() : found.end() + _LOOK_AHEAD].lstrip()
    if not after or not _may_start(after):
        return False
    stop = found["stop"]
    if "!" in stop or "?" in stop:
        return True
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    if stop != ".":  # an ellipsis with a blank before it stands for words left out
        return bool(before) and not before[-1].isspace()
    return bool(found["closers"]) or not _carries_stop(before, after)


def _may_start(after: str) -> bool:
    """Whether a sentence can start so: not with a comma, nor a small letter but in a quotation.

    People's remarks are quoted as they wrote them; `eHealth` is a word too.
    """
    rest = after[_OPENERS.match(after).end() :]  # type: ignore[union-attr]
    if not rest:
        return False
    if rest[0].islower():
        return after.startswith(f'"{rest[0]}') or (len(rest) > 1 and rest[1].isupper())
    return rest[0] not in ",;:.!?-%&"


def _carries_stop(before: str, after: str) -> bool:
    """Whether the stop after `before` belongs to its last word."""
    last = _LAST_WORD.search(before)
    word = last[0] if last else ""
    bare = word.strip("'").lower()
    starter = _starts_with(after, STARTERS)
    if bare in RUNNING or (bare in TITLES and not starter):
        return True
    if bare in NUMBERED and after[:1].isdigit():
        return True
    if bare in CLOSING or _DOTTED.fullmatch(bare):
        return not starter
    if len(word) == 1 and word.isalpha() and word.isupper():
        return not starter and not _completes_label(before)
    return False


def _starts_with(after: str, words: frozenset[str]) -> bool:
    found = _WORD.match(after, _OPENERS.match(after).end())  # type: ignore[union-attr]
    return bool(found) and found[0].lower() in words  # type: ignore[index]


def _completes_label(before: str) -> bool:
    words = before.split()
    return len(words) > 1 and words[-2].lower() in LABELS
