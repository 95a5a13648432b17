"""Evidence that no words of the page hold by themselves marks none of them."""

import pytest

from doc_audit.model import Code, Evidence, Statement
from doc_audit.model.document import Piece
from doc_audit.pipeline.pdf_words import spans_of

BEFORE = "Our hubs for carers."
TEXT = "Open a hub"


@pytest.mark.parametrize("source", ["head", "heading"])
def test_words_of_a_heading_are_not_looked_for_in_what_stood_before(source: str) -> None:
    at = len(BEFORE) + 1
    pieces = (Piece(0, at, at + len(TEXT)),)
    statement = Statement("s", "d", TEXT, before=BEFORE, headings=("2026/27",), pieces=pieces)
    code = Code(2, "", Evidence(source, 0, 7, "2026/27"))  # type: ignore[arg-type]
    assert list(spans_of(f"{BEFORE} {TEXT}", statement, code)) == []
    held = Code(2, "", Evidence("before", 0, 7, BEFORE[:7]))
    assert list(spans_of(f"{BEFORE} {TEXT}", statement, held)) == [(0, 7)]
