"""A plan beside the plans of its kind and of like length."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from doc_audit.model import Document, Interval, PlanScore, Run
from doc_audit.text.words import count_words

LIKE_LENGTH = 2.0
"""Two plans are of like length where neither has more than so many times the other's words. A
choice, not a measurement: wide enough that each of 42 plans has peers, narrow enough that a plan of
30 pages isn't set beside one of 160 (such plans differ up to sixfold: Olivera et al. 2022)."""

THOUSAND = 1000

ToldApart = Callable[[PlanScore, PlanScore], bool]
"""Whether the scores of two plans can be told apart; both have a score."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan with what it is compared by.

    Attributes:
        score: its score and figures.
        system: the plan's system where all its documents surely name the same; else "".
        guessed: a system that is only a guess; else "".
        words: of the plan's statements (all types), as read; furniture and headings aren't in it.
        comparable: it has a score that may be ranked; others are listed, not compared.
    """

    score: PlanScore
    system: str
    guessed: str
    words: int

    @property
    def comparable(self) -> bool:
        """Whether its score may be set beside others'."""
        return self.score.ranked and self.score.score is not None

    def per_thousand(self, count: float) -> float | None:
        """How much there is of what was counted for 1,000 words; None without words."""
        return THOUSAND * count / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plan's score stands among its peers: plans of its kind and of like length.

    Attributes:
        plan: plan id; the others are ids too, in the order of the run.
        over: peers that it scores higher than, by intervals that don't overlap.
        under: peers that it scores lower than.
        alike: peers that it can't be told apart from.
    """

    plan: str
    over: tuple[str, ...]
    under: tuple[str, ...]
    alike: tuple[str, ...]

    @property
    def peers(self) -> int:
        """How many peers it has."""
        return len(self.over) + len(self.under) + len(self.alike)


def plan_lines(run: Run) -> tuple[PlanLine, ...]:
    """A line a plan, in the order of the run's scores."""
    words: Counter[str] = Counter()
    for statement in run.statements:
        words[statement.doc] += count_words(statement.text)
    documents = {document.id: document for document in run.documents}
    return tuple(
        PlanLine(
            score,
            *_system([documents[doc] for doc in score.docs if doc in documents]),
            sum(words[doc] for doc in score.docs),
        )
        for score in run.scores
    )


def _system(documents: Sequence[Document]) -> tuple[str, str]:
    """The system of a plan's documents and "" where that is sure, else "" and the guess."""
    named = [document.facts.get("system") for document in documents]
    known = [fact for fact in named if fact and fact.value]
    names = {fact.value for fact in known}
    if len(names) != 1:
        return "", ""
    name = names.pop()
    sure = any(fact.sure for fact in known)
    return (name, "") if sure else ("", name)


def intervals_apart(one: PlanScore, other: PlanScore) -> bool:
    """Whether the intervals of two scores don't overlap, which is stricter than a test."""
    if one.interval is None or other.interval is None:
        return False
    return clear_of(one.interval, other.interval)


def clear_of(one: Interval, other: Interval) -> bool:
    """Whether two intervals have no point in common."""
    return one.low > other.high or other.low > one.high


def like_length(words: int, others: int) -> bool:
    """Whether two lengths, in words, are within `LIKE_LENGTH` times each other."""
    few, many = sorted((words, others))
    return few > 0 and many <= LIKE_LENGTH * few


def place_of_each(
    lines: Iterable[PlanLine], apart: ToldApart = intervals_apart
) -> tuple[Place, ...]:
    """The place of each plan that may be compared, in the order of `lines`.

    A plan's place turns on itself and its peers alone; plans of other kinds or lengths change
    nothing.
    """
    compared = [line for line in lines if line.comparable]
    return tuple(_place(line, compared, apart) for line in compared)


def _place(line: PlanLine, compared: Sequence[PlanLine], apart: ToldApart) -> Place:
    own = line.score
    peers = [
        other.score
        for other in compared
        if other is not line
        and other.score.kind == own.kind
        and like_length(line.words, other.words)
    ]
    over = tuple(p.plan for p in peers if _figure(own) > _figure(p) and apart(own, p))
    under = tuple(p.plan for p in peers if _figure(own) < _figure(p) and apart(own, p))
    alike = tuple(p.plan for p in peers if p.plan not in (*over, *under))
    return Place(own.plan, over, under, alike)


def _figure(score: PlanScore) -> float:
    return score.score or 0.0
