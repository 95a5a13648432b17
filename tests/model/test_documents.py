"""Blocks put together: offsets agree with the plain text, sections follow the headings."""

from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model import Block, BlockKind, Document, content_id
from doc_audit.model.assemble import place_blocks, with_sections

blocks = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(list(BlockKind)),
        text=st.text(min_size=1),
        level=st.integers(1, 3),
    )
)


@given(blocks)
def test_every_block_is_found_at_its_offsets(given_blocks: list[Block]) -> None:
    document = Document("d", "d.txt", "text", "", blocks=place_blocks(given_blocks))
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text


def test_section_path_follows_heading_levels() -> None:
    def heading(text: str, level: int) -> Block:
        return Block(BlockKind.HEADING, text, level=level)

    body = Block(BlockKind.PARAGRAPH, "body")
    made = with_sections(
        [heading("A", 1), heading("A.1", 2), body, heading("A.2", 2), body, heading("B", 1), body]
    )
    assert [block.section for block in made if block.text == "body"] == [
        ("A", "A.1"),
        ("A", "A.2"),
        ("B",),
    ]
    assert made[1].section == ("A",)


def test_id_depends_on_words_not_on_blanks_or_place() -> None:
    assert content_id("d", "We will\u00a0act") == content_id("d", "We  will act")
    assert content_id("d", "We will act", 1) == content_id("d", "We will act") + "-2"
    assert content_id("d", "We will act") != content_id("d", "We will not act")
