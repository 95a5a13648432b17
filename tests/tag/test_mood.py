import pytest

from doc_audit.rubric.grammar import MOODS
from doc_audit.tag.clause import clause_of
from doc_audit.tag.mood import mood_facts
from doc_audit.tag.tokens import tokenize


def facts(text: str) -> tuple[str, ...]:
    tokens = tokenize(text, {})
    return mood_facts(clause_of(tokens), tokens)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("If nothing is done, waits will grow.", "on_condition"),
        ("Without help the centre will have to shut.", "on_condition"),
        ("Should trends go on, wards will be full.", "on_condition"),
        ("Many carers will fall ill.", "of_some"),
        ("Carers will be offered a health check.", "people_served"),
        ("Residents will be able to book online.", "people_served"),
        ("Patients will also have a named nurse.", "people_served"),
        ("Reducing waits will cut costs.", "by_doing"),
        ("The report tells how services will change.", "modal_inside"),
        ("Councils to review the licensing policy.", "told_to"),
        ("Public Health to lead a campaign.", "told_to"),
    ],
)
def test_moods(text: str, fact: str) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("We will act if funds allow.", "on_condition"),
        ("Clinics should be open late, and at weekends.", "on_condition"),
        ("Carers will be pleased.", "people_served"),
        ("Children will have diabetes.", "people_served"),
        ("Many carers will be offered a check.", "people_served"),
        ("Working with schools, we will cut waits.", "by_doing"),
        ("We know that we will change.", "modal_inside"),
        ("It is new, and it will grow.", "modal_inside"),
        ("The law requires councils to publish it.", "told_to"),
        ("Access to advice.", "told_to"),
        ("", "on_condition"),
    ],
)
def test_what_is_no_such_mood(text: str, fact: str) -> None:
    assert fact not in facts(text)


def test_only_known_facts() -> None:
    found = {f for text in ("If so, carers to act.", "Many will ask.") for f in facts(text)}
    assert found <= MOODS.keys()
