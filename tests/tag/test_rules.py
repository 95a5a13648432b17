"""The examples of every rule, run as tests: the rubric can be edited without Python."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from doc_audit.model import Statement
from doc_audit.pipeline.resources import open_rubric
from doc_audit.rubric.facts import zoned
from doc_audit.rubric.rules import CueRule, Decision, Example, MarkRule
from doc_audit.tag import Tagger
from doc_audit.tag.observe import Observed
from doc_audit.tag.opening import OPENS

from .conftest import as_statement, restyled

RULES = open_rubric("default").rules
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in (*RULES.marks, *RULES.cues)
    for number, example in enumerate(rule.examples.matching)
]
REFUSED = [
    pytest.param(rule, example, id=f"{rule.id}-not-{number}")
    for rule in (*RULES.marks, *RULES.cues)
    for number, example in enumerate(rule.examples.non_matching)
]
DECISIONS = [decision for decision in RULES.decisions if decision.examples]


def headed(statement: Statement, rule: MarkRule | CueRule) -> Statement:
    """The example where the rule looks, if it doesn't look at the text."""
    if "text" in rule.over or statement.stem or statement.headings:
        return statement
    if "heading" in rule.over:
        return replace(statement, headings=(statement.text,))
    return replace(statement, stem=statement.text)


def in_style(example: Example, rule: MarkRule | CueRule, style: Callable[[str], str]) -> Statement:
    """The example with its words, and those of its cells, written in another style."""
    if not isinstance(example, str) and example.cells:
        cells = tuple(c.model_copy(update={"text": style(c.text)}) for c in example.cells)
        return headed(as_statement(example.model_copy(update={"cells": cells})), rule)
    statement = headed(as_statement(example), rule)
    return replace(
        statement,
        text=style(statement.text),
        stem=style(statement.stem),
        headings=tuple(style(h) for h in statement.headings),
    )


def fires(tagger: Tagger, seen: Observed, rule: MarkRule | CueRule) -> bool:
    if isinstance(rule, MarkRule):
        if rule.group:
            return any(mark.rule.id == rule.id for mark in tagger.groups(seen))
        return any(
            mark.rule is rule or mark.rule.id == rule.id
            for mark in (*seen.marks, *seen.zones.get("heading", seen.zones["text"]).marks)
            if mark.undone != rule.id
        )
    return any(hit.rule.id == rule.id for found in seen.zones.values() for hit in found.cues)


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_matching_examples_match(tagger: Tagger, rule, example) -> None:
    assert fires(tagger, tagger.observe(headed(as_statement(example), rule)), rule)


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_matching_examples_match_in_other_spacing_quotes_and_dashes(
    tagger: Tagger, rule, example
) -> None:
    assert fires(tagger, tagger.observe(in_style(example, rule, restyled)), rule)


@pytest.mark.parametrize(
    ("rule", "example"), [case for case in CASES if case.values[0].case == "any"]
)
def test_matching_examples_match_in_any_casing(tagger: Tagger, rule, example) -> None:
    for style in (str.upper, str.lower):
        assert fires(tagger, tagger.observe(in_style(example, rule, style)), rule), style


@pytest.mark.parametrize(("rule", "example"), REFUSED)
def test_other_examples_do_not_match(tagger: Tagger, rule, example) -> None:
    seen = tagger.observe(headed(as_statement(example), rule))
    if isinstance(rule, MarkRule) and not rule.group:
        counting = [m for m in seen.marks if m.rule.id == rule.id and not m.undone]
        assert not counting
    else:
        assert not fires(tagger, seen, rule)


def decided_by(tagger: Tagger, decision: Decision, example) -> tuple[str, ...]:
    coding = tagger.code(as_statement(example))
    if decision.decides in coding.dimensions:
        return coding.dimensions[decision.decides].rules
    return coding.rules.get(decision.decides, ())


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda d: d.id)
def test_decisions_decide_their_examples(tagger: Tagger, decision: Decision) -> None:
    assert decision.examples is not None
    for example in decision.examples.matching:
        assert decision.id in decided_by(tagger, decision, example), example
    for example in decision.examples.non_matching:
        assert decision.id not in decided_by(tagger, decision, example), example


def test_every_cue_has_a_use() -> None:
    """A cue that no decision names and that has no scope does nothing."""
    named = {fact for decision in RULES.decisions for fact in decision.when.facts()}
    named.add(zoned("heading", OPENS))
    unused = [
        cue.id
        for cue in RULES.cues
        if cue.scope is None and not any(zoned(zone, cue.cue) in named for zone in cue.over)
    ]
    assert unused == []
