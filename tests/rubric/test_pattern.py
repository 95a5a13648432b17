import pytest

from doc_audit.rubric.pattern import PatternError, parse

LISTS = {"month": ("March", "April"), "board": ("Board", "Steering Group")}


def phrases(written: str) -> set[tuple[str, ...]]:
    found = parse(written, LISTS)
    return {tuple("|".join(sorted(e.words)) for e in p.elements) for p in found}


def test_alternatives_stand_in_one_place() -> None:
    assert phrases("we|partners will") == {("partners|we", "will")}


def test_hyphens_part_words() -> None:
    assert phrases("long-term") == phrases("long term") == {("long", "term")}


def test_commas_part_words() -> None:
    assert phrases("Marlbeck, Toft") == {("Marlbeck", ",", "Toft")}
    assert phrases("1,200") == {("1,200",)}


def test_a_list_brings_its_words_and_its_phrases() -> None:
    assert phrases("the {board}") == {("the", "Board"), ("the", "Steering", "Group")}


def test_a_list_of_the_same_name_brings_what_it_holds_now() -> None:
    for words in (("Board",), ("Trust",), ("Board",)):
        (pattern,) = parse("the {board}", {"board": words, "month": LISTS["month"]})
        assert pattern.elements[1].words == set(words)
    with pytest.raises(PatternError, match="no list"):
        parse("the {board}", {})


def test_one_word_in_round_brackets_may_be_missing() -> None:
    (pattern,) = parse("by (the) end", {})
    assert [e.least for e in pattern.elements] == [1, 0, 1]


def test_several_words_in_round_brackets_go_together() -> None:
    assert phrases("plan (for all)") == {("plan",), ("plan", "for", "all")}


def test_gaps_prefixes_and_ends() -> None:
    (pattern,) = parse("^ reduc* {0-3 words} by {percent} $", {})
    assert pattern.at_start
    assert pattern.at_end
    reduc, gap, _, percent = pattern.elements
    assert reduc.prefixes == ("reduc",)
    assert (gap.least, gap.most) == (0, 3)
    assert percent.classes == ("percent",)


def test_square_brackets_mark_the_evidence() -> None:
    (pattern,) = parse("number of [people] who", {})
    assert [e.shown for e in pattern.elements] == [False, False, True, False]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "(a",
        "a)",
        "[a",
        "a]",
        "{nothing}",
        "{3-1 words}",
        "a*b",
        "(a) (b)",
        "(in the)",
        "(a b) {0-2 words}",
        "!{board}",
        "()",
    ],
)
def test_what_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(PatternError):
        parse(written, LISTS)
