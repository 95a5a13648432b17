"""Pages laid out as bytes, and made again; read back by the same process."""

import marshal
from collections.abc import Iterable, Sequence
from typing import Any

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.charts.charts import Figure
from doc_audit.ingest.pdf.laid import Settled
from doc_audit.ingest.pdf.layout import Item
from doc_audit.ingest.pdf.lines.packing import packed_lines, unpacked_lines
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.order.forms import Form
from doc_audit.ingest.pdf.tables.records import Table, TableRow


class _Lines:
    """Numbers the lines of a page: cells that share one share it still when made again."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self.lines: list[TextLine] = []

    def __call__(self, lines: Iterable[TextLine]) -> tuple[int, ...]:
        """Numbers of some lines."""
        found = []
        for line in lines:
            number = self._numbers.setdefault(id(line), len(self.lines))
            if number == len(self.lines):
                self.lines.append(line)
            found.append(number)
        return tuple(found)


def packed_page(page: Settled) -> bytes:
    """A page as bytes, for `unpacked_page` in the same process."""
    lines = _Lines()
    items: Any = [_packed(item, lines) for item in page.items]
    furniture = lines(page.furniture)
    others = [tuple(box) for box in page.others]
    whole = (page.number, items, list(page.tables), others, furniture, tuple(page.box), page.rule)
    return marshal.dumps((*whole, packed_lines(lines.lines)))


def unpacked_page(record: bytes) -> Settled:
    """The page again."""
    number, items, tables, others, furniture, box, rule, packed = marshal.loads(record)
    lines = unpacked_lines(packed)
    made = [_MADE[kind](values, lines) for kind, values in items]
    aside = [lines[at] for at in furniture]
    return Settled(number, made, tables, [Box(*one) for one in others], aside, Box(*box), rule)


def _packed(item: Item, lines: _Lines) -> tuple[int, tuple[Any, ...]]:
    if isinstance(item, Passage):
        return 0, (lines(item.lines), item.marker, item.skip)
    if isinstance(item, Form):
        cells = tuple((head, role, lines(own)) for head, role, own in item.cells)
        return 1, (cells, tuple(item.box))
    if isinstance(item, Figure):
        return 2, (tuple(_packed(one, lines)[1] for one in item.passages), tuple(item.box))
    rows, heads = (
        tuple((tuple(map(lines, row.cells)), row.spans) for row in own)
        for own in (item.rows, item.head_rows)
    )
    return 3, (item.page, item.xs, rows, item.heads, heads, item.ruled)


def _passage(values: tuple[Any, ...], lines: Sequence[TextLine]) -> Passage:
    own, marker, skip = values
    return Passage(tuple([lines[at] for at in own]), marker, skip)


def _form(values: tuple[Any, ...], lines: Sequence[TextLine]) -> Form:
    cells, box = values
    made = tuple((head, role, tuple([lines[at] for at in own])) for head, role, own in cells)
    return Form(made, Box(*box))


def _figure(values: tuple[Any, ...], lines: Sequence[TextLine]) -> Figure:
    passages, box = values
    return Figure(tuple([_passage(one, lines) for one in passages]), Box(*box))


def _table(values: tuple[Any, ...], lines: Sequence[TextLine]) -> Table:
    page, xs, rows, heads, head_rows, ruled = values
    made, above = (
        tuple([
            TableRow(tuple([tuple([lines[at] for at in cell]) for cell in cells]), spans)
            for cells, spans in own
        ])
        for own in (rows, head_rows)
    )  # fmt: skip
    return Table(page, xs, made, heads, above, ruled)


_MADE = (_passage, _form, _figure, _table)
