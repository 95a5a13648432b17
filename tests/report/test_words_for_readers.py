"""Words that were seen to mislead when the pages were walked."""

import pytest

from doc_audit.model import Interval
from doc_audit.report.as_written import as_written
from doc_audit.report.findings import (
    NOTHING_READ,
    axes_finding,
    dimensions_finding,
    scores_finding,
)
from doc_audit.report.words import interval_words, lowered, share


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (0.002, 0.004, "0.2 to 0.4"),
        (0.38, 0.54, "38 to 54"),
        (0.1071, 0.1074, "10.71 to 10.74"),
        # A point would say that nothing else could have been: then no interval is shown.
        (0.5, 0.5, ""),
        (0.5, 0.5 + 1e-12, ""),
    ],
)
def test_an_interval_never_looks_like_a_point(low: float, high: float, says: str) -> None:
    assert interval_words(Interval(low, high), 100) == says


def test_a_small_share_is_said_in_words_in_a_heading() -> None:
    assert (share(1, 1000), share(999, 1000), share(3, 10)) == ("under 1%", "over 99%", "30%")


@pytest.mark.parametrize("name", ["Core20: the most deprived", "PLUS: carers", "Gypsy, Roma and"])
def test_names_keep_their_capital_within_a_sentence(name: str) -> None:
    assert lowered(name) == name


def test_a_plain_label_loses_its_capital_within_a_sentence() -> None:
    assert lowered("Children and young people") == "children and young people"


def test_peoples_and_places_are_written_as_the_plan_writes_them() -> None:
    texts = ["Support for women of Asian heritage in Harrow Vale.", "Women, waits and prices."]
    assert as_written("asian", texts) == "Asian"
    assert as_written("harrow vale", texts) == "Harrow Vale"
    assert as_written("women", texts) == "women"
    assert as_written("support", texts) == "support"


def test_what_could_not_be_read_is_not_called_absent() -> None:
    labels = {"target": "Target"}
    headings = {scores_finding([]), axes_finding([]), dimensions_finding([], labels)}
    assert headings == {NOTHING_READ}
