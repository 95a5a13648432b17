"""Records of labels whose table a page end tears: what stands on the next page is theirs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from doc_audit.ingest.heads import cell_role, is_exact_head, roles_of
from doc_audit.ingest.pdf.laid import Laid
from doc_audit.ingest.pdf.layout import Item
from doc_audit.ingest.pdf.order.forms import Form
from doc_audit.ingest.pdf.tables.cardtables import LONGEST_LABEL, card_forms
from doc_audit.ingest.pdf.tables.records import Table, TableRow

_SAME_EDGE = 6.0  # points between the left edges of labels on two pages


def with_whole_cards(pages: Iterable[Laid]) -> Iterator[Laid]:
    """Pages, the record at the end of one made whole by the first rows of the next."""
    before: Laid | None = None
    for page in pages:
        if before is not None:
            before, page = _made_whole(before, page)
            yield before
        before = page
    if before is not None:
        yield before


def _made_whole(before: Laid, page: Laid) -> tuple[Laid, Laid]:
    if not before.items or not page.items or page.number != before.number + 1:
        return before, page
    last, first = before.items[-1], page.items[0]
    if not isinstance(last, Form) or not isinstance(first, Table):
        return before, page
    count = _tail(last, first)
    if not count:
        return before, page
    whole = _grown(last, _rows(first)[:count])
    return (
        replace(before, items=[*before.items[:-1], whole]),
        replace(page, items=[*_rest(first, count), *page.items[1:]]),
    )


def _rows(table: Table) -> tuple[TableRow, ...]:
    return (*table.head_rows, *table.rows)


def _label(row: TableRow) -> str:
    return " ".join(line.text for line in row.cells[0]).rstrip(" :")


def _is_label(text: str) -> bool:
    return is_exact_head(text) or (len(text) <= LONGEST_LABEL and cell_role(text) != "other")


def _tail(form: Form, table: Table) -> int:
    """How many of a table's first rows are labels that the record above it lacks."""
    if len(table.xs) != 3 or abs(table.box.x0 - form.box.x0) > _SAME_EDGE:
        return 0
    seen = {label.casefold() for label, _, _ in form.cells}
    for count, row in enumerate(_rows(table)):
        label = "" if row.spans else _label(row)
        if not _is_label(label) or label.casefold() in seen:
            return count
        seen.add(label.casefold())
    return len(_rows(table))


def _grown(form: Form, rows: Sequence[TableRow]) -> Form:
    parts = [(label, words) for label, _, words in form.cells]
    parts += [(_label(row), row.cells[1]) for row in rows]
    roles = roles_of([label for label, _ in parts])
    cells = tuple((label, role, words) for (label, words), role in zip(parts, roles, strict=True))
    return replace(form, cells=cells)


def _rest(table: Table, count: int) -> list[Item]:
    """What is left of a table without its first rows, as records where it is such."""
    rows = _rows(table)[count:]
    if not rows:
        return []
    left = replace(table, head_rows=(), rows=rows, heads=("",) * (len(table.xs) - 1))
    return [*card_forms(left)] or [left]
