"""Links from the report to a document's own file."""

from dataclasses import replace

from doc_audit.model import Document, Page
from doc_audit.report.lookup import source_link

PDF = Document("d", "plan.pdf", "pdf", "ab12", pages=(Page(1, 595.0, 842.0),))


def test_pdf_is_linked_at_its_page() -> None:
    assert source_link(PDF, 1) == "sources/ab12.pdf#page=1"
    assert source_link(PDF) == "sources/ab12.pdf"


def test_copy_keeps_the_suffix_without_which_its_program_refuses_it() -> None:
    deck = replace(PDF, media="pptx", name="Plan.PPSM", pages=())
    assert source_link(deck) == "sources/ab12.ppsm"
    assert source_link(replace(deck, name="plan.pdf")) == "sources/ab12.pptx"
    assert source_link(replace(deck, media="docx", name="plan.docm")) == "sources/ab12.docm"
    assert source_link(replace(deck, media="docx", name="plan.exe")) == "sources/ab12.docx"
    assert source_link(replace(deck, media="csv", name="log.tsv")) == "sources/ab12.tsv"


def test_saved_web_page_is_linked_as_text_so_that_its_scripts_do_not_run() -> None:
    page = replace(PDF, media="html", name="plan.html", pages=())
    assert source_link(page) == "texts/ab12.txt"
