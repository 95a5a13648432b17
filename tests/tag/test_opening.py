"""Headings that open the acts under them carry who acts and by when, as stems do."""

import pytest

from doc_audit.model import Coding, Statement
from doc_audit.rubric import Rubric
from doc_audit.tag import Tagger
from doc_audit.tag.opening import CARRIED


@pytest.fixture(scope="module")
def tagger(rubric: Rubric) -> Tagger:
    return Tagger(rubric)


def coded(tagger: Tagger, text: str, *headings: str, stem: str = "") -> Coding:
    return tagger.code(Statement("one", "doc", text, stem=stem, headings=headings))


@pytest.mark.parametrize(
    ("heading", "agent", "time"),
    [
        ("What we will do", "we", ""),
        ("WHAT WE WILL DO TOGETHER BY 2027", "WE", "BY 2027"),
        ("What the ICB will do next", "the ICB", ""),
        ("By March 2027 we will", "we", "By March 2027"),
        ("Our pledges for 2026/7 – We will:", "We", "for 2026/7"),
        ("Key actions 2026/27", "", "2026/27"),
        ("Recommendations for the council", "the council", ""),
    ],
)
def test_who_and_when_stand_in_the_heading(
    tagger: Tagger, heading: str, agent: str, time: str
) -> None:
    code = coded(tagger, "Review the pathway for carers", "Carers", heading)
    found = [code.dimensions[name].evidence for name in CARRIED]
    assert [one.words if one else "" for one in found] == [agent, time]
    assert {one.source for one in found if one} == {"heading"}
    assert all(code.dimensions[name].words == "" for name in CARRIED)


def test_words_stand_at_their_place_in_the_joined_headings(tagger: Tagger) -> None:
    headings = ("Ageing well", "By March 2027 the Council will", "Carers")
    code = coded(tagger, "Review the pathway for carers", *headings)
    for name in CARRIED:
        found = code.dimensions[name].evidence
        assert found is not None
        assert " | ".join(headings)[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "heading",
    [
        "Ambition 1: We will lengthen lives by 2030",  # an act of its own
        "Joint forward plan 2024 to 2029",  # a document's title dates are no timeframe
        "What we did in 2024/25",
        "Actions completed in 2024/25",
        "How we will know",
        "Carers in 2026/27",
        "Equality objectives for 2024-28",  # the years of the whole plan
    ],
)
def test_other_headings_carry_nothing(tagger: Tagger, heading: str) -> None:
    code = coded(tagger, "Review the pathway for carers", heading)
    assert [code.dimensions[name].level for name in CARRIED if code.dimensions] in ([0, 0], [])


def test_own_words_and_the_stem_come_first(tagger: Tagger) -> None:
    heading = "What the ICB will do in 2026/27"
    own = coded(tagger, "Schools will review the pathway by May 2028", heading)
    assert own.dimensions["timeframe"].words == "by May 2028"
    stem = coded(tagger, "Review the pathway", heading, stem="By May 2028 we will:")
    assert stem.dimensions["responsible_agent"].level == 1
    assert stem.dimensions["timeframe"].evidence is not None
    assert stem.dimensions["timeframe"].evidence.source == "stem"


def test_a_sentence_of_its_own_is_not_opened(tagger: Tagger) -> None:
    code = coded(tagger, "A new pathway will be put in place.", "What the ICB will do in 2026/27")
    assert [code.dimensions[name].level for name in CARRIED] == [0, 0]


def test_a_farther_heading_does_not_count(tagger: Tagger) -> None:
    code = coded(tagger, "Review the pathway for carers", "What we will do", "Adults", "Carers")
    assert code.dimensions["responsible_agent"].level == 0
