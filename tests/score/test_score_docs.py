"""docs/scoring.md says what the code does: its tables are recomputed."""

import re
from pathlib import Path

import numpy as np
import pytest
import yaml

from doc_audit.rubric.schema import AppliesTo
from doc_audit.score import axis_points, ladder, scale_of, score_plan, values_of
from doc_audit.score.intervals import clustered
from doc_audit.score.uncertainty.choices import draw_weights
from doc_audit.score.uncertainty.ranks import APART
from doc_audit.score.uncertainty.rates import JEFFREYS, PRIOR

PAGE = Path(__file__).parents[2] / "docs" / "scoring.md"


@pytest.fixture(scope="module")
def page():
    return PAGE.read_text("utf-8")


@pytest.fixture(scope="module")
def rows(page):
    """(text, seven levels, specificity, accountability, points) of the worked example."""
    found = []
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.match(r"[A-C]\. ", cells[0]):
            found.append((cells[0], [int(c) for c in cells[1:8]], *map(float, cells[8:])))
    assert len(found) == 3
    return found


def test_worked_example(rows, settings, page):
    scale = scale_of(settings)
    levels = np.array([[*row[1], 0] for row in rows])
    axes = axis_points(levels, scale)
    assert axes == pytest.approx(np.array([row[2:4] for row in rows]), abs=5e-5)
    values = values_of(levels, axes, scale)
    assert values == pytest.approx(np.array([row[4] for row in rows]), abs=0.05)
    shown = float(re.search(r"mean of the three is \*\*([\d.]+)\*\*", page)[1])
    assert values.mean() == pytest.approx(shown, abs=0.05)


def test_worked_example_goes_through_the_whole_score(rows, settings, item, plan):
    shorts = ("kind", "who_for", "where", "how_much", "by_whom", "by_when", "money")
    items = [
        item(i, text, **dict(zip(shorts, levels, strict=True)))
        for i, (text, levels, *_) in enumerate(rows)
    ]
    # C as a coder would code it: the place specific, its words the plan's own area.
    text, levels, *_ = rows[2]
    coded = dict(zip(shorts, levels, strict=True)) | {"where": (2, "Ambershire")}
    items[2] = item(2, text, **coded)
    score = score_plan(plan(items), settings, "hash", np.random.default_rng(0), 10)
    assert [p.points for p in score.points] == pytest.approx([r[4] for r in rows], abs=0.05)
    assert score.points[2].lowered == ("geography",)
    assert score.status == "too_few"


def test_ladder_table(page, settings):
    table = page.split("a commitment that names")[1].split("##")[0]
    shown = [int(value) for value in re.findall(r"\| (\d+) \|", table)]
    assert shown == [round(rung.score) for rung in ladder(settings)]


def test_worked_draws_of_uncertainty(page, settings):
    """What docs/scoring.md works out of coder error and choices."""
    assert "(154 + ½) / (193 + 1) = 0.796" in page
    assert round((154 + JEFFREYS) / (193 + 2 * JEFFREYS), 3) == 0.796
    added = np.array([2, 6, 2]) + PRIOR * np.array([0.1, 0.8, 0.1])
    assert (added / added.sum()).round(2).tolist() == [0.17, 0.67, 0.17]
    assert "= 0.17, 0.67 and 0.17 on average" in page
    scale = scale_of(settings)
    drawn = 100 * draw_weights(scale, np.random.default_rng(0), 100_000)
    for share, told in ((drawn[:, 0, 3], "from 5 to 54 %"), (drawn[:, 1, 6], "from 1 to 40 %")):
        low, high = np.percentile(share, (2.5, 97.5)).round().astype(int).tolist()
        assert f"from {low} to {high} %" == told
        assert told in page
    assert f"less than {APART:.0%}".replace("%", " %") in page


def test_thresholds_are_the_rubrics(page, settings):
    scoring = settings.scoring
    assert f"fewer than {scoring.too_few} commitments" in page
    assert f"{scoring.too_few} to {scoring.thin - 1} |" in page
    assert f"at least {scoring.duplicate_similarity:g} % alike" in page
    assert scoring.points == (0, 0.25, 1)
    weights = [d.weight for d in settings.axis("accountability")]
    assert weights == [3, 3, 1]


def test_interval_over_plans_worked_by_hand(page):
    found = clustered([1, 5, 3], [4, 6, 10])
    assert f"the interval is {100 * found.low:.0f} to {100 * found.high:.0f} %" in page


def test_accountable_and_unapplied_are_as_said(page, settings):
    assert settings.breadth.accountable == ("responsible_agent", "timeframe")
    assert settings.breadth.lists == ("groups", "inequality_types")
    assert all(d.applies_to is None for d in settings.dimensions)
    for kind in ("access", "life expectancy", "housing"):
        assert kind in settings.umbrella.kinds
    assert "are unfair" in settings.umbrella.defining
    block = page.split("```yaml")[1].split("```")[0]
    (dimension,) = yaml.safe_load(block)
    where = AppliesTo.model_validate(dimension["applies_to"])
    assert set(where.kinds) <= set(settings.scoring.scored_kinds)


def test_example_of_explain(settings):
    page = (PAGE.parent / "explain.md").read_text("utf-8")
    digits = re.search(r"levels `([\d |]+)`", page)[1].replace("|", "").split()
    scale = scale_of(settings)
    levels = np.array([[*map(int, digits), 0]])
    axes = axis_points(levels, scale)
    value = values_of(levels, axes, scale)[0]
    shown = re.search(r"= (0\.\d+), accountability .*? = (0\.\d+), points .*? = ([\d.]+)\.", page)
    assert [*axes[0], value] == pytest.approx([float(s) for s in shown.groups()], abs=5e-3)
    n, score, without, moves = map(
        float,
        re.search(
            r"plan of (\d+) commitments that scores (\d+), .* = ([\d.]+): .* by ([\d.]+)\.", page
        ).groups(),
    )
    assert without == pytest.approx((n * score - value) / (n - 1), abs=5e-3)
    assert moves == pytest.approx(without - score, abs=5e-3)
