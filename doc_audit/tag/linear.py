"""A linear model's say on the type of a statement, with the features that made it say so."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from doc_audit.model import Statement
from doc_audit.rubric.rules import Decision, When
from doc_audit.rubric.weights import Weights
from doc_audit.tag.tokens import Tokens

MODEL_ID = "model-type"
"""Stands first among the ids of what decided, where the model overrules the rules."""

SAW = "saw:"
"""Before the name of a feature among the ids of what decided."""

MOST_REASONS = 4
"""Features named for a code; the rest add little to them."""

LEAST_CHANCE = 0.5
TIMES_LIKELIER = 2.0
"""What overrules the rules: a code that is likelier than all others together, and so many times as
likely as the rules' own. On plans nobody had read, five such changes in six were right where one
of the two codes was; of all likelier codes it was three in four."""

CHANCE_DIGITS = 3
"""More would be false precision, and could differ with a machine's arithmetic."""

RULED, BY, WORD = "ruled:", "by:", "word:"
"""Before features that are no facts: the code that the rules decide, the rule that does, a word."""

FIRST = ("first", "second", "third")
"""Before the statement's first words."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model makes of a statement.

    Attributes:
        code: the likeliest.
        chance: that it is right, 0…1, as the model reckons; None where rules decide alone.
        reasons: features that speak most for the code against the one compared, strongest first.
    """

    code: str
    chance: float | None
    reasons: tuple[str, ...] = ()


def features_of(facts: Iterable[str], ruled: str, by: str, text: Tokens) -> tuple[str, ...]:
    """Names of all that the model may weigh, sorted, each once.

    Args:
        facts: cues, levels and category codes that are true of the statement.
        ruled: the type that the rules decide.
        by: id of the decision that does.
        text: the statement's words. Those with a capital may be names, and a mark must not hang
            on who is named: they count by their place alone, as the first ones do.
    """
    words = [(word, low) for word, low in zip(text.words, text.low, strict=True) if low.isalpha()]
    found = {f"{WORD}{low}" for word, low in words if word == low}
    found.update(f"{place}:{low}" for place, (_, low) in zip(FIRST, words, strict=False))
    found.update(facts, (f"{RULED}{ruled}", f"{BY}{by}"))
    return tuple(sorted(found))


def overruled(codes: Sequence[str], chances: Sequence[float], ruled: str) -> tuple[str, float]:
    """The code that stands and its chance: the rules' own unless another is so much likelier.

    Args:
        codes: what the model knows.
        chances: 0…1, of the codes in their order; they add up to 1.
        ruled: the code of the rules; one the model doesn't know stands.
    """
    own = dict(zip(codes, chances, strict=True)).get(ruled)
    if own is None:
        return ruled, 0.0
    chance, at = max((chance, -at) for at, chance in enumerate(chances))
    if chance >= LEAST_CHANCE and chance >= TIMES_LIKELIER * own:
        return codes[-at], chance
    return ruled, own


def _rests_on(zone: str, when: When) -> bool:
    terms = (*when.all, *when.any)
    return any(fact.startswith(zone) for term in terms for fact in term.split("|"))


class Weigher:
    """Applies a rubric's weights. The sums are of doubles in one order: the same everywhere."""

    def __init__(self, weights: Weights, decisions: Sequence[Decision]) -> None:
        self._codes = weights.codes
        self._start = weights.start
        self._features: Mapping[str, Sequence[float]] = weights.features
        self._covers = frozenset(weights.covers)
        known = frozenset(weights.known)
        headings = "headings" in weights.covers
        self._weighable = frozenset(
            decision.id
            for decision in decisions
            if decision.id in known
            and not decision.firm
            and (headings or not _rests_on("heading:", decision.when))
        )
        self._on_stems = frozenset(d.id for d in decisions if _rests_on("stem:", d.when))

    def weighs(self, decision: str, statement: Statement) -> bool:
        """Whether the model has a say where this decision decides.

        Not where the reader gives context that the model was fitted without: columns of a table,
        or, for decisions that rest on it, the stem of a list.
        """
        if decision not in self._weighable or (statement.cells and "cells" not in self._covers):
            return False
        given = bool(statement.stem) and "stems" not in self._covers
        return not (given and decision in self._on_stems)

    def weigh(self, features: Collection[str], against: str) -> Verdict:
        """The code of the rules, or what overrules it, with the reasons for that.

        Args:
            features: sorted names; those without weights say nothing.
            against: the code of the rules.
        """
        found = [name for name in features if name in self._features]
        sums = list(self._start)
        for name in found:
            for at, worth in enumerate(self._features[name]):
                sums[at] += worth
        top = max(sums)
        shares = [exp(worth - top) for worth in sums]
        total = sum(shares)
        code, chance = overruled(self._codes, [share / total for share in shares], against)
        best = self._codes.index(code) if code in self._codes else 0
        reasons = () if code == against else self._reasons(found, best, against)
        return Verdict(code, round(chance, CHANCE_DIGITS), reasons)

    def _reasons(self, found: Sequence[str], best: int, against: str) -> tuple[str, ...]:
        other = self._codes.index(against) if against in self._codes else best
        worth = {
            name: self._features[name][best] - (self._features[name][other] if other != best else 0)
            for name in found
        }
        ordered = sorted((name for name in found if worth[name] > 0), key=lambda n: (-worth[n], n))
        return tuple(ordered[:MOST_REASONS])
