"""Stage 4: which match counts for each dimension, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.rubric.rules import MarkRule
from doc_audit.rubric.schema import CategoryList
from doc_audit.tag.match import Mark
from doc_audit.tag.tokens import Tokens

JOINING = frozenset({",", "and", "or", "/", "&", "the", "our", "their", "other", "all"})
"""Words between two marks that still read as one list of groups or places."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What the marks of one dimension add up to.

    Attributes:
        level: 0…2.
        mark: the deciding one; None at level 0.
        tokens: first and after-last token of the words shown, in the mark's zone.
        counted: marks that count, the deciding one first.
    """

    level: int
    mark: Mark | None = None
    tokens: tuple[int, int] = (0, 0)
    counted: tuple[Mark, ...] = ()


ABSENT = Settled(0)
"""No mark counts."""


def settle(marks: Sequence[Mark], tokens: Tokens) -> Settled:
    """The highest level wins, then words in the text, priority, length, and what stands first."""
    live = [mark for mark in marks if not mark.undone]
    if not live:
        return ABSENT
    ordered = sorted(live, key=_rank) if len(live) > 1 else live
    best = ordered[0]
    shown = _joined(best, live, tokens) if best.zone == "text" else best.shown
    return Settled(best.rule.level, best, shown, tuple(ordered))


def _rank(mark: Mark) -> tuple[int, bool, int, int, int]:
    start, end = mark.shown
    return (-mark.rule.level, mark.zone != "text", -mark.rule.priority, start - end, start)


def _joined(best: Mark, marks: Sequence[Mark], tokens: Tokens) -> tuple[int, int]:
    """The words of the deciding mark and of those of its level listed right beside it."""
    start, end = best.shown
    peers = [m.shown for m in marks if m.zone == "text" and m.rule.level == best.rule.level]
    grown = True
    while grown:
        grown = False
        for low, high in peers:
            left = high <= start and _listed(tokens, high, start)
            right = low >= end and _listed(tokens, end, low)
            overlaps = low < end and start < high and (low < start or high > end)
            if left or right or overlaps:
                start, end, grown = min(start, low), max(end, high), True
                peers = [p for p in peers if not (start <= p[0] and p[1] <= end)]
                break
    return start, end


def _listed(tokens: Tokens, low: int, high: int) -> bool:
    return all(word in JOINING for word in tokens.low[low:high])


def codes_of(settled: Settled, categories: CategoryList) -> tuple[str, ...]:
    """Category codes of all marks that count, in the rubric's order.

    Vaguer words inside those of a better mark ("people" in "people with dementia") name no group
    of their own.
    """
    if not settled.counted:
        return ()
    best = [mark for mark in settled.counted if mark.rule.level == settled.level]
    rules = [
        mark.rule
        for mark in settled.counted
        if mark.rule.level == settled.level or not any(_touch(mark, other) for other in best)
    ]
    seen = {code for rule in rules if isinstance(rule, MarkRule) for code in rule.codes}
    return tuple(code.id for code in categories.codes if code.id in seen)


def _touch(one: Mark, other: Mark) -> bool:
    return one.zone == other.zone and one.start < other.end and other.start < one.end
