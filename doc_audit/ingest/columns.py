"""Tables whose columns are made of blanks, as `pdftotext -layout` writes them."""

import re
from collections.abc import Sequence

from doc_audit.ingest.heads import is_action_head

EMPTY = "\u2060"
"""Stands for an empty cell between tabs; prints nothing and is no blank."""

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_SEGMENT = re.compile(r"\S+(?: \S+)*")
_FITS = 0.8  # of a column's width: a line that leaves room for the next word ends its cell
_SLACK = 2  # characters that a column's words may stand left of its edge
_FURTHEST_BLANKS = 1  # blank lines inside a table


def segments_of(line: str) -> list[tuple[int, str]]:
    """Words between gaps of two blanks or more, each with its place in the line, tabs expanded."""
    return [(found.start(), found[0]) for found in _SEGMENT.finditer(line.expandtabs(8))]


def with_tables(lines: Sequence[str]) -> list[str]:
    """Lines with each action table made of blanks written as rows of tab-separated cells."""
    done: list[str] = []
    at = 0
    while at < len(lines):
        heads = [text for _, text in segments_of(lines[at])] if _GAP.search(lines[at]) else []
        end = _table_end(lines, at + 1) if len(heads) > 1 and is_action_head(heads) else at
        rows = _rows(heads, lines[at + 1 : end])
        if rows:
            filled = ["\t".join(cell or EMPTY for cell in row) for row in rows]
            done += ["", "\t".join(heads), *filled, ""]
            at = end
        else:
            done.append(lines[at])
            at += 1
    return done


def _table_end(lines: Sequence[str], start: int) -> int:
    """The first line after a table: text without a gap after a blank line, or many blank lines."""
    end, blanks = start, 0
    for at in range(start, len(lines)):
        line = lines[at]
        if not line.strip():
            blanks += 1
            if blanks > _FURTHEST_BLANKS:
                break
            continue
        if blanks and len(segments_of(line)) < 2:
            break
        blanks = 0
        end = at + 1
    return end


def _edges(width: int, lines: Sequence[str]) -> list[int]:
    """Where the columns begin: the leftmost places in the lines that fill all of them."""
    full = [s for line in lines if len(s := segments_of(line)) == width]
    return [min(s[place][0] for s in full) for place in range(width)] if full else []


def _cut(line: str, edges: Sequence[int]) -> list[str]:
    """A line cut into its columns; words that run over an edge are cut where a word begins."""
    cells = [""] * len(edges)
    for start, text in segments_of(line):
        place = max((k for k, edge in enumerate(edges) if edge <= start + _SLACK), default=0)
        over = _over(text, edges[place + 1] - start) if place + 1 < len(edges) else 0
        if over:
            cells[place + 1] = text[over:].strip()
            text = text[:over]
        cells[place] = f"{cells[place]} {text}".strip()
    return cells


def _over(text: str, edge: int) -> int:
    """Where the word begins that stands nearest to the edge of the next column, or 0."""
    starts = [found.start() for found in re.finditer(r"(?<= )\S", text)]
    near = [start for start in starts if abs(start - edge) <= _SLACK]
    return min(near, key=lambda start: abs(start - edge), default=0)


def _rows(heads: Sequence[str], lines: Sequence[str]) -> list[list[str]]:
    """Rows of cells; nothing where no line shows where the columns begin."""
    edges = _edges(len(heads), lines)
    rows: list[list[str]] = []
    last: list[str] = []
    for line in lines if edges else ():
        cells = _cut(line, edges)
        if not any(cells):
            last = []
            continue
        if not rows or _starts_row(last, cells, edges):
            rows.append(cells)
        else:
            both = zip(rows[-1], cells, strict=True)
            rows[-1] = [f"{above} {below}".strip() for above, below in both]
        last = cells
    return rows


def _starts_row(last: Sequence[str], cells: Sequence[str], edges: Sequence[int]) -> bool:
    """Whether a line opens a row: its first cell can't be the rest of the one above."""
    first = cells[0]
    if not first:
        return False
    if not last or not last[0]:
        return not first[0].islower()
    room = (edges[1] - edges[0]) * _FITS
    if len(last[0]) + 1 + len(first.split()[0]) <= room:
        return True
    return all(cells) and not any(cell[0].islower() for cell in cells)
