import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_audit.text.similar import groups, likeness

EASY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

THRESHOLD = 85.0


def _alike(one, other, **more):
    return groups([one, other], THRESHOLD, **more) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We will reduce smoking in pregnancy by 10% by March 2026.",
            "Reduce smoking in pregnancy by 10% by March 2026",
        ),
        (
            "Improving access to health checks for unpaid carers",
            "Improve access to health checks for unpaid carers",
        ),
        (
            "The Health and Wellbeing Board will review the plan every year",
            "The health and wellbeing board will review the plan every year",
        ),
        ("Train 1,000 staff in trauma-informed care", "Train 1000 staff in trauma-informed care"),
        ("Support carers’ health – together", "Support carers' health - together"),
        ("Reduce waits for children", "Reduce waits for children"),
        ("We will review dental care", "Review dental care"),
        (
            "Therefore, a guide will be printed, setting out the offer for carers",
            "A guide will be printed to set out the offer for carers",
        ),
        (
            "We will hold four open days for carers, for example:",
            "We will hold four open days for carers, including;",
        ),
        (
            "Cut waits for scans, with every trust making an improvement2",
            "Cut waits for scans, with every trust making an improvement",
        ),
    ],
)
def test_copies_of_one_promise(one, other):
    assert _alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We will reduce smoking in pregnancy by 10%",
            "We will reduce smoking in pregnancy by 15%",
        ),
        (
            "Open two more hubs for unpaid carers by May",
            "Open ten more hubs for unpaid carers by May",
        ),
        ("Complete the review of beds by March 2026", "Complete the review of beds by April 2026"),
        ("Complete the review of beds by March", "Complete the review of beds by March 2026"),
        ("Open a hub in Harlow for unpaid carers", "Open a hub in Stevenage for unpaid carers"),
        (
            "Open a hub for unpaid carers this year",
            "Open a hub in Ware for unpaid carers this year",
        ),
        (
            "Public Health will lead the smoking cessation programme in schools",
            "The Council will lead the smoking cessation programme in schools",
        ),
        (
            "Support adults with a learning disability to have a yearly health check",
            "Support children with a learning disability to have a yearly health check",
        ),
        ("Increase uptake of screening among men", "Increase uptake of screening among women"),
        ("We will close the ward at night", "We will not close the ward at night"),
        ("Improve care for hypertension in practices", "Improve care for hypotension in practices"),
        ("Increase the number of paid carers", "Increase the number of unpaid carers"),
        ("Increase the number of referrals to hubs", "Decrease the number of referrals to hubs"),
        ("We will publish the review of waits in Q3", "We will publish the review of waits in Q4"),
    ],
)
def test_one_word_that_a_promise_turns_on(one, other):
    assert not _alike(one, other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("reduce waits", "waits, reduce!", 100),  # sorted, whatever stands between
        ("We will review care", "Review care", 100),  # words of grammar left out
        # "care review" and "care reviews": 11 + 12 letters and blanks, 1 to be put in; 1 − 1/23
        ("review care", "reviews care", 100 * 22 / 23),
        ("", "review care", 0),
    ],
)
def test_likeness_by_hand(one, other, alike):
    assert likeness(one, other) == pytest.approx(likeness(other, one)) == pytest.approx(alike)


def test_words_to_guard_are_passed_in():
    one = "Improve the offer of support at home for families and young carers in every district"
    other = "Improve the offer of support at home for families in every district"
    assert groups([one, other], 80) == [[0, 1]]
    assert groups([one, other], 80, guarded=["Young carers"]) == [[0], [1]]


def test_no_chain_of_small_steps_joins_two_promises():
    plain = "we will improve the offer of support at home for families in every district soon"
    texts = [f"{plain} adults", plain, f"{plain} children"]
    found = groups(texts, 80)
    assert [0, 2] not in [group[:2] for group in found]
    assert all(not {0, 2} <= set(group) for group in found)


def test_empty_texts_have_no_copies():
    assert groups(["", "", "…"], 50) == [[0], [1], [2]]
    assert groups([], 90) == []


texts = st.lists(
    st.lists(
        st.sampled_from(["we will", "reduce", "waits for", "carers", "10%", "15%", "Ware", "not"]),
        max_size=8,
    ).map(" ".join),
    max_size=12,
)


@given(texts, st.floats(0, 100))
@EASY
def test_every_index_is_in_one_group_in_order(texts, threshold):
    found = groups(texts, threshold)
    assert sorted(index for group in found for index in group) == list(range(len(texts)))
    assert found == sorted(found)
    assert all(group == sorted(group) for group in found)
    assert found == groups(texts, threshold)


@given(texts)
@EASY
def test_numbers_and_negations_agree_within_a_group(texts):
    for group in groups(texts, 60):
        kept = [sorted(w for w in texts[i].split() if "%" in w or w == "not") for i in group]
        assert all(words == kept[0] for words in kept)


def test_two_thousand_texts_take_seconds():
    bodies = ["carers", "schools", "hostels", "wards", "hubs"]
    listed = [
        f"We will work with {bodies[n % 5]} group{n} to improve access to checks"
        for n in range(2000)
    ]
    began = time.process_time()
    groups(listed, 88)
    assert time.process_time() - began < 15
