"""The real Word and Markdown plans, where they are at hand."""

import re
from pathlib import Path

import pytest

from doc_audit.ingest import read_document
from doc_audit.model import BlockKind, Document

WORD = "west-sussex-sight-loss-briefing.docx"
PLANNING = "nhs-operational-planning-guidance-2025-26.md"
NEIGHBOURHOOD = "nhs-neighbourhood-health-guidelines-2025-26.md"


def read(shared: Path, name: str) -> Document:
    return read_document((shared / "plans" / name).read_bytes(), name, "plan")


def of(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks if block.kind is kind]


@pytest.mark.parametrize("name", [WORD, PLANNING, NEIGHBOURHOOD])
def test_two_reads_are_equal_and_offsets_agree(shared: Path, name: str) -> None:
    document = read(shared, name)
    assert document == read(shared, name)
    assert all(document.text[b.start : b.end] == b.text for b in document.blocks)


@pytest.mark.parametrize("name", [PLANNING, NEIGHBOURHOOD])
def test_no_letter_of_the_markdown_is_lost(shared: Path, name: str) -> None:
    source = (shared / "plans" / name).read_text()
    out = "".join(b.marker + b.text for b in read(shared, name).blocks)
    assert sorted(filter(str.isalpha, out)) == sorted(filter(str.isalpha, source))


def test_word_headings_lists_tables_and_notes(shared: Path) -> None:
    document = read(shared, WORD)
    headings = [(b.level, b.text) for b in document.blocks if b.kind is BlockKind.HEADING]
    for level, start in ((1, "1 "), (1, "8 "), (2, "2.1 "), (3, "4.7.1 ")):
        assert any(at == level and text.startswith(start) for at, text in headings)
    assert len(of(document, BlockKind.FOOTNOTE)) == 7  # of 8, one is empty
    assert len(of(document, BlockKind.CONTENTS)) > 20
    assert {b.table for b in document.blocks if b.kind is BlockKind.TABLE_ROW} == set(range(2, 9))
    assert {x.code for x in document.problems} >= {"tracked_changes", "pictures_not_read"}


def test_each_page_number_and_header_of_the_guidance_is_furniture(shared: Path) -> None:
    furniture = of(read(shared, PLANNING), BlockKind.FURNITURE)
    assert [text for text in furniture if text.isdigit()] == [str(n) for n in range(2, 20)]
    assert len(set(furniture)) == 18 + 1


def test_the_guidance_has_no_marks_left_and_few_broken_sentences(shared: Path) -> None:
    paragraphs = of(read(shared, PLANNING), BlockKind.PARAGRAPH)
    assert not [text for text in paragraphs if re.search(r"\*|\\", text)]
    broken = [text for text in paragraphs if text[0].islower()]
    assert len(broken) <= 2


def test_stems_of_the_guidelines_have_their_items(shared: Path) -> None:
    document = read(shared, NEIGHBOURHOOD)
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert sum(1 for item in items if not item.marker) > 40
    assert [x.code for x in document.problems] == ["letters_lost"]
