"""Rates of a coder's mistakes: from counts to draws, by hand."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from doc_audit.rubric.accuracy import COUNTED, IN_SCOPE, Accuracy, AccuracyPart, Labels
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import scale_of
from doc_audit.score.uncertainty.rates import Confusion, confusion_of, draw_rates

LEVELS = ("0", "1", "2")


@pytest.fixture
def accuracy(settings: RubricSettings) -> Callable[[list[dict[str, object]]], Accuracy]:
    """Tables of some documents: 0 everywhere but where told."""
    types = tuple(code.id for code in settings.types)
    labels = {
        "type": Labels(gold=types, coder=types),
        "relevance": Labels(
            gold=("explicit", "implicit", "none"),
            coder=("not_coded", "explicit", "implicit", "none"),
        ),
    }
    labels |= {d.id: Labels(gold=LEVELS, coder=("not_coded", *LEVELS)) for d in settings.dimensions}

    def build(told: list[dict[str, object]]) -> Accuracy:
        parts = []
        for number, tables in enumerate(told):
            zeros = {n: np.zeros((len(x.gold), len(x.coder)), int) for n, x in labels.items()}
            for name, table in tables.items():
                zeros[name] += np.array(table)
            counts = {name: tuple(map(tuple, t.tolist())) for name, t in zeros.items()}
            parts.append(AccuracyPart(doc=f"d{number}", stratum="s", statements=1, counts=counts))
        return Accuracy(
            rubric="default", rubric_hash="h", coder="c", gold=(), labels=labels, parts=tuple(parts)
        )

    return build


def counts(commitment: list[list[float]], levels: np.ndarray, documents: int = 1) -> Confusion:
    """Alike documents; two types, two relevances of which the first is always right."""
    scope = [[[9.0, 0.0], [0.0, 9.0]]] * documents
    return Confusion(
        {"commitment": 0, "context": 1},
        {"explicit": 0, "none": 1},
        np.array([commitment] * documents, dtype=float),
        np.array(scope),
        None,
        np.array([levels] * documents, dtype=float),
        np.array([levels] * documents, dtype=float),
    )


def test_tables_are_added_up_by_document(settings, accuracy):
    def table(n):
        wide = np.zeros((5, 5), int)
        wide[0, 0], wide[3, 0], wide[0, 3] = n, 1, 2  # right, not one, one missed
        return wide

    target = [[0, 5, 1, 0], [3, 0, 0, 0], [0, 0, 0, 4]]
    relevance = [[1, 6, 0, 0], [0, 0, 7, 2], [3, 0, 1, 40]]
    told = [
        {"type": table(8), "target": target, "relevance": relevance},
        {"type": table(2)},
    ]
    confusion = confusion_of(accuracy(told), settings, scale_of(settings))
    assert confusion.commitment[:, :, 0].tolist() == [[8, 1], [2, 1]]
    assert confusion.commitment[:, :, 3].tolist() == [[2, 0], [2, 0]]
    # explicit and implicit are in scope: 1+0, 6+0, 0+7, 0+2
    assert confusion.scope[0].tolist() == [[1, 6, 7, 2], [3, 0, 1, 40]]
    place = [d.id for d in settings.dimensions].index("target")
    assert confusion.levels[0, place].tolist() == target
    assert confusion.levels.shape == (2, 7, 3, 4)  # monitoring has no axis


def test_what_was_missed_is_like_what_is_in_scope(settings, accuracy):
    scale = scale_of(settings)
    place = [d.id for d in settings.dimensions].index("target")
    every, scoped = [[9, 0, 0, 0], [0] * 4, [3, 0, 0, 0]], [[0] * 4, [0] * 4, [3, 0, 0, 0]]
    found = accuracy([{"target": every}])
    # Measured before there were such tables: as all statements.
    assert confusion_of(found, settings, scale).missed[0, place].tolist() == every
    (part,) = found.parts
    more = {IN_SCOPE + d.id: ((0,) * 4,) * 3 for d in settings.dimensions}
    more[IN_SCOPE + "target"] = scoped
    labels = {name: found.labels[name.removeprefix(IN_SCOPE)] for name in more}
    told = found.model_copy(
        update={
            "labels": {**found.labels, **labels},
            "parts": (part.model_copy(update={"counts": {**part.counts, **more}}),),
        }
    )
    confusion = confusion_of(told, settings, scale)
    assert confusion.missed[0, place].tolist() == scoped
    assert confusion.levels[0, place].tolist() == every
    assert confusion_of(told, settings, scale_of(settings, "all"), "all").missed.max() == 9


def test_type_and_relevance_together_are_read_by_type_then_relevance(settings, accuracy):
    found = accuracy([{}])
    labels = {COUNTED: Labels(gold=("yes", "no"), coder=tuple(f"c{i}" for i in range(20)))}
    (part,) = found.parts
    table = (tuple(range(20)), tuple(range(100, 120)))
    told = found.model_copy(
        update={
            "labels": {**found.labels, **labels},
            "parts": (part.model_copy(update={"counts": {**part.counts, COUNTED: table}}),),
        }
    )
    both = confusion_of(told, settings, scale_of(settings)).both
    assert both[0, 0, 1].tolist() == [4, 5, 6, 7]  # the second type
    assert both[0, 1, 0, 3] == 103
    assert confusion_of(found, settings, scale_of(settings)).both is None


def test_scope_all_asks_nothing_of_relevance(settings, accuracy):
    confusion = confusion_of(accuracy([{}]), settings, scale_of(settings, "all"), "all")
    rates = draw_rates(confusion, np.random.default_rng(0), 20)
    assert (rates.real == rates.real[:, :1]).all()


def test_strata_of_a_document_are_one_document(settings, accuracy):
    found = accuracy([{}, {}])
    one = found.model_copy(
        update={"parts": tuple(p.model_copy(update={"doc": "d"}) for p in found.parts)}
    )
    assert len(confusion_of(one, settings, scale_of(settings)).commitment) == 1


def test_shares_by_hand(rng):
    # 18 of 20 right, Jeffreys: (18 + ½) / (20 + 1); never seen: ½
    confusion = counts([[18, 0], [2, 0]], np.zeros((1, 3, 4)))
    rates = draw_rates(confusion, rng, 20_000)
    # relevance: 9 of 9 right, (9 + ½) / (9 + 1) and (0 + ½) / (9 + 1)
    expected = np.outer([18.5 / 21, 0.5], [0.95, 0.05])
    assert rates.real.mean(axis=2) == pytest.approx(expected, abs=0.005)
    spread = np.sqrt(18.5 * 2.5 / 21**2 / 22)  # of Beta(18.5, 2.5)
    certain = replace(confusion, scope=None)
    assert draw_rates(certain, rng, 20_000).real[0, 0].std() == pytest.approx(spread, rel=0.05)


def test_type_and_relevance_together_by_hand(rng):
    # One by one 18.5/21 · 0.95 = 0.837; of commitments called explicit 10 of 10 are in scope:
    # (10 + 5·0.837) / 15. Where nothing was seen, the product stays.
    both = np.zeros((1, 2, 2, 2))
    both[0, 0, 0, 0] = 10
    confusion = replace(counts([[18, 0], [2, 0]], np.zeros((1, 3, 4))), both=both)
    real = draw_rates(confusion, rng, 20_000).real.mean(axis=2)
    alone = 18.5 / 21 * 0.95
    assert real[0, 0] == pytest.approx((10 + 5 * alone) / 15, abs=0.005)
    assert real[1, 0] == pytest.approx(0.5 * 0.95, abs=0.01)


def test_levels_lean_on_all_dimensions_by_five_statements(rng):
    # Assigned level 1 (column 2): of dimension A gold said 0, 1, 2 in 2, 6, 2; of B in 0, 0, 10.
    levels = np.zeros((2, 3, 4))
    levels[0, :, 2], levels[1, :, 2] = (2, 6, 2), (0, 0, 10)
    rates = draw_rates(counts([[1, 1], [1, 1]], levels), rng, 20_000)
    # All together 2, 6, 12, half a statement added: 2.5, 6.5, 12.5 of 21.5.
    prior = 5 * np.array([2.5, 6.5, 12.5]) / 21.5
    expected = (np.array([2, 6, 2]) + prior) / 15
    cuts = rates.cuts[:, 0, 2]
    assert cuts.mean(axis=0) == pytest.approx([expected[0], expected[:2].sum()], abs=0.005)


def test_documents_that_differ_widen_the_rates(rng):
    alike = counts([[50, 0], [50, 0]], np.zeros((1, 3, 4)), documents=6)
    differ = counts([[50, 0], [50, 0]], np.zeros((1, 3, 4)), documents=6)
    differ.commitment[::2, :, 0], differ.commitment[1::2, :, 0] = (90, 10), (10, 90)
    spread = [draw_rates(c, rng, 4000).real[0, 0].std() for c in (alike, differ)]
    assert spread[1] > 3 * spread[0]
