"""Mistakes in patterns that `rubric check` tells of: deliberate ones, and their sound twins."""

import pytest

from doc_audit.rubric import load_rubric
from doc_audit.rubric.rules import Examples, MarkRule
from doc_audit.tag.repeats import Repeats
from doc_audit.tag.slips import alone_in, pattern_slips, slips
from doc_audit.tag.unmatched import Unmatched
from tests.tag.conftest import rubric_files

LISTS = {"season": ("spring", "summer"), "board": ("Board", "Steering Group")}
FAULTY = """\
marks:
  - id: faulty
    source: none
    dimension: target
    level: 1
    patterns:
      - 'first half|second half of'
      - '(last) accessed'
      - 'cut waits’ length'
      - 'halve {number} %'
      - '(^) halve'
    unless: ['(familiar) with']
    examples: {matching: [x], non_matching: [y]}
  - id: faulty-too
    source: none
    dimension: target
    level: 1
    patterns: ['cut the waits', 'cut|shorten the|our waits']
    examples: {matching: [x], non_matching: [y]}
  - id: faulty-again
    source: none
    dimension: target
    level: 1
    patterns: ['shorten our waits']
    examples: {matching: [x], non_matching: [y]}
"""


def test_every_slip_is_told_with_its_line_and_the_default_rubric_has_none() -> None:
    rubric = load_rubric({**rubric_files(), "rules/zz.yaml": FAULTY}, "default")
    found = slips(rubric)
    assert all(slip.mend for slip in found)
    told = {slip.where: slip.what for slip in found}
    for line, words in [
        (7, "neighbours share “half”"),
        (8, "matches “accessed” alone"),
        (9, "has “waits’”"),
        (10, "texts have such words as one"),
        (11, "^ or $ stands for a sign"),
        (12, "matches “with” alone"),
        (24, "says again what “faulty-too” says"),
    ]:
        assert words in told.pop(f"rules/zz.yaml:{line}")
    assert told == {}


@pytest.mark.parametrize(
    ("faulty", "sound"),
    [
        ("care home|nursing home", "care|nursing home"),
        ("supported by|funded by", "supported|funded by"),
        ("in treatment|structured treatment", "in (structured) treatment"),
        ("made up|in the|on the", "the|our is|was|the"),
        ("at risk|high risk groups", "at|high risk groups"),
    ],
)
def test_phrases_between_bars_are_told(faulty: str, sound: str) -> None:
    assert ["neighbours" in what for what, _ in pattern_slips(faulty, {})] == [True]
    assert list(pattern_slips(sound, {})) == []


@pytest.mark.parametrize(
    ("faulty", "sound"),
    [
        ("(last) accessed", "last accessed"),
        ("(better|faster) access", "better|faster access"),
        ("what (progress|work) we (make)", "what progress|work we (make)"),
        ("(section) 75", "section 75"),
        ("(familiar) with", "familiar with"),
        ("(in place|ready) by", "in place|ready by"),
        ("services (open)", "(the|our) services"),
    ],
)
def test_general_words_left_alone_are_told(faulty: str, sound: str) -> None:
    assert ["alone" in what for what, _ in pattern_slips(faulty, LISTS)] == [True]
    assert list(pattern_slips(sound, LISTS)) == []


def test_words_of_the_matter_may_stand_alone() -> None:
    for sound in ("(unpaid|young) carers", "^ (first) with", "(we) will", "(late) in {season}"):
        assert list(pattern_slips(sound, LISTS)) == []
    assert list(pattern_slips("(big) All", {}, "exact")) == []
    assert [*pattern_slips("(big) All", {})]


def test_a_word_that_is_a_pattern_of_its_own_is_meant_to_stand_alone() -> None:
    patterns = ("(better) access", "access|entry")
    assert list(pattern_slips(patterns[0], {}, alone=alone_in(patterns, {}))) == []


@pytest.mark.parametrize(
    ("faulty", "sound"),
    [
        ("we'll open", "we 'll open"),
        ("24/7/365 care", "24-hour care"),
        ("by – {year}", "by - {year}"),
        ("£ {number}", "{money}"),
        ("{number} % of", "{percent} of"),
        ("misread wrod", "misread word"),
        ("co-*", "co operat*"),
        ("open ^ here", "^ open here"),
        ("open $ here", "open here $"),
        ('open (") here', "open (,) here"),
    ],
)
def test_what_no_text_matches_is_told(faulty: str, sound: str) -> None:
    unmatched = Unmatched({"wrod": "word"})
    assert list(unmatched.in_pattern(faulty, {}))
    assert not list(unmatched.in_pattern(sound, {}))


def test_names_with_commas_are_words_of_texts() -> None:
    unmatched = Unmatched({})
    assert not list(unmatched.in_list("Marlbeck, Toft and Ennerby"))
    assert list(unmatched.in_list("re- opening"))


def rule(name: str, level: int = 1, case: str = "any") -> MarkRule:
    fields = {"id": name, "source": "s", "dimension": "target", "level": level, "case": case}
    examples = Examples(matching=("x",), non_matching=("y",))
    return MarkRule.model_validate({**fields, "patterns": ("x",), "examples": examples})


def test_repeats_are_told_between_rules_of_the_same_effect_alone() -> None:
    repeats = Repeats(LISTS)
    assert not [*repeats.of(rule("one"), "cut|shorten waits")]
    assert not [*repeats.of(rule("one"), "by {season} {0-3 words}")]
    assert [*repeats.of(rule("two"), "shorten waits")]
    assert [*repeats.of(rule("two"), "by {season} {0-3 words}")]
    for other in ("shorten [waits]", "^ shorten waits", "shorten|end waits"):
        assert not [*repeats.of(rule("two"), other)]
    assert not [*repeats.of(rule("three", level=2), "shorten waits")]
    assert not [*repeats.of(rule("four", case="exact"), "shorten waits")]
