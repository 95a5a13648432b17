"""Fits a linear model to gold's types: multinomial logistic regression on named features."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score

from doc_audit.tag.linear import FIRST, WORD, overruled

PENALTY = 0.1
"""Inverse strength of the L2 penalty: with the margin that a model must have to overrule the rules
(`tag.linear`), .1 agreed better with documents left out of the fit than .03."""

UNSEEN_WEIGHT = 1.5
"""Worth of a statement that no writer of type rules had read. On others rules err less than they
will on the next plan, and a model that believed that would trust them too far. Of 1, 1.5, 2 and 3
the higher agreed better with plans nobody had read, the lower with broken text of other readers."""

FEWEST_DOCUMENTS = 3
"""A feature of fewer documents is a habit of theirs."""

DIGITS = 3
"""Decimals of weights."""

FOLDS = 10
STEPS = 2000
TENTHS = 10

Codes = NDArray[np.str_]
Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A coded statement to learn from.

    Attributes:
        gold: its type; ruled: the type that the rules decide.
        features: names, each once; none where a firm rule decides, which isn't learned from.
        unseen: no rule writer had read it.
    """

    doc: str
    gold: str
    ruled: str
    features: tuple[str, ...]
    unseen: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights, rounded.

    Attributes:
        codes: in the columns' order.
        start: (codes,); features: name → (codes,), without those that all but vanish.
    """

    codes: tuple[str, ...]
    start: tuple[float, ...]
    features: Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of documents left out of the fit; as `rubric.weights.HeldOut`."""

    statements: int
    documents: int
    rules_type: float
    rules_commitment: float
    type: float
    commitment: float
    apart: float


def fit(samples: Sequence[Sample], codes: Sequence[str]) -> Fitted:
    """Weights that tell the codes apart best, features of few documents left out.

    Args:
        samples: of at least two codes.
        codes: in the order of the columns; those that no sample has are left out.
    """
    there = tuple(code for code in codes if any(s.gold == code for s in samples))
    model, columns = _model(samples)
    worth, start = _worth(model)
    order = [list(model.classes_).index(code) for code in there]
    rows = {
        name: tuple(round(float(worth[code, at]), DIGITS) for code in order)
        for at, name in enumerate(columns.feature_names_)
    }
    kept = {name: row for name, row in rows.items() if any(row)}
    begin = tuple(round(float(start[code]), DIGITS) for code in order)
    return Fitted(there, begin, kept)


def _worth(model: LogisticRegression) -> tuple[Chances, Chances]:
    """(codes, features) and (codes,); of two codes scikit-learn keeps the difference alone."""
    if len(model.classes_) > 2:
        return model.coef_, model.intercept_
    halves = np.array([[-0.5], [0.5]])
    return halves * model.coef_, halves[:, 0] * model.intercept_


def held_out(samples: Sequence[Sample], commitment: str, *, unseen: bool) -> Agreement:
    """Rules and model against gold, each document coded by a model fitted without it.

    Args:
        samples: of several documents.
        commitment: the type that is told from all others.
        unseen: over documents whose statements no rule writer had read; else over all.
    """
    chosen = [sample for sample in samples if sample.unseen or not unseen]
    gold, ruled, found, chances = [], [], [], []
    for left in _folds([sample.doc for sample in chosen]):
        kept = [sample for sample in samples if sample.doc not in left]
        asked = [sample for sample in chosen if sample.doc in left]
        codes, chance = _predict(kept, asked)
        gold += [sample.gold for sample in asked]
        ruled += [sample.ruled for sample in asked]
        found += codes
        chances += chance
    return Agreement(
        len(gold), len({sample.doc for sample in chosen}),
        _kappa(gold, ruled), _kappa(gold, ruled, commitment),
        _kappa(gold, found), _kappa(gold, found, commitment),
        _apart(np.array(chances), np.array(gold) == np.array(found)),
    )  # fmt: skip


def _features(samples: Sequence[Sample]) -> frozenset[str]:
    """Names that stand in statements of enough documents.

    A first word counts only where it stands in small letters too, elsewhere: else it is a name.
    """
    docs = Counter(name for _, name in sorted({(s.doc, n) for s in samples for n in s.features}))
    enough = frozenset(name for name, count in docs.items() if count >= FEWEST_DOCUMENTS)
    return frozenset(name for name in enough if _common(name, enough))


def _common(feature: str, enough: frozenset[str]) -> bool:
    place, _, word = feature.partition(":")
    return place not in FIRST or f"{WORD}{word}" in enough


def _rows(samples: Sequence[Sample], names: frozenset[str]) -> list[dict[str, float]]:
    return [dict.fromkeys((n for n in sample.features if n in names), 1.0) for sample in samples]


def _model(samples: Sequence[Sample]) -> tuple[LogisticRegression, DictVectorizer]:
    """The fit, and what turns features into its columns, in the order of their names."""
    samples = [sample for sample in samples if sample.features]
    columns = DictVectorizer()
    matrix = columns.fit_transform(_rows(samples, _features(samples)))
    weights = [UNSEEN_WEIGHT if sample.unseen else 1.0 for sample in samples]
    model = LogisticRegression(C=PENALTY, max_iter=STEPS)
    model.fit(matrix, [sample.gold for sample in samples], sample_weight=weights)
    return model, columns


def _predict(kept: Sequence[Sample], asked: Sequence[Sample]) -> tuple[list[str], list[float]]:
    model, columns = _model(kept)
    names = frozenset(columns.feature_names_)
    chances: Chances = model.predict_proba(columns.transform(_rows(asked, names)))
    order = [str(code) for code in model.classes_]
    settled = [
        (sample.ruled, 1.0) if not sample.features else overruled(order, row, sample.ruled)
        for sample, row in zip(asked, chances.tolist(), strict=True)
    ]
    return [code for code, _ in settled], [chance for _, chance in settled]


def _folds(docs: Sequence[str]) -> Iterator[frozenset[str]]:
    """Documents in up to `FOLDS` sets, dealt in the order of their names."""
    names = sorted(set(docs))
    for first in range(min(FOLDS, len(names))):
        yield frozenset(names[first::FOLDS])


def _kappa(gold: Sequence[str], found: Sequence[str], code: str = "") -> float:
    pairs = [(g == code, f == code) if code else (g, f) for g, f in zip(gold, found, strict=True)]
    return round(float(cohen_kappa_score(*zip(*pairs, strict=True))), DIGITS)


def _apart(chances: Chances, right: NDArray[np.bool_]) -> float:
    """Mean over tenths, by chance, of how far the mean chance is from the share that is right."""
    parts = np.array_split(np.argsort(chances, kind="stable"), TENTHS)
    gaps = [
        abs(chances[part].mean() - right[part].mean()) * len(part) for part in parts if len(part)
    ]
    return round(float(sum(gaps) / len(chances)), DIGITS)
