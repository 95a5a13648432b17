"""Whatever tree of elements a slide is: it is read or refused; no letter is lost."""

import re
from contextlib import suppress

from deck_files import BlockKind, packed, part, shape, title
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.errors import DocumentError
from doc_audit.ingest import read_document
from doc_audit.ingest.pptx import read_pptx
from doc_audit.model import Document

TAGS = [
    "p:sp", "p:grpSp", "p:grpSpPr", "p:nvSpPr", "p:nvPr", "p:spPr", "p:txBody", "p:pic",
    "p:graphicFrame", "p:xfrm", "a:graphic", "a:tbl", "a:tr", "a:tc", "a:txBody", "a:lstStyle",
    "a:lvl1pPr", "a:p", "a:pPr", "a:r", "a:rPr", "a:t", "a:br", "a:fld", "a:xfrm",
    "mc:AlternateContent", "mc:Choice", "mc:Fallback",
]  # fmt: skip
LEAVES = [
    "We will act", "What: a", "<a:br/>", '<p:ph type="title"/>', '<p:ph idx="-9"/>', "<a:p/>",
    '<a:buAutoNum type="romanLcPeriod" startAt="99999999"/>', '<a:buChar char="&#xF0;"/>',
    '<a:off x="1" y="999999999999999999"/><a:ext cx="-5" cy="7"/>', '<a:chOff x="1" y="1"/>',
    '<a:chExt cx="0" cy="1"/>', '<a:graphicData uri="a/table"/>', '<a:pPr lvl="77" sz="x"/>',
    '<a:tc gridSpan="-3" rowSpan="400"/>', '<p:cNvPr hidden="1"/>', '<a:off x="1in" y="2cm"/>',
    '<a:rPr sz="0" baseline="30%" b="1"/>',
]  # fmt: skip
TREES = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


def agrees(document: Document) -> None:
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text != ""
        assert "\n" not in block.text
        assert block.page in {page.number for page in document.pages}
        assert (block.kind is BlockKind.HEADING) <= (block.level > 0)
        assert (block.kind is BlockKind.LIST_ITEM) <= (block.level > 0)


@given(TREES, TREES, TREES)
@settings(max_examples=40, deadline=None)
def test_any_tree_of_elements_is_read(slide: str, layout: str, main: str) -> None:
    content = packed(slide, title("Plan"), layout=layout, master=slide, main=main)
    with suppress(DocumentError):
        document = read_pptx(content, "plan", "d")
        agrees(document)
        assert read_pptx(content, "plan", "d") == document


WHOLE = packed(title("Plan"), shape("We will act.", (30, 100, 600, 90)))


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_deck_with_broken_bytes(at: int, junk: bytes) -> None:
    with suppress(DocumentError):
        agrees(read_document(WHOLE[:at] + junk + WHOLE[at + len(junk) :], "plan", "d"))


WORDS = st.text("abcdeĀé XYZ.:•-1", min_size=1, max_size=12)
PLACED = st.lists(
    st.tuples(WORDS, st.integers(0, 600), st.integers(0, 450), st.booleans()), max_size=8
)


@given(st.lists(PLACED, min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_letters_in_are_letters_out(slides: list[list[tuple[str, int, int, bool]]]) -> None:
    made = [
        "".join(
            title(words) if is_title else shape(words, (x, y, 100, 40))
            for words, x, y, is_title in slide
        )
        for slide in slides
    ]
    document = read_pptx(packed(*made), "plan", "d")
    out = "".join(block.marker + block.text for block in document.blocks)
    given_in = "".join(words for slide in slides for words, *_ in slide)
    assert sorted(filter(str.isalpha, out)) == sorted(filter(str.isalpha, given_in))


def test_groups_within_groups_to_the_depth_that_xml_allows() -> None:
    deep = "<p:grpSp>" * 240 + shape("We will act.") + "</p:grpSp>" * 240
    document = read_pptx(packed(deep), "plan", "d")
    assert document.text == "We will act."


def test_a_slide_with_very_many_boxes_is_read_in_time() -> None:
    boxes = "".join(
        shape(f"Box {n}.", (n % 40 * 17, n // 40 * 13 % 500, 15, 11)) for n in range(800)
    )
    document = read_pptx(packed(boxes), "plan", "d")
    assert sum(bool(re.fullmatch(r"Box \d+\.", b.text)) for b in document.blocks) == 800


def test_the_parts_of_a_deck_may_be_anything() -> None:
    parts = {"ppt/presentation.xml": part("sld", title("Plan"))}
    agrees(read_pptx(packed(title("Plan"), parts=parts), "plan", "d"))
