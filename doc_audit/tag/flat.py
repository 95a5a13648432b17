"""Columns of a table row that reached us as one line, its cells parted by “;” or “|”."""

import re
from collections.abc import Iterator, Sequence

from doc_audit.model import Cell
from doc_audit.tag.words import words_in

_PARTING = re.compile(r"\s*;\s+|\s+\|\s+|\s+•\s+")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(?:(?:19|20)\d\d(?:\s?[/-–]\s?(?:20)?\d\d)?|\d\d/\d\d)"
_WHEN = re.compile(
    rf"""(?:by\s|from\s|until\s|end\s(?:of\s)?|(?:by\s)?(?:the\s)?end\sof\s|early\s|mid[\s-]|late\s|in\s)?
    (?: (?:\d\d?(?:st|nd|rd|th)?\s)?{_MONTH}(?:\s{_YEAR})? | {_YEAR}
      | (?:q[1-4]|quarter\s\w+)(?:[\s,]+(?:of\s)?{_YEAR})?
      | (?:spring|summer|autumn|winter)(?:\s{_YEAR})?
      | \d\d?[/.]\d\d?[/.]\d\d(?:\d\d)? | (?:year|yr)s?\s\d(?:\s?[-–]\s?\d)?
      | \d+\s(?:weeks|months|years)
      | (?:short|medium|long)(?:er)?[\s-]term | ongoing | continuous | immediate(?:ly)?
      | annual(?:ly)? | yearly | quarterly | monthly | weekly | tbc | tba )\.?""",
    re.IGNORECASE | re.VERBOSE,
)
_MEASURE = re.compile(
    r"(?:the\s)?(?:number|numbers|proportion|percentage|%|rate|rates|uptake|increase|reduction|"
    r"decrease|improvement)s?\s(?:of|in|from)\s",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:lead|owner|led by|responsible|who)[\w ]{0,20}:\s*", re.IGNORECASE)
_WORD = re.compile(r"[\w&'’.-]+")
JOINTS = words_in("of and for the with to in & or")
"""Small words inside a list of names."""
BODIES = words_in(
    "council councils board trust committee team teams service services hub alliance group unit "
    "department authority agency collaborative forum directorate office taskforce university "
    "college police hospital hospitals federation foundation healthwatch partnership network "
    "health care protection housing lead leads director manager officer coordinator chair "
    "commissioner commissioners commissioning"
)
"""Words that names of bodies, teams and posts hold; a place or a person alone has none."""
DOCUMENTS = words_in(
    "framework frameworks plan plans strategy strategies report reports survey surveys guidance "
    "standard standards indicator indicators act bill charter pledge guideline guidelines toolkit "
    "dashboard profile profiles assessment assessments policy policies scheme schemes"
)
"""Last words of names of documents and things, which own nothing."""
LONGEST = 16
"""Words; the longest list of owners read in such rows has 14."""


def flat_cells(text: str) -> tuple[Cell, ...]:
    """Cells that the parts of a line can be told to be: measure, lead, timescale.

    Only the end of a line is looked at, as owners and dates close a row: parts from the last one
    on that are a date, then one that is a list of names. Prose parted by semicolons has neither.
    Upright bars stand in rows alone, so there each part behind the longest is looked at.
    """
    parts = list(_parts(text))
    if len(parts) < 2:
        return ()
    return _barred(text, parts) or _closing(text, parts)


def _barred(text: str, parts: Sequence[tuple[int, int]]) -> tuple[Cell, ...]:
    """The owner and date among the cells of a row behind its act, which is its longest cell."""
    if " | " not in text:
        return ()
    act = max(range(len(parts)), key=lambda i: parts[i][1] - parts[i][0])
    behind = parts[act + 1 :]
    owners = [part for part in behind if _owner(text[slice(*part)], dated=False)]
    dates = [part for part in behind if _WHEN.fullmatch(text[slice(*part)])]
    if not owners:
        return ()
    found = [Cell("", "measure", *part) for part in behind if _MEASURE.match(text[slice(*part)])]
    found += [Cell("", "lead", *part) for part in owners[:1]]
    return (*found, *(Cell("", "timescale", *part) for part in dates[:1]))


def _closing(text: str, parts: list[tuple[int, int]]) -> tuple[Cell, ...]:
    """Columns of the parts that close a line."""
    found: list[Cell] = []
    start, end = parts[-1]
    if _WHEN.fullmatch(text[start:end]):
        found.append(Cell("", "timescale", start, end))
        parts.pop()
    if len(parts) < 2:
        return tuple(found)
    start, end = parts[-1]
    label = _LABEL.match(text, start, end)
    start = label.end() if label else start
    if _owner(text[start:end], dated=bool(found) or label is not None):
        found.insert(0, Cell("", "lead", start, end))
        parts.pop()
    if found:
        rest = (part for part in parts[1:] if _MEASURE.match(text[slice(*part)]))
        found[:0] = (Cell("", "measure", *part) for part in rest)
    return tuple(found)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _PARTING.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text.rstrip(" .;|"))


def _owner(part: str, dated: bool) -> bool:
    """A list of names; one that a date follows may be of any name, another holds a body's word."""
    words = _WORD.findall(part)
    if not words or len(words) > LONGEST or not words[0][0].isupper():
        return False
    if not all(word[0].isupper() or word.lower() in JOINTS for word in words):
        return False
    if not dated and words[-1].lower() in DOCUMENTS:
        return False
    known = any(word.lower() in BODIES or (len(word) > 1 and word.isupper()) for word in words)
    return known or (dated and len(words) > 1)
