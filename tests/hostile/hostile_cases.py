"""All hostile documents, by kind; made when asked for, nothing of them is kept."""

from collections.abc import Iterator

from hostile_case import Case
from hostile_kinds import kind_cases
from hostile_office import office_cases
from hostile_pdf import pdf_cases
from hostile_sheets import sheet_cases
from hostile_slides import slide_cases
from hostile_tables import table_cases
from hostile_text import text_cases

PORT = 47391
"""Of this machine; every address in a case leads there, so that a listener sees who calls."""

KINDS = {
    "kinds": kind_cases, "pdf": pdf_cases, "office": office_cases, "slides": slide_cases,
    "sheets": sheet_cases, "tables": table_cases, "text": text_cases,
}  # fmt: skip

TITLES = {
    "kinds": "Files that are something else", "pdf": "PDF", "office": "Word", "slides": "Slides",
    "sheets": "Workbooks", "tables": "Tables written as text", "text": "Web pages and text",
}  # fmt: skip


def named_in_table(case: Case) -> str:
    """Its name as a cell of a Markdown table may hold it."""
    return case.name.translate({ord(sign): f"\\{sign}" for sign in "|*_`[]<>\\"})


def cases(kind: str, scale: int = 1) -> Iterator[Case]:
    """The cases of a kind; `scale` multiplies sizes: 1 for tests, 1000 for the bench."""
    return KINDS[kind](scale)
