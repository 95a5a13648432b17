from dataclasses import replace

import numpy as np
import pytest

from doc_audit.score import score_plan


def run(plan_input, settings, scope="inequalities", seed=1, draws=200, **more):
    rng = np.random.default_rng(seed)
    return score_plan(plan_input, settings, "hash", rng, draws, scope, **more)


@pytest.fixture
def twelve(item):
    """Eight acts with group and kind of inequality (23.1 each), four with owner and date (65.5)."""
    bare = [item(i, kind=2, who_for=2, headings=("A",)) for i in range(8)]
    full = [item(8 + i, kind=2, who_for=2, by_whom=2, by_when=2) for i in range(4)]
    return bare + full


def test_figures_by_hand(settings, plan, twelve):
    score = run(plan(twelve), settings)
    bare, full = 100 * (0.5 * 0.75 / 7) ** 0.5, 100 * (0.5 * 6 / 7) ** 0.5
    assert score.score == pytest.approx((8 * bare + 4 * full) / 12)
    assert score.product == score.score
    assert score.specificity == pytest.approx(50)
    assert score.accountability == pytest.approx(100 * (8 * 0.75 / 7 + 4 * 6 / 7) / 12)
    assert score.arithmetic == pytest.approx((score.specificity + score.accountability) / 2)
    assert score.at_least_half == pytest.approx(100 * 4 / 12)
    assert score.criteria_met == (0, 0, 8, 0, 4, 0, 0, 0)
    assert score.without_restated == score.score
    assert score.interval.low < score.score < score.interval.high


def test_shares_show_the_levels_as_coded(settings, plan, twelve):
    shares = {share.dimension: share for share in run(plan(twelve), settings).dimensions}
    assert list(shares) == [d.id for d in settings.dimensions]
    agent = shares["responsible_agent"]  # the floor counts in the score, not in the share
    assert (agent.n, agent.mentioned, agent.specific) == (12, 4, 4)
    assert agent.specific_interval.low < 1 / 3 < agent.specific_interval.high
    assert shares["population"].specific_interval.high == 1


def test_shares_tell_vague_from_specific(settings, item, plan):
    levels = [0] * 5 + [1] * 4 + [2] * 3
    items = [item(i, by_when=level, monitoring=level) for i, level in enumerate(levels)]
    shares = {share.dimension: share for share in run(plan(items), settings).dimensions}
    for name in ("timeframe", "monitoring"):
        assert (shares[name].n, shares[name].mentioned, shares[name].specific) == (12, 7, 3)


def test_score_can_be_recomputed_from_its_points(settings, plan, twelve):
    score = run(plan(twelve), settings)
    assert np.mean([p.points for p in score.points]) == pytest.approx(score.score)
    assert [p.met for p in score.points] == [2] * 8 + [4] * 4
    assert [p.statement for p in score.points] == [s.id for s, _ in twelve]
    assert dict(score.points[0].levels)["responsible_agent"] == 0


def test_product_is_taken_per_commitment(settings, item, plan):
    what = [item(i, kind=2, who_for=2, where=(2, "Ambridge"), how_much=2) for i in range(5)]
    who = [item(5 + i, by_whom=2, by_when=2, money=2) for i in range(5)]
    score = run(plan(what + who), settings)
    assert score.arithmetic > 50
    assert score.score == pytest.approx(100 * (0.75 / 7) ** 0.5 / 2)


def test_restated_ones_stand_beside(settings, plan, twelve, item):
    national = [item(20 + i, kind=2, who_for=2, how_much=2, origin="restated") for i in range(3)]
    score = run(plan(twelve + national), settings)
    assert (score.n, score.restated) == (15, 3)
    assert score.without_restated == pytest.approx(run(plan(twelve), settings).score)
    assert score.score != score.without_restated
    assert [p.restated for p in score.points[-3:]] == [True] * 3


def test_too_few_without_the_restated_ones(settings, plan, twelve):
    mostly = [(s, replace(c, origin="restated")) for s, c in twelve[:5]] + twelve[5:]
    score = run(plan(mostly), settings)
    assert score.score is not None
    assert score.without_restated is None
    assert any("Without the restated ones 7" in note for note in score.notes)


@pytest.mark.parametrize(
    ("count", "status", "scored", "ranked"),
    [
        (0, "too_few", False, False),
        (1, "too_few", False, False),
        (9, "too_few", False, False),
        (10, "thin", True, True),
        (19, "thin", True, True),
        (20, "scored", True, True),
    ],
)
def test_minimum_counts(settings, item, plan, count, status, scored, ranked):
    score = run(plan([item(i, who_for=2 if i else 1) for i in range(count)]), settings)
    assert (score.status, score.ranked, score.n) == (status, ranked, count)
    assert (score.score is not None) == scored
    assert (score.interval is not None) == scored
    assert (score.specificity is not None) == (count > 0)
    assert bool(score.notes) == (status != "scored")
    assert sum(score.criteria_met) == count


@pytest.mark.parametrize(
    ("changes", "status", "ranked", "note"),
    [
        ({"kind": "unknown", "kind_sure": False}, "thin", False, "kind of document is unknown"),
        ({"kind": "needs_assessment"}, "not_scored", False, "“needs assessment”"),
        ({"kind": "guidance", "kind_sure": False}, "not_scored", False, "is a guess"),
        ({"kind_sure": False}, "thin", False, "“strategy” is a guess: scored, but not ranked"),
        ({"area": "", "area_known": False}, "thin", False, "own area is unknown"),
        ({"area_known": False}, "thin", False, "“Ambershire”, is a guess"),
    ],
)
def test_kind_and_area_decide_whether_it_is_ranked(
    settings, plan, twelve, changes, status, ranked, note
):
    score = run(plan(twelve, **changes), settings)
    assert (score.status, score.ranked) == (status, ranked)
    assert any(note in line for line in score.notes)
    assert (score.score is None) == (status == "not_scored")
    assert score.specificity == pytest.approx(50)


def test_what_has_no_score_is_not_said_to_be_unranked(settings, plan, twelve):
    score = run(plan(twelve, kind="other", area="", area_known=False), settings)
    assert len(score.notes) == 2
    assert not any("ranked" in note for note in score.notes)


def test_a_described_kind_is_scored_when_asked(settings, plan, twelve):
    score = run(plan(twelve, kind="needs_assessment"), settings, any_kind=True)
    assert (score.status, score.ranked) == ("thin", False)
    assert any("Scored on request" in note for note in score.notes)


def test_place_without_words_is_said(settings, plan, twelve, item):
    score = run(plan([*twelve, item(40, where=2)]), settings)
    assert any(note.startswith("1 commitment is coded as naming a place") for note in score.notes)


def test_counts_before_merging(settings, plan, twelve, item):
    extra = [
        item(50, twelve[0][0].text),
        item(51, type="aspiration"),
        item(52, type="aspiration", relevance="none"),
        item(53, type="other", relevance=""),
    ]
    score = run(plan(twelve + extra), settings)
    assert (score.n, score.copies, score.commitments) == (12, 1, 13)
    assert (score.aspirations, score.statements) == (1, 16)
    assert score.commitment_share == pytest.approx(13 / 14)


def test_scope_all(settings, plan, twelve, item):
    other = [item(60 + i, relevance="none", who_for=2, by_whom=2) for i in range(3)]
    score = run(plan(twelve + other), settings, "all")
    assert (score.scope, score.n) == ("all", 15)
    assert "inequality_type" not in [share.dimension for share in score.dimensions]
    assert len(score.criteria_met) == 7
    assert score.points[-1].specificity == pytest.approx(1 / 3)


def test_rubric_may_choose_another_aggregation(settings, plan, twelve):
    scoring = settings.scoring.model_copy(update={"aggregate": "at_least_half"})
    score = run(plan(twelve), settings.model_copy(update={"scoring": scoring}))
    assert score.score == score.at_least_half == pytest.approx(100 / 3)
    assert score.product == pytest.approx(run(plan(twelve), settings).score)


def test_same_seed_same_record(settings, plan, twelve):
    assert run(plan(twelve), settings) == run(plan(twelve), settings)


def test_empty_plan(settings, plan):
    score = run(plan([]), settings)
    assert (score.n, score.score, score.specificity, score.commitment_share) == (
        0,
        None,
        None,
        None,
    )
    assert score.dimensions[0].specific_interval is None
