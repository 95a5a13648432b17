"""Source lines: codes written into the statement come out as levels, words and cells."""

import pytest
from building.markup import SourceError, statement
from building.model import Mark
from hypothesis import given
from hypothesis import strategies as st

PLAIN = st.text("abcdefgh ,.%£", min_size=1).filter(lambda text: text.strip() == text)


def test_marks_may_be_nested():
    read = statement("Ce We will <t1 narrow <i1 the gap>>.", "s1")
    assert read.text == "We will narrow the gap."
    assert read.marks["t"] == Mark(1, "narrow the gap")
    assert read.marks["i"] == Mark(1, "the gap")


def test_marks_joined_by_and_make_one_span():
    read = statement("Ci Jobs for <p2:carers carers> and <p2:disability disabled people>", "s1")
    assert read.marks["p"] == Mark(2, "carers and disabled people", ("carers", "disability"))


def test_the_highest_level_wins_and_categories_add_up():
    read = statement("Ci Help <p1:whole_population all>, <p2:carers carers> most.", "s1")
    assert read.marks["p"] == Mark(2, "carers", ("whole_population", "carers"))


def test_a_stem_gives_level_without_words():
    read = statement("Cn (r2 w1) publish a plan", "s1")
    assert read.marks == {"r": Mark(2, ""), "w": Mark(1, "")}


def test_restated_and_uncoded_lines():
    assert statement("Cn* Systems must do it.", "s1").origin == "restated"
    assert not statement("O Figure 1", "s1").coded


def test_cells_count_code_points_of_the_joined_text():
    columns = (("What", "action"), ("Who", "lead"))
    read = statement("Cn Do <t2 10> things | <r2 The Board>", "s1", columns)
    assert [read.text[cell.start : cell.end] for cell in read.cells] == [
        "Do 10 things",
        "The Board",
    ]


@pytest.mark.parametrize(
    "line",
    ["Z text", "Cn <t2 open", "Cx text", "Cn (t9) text", "C text"],
)
def test_faulty_lines_are_refused(line):
    with pytest.raises(SourceError):
        statement(line, "s1")


def test_a_row_with_a_cell_too_few_is_refused():
    with pytest.raises(SourceError, match="2 cells expected, 1 found"):
        statement("Cn only one", "s1", (("What", "action"), ("Who", "lead")))


@given(PLAIN, PLAIN, PLAIN)
def test_marked_words_are_always_a_part_of_the_text(before, words, after):
    read = statement(f"Cn {before} <t2 {words}> {after}", "s1")
    assert read.marks["t"].words == words
    assert read.text == f"{before} {words} {after}"
