"""Labels that promise reasons are no stems of the text and tables after them."""

import pytest

from doc_audit.model import Block, BlockKind, Cell, Document
from doc_audit.model.assemble import place_blocks
from doc_audit.segment import statements


def stems(*blocks: Block) -> list[tuple[str, str]]:
    placed = place_blocks(blocks)
    document = Document("d", "d", "docx", "0" * 64, blocks=placed)
    return [(s.text, s.stem) for s in statements(document)][1:]


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


ROW = Block(BlockKind.TABLE_ROW, "Open a hub", cells=(Cell("Action", "action", 0, 10),), table=1)


@pytest.mark.parametrize("label", ["Why this matters:", "Background:", "Rationale:"])
def test_text_after_a_label_for_reasons_is_text(label: str) -> None:
    found = stems(paragraph(label), paragraph("Falls are common"), ROW)
    assert found == [("Falls are common", ""), ("Open a hub", "")]
    assert stems(paragraph(label), ROW) == [("Open a hub", "")]


def test_text_after_a_label_for_actions_is_a_list() -> None:
    label = "What we will do:"
    assert stems(paragraph(label), paragraph("Open a hub")) == [("Open a hub", label)]
    assert stems(paragraph(label), ROW) == [("Open a hub", label)]


def test_a_paragraph_of_two_sentences_is_no_item() -> None:
    found = stems(paragraph("What we will do:"), paragraph("Falls are common. They cost a lot"))
    assert found == [("Falls are common.", ""), ("They cost a lot", "")]


def test_bullets_of_reasons_keep_their_stem() -> None:
    bullet = Block(BlockKind.LIST_ITEM, "Falls are common", level=1, marker="•")
    assert stems(paragraph("Why this matters:"), bullet) == [(bullet.text, "Why this matters:")]
