"""κ and its company by hand and against scikit-learn."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from doc_audit.evaluate.measures import (
    found_measures,
    hits_in_table,
    kappa,
    ratio,
    reference_kappa,
)
from doc_audit.evaluate.spans import jaccard, span_of
from doc_audit.model import Code, Evidence

CODES = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=60)


def table(pairs, size=3):
    counts = np.zeros((size, size))
    for gold, coder in pairs:
        counts[gold, coder] += 1
    return counts


def test_kappa_by_hand():
    # 35 of 50 agree: .70; by chance .5·.6 + .5·.4 = .50; κ = .20 / .50
    assert kappa(np.array([[20.0, 5], [10, 15]])) == pytest.approx(0.4)


def test_quadratic_kappa_by_hand():
    counts = np.array([[10.0, 2, 0], [1, 5, 1], [1, 0, 10]])
    # disagreement seen: 2·1 + 1·1 + 1·1 + 1·4 = 8 of 30
    # expected: rows 12 7 11, columns 12 7 11: (12·7 + 12·11·4 + 7·12 + 7·11 + 11·12·4 + 11·7)/30
    expected = (84 + 528 + 84 + 77 + 528 + 77) / 30
    assert kappa(counts, quadratic=True) == pytest.approx(1 - 8 / expected)


@pytest.mark.parametrize(
    "counts", [[[0, 0], [0, 0]], [[9, 0], [0, 0]], [[0, 0], [0, 3]]], ids=["none", "one", "other"]
)
def test_kappa_is_undefined_when_all_is_one_code(counts):
    assert np.isnan(kappa(np.array(counts, dtype=float)))
    assert np.isnan(reference_kappa(np.array(counts, dtype=float)))


def test_kappa_is_zero_when_only_the_coder_never_varies():
    assert kappa(np.array([[5.0, 0], [3, 0]])) == 0


@pytest.mark.parametrize("quadratic", [False, True])
@given(pairs=CODES)
def test_kappa_is_scikit_learns(pairs, quadratic):
    counts = table(pairs)
    ours = kappa(counts, quadratic=quadratic)
    assume(not np.isnan(ours))
    gold, coder = zip(*pairs, strict=True)
    from sklearn.metrics import cohen_kappa_score  # a second to load

    weights = "quadratic" if quadratic else None
    theirs = cohen_kappa_score(gold, coder, labels=[0, 1, 2], weights=weights)
    assert ours == pytest.approx(theirs, abs=1e-12)
    assert reference_kappa(counts, quadratic=quadratic) == pytest.approx(theirs, abs=1e-12)
    assert -1 - 1e-12 <= ours <= 1 + 1e-12


@given(pairs=CODES, renamed=st.permutations([0, 1, 2]))
def test_kappa_does_not_depend_on_names_or_sides(pairs, renamed):
    before = kappa(table(pairs))
    other_names = kappa(table([(renamed[a], renamed[b]) for a, b in pairs]))
    other_sides = kappa(table([(b, a) for a, b in pairs]))
    assert before == pytest.approx(other_names, nan_ok=True)
    assert before == pytest.approx(other_sides, nan_ok=True)


@given(pairs=CODES, level=st.integers(0, 2))
def test_precision_recall_f1_are_scikit_learns(pairs, level):
    from sklearn.metrics import precision_recall_fscore_support  # a second to load

    gold, coder = (np.array(side) == level for side in zip(*pairs, strict=True))
    assume(gold.any() and coder.any())
    measures = found_measures(str(level), hits_in_table(3, [level]))
    sums = table(pairs).ravel()
    ours = [float(measure.value(sums)) for measure in measures]
    theirs = precision_recall_fscore_support(gold, coder, average="binary")
    assert ours == pytest.approx(theirs[:3])
    assert [m.base(sums) for m in measures] == [coder.sum(), gold.sum(), gold.sum()]


def test_many_tables_in_one_call():
    tables = np.stack([table([(0, 0), (1, 1)]), table([(0, 1), (1, 0)]), table([(2, 2)])])
    assert kappa(tables) == pytest.approx([1, -1, np.nan], nan_ok=True)


def test_ratio_without_anything_is_undefined():
    assert ratio(np.array([1.0, 0, 0]), np.array([2.0, 0, 4])) == pytest.approx(
        [0.5, np.nan, 0], nan_ok=True
    )


TEXT = "We’ll help carers and young carers"


@pytest.mark.parametrize(
    ("code", "span"),
    [
        (Code(2, "carers"), (11, 17)),  # the first of two
        (Code(2, "carers", Evidence("text", 28, 34, "carers")), (28, 34)),
        (Code(2, "carers", Evidence("cell", 28, 34, "carers")), (28, 34)),
        (Code(1, "We'll"), (0, 5)),  # straight for curly quote
        (Code(2, "", Evidence("stem", 0, 5, "Board")), None),
        (Code(2, ""), None),
        (Code(2, "nurses"), None),
        (Code(2, "carers", Evidence("text", 28, 99, "carers")), (11, 17)),  # outside the text
    ],
)
def test_where_words_stand(code, span):
    assert span_of(code, TEXT) == span


def test_jaccard_by_hand():
    assert jaccard((0, 10), (5, 15)) == pytest.approx(5 / 15)
    assert jaccard((0, 10), (2, 8)) == pytest.approx(0.6)
    assert jaccard((0, 3), (3, 6)) == 0


SPANS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1]))


@given(SPANS, SPANS)
def test_jaccard_is_that_of_the_character_sets(one, other):
    a, b = set(range(*one)), set(range(*other))
    assert jaccard(one, other) == jaccard(other, one) == pytest.approx(len(a & b) / len(a | b))
