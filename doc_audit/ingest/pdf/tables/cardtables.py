"""Tables whose heads stand in the first of two columns: one record for each run of labels."""

from collections.abc import Iterator, Sequence

from doc_audit.ingest.box import around
from doc_audit.ingest.heads import is_action_head, is_exact_head, roles_of
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.order.forms import Form
from doc_audit.ingest.pdf.tables.records import Table, TableRow

LONGEST_LABEL = 40
"""Characters of a label: "How we will measure the difference made"."""
_KNOWN = 0.5  # of the labels of a table of records, whose makers word some in their own way
_Part = tuple[str, tuple[TextLine, ...], tuple[TextLine, ...]]
"""Label, its lines, the lines it stands before."""


def card_forms(table: Table) -> list[Form]:
    """The records of a table of labels and what they stand for; empty for any other table."""
    rows = (*table.head_rows, *table.rows)
    if len(table.xs) != 3 or len(rows) < 2 or any(row.spans for row in rows):
        return []
    parts = [_part(row) for row in rows]
    labels = [label for label, _, _ in parts]
    if not _are_labels(labels) or not is_action_head(labels):
        return []
    if len(rows) == 2 and table.lists_actions:
        return []  # two heads over one row
    records = list(_records(parts))
    if not all(is_action_head([label for label, _, _ in record]) for record in records):
        return []  # torn apart somewhere: what belongs together is not sure
    return [_form(record) for record in records]


def _are_labels(texts: Sequence[str]) -> bool:
    """Whether the cells of a column are labels: known heads most of them, short the others."""
    known = [is_exact_head(text) for text in texts]
    short = all(0 < len(text) <= LONGEST_LABEL for text in texts)
    return short and sum(known) > _KNOWN * len(known)


def _part(row: TableRow) -> _Part:
    label, words = row.cells
    return " ".join(line.text for line in label).rstrip(" :"), label, words


def _records(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Runs of labels without a repeat."""
    record: list[_Part] = []
    for part in parts:
        if any(part[0].casefold() == label.casefold() for label, _, _ in record):
            yield record
            record = []
        record.append(part)
    yield record


def _form(record: Sequence[_Part]) -> Form:
    labels = [label for label, _, _ in record]
    roles = roles_of(labels)
    cells = tuple(
        (label, role, words) for (label, _, words), role in zip(record, roles, strict=True)
    )
    boxes = [line.box for _, label, words in record for line in (*label, *words)]
    return Form(cells, around(boxes))
