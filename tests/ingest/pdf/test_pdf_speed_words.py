"""Quick looks at the words of a page or document that must say what the long look says."""

import gc
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import PROSE, pdf, write

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.letters.strange import is_strange, strange_places
from doc_audit.ingest.pdf.letters.trusted import trusted
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import joined, vocabulary_of, words_of_kept
from doc_audit.ingest.pdf.tables import regions
from doc_audit.ingest.pdf.tags.sense import Tags
from doc_audit.ingest.pdf.tags.tag import NO_TAG, Tag

LINES = st.lists(
    st.tuples(st.text(st.sampled_from("aBé’- .1"), max_size=12), st.booleans(), st.booleans()),
    max_size=9,
)


def line(text: str, hyphen: bool = False, lost: Sequence[int] = (), run: int = -1) -> TextLine:
    box = Box(60.0, 90.0, 60.0 + 5 * len(text), 102.0)
    edges = np.zeros(len(text) + 1, np.intc).tobytes()
    return TextLine(
        1, text, edges, box, 100.0, 11.0, 0.0, 0.0, 0, "F", 0, hyphen=hyphen, lost=tuple(lost),
        run=run,
    )  # fmt: skip


@given(LINES)
def test_words_of_lines_kept_are_those_counted_in_them_alone(drawn: list[tuple[str, bool, bool]]):
    lines = [line(text, hyphen) for text, hyphen, _ in drawn]
    kept = [is_kept for _, _, is_kept in drawn]
    alone = vocabulary_of(one for one, is_kept in zip(lines, kept, strict=True) if is_kept)
    assert words_of_kept(vocabulary_of(lines), lines, kept) == set(alone)


def test_the_first_word_of_a_line_is_whole_again_without_the_broken_line_before_it():
    lines = [line("our well-", hyphen=True), line("being plan")]
    assert words_of_kept(vocabulary_of(lines), lines, [False, True]) == {"being", "plan"}


@given(st.lists(st.tuples(st.text(st.sampled_from("aŢé’' -1"), max_size=9), st.booleans())))
def test_lines_with_false_letters_are_found_together_as_one_by_one(drawn: list[tuple[str, bool]]):
    lines = [line(text, lost=(0,) if text and lost else ()) for text, lost in drawn]
    assert strange_places(lines) == [at for at, one in enumerate(lines) if is_strange(one)]


@given(st.lists(LINES, max_size=6))
def test_sound_words_are_asked_of_the_pages_around_unsound_ones_alone(
    drawn: list[list[tuple[str, bool, bool]]],
):
    pages = {
        number: [line(text, hyphen, (0,) if text and lost else ()) for text, hyphen, lost in page]
        for number, page in enumerate(drawn, start=1)
    }
    whole = [one for lines in pages.values() for one in lines]
    lossy = [number for number, lines in pages.items() if any(one.lost for one in lines)]
    sound = vocabulary_of(one for one in whole if not one.lost)
    assert set(trusted(pages, {}, lossy, vocabulary_of(whole))) == set(sound)


@given(st.text(max_size=4), st.sampled_from(sorted(regions._WORD_ENDS)))
def test_no_figure_ends_in_the_letters_that_are_passed_over(start: str, last: str):
    assert regions._ENDS_IN_FIGURE.search(start + last) is None


def test_tags_of_lines_asked_together_are_those_asked_one_by_one():
    tags = Tags({1: [Tag(block=1), Tag(block=2)]})
    lines = [line("one", run=run) for run in (1, -1, 0, 2)]
    assert tags.of_each(lines) == [tags.of(one) for one in lines]
    assert tags.of_each(lines)[1] is NO_TAG
    assert tags.of_each([]) == []


@pytest.mark.parametrize(("text", "read"), [("A \uf0b7 B", "A • B"), ("Café – no sign", None)])
def test_signs_of_symbol_fonts_inside_a_block_are_bullets(text: str, read: str | None):
    whole, _ = joined([line(text)], vocabulary_of([]))
    assert whole == (read or text)


def test_what_a_host_has_frozen_stays_so_and_nothing_else_does():
    content = pdf(lambda canvas: write(canvas, 60, 60, PROSE))
    gc.unfreeze()  # what the tests themselves have frozen
    read_pdf(content, "plan.pdf", "plan")
    assert gc.get_freeze_count() == 0
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        read_pdf(content, "plan.pdf", "plan")
        # Some of the frozen may have been let go; none is put back among those looked through.
        assert gc.get_freeze_count() > before / 2
    finally:
        gc.unfreeze()
        gc.freeze()  # as before
