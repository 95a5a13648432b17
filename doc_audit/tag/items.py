"""Items of lists as they stand in plain text: their marks, and what stands before them.

A reader that knows the layout takes marks off and gives each item its stem. Text that comes
without layout has them still: “• Train staff”, “1) Train staff”, “LW4 Train staff”.
"""

import re
from dataclasses import dataclass

BULLETS = "•·▪◦●○■□➢►✓✔\uf0b7\uf0a7"
_BULLET = rf"[{BULLETS}]\s*|[-–—*>]\s+"
_NUMBERED = r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+"
_DOTTED = r"\d{1,2}\.\s+(?=[A-Z])"
_CODED = r"[A-Z]{1,4}\d{1,2}(?:\.\d{1,2})*[a-z]?[:.)]?\s+(?=[A-Z])"
_MARKS = {
    "bullet": re.compile(_BULLET),
    "number": re.compile(_NUMBERED),
    "code": re.compile(_CODED),
    "dotted": re.compile(_DOTTED),
}
_EARLIER = {
    "bullet": re.compile(rf"(?:^|(?<=\s))(?:{_BULLET})"),
    "number": re.compile(rf"(?:^|(?<=\s))(?:{_NUMBERED})"),
    "code": re.compile(rf"(?:^|(?<=\s))(?:{_CODED})"),
    "dotted": re.compile(rf"(?:^|(?<=\s))(?:{_DOTTED})"),
}
_ENDS = re.compile(r"[.!?;:](?=\s+\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark that an item begins with.

    Attributes:
        kind: `bullet`, `number`, `code`, or `dotted` (“1. Training”), which headings have too.
        end: code points it takes, with the blanks behind it.
    """

    kind: str
    end: int


def mark_of(text: str) -> Mark | None:
    """The mark that a text begins with, or None."""
    lead = len(text) - len(text.lstrip())
    for kind, pattern in _MARKS.items():
        found = pattern.match(text, lead)
        if found and found.end() < len(text):
            return Mark(kind, found.end())
    return None


def list_before(before: str, mark: Mark) -> tuple[str, tuple[str, ...]]:
    """What opens a list, and its items, of the words before one more item with such a mark.

    The opening is "" where it isn't among the words. Bullets behind a sentence that stops and
    that isn't an item itself belong to another list, so they can't be told from these and count.
    """
    found = list(_EARLIER[mark.kind].finditer(before))
    if not found:
        return before.rstrip(), ()
    ends = [*(one.start() for one in found[1:]), len(before)]
    items = tuple(before[one.end() : end].strip() for one, end in zip(found, ends, strict=True))
    return before[: found[0].start()].rstrip(), items


def last_said(before: str, mark: Mark | None) -> str:
    """The sentence or item right before; "" where its beginning isn't among the words."""
    if mark:
        _, items = list_before(before, mark)
        if items:
            return items[-1]
    core = before.rstrip()
    ends = [found.end() for found in _ENDS.finditer(core)]
    return core[ends[-1] :].strip() if ends else ""
