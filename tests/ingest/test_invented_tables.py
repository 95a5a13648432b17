"""Tables of all kinds that plans have, in four files each: rows kept, roles right, no false ones."""

from collections.abc import Callable
from functools import cache

import pytest
import table_files as files

from doc_audit.ingest import read_document
from doc_audit.model import Document

TABLES = [*files.invented("tables_unseen.txt"), *files.invented("tables_more.txt")]
FORMATS: dict[str, Callable[[], bytes]] = {
    "a page with marked heads": lambda: files.as_html(TABLES),
    "a page without": lambda: files.as_html(TABLES, "td"),
    "Word": lambda: files.as_word(TABLES),
    "ruled PDF": lambda: files.as_ruled_pdf(TABLES),
}
REFERENCES = {"glossary", "abbreviations"}  # under such headings a PDF has no rows to be mined


@cache
def document(name: str) -> Document:
    return read_document(FORMATS[name](), "tables", "tables")


@pytest.mark.parametrize("name", FORMATS)
def test_rows_and_roles_of_all_tables(name: str) -> None:
    left = REFERENCES if name == "ruled PDF" else set()
    found = {table.name: files.faults(table, document(name)) for table in TABLES}
    assert {name: faults for name, faults in found.items() if faults and name not in left} == {}
