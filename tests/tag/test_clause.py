import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.rubric.grammar import CLAUSE_FACTS
from doc_audit.tag.clause import Clause, clause_facts, clause_of
from doc_audit.tag.lexicon import ACTS, HEADS, MODALS, VERBS
from doc_audit.tag.tokens import tokenize


def clause(text: str) -> Clause:
    return clause_of(tokenize(text, {}))


@pytest.mark.parametrize(
    ("text", "subject", "verb", "kind"),
    [
        ("We will open two clinics.", "we", "will", "act"),
        ("The Council is going to plant trees.", "body", "will", ""),
        ("Partners must share records.", "partners", "must", "act"),
        ("Providers are to publish their waits.", "partners", "must", "act"),
        ("Schools should measure their air.", "partners", "should", "act"),
        ("Staff need to train in first aid.", "body", "need", "act"),
        ("The programme has trained forty volunteers.", "service", "perfect", "act"),
        ("The hub was opened in May.", "service", "past", "act"),
        ("Our team launched a walking group.", "body", "past", "act"),
        ("The service provides advice at home.", "service", "present", "act"),
        ("Teams are working with food banks.", "body", "running", "act"),
        ("The number of deaths in the county rose.", "data", "past", "change"),
        ("Rates of smoking are high.", "data", "copula", ""),
        ("Smoking causes cancer.", "matter", "present", "state"),
        ("This report sets out the need.", "plan", "present", "act"),
        ("There are three districts.", "there", "copula", ""),
        ("The Government published a white paper.", "national", "past", "act"),
        ("A hub opened in May 2023.", "service", "past", "act"),
        ("They co-designed the guide.", "they", "past", "act"),
        ("We are working on three things: food, rent and heat.", "we", "running", "act"),
        ("A strategy is to be developed with schools.", "plan", "must", "act"),
        ("Cold homes may harm children.", "other", "hedge", ""),
    ],
)
def test_who_does_what_in_which_form(text: str, subject: str, verb: str, kind: str) -> None:
    found = clause(text)
    assert (found.subject, found.verb, found.kind) == (subject, verb, kind)


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("In March, the trust opened a ward.", "body", "past"),
        ("Following the pilot, we have changed the form.", "we", "perfect"),
        ("Working with tenants, the board agreed a charter.", "body", "past"),
        ("If funds allow, the team will grow.", "body", "will"),
        ("However, the rate was low.", "data", "past"),
        ("In 2021 we appointed a lead.", "we", "past"),
    ],
)
def test_what_stands_before_the_clause_is_no_part_of_it(text: str, subject: str, verb: str) -> None:
    found = clause(text)
    assert (found.subject, found.verb) == (subject, verb)
    assert found.opener


def test_the_verb_of_a_relative_clause_is_passed_over() -> None:
    assert clause("People who live in hostels were asked.").verb == "past"
    assert clause("Residents that will move house are few.").verb == "copula"


def test_what_was_to_be_is_told_and_not_asked() -> None:
    assert clause("The aim was to open a clinic.").verb == "past"
    assert clause("The aim is to open a clinic.").verb == "must"


def test_this_aims_has_a_verb() -> None:
    assert clause("This aims to help carers.").verb == "present"


def test_a_participle_after_a_noun_is_no_finite_verb() -> None:
    assert clause("Meals provided by neighbours are hot.").verb == "copula"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Develop a joint plan.", "base"),
        ("Developing a joint plan", "ing"),
        ("Developed a joint plan with carers", "done"),
        ("To develop a joint plan", "to"),
        ("A joint plan is developed.", ""),
        ("Including people in hostels", ""),  # says who belongs to it, begins no act
        ("To consistently reach the standard", "to"),
        ("Test four new models", "base"),
        ("Research, design and test four models", "base"),
        ("Work proactively with landlords", "base"),
        ("Where possible, avoid long stays.", "base"),
        ("Subject to funding, extend the pilot.", "base"),
        ("Review findings suggest gains.", ""),
        ("Support to come home", "either"),
        ("As people age, become frail and lose friends, they need help.", ""),
        ("If you fall ill, call the line.", ""),
        ("In the past year teams have worked to open beds, hire staff and train them.", ""),
    ],
)
def test_how_a_statement_opens(text: str, opening: str) -> None:
    assert clause(text).opening == opening


def test_a_noun_with_a_verb_of_its_own_is_no_order() -> None:
    found = clause("Support for carers is patchy.")
    assert (found.opening, found.verb) == ("", "copula")


def test_a_heading_without_a_stop_is_left_out() -> None:
    found = clause("Partnership working We will meet every month.")
    assert (found.glued, found.subject, found.verb) == (True, "we", "will")


def test_a_name_with_capitals_is_no_glued_heading() -> None:
    assert not clause("The Council of the Towns will meet.").glued


def test_a_negated_verb_says_so() -> None:
    assert clause("The trust has not opened a ward.").negated
    assert not clause("The trust has opened a ward.").negated


def test_the_passive_says_so() -> None:
    assert clause("Clinics will be opened.").passive
    assert not clause("Clinics will open.").passive


def test_nothing_to_see_gives_no_clause() -> None:
    for text in ("", "...", "2024", "Ageing well"):
        assert clause(text).verb == "none"


WORDS = sorted({*VERBS, *MODALS, *" ".join(HEADS.values()).split(), ",", "to", "the", "We", "who"})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_every_clause_has_only_known_facts(words: list[str]) -> None:
    found = clause(" ".join(words))
    assert set(clause_facts(found)) <= CLAUSE_FACTS.keys()
    assert found.at < len(words) + 1


def test_acts_are_words_of_one_verb_each() -> None:
    assert all(verb.isalpha() and verb in VERBS for verb in ACTS)
