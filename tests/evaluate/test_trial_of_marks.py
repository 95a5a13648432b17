"""Trials of rules that give marks, of criteria, and of rules of dimensions a rubric adds."""

from pathlib import Path

import pytest

from doc_audit.evaluate.criterion_trial import criterion_trial
from doc_audit.evaluate.rule_trial import trial, without
from doc_audit.evaluate.trial_records import Trial
from doc_audit.model import Statement
from doc_audit.rubric import Rubric, load_rubric
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.extend import with_base

MINI = Path(__file__).parents[1] / "rubric" / "mini"
FILES = {p.relative_to(MINI).as_posix(): p.read_text("utf-8") for p in sorted(MINI.rglob("*.yaml"))}
SETTINGS = """\
id: own
title: Own
version: "1"
source: ours
extends: mini
dimensions:
  - {id: plot, label: Plot, question: On which plot?, axis: specificity, weight: 2,
     levels: [none, some plot, a named plot]}
marks:
  - {id: lead, label: A lead, source: ours, provenance: verified}
  - {id: told, label: Told, source: ours, provenance: verified}
criteria:
  - {id: led, label: Led, question: Who leads?, source: ours, provenance: verified, unit: plan,
     when: {all: ["mark:lead", "type:commitment"], none: ["food=2"]}}
  - id: plotted
    label: Plotted
    question: On a plot?
    source: ours
    provenance: verified
    unit: plan
    states:
      - {id: named, label: on a named plot, when: {all: [plot=2]}}
      - {id: led, label: by a lead, when: {all: ["mark:lead"]}}
"""
RULES = """\
marks:
  - {id: mark-lead, source: ours, mark: lead, patterns: ['senior lead'], unless: ['no senior lead'],
     examples: {matching: [A senior lead.], non_matching: [No lead.]}}
  - {id: mark-chair, source: ours, mark: lead, patterns: [chair, 'senior leads'],
     examples: {matching: [A chair.], non_matching: [No lead.]}}
  - {id: plot-named, source: ours, dimension: plot, level: 2, patterns: ['allotment plot'],
     examples: {matching: [An allotment plot.], non_matching: [A plot.]}}
cues:
  - {id: panel, source: ours, cue: panel, patterns: [panel],
     examples: {matching: [A panel.], non_matching: [A pane.]}}
decisions:
  - {id: told-panel, source: ours, decides: marks, code: told,
     when: {all: [panel, "type:commitment"]},
     examples: {matching: [We will tell the panel.], non_matching: [A panel sat.]}}
"""
RUBRIC = load_rubric(with_base({"rubric.yaml": SETTINGS, "rules/own.yaml": RULES}, FILES), "own")


def statements(*texts: str) -> list[Statement]:
    return [Statement(str(n), "doc", text) for n, text in enumerate(texts)]


def tried(rule: str, *texts: str, rubric: Rubric = RUBRIC) -> Trial:
    return trial(statements(*texts), without(rubric, [rule]), rubric, [rule], lambda _: {})


def words(found: Trial) -> list[str]:
    return [m.place.text[m.place.start : m.place.end] for m in found.matches]


def test_a_rule_with_a_mark_shows_what_it_matches_and_the_mark_it_gives() -> None:
    found = tried("mark-lead", "The senior lead is Jo.", "Roads are long.", "A senior leader came.")
    assert words(found) == ["senior lead"]
    assert found.matches[0].decides
    (change,) = found.changed
    assert (change.code.key, change.code.before, change.code.after) == ("mark", "–", "lead")
    assert (change.code.by_after, change.conflict) == ("mark-lead", False)
    assert [near.why for near in found.near] == [
        "“leader” stands where “lead” is asked for, of “senior lead”"
    ]


def test_a_mark_that_stood_already_is_told_with_the_rule_that_gave_it() -> None:
    (match,) = tried("mark-lead", "The chair is the senior lead.").matches
    assert (match.decides, match.stood) == (True, "mark-chair")


def test_an_unless_of_a_rule_with_a_mark_is_a_near_miss() -> None:
    (near,) = tried("mark-lead", "There is no senior lead.").near
    assert near.why == "undone by its unless “no senior lead”"


def test_a_decision_on_marks_matches_and_misses() -> None:
    found = tried("told-panel", "We will tell the panel.", "The panel sat.", "We will open roads.")
    assert [(m.statement.id, m.decides) for m in found.matches] == [("0", True)]
    assert [(n.statement.id, n.why) for n in found.near] == [
        ("1", "lacks “type:commitment”"),
        ("2", "lacks “panel”"),
    ]
    assert [c.code.after for c in found.changed] == ["told"]


def test_a_cue_that_a_mark_rests_on_says_so() -> None:
    found = tried("panel", "We will tell the panel.", "The panel sat.")
    assert [m.decides for m in found.matches] == [True, False]
    assert [c.code.after for c in found.changed] == ["told"]


def test_a_rule_of_an_added_dimension_shows_matches_near_misses_and_codes() -> None:
    found = tried("plot-named", "We will dig an allotment plot.", "We will dig allotment plots.")
    assert words(found) == ["allotment plot"]
    assert ("plot", "0", "2") in {(c.code.key, c.code.before, c.code.after) for c in found.changed}
    assert "“plots” stands where “plot”" in found.near[0].why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The chairs met.", "“chairs” stands where “chair” is asked for"),
        ("She was chairing it.", "“chairing” stands where “chair” is asked for"),
    ],
)
def test_a_pattern_of_one_word_has_its_other_forms_as_near_misses(text: str, why: str) -> None:
    (near,) = tried("mark-chair", text).near
    assert why in near.why
    assert near.place.text[near.place.start : near.place.end] in text


def test_words_that_only_begin_alike_are_no_near_miss_of_one_word() -> None:
    assert tried("mark-chair", "A charity and a chairlift.").near == ()


def test_a_phrase_of_a_list_has_its_other_forms_as_near_misses() -> None:
    near = tried("food-named", "We will fund community kitchens near allotments.").near
    assert "“kitchens” stands where “kitchen” is asked for" in near[0].why


def test_a_word_that_stands_elsewhere_is_not_called_missing() -> None:
    (near,) = tried("plot-named", "We will dig a plot behind the allotment.").near
    assert near.why == "“allotment” stands elsewhere, not in its place in “allotment plot”"


def test_a_code_that_stood_without_the_rule_is_told() -> None:
    more = (
        "marks:\n  - {id: again, source: s, dimension: food, level: 2, codes: [sharing], "
        "priority: 1, patterns: [food bank], examples: {matching: [a food bank], "
        "non_matching: [x]}}\n"
    )
    rubric = load_rubric({**FILES, "rules/zz.yaml": more}, "x")
    (match,) = tried("again", "We will open a food bank.", rubric=rubric).matches
    assert (match.decides, match.stood) == (True, "food-named")


def test_a_criterion_shows_the_statements_that_meet_it_and_those_one_thing_short() -> None:
    led = next(c for c in RUBRIC.settings.criteria if c.id == "led")
    texts = ("We will name a chair.", "The chair sat.", "We will go.", "We will tell the chair of "
             "the food bank.", "Roads are long.")  # fmt: skip
    found = criterion_trial(statements(*texts), RUBRIC, led, lambda _: {})
    assert [m.statement.id for m in found.matches] == ["0"]
    assert words(found) == ["chair"]
    assert [(n.statement.id, n.why) for n in found.near] == [
        ("1", "lacks “type:commitment”"),
        ("3", "“food=2” is against it"),
    ]


def test_a_commitment_without_the_mark_is_not_near_a_criterion_that_asks_for_it() -> None:
    led = next(c for c in RUBRIC.settings.criteria if c.id == "led")
    when = {"all": ("mark:lead", "type:commitment", "timeframe=2")}
    asked = Criterion.model_validate({**led.model_dump(), "when": when})
    texts = ("We will go by 2031.", "We will name a chair.")
    found = criterion_trial(statements(*texts), RUBRIC, asked, lambda _: {})
    assert [(n.statement.id, n.why) for n in found.near] == [("1", "lacks “timeframe=2”")]


def test_a_criterion_of_commitments_looks_at_those_in_scope_alone() -> None:
    led = next(c for c in RUBRIC.settings.criteria if c.id == "led")
    when = {"all": ("timeframe=2",)}
    dated = Criterion.model_validate(
        {**led.model_dump(exclude={"when", "share", "of"}), "unit": "commitment", "when": when}
    )
    texts = ("We will run a food bank by 2031.", "We will pave it by 2031.", "Food by 2031.")
    found = criterion_trial(statements(*texts), RUBRIC, dated, lambda _: {})
    assert [(m.statement.id, words(found)) for m in found.matches] == [("0", ["by 2031"])]


def test_a_criterion_with_states_names_the_state_of_each_match() -> None:
    plotted = next(c for c in RUBRIC.settings.criteria if c.id == "plotted")
    texts = ("We will dig an allotment plot with the chair.", "The chair sat.", "Roads.")
    found = criterion_trial(statements(*texts), RUBRIC, plotted, lambda _: {})
    assert [(m.statement.id, m.instead) for m in found.matches] == [
        ("0", "on a named plot"),
        ("1", "by a lead"),
    ]
    assert found.near == ()
