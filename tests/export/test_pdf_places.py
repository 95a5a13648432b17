"""Where words stand: within their statement, line by line, and said where only lines are known."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from doc_audit.export.pdf.places import TextPlaces, earlier_words, free_corner
from doc_audit.model import Block, BlockKind, Document, Line, Page, PageBox, Statement
from doc_audit.model.document import Piece
from doc_audit.segment.flow import Part
from doc_audit.segment.place import boxes, pieces

LETTER = 5.0  # points of width


def block(lines: list[str], start: int = 0, page: int = 1, *, edges: bool = True) -> Block:
    """Lines of even letters below each other, 10 points high."""
    made, at = [], 0
    for number, words in enumerate(lines):
        end = at + len(words)
        box = PageBox(page, 0, 10.0 * number, LETTER * len(words), 10.0 * number + 10)
        xs = tuple(LETTER * one for one in range(len(words) + 1)) if edges else ()
        made.append(Line(at, end, box, xs))
        at = end + 1
    return Block(BlockKind.PARAGRAPH, " ".join(lines), start, page, tuple(made))


WORDS = st.lists(st.text("ab ", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=4)


@given(st.lists(WORDS, min_size=1, max_size=3), st.data())
def test_words_of_a_statement_have_a_box_within_its_own(
    blocks: list[list[str]], data: st.DataObject
) -> None:
    made: list[Block] = []
    for number, lines in enumerate(blocks, 1):
        start = made[-1].end + 1 if made else 0
        made.append(block(lines, start, number))
    parts = [Part(at, 0, len(one.text)) for at, one in enumerate(made)]
    text = " ".join(one.text for one in made)
    whole, places = boxes(made, parts), TextPlaces(made)
    piece = data.draw(st.sampled_from(pieces(made, parts, text)))
    start = data.draw(st.integers(piece.start, piece.end - 1))
    end = data.draw(st.integers(start + 1, piece.end))
    placed = places.of(start, end)
    assert bool(placed.boxes) == bool("\n".join(b.text for b in made)[start:end].strip())
    assert all(any(_inside(one, other) for other in whole) for one in placed.boxes)


def _inside(one: PageBox, other: PageBox) -> bool:
    return (
        one.page == other.page
        and other.x0 <= one.x0 <= one.x1 <= other.x1
        and other.y0 <= one.y0 <= one.y1 <= other.y1
    )


def test_each_box_is_of_the_words_alone() -> None:
    places = TextPlaces([block(["we will cut", "it by half"])])
    placed = places.of(3, 17)
    assert placed.exact
    assert placed.boxes == (PageBox(1, 15, 0, 55, 10), PageBox(1, 0, 10, 25, 20))


def test_lines_without_letters_places_stand_whole_and_say_so() -> None:
    places = TextPlaces([block(["we will cut", "it by half"], edges=False)])
    placed = places.of(3, 17)
    assert [(box.x0, box.x1) for box in placed.boxes] == [(0, 55), (0, 50)]
    assert not placed.exact
    assert places.of(0, 22).exact


def test_a_letter_that_shares_its_sign_with_others_has_its_line() -> None:
    one = block(["office"])
    line = replace(one.lines[0], edges=(0.0, 5.0, 5.0, 5.0, 20.0, 25.0, 30.0))
    placed = TextPlaces([replace(one, lines=(line,))]).of(2, 3)
    assert placed == TextPlaces([replace(one, lines=(line,))]).of(1, 2)
    assert not placed.exact


def test_words_before_a_statement_are_the_nearest() -> None:
    text = "By 2026 we act.\nBy 2026 we will:\ncut smoking"
    at = text.index("cut")
    statement = Statement("s", "d", "cut smoking", pieces=(Piece(0, at, len(text)),))
    stem = "By 2026 we will:"
    assert earlier_words(text, statement, stem, 0, 7) == text.index(stem)
    joined = "act. By 2026 we will:"
    assert earlier_words(text, statement, joined, 5, 12) == text.index(stem)
    assert earlier_words(text, statement, "By 2031", 0, 7) == -1


def test_the_sign_goes_where_no_words_are() -> None:
    page = Page(1, 200, 300)
    one = block(["x" * 40])
    document = Document("d", "d.pdf", "pdf", "0", (page,), (one,))
    assert free_corner(document, page) == PageBox(1, 6, 278, 22, 294)
