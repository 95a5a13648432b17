"""Headings of a rubric's page that say what its tables show, and marks as they are printed."""

import pytest

from doc_audit.model import Interval
from doc_audit.model.answers import PooledAnswer
from doc_audit.report.rubric_plans import Cell, MatrixLine, each_finding
from doc_audit.report.rubric_pooled import published_finding
from doc_audit.report.words import curly
from doc_audit.rubric.criteria import Criterion


def _line(found: int, counted: bool = True) -> MatrixLine:
    cells = tuple(Cell("", "", "#a", n < found) for n in range(4))
    return MatrixLine(1, "Plan", "#plan-1", counted, cells)


def test_a_matrix_says_for_how_many_criteria_something_was_found() -> None:
    lines = [_line(3), _line(1), _line(4, counted=False)]
    assert each_finding(lines, 4) == "Plan by plan, something was found for 1 to 3 of 4 criteria"
    assert each_finding(lines[:1], 4) == "In the plan, something was found for 3 of 4 criteria"
    assert each_finding(lines[2:], 4) == "Plan by plan"


def _asked(*shares: float) -> Criterion:
    figure = {"of": "9 plans", "says": "dated", "source": "invented", "provenance": "recalled"}
    return Criterion.model_validate(
        {
            "id": "dated", "label": "Dated", "question": "When?", "source": "invented",
            "provenance": "recalled", "unit": "commitment", "when": {"all": ["timeframe=2"]},
            "published": [{"share": share, **figure} for share in shares],
        }
    )  # fmt: skip


def test_published_figures_are_placed_by_the_interval_found() -> None:
    found = PooledAnswer("dated", 3, 2, 0, None, n=30, of=100, interval=Interval(0.2, 0.4))
    told = published_finding([(_asked(0.2, 0.4, 0.41, 0.1), found)])
    assert (
        told == "Of 4 published figures, 2 lie within, 1 above and 1 below the interval found here"
    )
    none = PooledAnswer("dated", 3, 0, 0, None)
    assert published_finding([(_asked(0.2), none)]) == "Beside the published figures"


@pytest.mark.parametrize(
    ("straight", "printed"),
    [
        ("the plan's owners' own", "the plan’s owners’ own"),
        ("isn't 'some' thing", "isn’t ‘some’ thing"),
        ("('so')", "(‘so’)"),
        ("O'Brien", "O’Brien"),
    ],
)
def test_apostrophes_of_rubrics_are_printed_ones(straight: str, printed: str) -> None:
    assert curly(straight) == printed
