"""A linear model beside the rules: what it may decide, how it says why."""

import json
from dataclasses import replace
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.errors import DocAuditError
from doc_audit.model import Cell, Statement
from doc_audit.rubric import Rubric
from doc_audit.rubric.load import rules_hash_of, stale_weights
from doc_audit.rubric.weights import Weights, read_weights
from doc_audit.tag import Tagger
from doc_audit.tag.linear import MODEL_ID, MOST_REASONS, SAW, Weigher, overruled

CODES = ("commitment", "context")
ACT = Statement("x", "x", "We will open a clinic in Northfield.")


def weights(features: dict[str, tuple[float, ...]], rubric: Rubric, **more) -> Weights:
    known = tuple(d.id for d in rubric.rules.decisions if d.decides == "type")
    values = {
        "rubric": "default", "rules_hash": rules_hash_of(rubric.files), "codes": CODES,
        "known": known, "start": (0.0, 0.0), "features": features, "penalty": 0.1,
    }  # fmt: skip
    return Weights.model_validate(values | more)


def with_weights(rubric: Rubric, features: dict[str, tuple[float, ...]], **more) -> Tagger:
    return Tagger(replace(rubric, weights=weights(features, rubric, **more)))


def test_what_is_likelier_overrules_the_rules_and_says_why(rubric: Rubric, ruler: Tagger) -> None:
    by = ruler.code(ACT).rules["type"][0]
    coding = with_weights(rubric, {"will": (0.0, 2.0), "word:clinic": (0.0, 1.0)}).code(ACT)
    assert coding.type == "context"
    assert coding.rules["type"] == (MODEL_ID, f"{SAW}will", f"{SAW}word:clinic", by)
    assert coding.confidence == pytest.approx(1 / (1 + exp(-3)), abs=5e-4)
    assert not coding.dimensions


def test_what_isnt_likely_enough_doesnt(rubric: Rubric, ruler: Tagger) -> None:
    coding = with_weights(rubric, {"will": (0.0, 0.6)}).code(ACT)  # 65 to 35
    assert (coding.type, coding.rules) == ("commitment", ruler.code(ACT).rules)
    assert coding.confidence == pytest.approx(1 / (1 + exp(0.6)), abs=5e-4)


@pytest.mark.parametrize(
    "statement",
    [
        replace(ACT, text="gaps and to the"),  # broken off: a firm rule decides
        replace(ACT, cells=(Cell("Action", "action", 0, len(ACT.text)),)),
        Statement("x", "x", "Better access to care", stem="By 2027 we will achieve:"),
    ],
)
def test_where_nothing_was_learned_the_rules_decide_alone(
    rubric: Rubric, ruler: Tagger, statement: Statement
) -> None:
    strong = with_weights(rubric, {}, start=(0.0, 9.0))
    coding = strong.code(statement)
    assert coding.type == ruler.code(statement).type
    assert coding.confidence is None


def test_a_decision_it_doesnt_know_decides_alone(rubric: Rubric) -> None:
    assert with_weights(rubric, {}, start=(0.0, 9.0)).code(ACT).type == "context"
    assert with_weights(rubric, {}, start=(0.0, 9.0), known=()).code(ACT).type == "commitment"


def test_a_decision_resting_on_headings_needs_headings_learned(rubric: Rubric) -> None:
    decisions = [d for d in rubric.rules.decisions if d.decides == "type"]
    on_headings = next(d for d in decisions if any(f.startswith("heading:") for f in d.when.all))
    for covers, says in (((), False), (("headings",), True)):
        weigher = Weigher(weights({}, rubric, covers=covers), decisions)
        assert weigher.weighs(on_headings.id, ACT) is says


@given(
    st.lists(st.floats(0.01, 1), min_size=2, max_size=5).map(lambda xs: [x / sum(xs) for x in xs])
)
def test_only_what_is_twice_as_likely_and_over_half_overrules(chances: list[float]) -> None:
    codes = [f"c{at}" for at in range(len(chances))]
    for own, ruled in zip(chances, codes, strict=True):
        code, chance = overruled(codes, chances, ruled)
        assert chance == chances[codes.index(code)]
        if code != ruled:
            assert chance == max(chances) >= 0.5
            assert chance >= 2 * own


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-3, 3), min_size=1), st.data())
def test_reasons_are_what_stands_there_strongest_first(worth: dict[str, float], data) -> None:
    features = {name: (0.0, value) for name, value in worth.items()}
    values = {
        "rubric": "r",
        "rules_hash": "",
        "codes": CODES,
        "known": (),
        "start": (0.0, 4.0),
        "penalty": 0.1,
    }
    weigher = Weigher(Weights.model_validate(values | {"features": features}), ())
    there = sorted(data.draw(st.sets(st.sampled_from("abcdefgh"))))
    verdict = weigher.weigh(there, "commitment")
    assert set(verdict.reasons) <= set(there)
    assert len(verdict.reasons) <= MOST_REASONS
    shown = [worth[name] for name in verdict.reasons]
    assert shown == sorted(shown, reverse=True)
    assert all(value > 0 for value in shown)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"codes": ["commitment", "weather"]}, "the rubric has no type weather"),
        ({"start": [0.0]}, "start hasn't a number for each of 2 codes"),
        ({"features": {"will": [1.0]}}, "will hasn't a number for each of 2 codes"),
        ({"weather": 1}, "weather"),
    ],
)
def test_faults_are_told(rubric: Rubric, change: dict, told: str) -> None:
    text = json.dumps(weights({}, rubric).model_dump(mode="json") | change)
    faults: list[DocAuditError] = []
    assert read_weights(text, rubric.settings, faults) is None
    assert told in str(faults[0])
    assert "doc-audit train" in str(faults[0])


def test_a_model_of_other_rules_is_told_as_such(rubric: Rubric) -> None:
    other = weights({}, rubric, rules_hash="0" * 64)
    files = {**rubric.files, "model.json": "{}"}
    told = stale_weights(replace(rubric, files=files, weights=other))
    assert "fitted to other rules" in told
    assert f"The model of {rubric.settings.id} (" in told
    assert stale_weights(replace(rubric, files=files, weights=weights({}, rubric))) == ""
    assert stale_weights(replace(rubric, weights=None)) == ""


def test_the_shipped_model_is_of_the_shipped_rules(rubric: Rubric) -> None:
    assert rubric.weights is not None
    assert stale_weights(rubric) == ""


def test_no_mark_hangs_on_who_is_named(rubric: Rubric) -> None:
    coder = with_weights(rubric, {"word:northfield": (0.0, 9.0)})
    assert coder.code(ACT).type == "commitment"
    plain = replace(ACT, text="We will open a clinic in northfield.")
    assert coder.code(plain).type == "context"
