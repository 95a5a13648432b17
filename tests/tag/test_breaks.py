import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.model import Statement
from doc_audit.rubric.rules import STRUCTURE_CUES
from doc_audit.tag import Tagger
from doc_audit.tag.breaks import LINE, breaks


def facts(text: str, before: str = "") -> set[str]:
    found = breaks(text, before, [word for word in text.split() if word[-1:].isalnum()])
    return {name for name, true in found.items() if true}


@pytest.mark.parametrize(
    ("text", "before", "fact"),
    [
        ("deliver its plan.", "They put steps in place to", "cut_before"),
        ("and homes for all.", "We need jobs, schools,", "cut_before"),
        ("help people at risk.", "Training would help with their 30", "cut_before"),
        ("help people at risk.", "Training would help them to better 30", "page_foot"),
        ("needs-2024/) when planning.", "Use it (https://www.example.org/long-", "in_address"),
        ("(https://www.example.org/a/) to learn more.", "Read the case study", "in_address"),
        ("in the county) are well.", "Most people (those who live", "starts_inside"),
        ("is consistent with the accounts.", "The report", "starts_mid"),
        ("Area of death by district.", "shown below. Figure 4.", "after_label"),
        ("Ageing in coastal towns.", "12. Moss J, Reed T.", "after_citation"),
        ("Ageing in coastal towns.", "Moss et al. (2021).", "after_citation"),
        ("Ageing in coastal towns.", "The Fund (2021). Long lives.", "after_citation"),
        ("The Trust is committed to the", "", "ends_open"),
        ("Better incomes Adults are safe Warm homes Children are well", "", "run_on"),
        ("A fall in deaths", "Fewer falls;", "after_item"),
    ],
)
def test_a_break_is_seen(text: str, before: str, fact: str) -> None:
    assert fact in facts(text, before)


@pytest.mark.parametrize(
    ("text", "before", "fact"),
    [
        ("Deliver the plan.", "They put steps in place.", "cut_before"),
        ("Open a clinic.", "Healthy places", "cut_before"),
        ("Open a clinic.", "Rates fell in 30", "page_foot"),
        ("Open a clinic.", "This is shown on page 30", "page_foot"),
        ("Open a clinic.", "People aged 30", "page_foot"),
        ("1) protect the coast; 2) plant trees", "It pays to", "starts_inside"),
        ("We treat people (and carers).", "", "starts_inside"),
        ("We treat them.", "Many people have hepatitis C.", "after_citation"),
        ("We treat them.", "Deaths fell in 2021.", "after_citation"),
        ("A fall in deaths; and", "", "ends_open"),
        ("A fall in deaths; and", "", "no_stop"),
        ("The gases are listed here. •", "", "no_stop"),
        ("The Council will work with Surrey and others", "", "run_on"),
        ("Is it safe?", "", "starts_mid"),
    ],
)
def test_what_is_whole_is_not_taken_for_broken(text: str, before: str, fact: str) -> None:
    assert fact not in facts(text, before)


def test_length_of_a_line() -> None:
    assert "line" in facts("a" * (LINE - 1))
    assert "line" not in facts("a" * LINE)


@given(st.text(), st.text())
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_and_each_fact_is_known(text: str, before: str) -> None:
    assert facts(text, before) <= STRUCTURE_CUES.keys()


def test_long_words_before_take_no_time() -> None:
    started = time.process_time()
    facts("Open a clinic.", "Moss J, Reed T, " * 20_000 + "(2021). " + "Long " * 50_000)
    assert time.process_time() - started < 0.2


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("host a meeting of teams and their", "The Trust, Training compliance"),
        ("Delays to this scheme across the county", "effectiveness of our joint"),
        ("target and will go on to embed", "The plan was made in May."),
    ],
)
def test_lines_of_columns_are_no_statements(tagger: Tagger, text: str, before: str) -> None:
    assert tagger.code(Statement("s", "d", text, before=before)).type == "other"


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Develop plans with every school", "Our actions"),
        ("reduce waits by 10% by 2027", "improve access for all"),
        ("We will open two clinics", "Healthy places"),
        ("improving the care of people with long-term conditions and of those who care for them",
         "working with every practice in the county"),
    ],
)  # fmt: skip
def test_acts_whose_bullets_were_lost_stay(tagger: Tagger, text: str, before: str) -> None:
    assert tagger.code(Statement("s", "d", text, before=before)).type == "commitment"
