"""The invented tables of the two lists in `same/`, and documents that hold them all."""

import html
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import docx
from head_rows import FOLDER, ROLES
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from doc_audit.model import BlockKind, Document

MARKS = {**{mark: {role} for mark, role in ROLES.items()},
         "x": {"measure", "resource", "baseline", "status", "other"},
         "?": set(ROLES.values())}  # fmt: skip


@dataclass(frozen=True)
class Invented:
    """A table: rows of cells, the first holding its heads unless it has none.

    A head such as `Delivery > Who` stands under one that it shares with the heads beside it.
    """

    name: str
    roles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def headed(self) -> bool:
        return "without heads" not in self.name

    @property
    def body(self) -> tuple[tuple[str, ...], ...]:
        return self.rows[self.headed :]

    @property
    def acts(self) -> bool:
        """Whether its rows are actions."""
        return "a" in self.roles

    @property
    def levels(self) -> list[list[str]]:
        """Its rows of heads: one, or two where some are parted; a shared head is repeated."""
        if not self.headed:
            return []
        parted = [head.split(" > ") for head in self.rows[0]]
        if all(len(head) == 1 for head in parted):
            return [list(self.rows[0])]
        return [[head[0] for head in parted], [head[-1] for head in parted]]


def invented(name: str) -> Iterator[Invented]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    for part in text.split("\n= ")[1:]:
        first, *lines = part.strip("\n").split("\n")
        title, roles = (word.strip() for word in first.split(";"))
        rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
        yield Invented(title, tuple(roles.split()), tuple(rows))


def _spans(table: Invented) -> Iterator[tuple[int, int, int, int, str]]:
    """Row, column, height, width and words of each head."""
    levels = table.levels
    at = 0
    for _, shared in groupby(levels[0] if levels else []):
        width = len(list(shared))
        below = levels[-1][at : at + width]
        alone = len(levels) == 2 and width == 1 and levels[0][at] == below[0]
        yield 0, at, 2 if alone else 1, width, levels[0][at]
        if len(levels) == 2 and not alone:
            yield from ((1, at + n, 1, 1, head) for n, head in enumerate(below))
        at += width


def _title(table: Invented) -> str:
    return table.name.capitalize()


def as_html(tables: Sequence[Invented], tag: str = "th") -> bytes:
    parts = []
    for table in tables:
        rows: list[list[str]] = [[] for _ in table.levels]
        for down, _, high, wide, words in _spans(table):
            rows[down].append(
                f'<{tag} colspan="{wide}" rowspan="{high}">{html.escape(words)}</{tag}>'
            )
        rows += [[f"<td>{html.escape(cell)}</td>" for cell in row] for row in table.body]
        inner = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
        parts.append(f"<h2>{_title(table)}</h2><table>{inner}</table>")
    return f"<html><body><main><h1>Tables</h1>{''.join(parts)}</main></body></html>".encode()


def as_word(tables: Sequence[Invented]) -> bytes:
    document = docx.Document()
    for table in tables:
        document.add_heading(_title(table), 1)
        high = len(table.levels)
        made = document.add_table(high, len(table.roles), style="Table Grid")
        for down, at, rows, wide, words in _spans(table):
            cell = made.cell(down, at)
            if rows * wide > 1:
                cell = cell.merge(made.cell(down + rows - 1, at + wide - 1))
            cell.text = words
        for row in table.body:
            for cell, words in zip(made.add_row().cells, row, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_PLAIN = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
_BOLD = ParagraphStyle("head", parent=_PLAIN, fontName="Helvetica-Bold")
_HEADING = ParagraphStyle("heading", parent=_BOLD, fontSize=14, leading=18, spaceBefore=14)


def as_ruled_pdf(tables: Sequence[Invented]) -> bytes:
    story: list[object] = []
    for table in tables:
        high, wide = len(table.levels), len(table.roles)
        grid: list[list[object]] = [[""] * wide for _ in range(high)]
        style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        for down, at, rows, columns, words in _spans(table):
            grid[down][at] = Paragraph(words, _BOLD)
            style.append(("SPAN", (at, down), (at + columns - 1, down + rows - 1)))
        grid += [[Paragraph(cell, _PLAIN) for cell in row] for row in table.body]
        shown = Table(grid, colWidths=[720 / wide] * wide, style=TableStyle(style))
        parts = [Paragraph(_title(table), _HEADING), Spacer(1, 6), shown, Spacer(1, 12)]
        story.append(KeepTogether(parts))
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=landscape(A4), invariant=1).build(story)
    return out.getvalue()


def faults(table: Invented, document: Document) -> list[str]:
    """What is wrong with a table as read: rows that aren't there, roles that aren't right."""
    title = _title(table)
    rows = [
        {row.text[cell.start : cell.end]: cell.role for cell in row.cells}
        for row in document.blocks
        if row.kind is BlockKind.TABLE_ROW and row.section[-1:] == (title,)
    ]
    found = [f"{len(rows)} rows"] if len(rows) != len(table.body) else []
    for at, row in enumerate(table.body):
        read = next((r for r in rows if set(filter(None, row)) <= set(r)), None)
        if read is None:
            found.append(f"row {at + 1} not found")
            continue
        for mark, words in zip(table.roles, row, strict=True):
            if words and read[words] not in MARKS[mark]:
                found.append(f"row {at + 1}: {words} is {read[words]}, not {mark}")
    return found
