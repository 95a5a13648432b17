"""Intervals of a plan's place on the two axes."""

import numpy as np
import pytest

from doc_audit.score import score_plan
from doc_audit.score.intervals import score_interval


def scored(plan_input, settings, **more):
    return score_plan(plan_input, settings, "hash", np.random.default_rng(3), 200, **more)


def mixed(item):
    bare = [item(i, kind=2, headings=("A",)) for i in range(8)]
    return bare + [item(8 + i, kind=2, who_for=2, by_whom=2, by_when=2) for i in range(6)]


def test_each_axis_has_an_interval_around_its_mean(settings, plan, item):
    score = scored(plan(mixed(item)), settings)
    for mean, interval in (
        (score.specificity, score.specificity_interval),
        (score.accountability, score.accountability_interval),
    ):
        assert 0 <= interval.low < mean < interval.high <= 100


def test_commitments_that_are_alike_leave_doubt_on_both_axes_and_in_the_score(settings, plan, item):
    """12 of 12 alike don't show that the next would be: 3 of 12 may be others, with any points."""
    alike = [item(i, kind=2, who_for=2, headings=(str(i),)) for i in range(12)]
    score = scored(plan(alike), settings)
    for mean, found in (
        (score.score, score.interval),
        (score.specificity, score.specificity_interval),
        (score.accountability, score.accountability_interval),
    ):
        ends = 0.75 * mean, 0.75 * mean + 25
        assert (found.low, found.high) == pytest.approx(ends)
    told = [note for note in score.notes if "same points" in note]
    assert told == [
        "All 12 commitments have the same points, which doesn’t make the score sure: "
        "its interval allows for 3 of 12 to be others, with any points."
    ]
    assert not any("same points" in note for note in scored(plan(mixed(item)), settings).notes)


def test_the_scores_own_interval_is_drawn_first_and_unchanged(settings, plan, item):
    score = scored(plan(mixed(item)), settings)
    values = [line.points for line in score.points]
    sections = [("A",)] * 8 + [()] * 6
    alone = score_interval(values, sections, np.random.default_rng(3), 200)
    assert (score.interval.low, score.interval.high) == pytest.approx((alone.low, alone.high))


def test_too_few_to_score_still_have_a_place_and_its_interval(settings, plan, item):
    few = scored(plan(mixed(item)[5:10]), settings)
    assert few.interval is None
    assert few.specificity_interval.low <= few.specificity <= few.specificity_interval.high
    none = scored(plan([]), settings)
    assert none.specificity_interval is none.accountability_interval is None
