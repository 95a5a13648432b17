"""Which levels at the top of a table without a grid hold the heads of its columns."""

from collections.abc import Sequence

from doc_audit.ingest.pdf.lines.textlevels import Level
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.tables.cellrows import placed_in
from doc_audit.ingest.pdf.tables.figures import figure_columns, is_figure
from doc_audit.ingest.pdf.tables.gutters import by_column
from doc_audit.ingest.pdf.tables.headrows import compose
from doc_audit.ingest.pdf.tables.records import TableRow
from doc_audit.ingest.pdf.tables.regions import LEAST_RULES, PIECE_GAP, Region

MOST_HEAD_LEVELS = 5
_LONGEST_HEAD = 80  # characters in one head of a column


def head_levels(region: Region, levels: Sequence[Level], cuts: Sequence[float]) -> int:
    """How many of the first levels hold heads."""
    columns = len(cuts) + 1
    pieces = [(f, line) for level in levels for f, _, line in by_column(level, cuts)]
    figures = set(figure_columns(pieces, columns))
    if figures:
        counts = [_before_figures(levels, cuts, figures)]
    else:
        counts = [_before_rule(region, levels), _before_style(levels)]
    for count in counts:
        heads = levels[:count]
        beside = any(piece.first > 0 for piece in placed_in(heads, cuts))
        if beside and count <= MOST_HEAD_LEVELS and count < len(levels) and _is_short(heads):
            return count
    return 0


def _before_figures(levels: Sequence[Level], cuts: Sequence[float], figures: set[int]) -> int:
    """Levels above the first with a figure in a column of figures, wrapped labels apart."""
    count = 0
    for level in levels:
        own = by_column(level, cuts)
        if any(f in figures and is_figure(line.text) for f, _, line in own):
            break
        count += 1
    while count and _only_labels(levels[count - 1], cuts) and count < len(levels):
        count -= 1
    return count


def _before_rule(region: Region, levels: Sequence[Level]) -> int:
    """Levels above the first rule under some, where it is the one inside or parts two styles."""
    if len(region.rules) < LEAST_RULES:
        return 0
    for y in region.rules[:-1]:
        above = sum(level.baseline - 0.3 * level.size < y for level in levels)
        if 0 < above < len(levels):
            alone = len(region.rules) == LEAST_RULES
            return above if alone or levels[0].style != levels[above].style else 0
    return 0


def _before_style(levels: Sequence[Level]) -> int:
    """Levels set like the first, where those after are not."""
    style = levels[0].style
    return next((at for at, level in enumerate(levels) if level.style != style), 0)


def _is_short(levels: Sequence[Level]) -> bool:
    cells = compose([level.pieces(PIECE_GAP) for level in levels])
    return all(len(cell.text) <= _LONGEST_HEAD for cell in cells)


def heads_of(
    levels: Sequence[Level], cuts: Sequence[float]
) -> tuple[tuple[str, ...], tuple[TableRow, ...]]:
    """Words over each column, and the levels as one row."""
    columns = len(cuts) + 1
    texts: list[list[str]] = [[] for _ in range(columns)]
    cells: list[list[TextLine]] = [[] for _ in range(columns)]
    for piece in placed_in(levels, cuts):
        cells[piece.first].append(piece.line)
        for column in range(piece.first, piece.last + 1):
            texts[column].append(piece.line.text)
    row = TableRow(tuple(map(tuple, cells)))
    return tuple(" ".join(parts) for parts in texts), (row,)


def _only_labels(level: Level, cuts: Sequence[float]) -> bool:
    return all(first == 0 for first, _, _ in by_column(level, cuts))
