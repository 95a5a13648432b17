"""A linear model's say on the type of a statement, with the features that made it say so."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from doc_audit.rubric.weights import Weights
from doc_audit.tag.tokens import Tokens

MODEL_ID = "model-type"
"""Stands first among the ids of what decided, where the model overrules the rules."""

SAW = "saw:"
"""Before the name of a feature among the ids of what decided."""

MOST_REASONS = 4
"""Features named for a code; the rest add little to them."""

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
        text: the statement's words.
    """
    words = [word for word in text.low if word.isalpha()]
    found = {f"{WORD}{word}" for word in words}
    found.update(f"{place}:{word}" for place, word in zip(FIRST, words, strict=False))
    found.update(facts, (f"{RULED}{ruled}", f"{BY}{by}"))
    return tuple(sorted(found))


class Weigher:
    """Applies a rubric's weights. The sums are of doubles in one order: the same everywhere."""

    def __init__(self, weights: Weights) -> None:
        self._codes = weights.codes
        self._start = weights.start
        self._features: Mapping[str, Sequence[float]] = weights.features
        self._known = frozenset(weights.known)

    def knows(self, decision: str) -> bool:
        """The decision was there when the model was fitted; one that wasn't decides alone."""
        return decision in self._known

    def weigh(self, features: Collection[str], against: str) -> Verdict:
        """The likeliest code.

        Args:
            features: sorted names; those without weights say nothing.
            against: the code that reasons are told against; unless it is the likeliest itself,
                which needs none.
        """
        found = [name for name in features if name in self._features]
        sums = list(self._start)
        for name in found:
            for at, worth in enumerate(self._features[name]):
                sums[at] += worth
        best = max(range(len(sums)), key=sums.__getitem__)
        total = sum(exp(worth - sums[best]) for worth in sums)
        code = self._codes[best]
        reasons = () if code == against else self._reasons(found, best, against)
        return Verdict(code, round(1 / total, CHANCE_DIGITS), reasons)

    def _reasons(self, found: Sequence[str], best: int, against: str) -> tuple[str, ...]:
        other = self._codes.index(against) if against in self._codes else best
        worth = {
            name: self._features[name][best] - (self._features[name][other] if other != best else 0)
            for name in found
        }
        ordered = sorted((name for name in found if worth[name] > 0), key=lambda n: (-worth[n], n))
        return tuple(ordered[:MOST_REASONS])
