"""Tables of all kinds that plans have: rows kept, roles right, no false ones."""

from collections.abc import Callable

import pytest
import table_files as files

from doc_audit.ingest import read_document

UNSEEN = [*files.invented("tables_unseen.txt")]
MORE = [*files.invented("tables_more.txt")]
# Half of a list in the formats that are slow to write; both were looked at whole in all of them.
FORMATS: dict[str, tuple[list[files.Invented], Callable[[list[files.Invented]], bytes]]] = {
    "a page with marked heads": (UNSEEN + MORE, files.as_html),
    "a page without": (UNSEEN + MORE, lambda tables: files.as_html(tables, "td")),
    "Word": (MORE[::2], files.as_word),
    "ruled PDF": (UNSEEN[::2], files.as_ruled_pdf),
}


@pytest.mark.parametrize("name", FORMATS)
def test_rows_and_roles_of_all_tables(name: str) -> None:
    tables, make = FORMATS[name]
    document = read_document(make(tables), "tables", "tables")
    found = {table.name: files.faults(table, document) for table in tables}
    assert {name: faults for name, faults in found.items() if faults} == {}
