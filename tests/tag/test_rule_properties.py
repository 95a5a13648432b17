"""Properties that every rule has, whatever its examples say: how words are spaced, quoted, dashed
and cased changes nothing, spans are words of the text, and a statement is tagged as if alone.
"""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_audit.model import Cell, Coding, Statement
from doc_audit.rubric import Rubric
from doc_audit.rubric.rules import CueRule, Example, MarkRule
from doc_audit.tag import Tagger
from doc_audit.tag.observe import Observed
from doc_audit.text.fold import BLANKS, DASHES, SINGLE_QUOTES

from .conftest import as_statement

SHARE = 12
"""An example of a property looks at one rule's example in so many, beginning anywhere."""
FEW = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SEEDS = st.integers(0, 2**32 - 1)
SPACES = (*BLANKS, "  ", " \n", "\u00a0 ")

Rule = MarkRule | CueRule
Style = Callable[[str], str]


def written(seed: int) -> Style:
    """Other blanks, quotes and dashes throughout, the same words."""
    chance = random.Random(seed)

    def style(text: str) -> str:
        signs = {" ": SPACES, "'": (*SINGLE_QUOTES, "'"), "-": (*DASHES, "-")}
        return "".join(chance.choice(signs[c]) if c in signs else c for c in text)

    return style


def cased(seed: int) -> Style:
    """Capitals at random, or throughout, or none."""
    chance = random.Random(seed)
    change = chance.choice([str.upper, str.lower, str.title, None])

    def style(text: str) -> str:
        if change:
            return change(text)
        return "".join(chance.choice((c.upper(), c.lower())) for c in text)

    return style


def styled(statement: Statement, style: Style) -> Statement:
    """A statement in another style, its cells where their words then stand."""
    if not statement.cells:
        return replace(
            statement,
            text=style(statement.text),
            stem=style(statement.stem),
            before=style(statement.before),
            headings=tuple(map(style, statement.headings)),
        )
    cells, parts, at = [], [], 0
    for cell in statement.cells:
        parts.append(style(statement.text[cell.start : cell.end]))
        cells.append(Cell(cell.head, cell.role, at, at + len(parts[-1])))
        at += len(parts[-1]) + len(" | ")
    return replace(statement, text=" | ".join(parts), cells=tuple(cells))


def examples(rubric: Rubric, kind: str, start: int) -> list[tuple[Rule, Statement]]:
    """A share of all rules' examples, each where its rule looks."""
    rules: tuple[Rule, ...] = (*rubric.rules.marks, *rubric.rules.cues)
    every = [(rule, placed(one, rule)) for rule in rules for one in getattr(rule.examples, kind)]
    return every[start % SHARE :: SHARE]


def placed(example: Example, rule: Rule) -> Statement:
    statement = as_statement(example)
    if "text" in rule.over or statement.stem or statement.headings:
        return statement
    if "heading" in rule.over:
        return replace(statement, headings=(statement.text,))
    return replace(statement, stem=statement.text)


def seen_by(tagger: Tagger, seen: Observed) -> set[str]:
    """Rules whose words stand there and aren't undone by the rule itself."""
    marks = [*seen.marks, *tagger.groups(seen)]
    for zone in seen.zones.values():
        marks += zone.marks
    found = {mark.rule.id for mark in marks if mark.undone != mark.rule.id}
    return found | {hit.rule.id for zone in seen.zones.values() for hit in zone.cues}


def counting(tagger: Tagger, seen: Observed, rule: Rule) -> bool:
    """The rule has a say: a cue is seen, a mark counts."""
    if isinstance(rule, CueRule):
        return rule.id in seen_by(tagger, seen)
    marks = (*seen.marks, *tagger.groups(seen))
    return any(mark.rule.id == rule.id and not mark.undone for mark in marks)


@FEW
@given(seed=SEEDS)
def test_matching_examples_match_in_any_spacing_quote_and_dash_style(
    tagger: Tagger, rubric: Rubric, seed: int
) -> None:
    style = written(seed)
    for rule, statement in examples(rubric, "matching", seed):
        other = styled(statement, style)
        assert rule.id in seen_by(tagger, tagger.observe(other)), (rule.id, other.text)


@FEW
@given(seed=SEEDS)
def test_matching_examples_match_in_any_casing_unless_capitals_matter(
    tagger: Tagger, rubric: Rubric, seed: int
) -> None:
    style = cased(seed)
    for rule, statement in examples(rubric, "matching", seed):
        if rule.case == "any":
            other = styled(statement, style)
            assert rule.id in seen_by(tagger, tagger.observe(other)), (rule.id, other.text)


@FEW
@given(seed=SEEDS)
def test_blocking_examples_never_match_in_any_style(
    tagger: Tagger, rubric: Rubric, seed: int
) -> None:
    style = written(seed)
    for rule, statement in examples(rubric, "non_matching", seed):
        other = styled(statement, style)
        assert not counting(tagger, tagger.observe(other), rule), (rule.id, other.text)


@FEW
@given(seed=SEEDS)
def test_blocking_examples_never_match_in_any_casing_unless_capitals_matter(
    tagger: Tagger, rubric: Rubric, seed: int
) -> None:
    style = cased(seed)
    for rule, statement in examples(rubric, "non_matching", seed):
        if rule.case == "any":
            other = styled(statement, style)
            assert not counting(tagger, tagger.observe(other), rule), (rule.id, other.text)


@FEW
@given(seed=SEEDS, noise=st.text(max_size=12))
def test_spans_are_words_of_the_text(tagger: Tagger, rubric: Rubric, seed: int, noise: str) -> None:
    style = written(seed)
    for _, statement in examples(rubric, "matching", seed):
        for text in (style(statement.text), noise + statement.text, statement.text + noise):
            one = replace(statement, text=text, cells=())
            check_spans(one, tagger.code(one))


def check_spans(statement: Statement, coding: Coding) -> None:
    for code in coding.dimensions.values():
        assert code.words in statement.text
        assert not code.words or code.level
        if code.evidence and code.evidence.source in ("text", "cell"):
            place = slice(code.evidence.start, code.evidence.end)
            assert code.evidence.words == code.words == statement.text[place]
            assert code.words


@FEW
@given(seed=SEEDS)
def test_alone_or_among_others_the_levels_are_the_same(
    tagger: Tagger, rubric: Rubric, seed: int
) -> None:
    statements = [statement for _, statement in examples(rubric, "matching", seed)]
    shuffled = list(statements)
    random.Random(seed).shuffle(shuffled)
    among = {id(one): tagger.code(one) for one in shuffled}
    for statement in statements:
        assert tagger.code(statement) == among[id(statement)]


def test_a_tagger_of_its_own_gives_the_same_as_one_that_has_tagged_much(
    tagger: Tagger, rubric: Rubric
) -> None:
    fresh = Tagger(replace(rubric, rules=rubric.rules.model_copy()))  # shares nothing compiled
    for _, statement in examples(rubric, "matching", 0):
        assert fresh.code(statement) == tagger.code(statement)


@pytest.mark.parametrize("kind", ["matching", "non_matching"])
def test_every_example_is_looked_at_from_some_start(rubric: Rubric, kind: str) -> None:
    looked = sum(len(examples(rubric, kind, start)) for start in range(SHARE))
    rules = (*rubric.rules.marks, *rubric.rules.cues)
    assert looked == sum(len(getattr(rule.examples, kind)) for rule in rules) > SHARE
