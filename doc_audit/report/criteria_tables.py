"""Criterion × n (%) over all plans, and how many criteria are met."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import PlanScore
from doc_audit.report.findings import NOTHING_READ
from doc_audit.report.words import count, interval_words, percent, share, thousands
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.criteria import PooledShare, pooled_criteria


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion over all plans: `n (%)` with its interval, and in how many plans it is met."""

    label: str
    n: int
    specific: str
    specific_interval: str
    mentioned: str
    mentioned_interval: str
    plans: int


@dataclass(frozen=True, slots=True)
class NumberLine:
    """How many commitments of all plans meet so many criteria."""

    met: str
    share: str
    interval: str


@dataclass(frozen=True, slots=True)
class CriteriaTable:
    """The table of all plans that make commitments of their own; `plans` of them have any."""

    finding: str
    plans: int
    n: int
    of: int
    lines: tuple[CriterionLine, ...]
    numbers: tuple[NumberLine, ...]


def criteria_table(settings: RubricSettings, scores: Sequence[PlanScore]) -> CriteriaTable:
    """Pooled criteria; no lines where no plan has a commitment in scope."""
    pooled = pooled_criteria(scores)
    labels = {dimension.id: dimension.label for dimension in settings.dimensions}
    pairs = zip(pooled.mentioned, pooled.specific, strict=True)
    return CriteriaTable(
        finding=_finding(pooled.number_met, pooled.n, pooled.plans) if scores else NOTHING_READ,
        plans=pooled.plans,
        n=pooled.n,
        of=max(len(pooled.number_met) - 1, 0),
        lines=tuple(_line(labels.get(s.criterion, s.criterion), m, s) for m, s in pairs),
        numbers=tuple(_numbers(pooled.number_met)),
    )


def _finding(met: Sequence[PooledShare], n: int, plans: int) -> str:
    if not n:
        return "No plan has a commitment in scope to look for criteria in"
    none, most = met[0], met[-1]
    of = len(met) - 1
    return (
        f"Of {count(n, 'commitment')} of {count(plans, 'plan')}, {_part(most.count, n)} all {of} "
        f"criteria, {_part(none.count, n)} none of them"
    )


def _part(part: int, n: int) -> str:
    """`none meets`, `3% meet`."""
    if n == 1 or not part:
        return f"{'it' if part else 'none'} meets"
    return f"{share(part, n)} meet"


def _line(label: str, mentioned: PooledShare, specific: PooledShare) -> CriterionLine:
    return CriterionLine(
        label=label,
        n=specific.n,
        specific=share_words(specific.count, specific.n),
        specific_interval=interval_words(specific.interval, 100),
        mentioned=share_words(mentioned.count, mentioned.n),
        mentioned_interval=interval_words(mentioned.interval, 100),
        plans=specific.plans_with,
    )


def _numbers(met: Iterable[PooledShare]) -> Iterator[NumberLine]:
    for line in met:
        words = share_words(line.count, line.n)
        yield NumberLine(line.criterion, words, interval_words(line.interval, 100))


def share_words(part: int, n: int) -> str:
    """`1,212 (30%)`; the number alone where there is nothing to take a share of."""
    return f"{thousands(part)} ({percent(part, n)}%)" if n else thousands(part)
