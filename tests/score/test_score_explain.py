import re

import pytest

from doc_audit.model import StatementPoints
from doc_audit.score import explain_points


@pytest.fixture
def points(settings):
    levels = dict.fromkeys((d.id for d in settings.dimensions), 0)
    levels |= {"inequality_type": 2, "population": 1, "geography": 1, "timeframe": 2}
    return StatementPoints(
        "doc-1", 1.5 / 4, 3.75 / 7, 100 * (1.5 / 4 * 3.75 / 7) ** 0.5, 2, tuple(levels.items()),
        merged=("doc-2",), restated=True, lowered=("geography",),
    )  # fmt: skip


def test_lines_can_be_followed_by_hand(points, settings):
    what, who, value, *remarks = explain_points(points, settings)
    assert what == (
        "Specificity: type of inequality specific (1); population vague (0.25); geography vague "
        "(0.25); target absent (0). (1 × 1 + 1 × 0.25 + 1 × 0.25 + 1 × 0) / 4 = 0.375"
    )
    assert who == (
        "Accountability: responsible agent absent, counted as vague (0.25); timeframe specific "
        "(1); funding absent (0). (3 × 0.25 + 3 × 1 + 1 × 0) / 7 = 0.5357"
    )
    assert value == "Points: 100 × √(0.375 × 0.5357) = 44.8"
    assert [line.split(":")[0].split(" ")[0] for line in remarks] == [
        "Geography",
        "Found",
        "Restated",
    ]


def test_the_sums_shown_are_right(points, settings):
    for line in explain_points(points, settings)[:2]:
        terms, total, shown = re.search(r"\((\d[^()]*×[^()]*)\) / (\S+) = (\S+)$", line).groups()
        worked = sum(float(a) * float(b) for a, b in re.findall(r"(\S+) × (\S+)", terms))
        assert worked / float(total) == pytest.approx(float(shown), abs=5e-5)


def test_other_aggregations_are_explained_as_such(points, settings):
    def value_line(aggregate):
        scoring = settings.scoring.model_copy(update={"aggregate": aggregate})
        return explain_points(points, settings.model_copy(update={"scoring": scoring}))[2]

    assert value_line("arithmetic") == "Points: 100 × (0.375 + 0.5357) / 2 = 45.5"
    assert value_line("at_least_half") == (
        "Points: 1 of 4 specificity dimensions specific (2 needed), 1 of 3 accountability "
        "dimensions specific (2 needed): 0"
    )
