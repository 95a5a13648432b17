"""The structure tree as PDFium gives it: places of text, role maps, forms, hostile trees."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tagged_pages import Element, Page, Text, line, table, tag, tagged_pdf

from doc_audit.ingest.pdf.marks.glyphs import read_glyphs
from doc_audit.ingest.pdf.marks.runs import Fonts
from doc_audit.ingest.pdf.marks.shapes import read_shapes
from doc_audit.ingest.pdf.source.opening import frame_of, open_pdf
from doc_audit.ingest.pdf.tags.tag import NO_TAG, Tag
from doc_audit.ingest.pdf.tags.tree import MOST_PLACES, Trees


def tags_by_word(content: bytes, number: int = 1, trees: Trees | None = None) -> dict[str, Tag]:
    """Tag of each run by its text; runs that touch are told apart by their words."""
    with open_pdf(content, "plan.pdf") as pdf, pdf.page(number) as page:
        frame = frame_of(page)
        glyphs, shapes = read_glyphs(page, frame, Fonts()), read_shapes(page, frame)
        found = (trees or Trees()).tags_of(page, glyphs.runs.objects, shapes)
        words: dict[int, str] = {}
        for code, run in zip(glyphs.codes.tolist(), glyphs.run.tolist(), strict=True):
            words[run] = words.get(run, "") + chr(code)
        return {words[run]: tag for run, tag in enumerate(found)}


def test_roles_and_places_of_text():
    found = tags_by_word(tagged_pdf(Page([
        tag("H2", line(60, 60, "Aims")),
        tag("Sect", tag("P", line(60, 80, "Words"), tag("Span", line(60, 95, "more")))),
        tag("L", tag("LI", tag("Lbl", line(60, 110, "a")), tag("LBody", line(75, 110, "Item")))),
        table([60, 200], 140, [["Step", "Lead"], ["", "Nurse"]]),
        tag("TOC", tag("TOCI", line(60, 220, "Entry"))),
        tag("Figure", line(60, 240, "Bar"), tag("Caption", line(60, 260, "Under"))),
    ], artifacts=[line(60, 800, "7")], loose=[line(300, 60, "Loose")])))  # fmt: skip
    assert found["Aims"].heading == 2
    assert found["Words"].block == found["more"].block > found["Aims"].block
    assert found["Item"].item == found["a"].item > 0
    assert [found[word].column for word in ("Step", "Lead", "Nurse")] == [0, 1, 1]
    assert found["Step"].row == found["Lead"].row != found["Nurse"].row > 0
    assert found["Entry"].contents
    assert found["Bar"].figure
    assert not found["Under"].figure
    assert found["7"].artifact
    assert found["Loose"] == NO_TAG


def test_note_hung_in_a_heading_is_no_heading():
    found = tags_by_word(tagged_pdf(Page([
        tag("H1", line(60, 60, "Aims"), tag("Link", tag("Note", tag("P", line(60, 700, "See")))))
    ])))  # fmt: skip
    assert found["See"].note
    assert not found["See"].heading


def test_own_role_names_are_mapped():
    page = Page([tag("Chapter_title", line(60, 60, "Aims"))])
    assert tags_by_word(tagged_pdf(page, roles={"Chapter_title": "H1"}))["Aims"].heading == 1
    assert not tags_by_word(tagged_pdf(page))["Aims"].heading


def test_text_in_a_form_has_the_tag_of_the_form():
    # The form counts its own marked content from 0, as the page does.
    page = Page([tag("H1", line(60, 60, "Aims"))], form=[line(60, 300, "Smokers")])
    found = tags_by_word(tagged_pdf(page))
    assert found["Aims"].heading
    assert not found["Aims"].figure
    assert found["Smokers"].figure
    assert not found["Smokers"].heading


def test_content_claimed_twice_has_no_tag():
    content = tagged_pdf(Page([tag("H1", line(60, 60, "Aims")), tag("P", line(60, 90, "Words"))]))
    found = tags_by_word(content.replace(b"/K[1]", b"/K[0]"))
    assert found["Aims"] == NO_TAG


def test_file_that_does_not_say_it_is_tagged_is_not_asked():
    content = tagged_pdf(Page([tag("P", line(60, 60, "Words"))]), marked=False)
    with open_pdf(content, "plan.pdf") as pdf:
        assert not pdf.tagged
    with open_pdf(tagged_pdf(Page([tag("P", line(60, 60, "Words"))])), "plan.pdf") as pdf:
        assert pdf.tagged


def nested(depth: int) -> Element:
    node = tag("P", line(60, 60, "Deep"))
    for _ in range(depth):
        node = Element("Sect", [node])
    return node


@pytest.mark.parametrize("depth", [20, 300])
def test_deep_tree_ends(depth: int):
    found = tags_by_word(tagged_pdf(Page([tag("P", line(60, 40, "Flat")), nested(depth)])))
    assert found["Flat"].block
    assert (found["Deep"].block > 0) == (depth == 20)


def test_tree_that_holds_itself_ends():
    content = tagged_pdf(Page([tag("P", line(60, 60, "Words"))]), extra_kids="{doc} {doc}")
    tags_by_word(content)


def test_huge_tree_is_given_up_for_the_whole_file():
    page = Page([tag("P", line(60, 60, "Words"))])
    content = tagged_pdf(page, page, extra_kids="null " * (MOST_PLACES + 1))
    trees = Trees()
    before = time.process_time()
    assert tags_by_word(content, 1, trees) == {}
    assert trees.given_up
    assert tags_by_word(content, 2, trees) == {}
    assert time.process_time() - before < 5


def test_long_flat_tree_read_page_by_page_in_any_order():
    pages = [
        Page([tag("P", line(60, 20 + 15 * at, f"word{page}x{at}")) for at in range(50)])
        for page in range(4)
    ]
    content = tagged_pdf(*pages)
    trees = Trees()
    for number in (1, 2, 4, 3, 1):
        found = tags_by_word(content, number, trees)
        blocks = [found[f"word{number - 1}x{at}"].block for at in range(50)]
        assert blocks == sorted(blocks)
        assert len(set(blocks)) == 50
        assert blocks[0] > 0


ROLES = ["P", "H1", "L", "LI", "Table", "TR", "TD", "Note", "Figure", "Odd"]


@st.composite
def trees(draw: st.DrawFn) -> list[Element]:
    """Up to sixty words of one page under any roles."""
    shapes = st.recursive(
        st.none(),
        lambda kids: st.tuples(st.sampled_from(ROLES), st.lists(kids, max_size=4)),
        max_leaves=12,
    )
    count = iter(range(60))

    def made(shape: tuple[str, list] | None) -> Element | Text:
        if shape is None:
            place = next(count)
            return line(60 + 200 * (place // 30), 20 + 25 * (place % 30), f"word{place}")
        return Element(shape[0], [made(kid) for kid in shape[1]])

    found = [made(shape) for shape in draw(st.lists(shapes, min_size=1, max_size=5))]
    return [kid if isinstance(kid, Element) else Element("P", [kid]) for kid in found]


def all_text(node: Element | Text) -> list[str]:
    if isinstance(node, Text):
        return list(node.lines)
    return [word for kid in node.kids for word in all_text(kid)]


@given(trees())
def test_any_tree_gives_every_word_a_tag(tree: list[Element]):
    found = tags_by_word(tagged_pdf(Page(tree)))
    words = [word for node in tree for word in all_text(node)]
    assert set(found) == set(words)
