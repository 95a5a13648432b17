"""Stage 4: which match counts for each dimension, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from doc_audit.rubric.rules import MarkRule
from doc_audit.rubric.schema import CategoryList
from doc_audit.tag.match import Mark
from doc_audit.tag.tokens import Tokens
from doc_audit.tag.words import words_in

JOINING = frozenset({",", "and", "or", "/", "&", "the", "our", "their", "other", "all"})
"""Words between two marks that still read as one list of groups or places."""

LINKING = words_in(
    "from in of with on at to by who whose that which are is be have has had been living live "
    "lives experiencing experience experiences facing face suffering affected needing need "
    "using use risk high higher highest increased greatest developing a an the our their any "
    "more most long"
)
"""Words between a general noun and the words that say which of them are meant."""

MOST_LINKS = 6
"""Linking words that may stand there: “people who are at higher risk of …”."""

LIST_GAP = 2
"""Words between two groups of one list whose preposition is said again: “and to”."""

LAST_RESORT = -2
"""Priority of rules whose codes count only where no other mark of the level is found."""


TARGET = "target"
"""What marks read whose words are acts and no list."""

FIRST_COUNTS = frozenset({TARGET, "agent"})
"""What marks read of which the first in a sentence says most: its act, its subject."""


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
    """The highest level wins, then words in the text, priority, length, and what stands first.

    Of targets and doers the first wins before the longest. No target is joined to its neighbour:
    each is an act of its own, while places and groups are listed.
    """
    live = [mark for mark in marks if not mark.undone]
    if not live:
        return ABSENT
    ordered = sorted(live, key=_rank) if len(live) > 1 else live
    best = ordered[0]
    listed = best.zone == "text" and best.rule.reads != TARGET
    shown = _joined(best, live, tokens) if listed else best.shown
    counted = tuple(mark for mark in ordered if not _heads(mark, ordered, tokens))
    return Settled(best.rule.level, best, shown, counted)


def _rank(mark: Mark) -> tuple[int, bool, int, int, int]:
    start, end = mark.shown
    size = start - end
    if mark.rule.reads in FIRST_COUNTS:
        return (-mark.rule.level, mark.zone != "text", -mark.rule.priority, start, size)
    return (-mark.rule.level, mark.zone != "text", -mark.rule.priority, size, start)


def _joined(best: Mark, marks: Sequence[Mark], tokens: Tokens) -> tuple[int, int]:
    """The words of the deciding mark and of those listed right beside it."""
    start, end = best.shown
    peers = [m.shown for m in marks if m.zone == "text" and _joins(m, best)]
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


def _joins(mark: Mark, best: Mark) -> bool:
    """May share a list with the deciding mark: one of its level, or a vaguer group of people.

    “Residents and carers” is one answer to for whom; words that are read as a value stay alone.
    """
    if mark.rule.level == best.rule.level:
        return True
    rule = best.rule
    return isinstance(rule, MarkRule) and bool(rule.codes) and not rule.reads


def _heads(mark: Mark, marks: Sequence[Mark], tokens: Tokens) -> bool:
    """It is the general noun of what another says better: “people” in “people in poverty”."""
    if mark.zone != "text":
        return False
    return any(
        other.zone == "text"
        and other.rule.level > mark.rule.level
        and mark.end <= other.start <= mark.end + MOST_LINKS
        and all(word in LINKING for word in tokens.low[mark.end : other.start])
        for other in marks
    )


def _listed(tokens: Tokens, low: int, high: int) -> bool:
    return all(word in JOINING for word in tokens.low[low:high])


def codes_of(settled: Settled, categories: CategoryList) -> tuple[str, ...]:
    """Category codes of all marks that count, in the rubric's order.

    Vaguer words inside those of a better mark ("people" in "people with dementia") name no group
    of their own; nor does a rule of priority under 0, which is for what no other rule knows,
    where another mark of the same level stands on its words.
    """
    if not settled.counted:
        return ()
    best = [mark for mark in settled.counted if mark.rule.level == settled.level]
    known = [mark for mark in best if mark.rule.priority >= 0]
    rules = [mark.rule for mark in settled.counted if _says_more(mark, settled, best, known)]
    seen = {code for rule in rules if isinstance(rule, MarkRule) for code in rule.codes}
    return tuple(code.id for code in categories.codes if code.id in seen)


def by_code(settled: Settled) -> Mapping[str, str]:
    """Category code → id of the best rule whose marks count and that gives it."""
    found: dict[str, str] = {}
    for mark in settled.counted:
        for code in mark.rule.codes if isinstance(mark.rule, MarkRule) else ():
            found.setdefault(code, mark.rule.id)
    return found


def given_by(settled: Settled, codes: Sequence[str]) -> tuple[str, ...]:
    """Ids of the rules that give one of these codes, the one that counts most first.

    A vaguer word that names no group of its own beside a better one gives none, and is no reason.
    """
    rules = [mark.rule for mark in settled.counted if isinstance(mark.rule, MarkRule)]
    giving = [rule.id for rule in rules if not set(codes).isdisjoint(rule.codes)]
    return tuple(dict.fromkeys(giving))


def _says_more(mark: Mark, settled: Settled, best: Sequence[Mark], known: Sequence[Mark]) -> bool:
    """What the mark says isn't said better by another.

    Everyone in general ("people", "residents") counts beside a group that is named only where
    both stand in one list, as in "residents and carers".
    """
    general = not mark.rule.reads and mark.rule.priority <= 0
    if mark.rule.level < best[0].rule.level:
        said = not general or _within(mark, settled)
        return said and not any(_touch(mark, other) for other in best)
    if general and mark.rule.level == 1 and mark.rule.priority < best[0].rule.priority:
        return _within(mark, settled)
    if mark.rule.priority <= LAST_RESORT:
        return not known
    return mark.rule.priority >= 0 or not any(_touch(mark, other) for other in known)


def _within(mark: Mark, settled: Settled) -> bool:
    """Stands in the words that are shown, or so near that both read as one list."""
    low, high = settled.tokens
    beside = mark.end + LIST_GAP >= low and mark.start <= high + LIST_GAP
    return mark.zone == settled.counted[0].zone and beside


def _touch(one: Mark, other: Mark) -> bool:
    return one.zone == other.zone and one.start < other.end and other.start < one.end
