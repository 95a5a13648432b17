"""Every rule of a rubric in words: what it looks for, what it says, where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from doc_audit.report.code_lines import LEVELS
from doc_audit.report.reasons import model_words
from doc_audit.report.words import joined, spaced
from doc_audit.rubric import CueRule, Decision, MarkRule, Rubric
from doc_audit.rubric.additive import MARKS
from doc_audit.rubric.rules import HEAD, CellRule, Example, Examples, When
from doc_audit.rubric.weights import Weights
from doc_audit.tag.linear import MODEL_ID

_ZONES = {
    "text": "the statement",
    "stem": "the words that open its list",
    "heading": "the headings above it",
    "head": "the heads of its columns",
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as shown; `patterns` in the pattern language, examples as texts."""

    id: str
    says: str
    source: str
    note: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...]
    matching: tuple[str, ...]
    non_matching: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules of one sort, with what the sort does."""

    id: str
    title: str
    explains: str
    rules: tuple[RuleLine, ...]


def rule_groups(rubric: Rubric) -> Iterator[RuleGroup]:
    """All rules by sort, in the rubric's order."""
    rules = rubric.rules
    labels = {dimension.id: dimension.label for dimension in rubric.settings.dimensions}
    yield RuleGroup(
        "marks",
        "Marks: words that show a dimension",
        "Looked for in the statement and in the words that open its list, if not said otherwise. "
        "The mark with the highest level decides; the words it matched are the evidence.",
        tuple(_mark(rule, labels) for rule in rules.marks),
    )
    yield RuleGroup(
        "cues",
        "Cues: words that tell how a statement is to be read",
        "Looked for in the statement, if not said otherwise. Decisions ask for cues by name; a cue "
        "with a scope lets marks near it count, or not.",
        tuple(_cue(rule) for rule in rules.cues),
    )
    yield RuleGroup(
        "cells",
        "Columns: what a cell of an action table shows",
        "A cell counts for the dimension that the head of its column promises.",
        tuple(_cell(rule, labels) for rule in rules.cells),
    )
    yield RuleGroup(
        "decisions",
        "Decisions, in the order they are tried",
        "The first whose conditions hold decides.",
        tuple(_decision(rule) for rule in sorted(rules.decisions, key=lambda r: -r.priority)),
    )
    if rubric.weights:
        yield RuleGroup(
            "model",
            "A linear model beside the rules",
            "It decides the type of a statement together with the rules. Where it overrules them, "
            "the features that spoke most for its code stand beside the code.",
            (_model(rubric.weights),),
        )


def mark_rules(rubric: Rubric) -> Iterator[RuleLine]:
    """Rules that give the rubric's marks: by words, by decisions, and the cues that these name."""
    for mark in rubric.rules.marks:
        if mark.mark:
            yield _mark(mark, {})
    decisions = [rule for rule in rubric.rules.decisions if rule.decides == MARKS]
    named = {fact.rpartition(":")[2] for rule in decisions for fact in rule.when.facts()}
    yield from (_cue(cue) for cue in rubric.rules.cues if cue.cue in named)
    yield from map(_decision, decisions)


def _model(weights: Weights) -> RuleLine:
    says, source, note = model_words(weights)
    return RuleLine(MODEL_ID, says, source, note, (), (), (), ())


def _mark(rule: MarkRule, labels: dict[str, str]) -> RuleLine:
    if rule.mark:
        return _line(rule, f"the mark “{spaced(rule.mark)}”{_places(rule.over, ('text',))}")
    if rule.group:
        return _line(rule, f"the group “{spaced(rule.group)}”{_places(rule.over, ('text',))}")
    says = f"{labels.get(rule.dimension, rule.dimension)}: {LEVELS[rule.level]}"
    if rule.cells:
        return _line(rule, f"{says}, {_column(rule)} alone")
    if rule.codes:
        says += f" ({joined([spaced(code) for code in rule.codes])})"
    return _line(rule, says + _places(rule.over, ("text", "stem")))


def _column(rule: MarkRule) -> str:
    """Where a rule for columns looks."""
    roles = joined([f"“{cell}”" for cell in rule.cells])
    if HEAD in rule.over:
        return f"in the head over a cell under {roles}"
    if not rule.heads:
        return f"in a cell under {roles}"
    heads = joined([f"“{word}”" for word in rule.heads])
    return f"in a cell under {roles} whose head has one of the words {heads}"


def _cue(rule: CueRule) -> RuleLine:
    says = f"the cue “{rule.cue}”{_places(rule.over, ('text',))}"
    if rule.scope:
        effects = [("allows", rule.allows), ("blocks", rule.blocks)]
        acts = joined([f"{verb} {joined(names)}" for verb, names in effects if names])
        says += f"; {acts} {_reach(rule.scope.direction, rule.scope.reach)}"
    return _line(rule, says)


def _reach(direction: str, reach: int) -> str:
    if direction == "inside":
        return "inside its own words"
    side = {"forward": "after it", "backward": "before it", "both": "on either side"}[direction]
    return f"within {reach} words {side}"


def _cell(rule: CellRule, labels: dict[str, str]) -> RuleLine:
    dimension = labels.get(rule.dimension, rule.dimension)
    column = f"“{rule.role}”"
    if rule.heads:
        heads = joined([f"“{word}”" for word in rule.heads])
        column = f"a head with one of the words {heads}"
    says = f"a cell under {column} shows {dimension} as {LEVELS[rule.level]}"
    if not rule.figures:
        says += ", unless it is a figure alone"
    if rule.quiet:
        says += ", and its words tell nothing of type or relevance"
    if rule.blank:
        says += f", unless it only says {joined([f'“{word}”' for word in rule.blank])}"
    return RuleLine(rule.id, says, rule.source, rule.note, (), (), (), ())


def _decision(rule: Decision) -> RuleLine:
    says = f"{spaced(rule.decides)} is {_code(rule)}{_when(rule.when)}"
    matching, non_matching = _examples(rule.examples)
    return RuleLine(rule.id, says, rule.source, rule.note, (), (), matching, non_matching)


def _code(rule: Decision) -> str:
    return LEVELS[rule.code] if isinstance(rule.code, int) else spaced(rule.code)


def _when(when: When) -> str:
    parts = [
        (when.all, "all of {}"),
        (when.any, "any of {}"),
        (when.none, "none of {}"),
    ]
    given = [words.format(", ".join(_fact(f) for f in facts)) for facts, words in parts if facts]
    return f", given {'; '.join(given)}" if given else ", where nothing else decided"


def _fact(fact: str) -> str:
    return fact.replace("|", " or ")


def _places(zones: tuple[str, ...], usual: tuple[str, ...]) -> str:
    """Where a rule looks, unless it looks where rules of its sort do."""
    if zones == usual:
        return ""
    return f"; looks only in {joined([_ZONES.get(zone, zone) for zone in zones])}"


def _line(rule: MarkRule | CueRule, says: str) -> RuleLine:
    matching, non_matching = _examples(rule.examples)
    return RuleLine(
        rule.id, says, rule.source, rule.note, rule.patterns, rule.unless, matching, non_matching
    )


def _examples(examples: Examples | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if examples is None:
        return (), ()
    return tuple(map(_example, examples.matching)), tuple(map(_example, examples.non_matching))


def _example(example: Example) -> str:
    """An example, with the context it stands in where it has some."""
    if isinstance(example, str):
        return example
    context = [*example.headings, example.stem or example.before]
    cells = (f"{cell.head}: {cell.text}" if cell.head else cell.text for cell in example.cells)
    return " › ".join([part for part in context if part] + [example.text or " | ".join(cells)])
