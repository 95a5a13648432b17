"""What some rules of a rubric do to statements: matches, near misses, codes that they change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from doc_audit.evaluate.trial_bench import Abbreviations, Bench
from doc_audit.evaluate.trial_records import AnyRule, Changed, Match, Near, Trial
from doc_audit.model import Statement
from doc_audit.rubric import Rubric
from doc_audit.rubric.rules import RuleFile, RuleSet


def trial(
    statements: Sequence[Statement],
    before: Rubric,
    after: Rubric,
    ids: Iterable[str],
    abbreviations: Callable[[str], Abbreviations],
) -> Trial:
    """What the rules `ids` of `after` do; `before` is the rubric without them, or as it was.

    `abbreviations` gives the short forms of a document by its id.
    """
    rules = chosen(after.rules, ids)
    bench = Bench(before, after, rules, abbreviations)
    matches: list[Match] = []
    near: list[Near] = []
    changed: list[Changed] = []
    for statement in statements:
        codings = bench.codings(statement)
        found = bench.look(statement, codings)
        matches += found.matches
        near += found.near
        if found.matches or found.undone or bench.everywhere:
            changed += bench.changes(statement, codings)
    near.sort(key=lambda one: -one.parts)
    complete = all(finder.complete for finder in bench.finders.values())
    return Trial(rules, len(statements), tuple(matches), tuple(near), tuple(changed), complete)


def chosen(rules: RuleSet, ids: Iterable[str]) -> tuple[AnyRule, ...]:
    """Rules by their ids, in the rubric's order."""
    wanted = set(ids)
    return tuple(rule for rule in all_rules(rules) if rule.id in wanted)


def all_rules(rules: RuleSet | RuleFile) -> tuple[AnyRule, ...]:
    """Every rule with an id: marks, cues, cells, decisions."""
    return (*rules.marks, *rules.cues, *rules.cells, *rules.decisions)


def without(rubric: Rubric, ids: Iterable[str]) -> Rubric:
    """The rubric less some rules. What names them stays and never comes true."""
    gone = set(ids)
    rules = rubric.rules
    kept = {
        kind: tuple(rule for rule in getattr(rules, kind) if rule.id not in gone)
        for kind in ("marks", "cues", "cells", "decisions")
    }
    return replace(rubric, rules=rules.model_copy(update=kept), codes_as=None)
