"""Which commitment of one plan is which of another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pair_cases import CARE, DENTAL, PLAN, STRATEGY, about, promise, promises

from doc_audit.compare.matching import ALIKE, NEARLY, SUBJECT, Match, match
from doc_audit.model import Cell

OURS, THEIRS = promises(STRATEGY, "s"), promises(PLAN, "f")
WORDS = "open dental clinics homeless people housing asthma damp homes carers breaks women stop"
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS.split()), min_size=3, max_size=7).map(" ".join),
    max_size=7,
    unique=True,
)


def pairs(ours, theirs) -> set[tuple[str, str, float, bool]]:
    return {
        (ours[m.first].id, theirs[m.second].id, m.likeness, m.same)
        for m in match(ours, theirs, 90).matches
    }


def test_worked_example() -> None:
    found = match(OURS, THEIRS, 90)
    assert [(m.first, m.second, m.same) for m in found.matches] == [
        (0, 0, True),
        (1, 1, False),  # other numbers: not the same, though it has the same words
        (2, 2, False),  # the fourth says that it will not be done
    ]
    assert [line.place for line in found.first] == [3]
    assert [line.place for line in found.second] == [3, 4]


def test_only_copies_are_wholly_alike() -> None:
    same, changed = match(OURS[:2], THEIRS[:2], 90).matches
    assert same.likeness == 1.0
    assert changed.likeness == pytest.approx(NEARLY)
    assert changed.words[:2] == ("ashby", "clinics")  # all as rare: by the alphabet


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, st.randoms(use_true_random=False))
def test_one_to_one_symmetric_and_in_no_need_of_order(one, other, random) -> None:
    ours, theirs = promises(tuple(one), "s"), promises(tuple(other), "f")
    found = match(ours, theirs, 90)
    for side, own in ((0, ours), (1, theirs)):
        matched = [(m.first, m.second)[side] for m in found.matches]
        left = [line.place for line in (found.first, found.second)[side]]
        assert sorted(matched + left) == list(range(len(own)))
    assert all(m.likeness >= ALIKE for m in found.matches)

    turned = {(b, a, how, same) for a, b, how, same in pairs(theirs, ours)}
    assert turned == pairs(ours, theirs)

    mixed, others = list(ours), list(theirs)
    random.shuffle(mixed)
    random.shuffle(others)
    assert pairs(mixed, others) == pairs(ours, theirs)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_a_plan_beside_itself_matches_wholly(texts) -> None:
    ours, copy = promises(tuple(texts), "s"), promises(tuple(texts), "f")
    found = match(ours, copy, 90)
    alike = [ours[m.first].done for m in found.matches]
    assert alike == [copy[m.second].done for m in found.matches]
    assert sorted(alike) == sorted(texts)
    assert all(m.same for m in found.matches)


@settings(max_examples=25, deadline=None)
@given(TEXTS, TEXTS)
def test_no_two_would_rather_have_each_other(one, other) -> None:
    ours, theirs = promises(tuple(one), "s"), promises(tuple(other), "f")
    found = match(ours, theirs, 90)
    best = {("s", m.first): m.likeness for m in found.matches}
    best |= {("f", m.second): m.likeness for m in found.matches}
    for side, lines in (("f", found.first), ("s", found.second)):
        for line in lines:
            # What is nearest to a commitment without partner has one that it is as much like.
            assert line.near is None or best[side, line.near] >= line.likeness


def test_a_common_subject_speaks_for_a_pair_and_another_one_against_it() -> None:
    text, other = "Train dental nurses near poorer estates", "Dental training for nurses near parks"
    alike = match([about(text, "carers")], [about(other, "carers")], 90).matches
    plain = match([promise(text)], [promise(other)], 90).matches
    against = match([about(text, "carers")], [about(other, "veterans")], 90).matches
    likeness = [m[0].likeness for m in (alike, plain)]
    assert likeness[0] == pytest.approx(likeness[1] + SUBJECT)
    assert alike[0].subject == ("groups:carers",)
    assert not against or against[0].likeness < likeness[1]


def test_nobody_in_particular_is_no_subject() -> None:
    general = about(CARE, "whole_population")
    assert general.subject == frozenset()


def test_rows_are_compared_by_what_is_to_be_done() -> None:
    row = "Reduce smoking among manual workers in the coalfield towns | Adela Ware | July 2031"
    action = row.index(" |")
    cells = (Cell("Action", "action", 0, action), Cell("Lead", "lead", action + 3, action + 13))
    (found,) = match([promise(CARE)], [promise(row, cells=cells)], 90).matches
    assert found.likeness > 0.9
    assert "smoking" in found.words


def test_of_equally_like_ones_the_one_with_the_same_numbers() -> None:
    twin = PLAN[1].replace("4", "12").replace("June 2029", "March 2027")
    for order in ((PLAN[1], twin), (twin, PLAN[1])):
        (found,) = match([promise(DENTAL)], promises(order, "f"), 90).matches
        assert order[found.second] == twin
        assert found.same  # in another order, but the same words


def test_one_that_is_like_a_taken_one_says_so() -> None:
    theirs = promises((CARE, CARE.replace("We will", "They will help to")), "f")
    found = match([promise(CARE)], theirs, 90)
    assert [m.second for m in found.matches] == [0]
    (left,) = found.second
    assert left.near == 0
    assert left.likeness >= ALIKE


@pytest.mark.parametrize(("ours", "theirs"), [([], []), (OURS, []), ([], THEIRS)])
def test_a_plan_without_commitments_has_no_pairs(ours, theirs) -> None:
    found = match(ours, theirs, 90)
    assert found.matches == ()
    assert [line.near for line in (*found.first, *found.second)] == [None] * len(ours + theirs)


def test_sure_is_by_likeness() -> None:
    assert Match(0, 0, 0.7, False, (), ()).sure
    assert not Match(0, 0, 0.69, False, (), ()).sure
