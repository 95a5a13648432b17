"""How much of one text stands in another."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.text.overlap import overlaps
from doc_audit.text.words import words as listed

FILLERS = ["Publish accounts in July", "Plant trees along every road", "Mend the lifts"]


def likeness(one: str, other: str) -> float:
    return float(overlaps([one], [other, *FILLERS])[0, 0])


def test_worked_example() -> None:
    """Six words against five, four shared, N = 2 texts: those weigh log 2, others log 3."""
    one, other = "train dental nurses near poorer estates", "train dental nurse near schools"
    found = overlaps([one], [other])
    shared = 4 * np.log(1 + 2 / 2)
    lighter = shared + np.log(1 + 2 / 1)
    assert found.shape == (1, 1)
    assert found[0, 0] == pytest.approx(shared / lighter)


def test_a_text_inside_a_longer_one_is_wholly_there() -> None:
    aim = "Improve dental care for care leavers"
    row = "The Trust will be improving dental care for all care leavers by opening clinics in May"
    assert likeness(aim, row) == 1.0


@pytest.mark.parametrize(
    "other",
    [
        "We will not improve dental care for young care leavers",
        "We can't improve dental care for young care leavers",
    ],
)
def test_a_denial_is_not_alike(other: str) -> None:
    assert likeness("We will improve dental care for young care leavers", other) == 0.0


def test_few_shared_words_are_no_likeness() -> None:
    assert likeness("We will improve health services", "Improve health services for all") == 0.0
    assert likeness("Improve health services nearby", "Improve health services nearby in May") == 1


def test_numbers_and_dates_do_not_count() -> None:
    one = "Visit 600 frail tenants with asthma by March 2028"
    assert likeness(one, "Visit 40 frail tenants with asthma by June 2031") == 1.0


@pytest.mark.parametrize(
    ("texts", "others"), [([], []), (["a"], []), ([], ["a"]), (["", "7"], ["the"])]
)
def test_nothing_to_compare_is_no_error(texts: list[str], others: list[str]) -> None:
    found = overlaps(texts, others)
    assert found.shape == (len(texts), len(others))
    assert not found.any()


WORDS = sorted(listed("train dental nurses nurse near poorer estates not every job"))
texts = st.lists(st.lists(st.sampled_from(WORDS)).map(" ".join), max_size=4)


@settings(max_examples=40)
@given(texts, texts, st.randoms())
def test_bounds_and_order(ours, theirs, random) -> None:
    found = overlaps(ours, theirs)
    assert ((found >= 0) & (found <= 1)).all()
    assert np.array_equal(overlaps(theirs, ours), found.T)
    order = random.sample(range(len(theirs)), len(theirs))
    assert np.array_equal(overlaps(ours, [theirs[i] for i in order]), found[:, order])
