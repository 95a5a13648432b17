"""Columns of periods that were over when a plan began: what was so then is no target of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_audit.model import Cell

_PERIOD = re.compile(r"\W*(?:FY\s?)?((?:19|20)\d\d)(?:\s?[/–-]\s?(?:20)?(\d\d))?\W*")
_CENTURY = 100
_FIGURES = frozenset({"measure", "other"})


def as_they_stood(cells: Sequence[Cell], start: str) -> tuple[Cell, ...]:
    """The cells of a row, values under a bare past year as the baselines that they are.

    `start` is the day the plan begins (ISO); "" where it isn't known.
    """
    if not start:
        return tuple(cells)
    return tuple(
        replace(cell, role="baseline") if _is_past(cell, start) else cell for cell in cells
    )


def _is_past(cell: Cell, start: str) -> bool:
    """Whether the head is a year, calendar or financial, that ended before the year of `start`."""
    found = _PERIOD.fullmatch(cell.head) if cell.role in _FIGURES else None
    if found is None:
        return False
    first = int(found[1])
    last = first - first % _CENTURY + int(found[2]) if found[2] else first
    return last < int(start[:4])
