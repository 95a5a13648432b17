"""The examples of rules that give marks, in every rubric that comes with the package."""

from collections.abc import Iterator
from functools import cache

import pytest

from doc_audit.model import Statement
from doc_audit.pipeline.resources import open_rubric, rubric_names
from doc_audit.rubric import Decision, Rubric
from doc_audit.rubric.additive import MARKS
from doc_audit.rubric.rules import MarkRule
from doc_audit.tag import Tagger, Taggers
from doc_audit.tag.examples import placed
from doc_audit.tag.slips import slips

from .conftest import as_statement

NAMES = [name for name in rubric_names() if name != "default"]


@cache
def opened(name: str) -> Rubric:
    return open_rubric(name)


@cache
def taggers() -> Taggers:
    """One for all: statements are observed once for all rubrics that share their codes."""
    return Taggers([opened(name) for name in NAMES])


def giving_marks(rubric: Rubric) -> Iterator[tuple[MarkRule | Decision, str]]:
    yield from ((rule, rule.mark) for rule in rubric.rules.marks if rule.mark)
    given = (rule for rule in rubric.rules.decisions if rule.decides == MARKS)
    yield from ((rule, str(rule.code)) for rule in given)


@pytest.mark.parametrize("name", NAMES)
def test_examples_get_their_marks_and_no_other_does(name: str) -> None:
    rubric, place = opened(name), NAMES.index(name)
    wrong = []
    for rule, mark in giving_marks(rubric):
        assert rule.examples is not None
        for example in (*rule.examples.matching, *rule.examples.non_matching):
            statement = as_statement(example)
            if isinstance(rule, MarkRule):
                statement = placed(statement, rule)
            found = taggers().code(statement)[place].marks.get(mark)
            wanted = example in rule.examples.matching
            if (found is not None and rule.id in found.rules) != wanted:
                wrong.append((rule.id, example))
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_no_rubric_has_slips(name: str) -> None:
    rubric = opened(name)
    assert list(slips(rubric)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_of_a_rubric_is_given_and_asked_for(name: str) -> None:
    rubric = opened(name)
    given = {mark for _, mark in giving_marks(rubric)}
    own = {mark.id for mark in rubric.settings.marks}
    whens = [w for c in rubric.settings.criteria for w in (c.when, *(s.when for s in c.states))]
    asked = {fact.removeprefix("mark:") for when in whens if when for fact in when.facts()}
    tables = [t for t in rubric.settings.tables if "marks" in (t.rows, t.columns)]
    assert given == own
    assert own <= asked or tables


TEXTS = (
    "We will name an executive lead for health equity by March 2027.",
    "The committee will receive an evidence-based report, broken down by ethnicity.",
    "Our approach",
)


def test_several_rubrics_at_once_code_as_one_alone() -> None:
    alone = Tagger(opened("mechanisms"))
    for number, text in enumerate(TEXTS):
        statement = Statement(str(number), "d", text)
        together = taggers().code(statement)
        assert together[NAMES.index("mechanisms")] == alone.code(statement)


def test_rubrics_that_share_codes_are_observed_once() -> None:
    coders = {opened(name).coder.hash for name in NAMES}
    assert len(taggers()._taggers) == len(coders) < len(NAMES)
