"""The first rows of a table as heads of its columns."""

from collections.abc import Sequence
from dataclasses import replace

from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.pdf.tables.figures import figure_columns, is_figure
from doc_audit.ingest.pdf.tables.records import Table, TableRow

_LONGEST_HEAD = 80  # characters in one head of a column
_MOST_HEAD_ROWS = 3
_BOLD_ROW = 0.8  # share of bold characters in a row of heads


def with_heads(table: Table) -> Table:
    """The table with its first rows taken as heads where they are such."""
    titles = 1 if len(table.rows) > 1 and table.rows[0].spans else 0
    rows = table.rows[titles:]
    count = _head_count(rows)
    if not count:
        return replace(table, heads=("",) * (len(table.xs) - 1))
    return replace(
        table,
        rows=(*table.rows[:titles], *rows[count:]),
        heads=_heads(rows[:count]),
        head_rows=rows[:count],
    )


def _head_count(rows: Sequence[TableRow]) -> int:
    """How many of the first rows hold heads."""
    if len(rows) < 2 or rows[0].spans:
        return 0
    if count := _over_figures(rows):
        return count
    if not _is_short(rows[0]):
        return 0
    if is_action_head([text for text in rows[0].texts() if text]):
        return _shared_end(rows)
    bold = 0
    while bold < len(rows) and not rows[bold].spans and _weight(rows[bold]) > _BOLD_ROW:
        bold += 1
    if 0 < bold <= _MOST_HEAD_ROWS and bold < len(rows) and all(map(_is_short, rows[:bold])):
        return bold
    colour = _colour(rows[0])
    return int(colour is not None and colour != _colour(rows[1]))


def _over_figures(rows: Sequence[TableRow]) -> int:
    """How many of the first rows stand over columns of figures and hold none."""
    pieces = [
        (column, line)
        for row in rows
        for column, cell in enumerate(row.cells)
        for line in cell
        if not row.spans
    ]
    figures = figure_columns(pieces, len(rows[0].cells))
    if not figures:
        return 0
    count = 0
    while count < len(rows) and not any(
        is_figure(text) for column in figures for text in [rows[count].texts()[column]]
    ):
        count += 1
    heads = rows[:count]
    beside = any(any(row.cells[1:]) for row in heads)
    short = all(len(text) <= _LONGEST_HEAD for row in heads for text in row.texts())
    fits = 0 < count <= _MOST_HEAD_ROWS and count < len(rows) and beside and short
    return count if fits and not any(row.spans for row in heads) else 0


def _shared_end(rows: Sequence[TableRow]) -> int:
    """How many of the first rows a head cell that reaches down makes one row of heads."""
    count = 1
    while count < min(len(rows) - 1, _MOST_HEAD_ROWS) and _is_short(rows[count]):
        pairs = zip(rows[0].cells, rows[count].cells, strict=True)
        if not any(above and above == below for above, below in pairs):
            break
        count += 1
    return count


def _is_short(row: TableRow) -> bool:
    texts = [text for text in row.texts() if text]
    return len(texts) > 1 and all(len(text) <= _LONGEST_HEAD for text in texts)


def _heads(rows: Sequence[TableRow]) -> tuple[str, ...]:
    """Words over each column; a head over several columns is part of each one's."""
    columns: list[list[str]] = [[] for _ in rows[0].cells]
    for row in rows:
        over = ""
        for column, text in zip(columns, row.texts(), strict=True):
            over = text or (over if row is not rows[-1] else "")
            if over and over not in column:
                column.append(over)
    return tuple(" ".join(column) for column in columns)


def _weight(row: TableRow) -> float:
    """Share of bold characters."""
    count = sum(len(line.text) for line in row.lines)
    return sum(line.bold * len(line.text) for line in row.lines) / max(1, count)


def _colour(row: TableRow) -> int | None:
    """The one colour of a row's words; None when they have several."""
    colours = {line.colour for line in row.lines}
    return colours.pop() if len(colours) == 1 else None
