"""Sheets that show two pages of a booklet side by side."""

import re
from collections.abc import Sequence

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.lines.textline import TextLine

_WIDER = 1.2  # times its height from which a sheet can show two upright pages (A4: 1.41)
_FOOT = 0.88  # share of the height below which the numbers of pages stand
_LEVEL = 3.0  # points between the baselines of the two numbers
_FOLIO = re.compile(r"(?:page )?(\d{1,3})", re.IGNORECASE)


def fold_of(lines: Sequence[TextLine], page: Box) -> float | None:
    """Where a sheet is folded: its middle, if two numbers that follow each other stand at its foot.

    Args:
        lines: of the page, furniture included.
        page: as shown.
    """
    if page.width < _WIDER * page.height:
        return None
    middle = (page.x0 + page.x1) / 2
    left: list[tuple[int, float]] = []
    right: list[tuple[int, float]] = []
    for line in lines:
        if line.box.y0 > _FOOT * page.height and (found := _FOLIO.fullmatch(line.text)):
            side = left if line.box.x1 < middle else right
            side.append((int(found[1]), line.baseline))
    pairs = ((a, b) for a in left for b in right)
    opposite = any(b[0] == a[0] + 1 and abs(a[1] - b[1]) <= _LEVEL for a, b in pairs)
    return middle if opposite else None
