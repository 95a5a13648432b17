"""The index of pairs of plans on the comparison page, and what its chooser needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.compare import EVERY_PAIR, PlanPair
from doc_audit.report.corpus_page import plan_chart
from doc_audit.report.lookup import Lookup
from doc_audit.report.pair_page import pair_name
from doc_audit.report.pair_words import score_words
from doc_audit.report.words import count, interval_words, kind_words, sentence, whole

GROUPS = {
    "delivery": "Strategies beside the forward plans of their systems",
    "one_kind": "Plans of one kind and one place",
    "other": "Other pairs",
}


@dataclass(frozen=True, slots=True)
class PairPlanLine:
    """One plan of a pair in the index."""

    title: str
    kind: str
    score: str
    interval: str
    chart: Markup


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair in the index: `both` without a doubt, `doubtful` besides."""

    href: str
    system: str
    plans: tuple[PairPlanLine, PairPlanLine]
    says: str
    both: int
    doubtful: int
    only: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairGroup:
    """Pairs related in one way."""

    anchor: str
    heading: str
    named: bool
    lines: tuple[PairLine, ...]


@dataclass(frozen=True, slots=True)
class PairIndex:
    """All pairs that have a page, and the plans to choose others of.

    Attributes:
        plans: title, what to call it in a command, stem of its pages.
        pages: of the pairs that there are, `first--second`.
    """

    heading: str
    why: str
    groups: tuple[PairGroup, ...]
    plans: tuple[tuple[str, str, str], ...]
    pages: tuple[str, ...]


def pair_index(lookup: Lookup, pairs: Sequence[PlanPair]) -> PairIndex:
    """The index of a run's pairs."""
    scores = lookup.run.scores
    plans = [(lookup.titles[s.plan], s.plan, lookup.slugs[s.plan]) for s in scores]
    heading = f"Two plans side by side: {count(len(pairs), 'pair')}"
    return PairIndex(
        heading=heading if pairs else "Two plans side by side: there are no pairs",
        why=_why(len(scores)),
        groups=tuple(_groups(lookup, pairs)),
        plans=tuple(sorted(plans, key=lambda plan: (plan[0].casefold(), plan[1]))),
        pages=tuple(_stem(lookup, pair) for pair in pairs),
    )


def _why(plans: int) -> str:
    if plans <= EVERY_PAIR:
        return f"Every pair has a page, since there are no more than {EVERY_PAIR} plans."
    return (
        "Each strategy has a page with the forward or commissioning plan of its system, where that "
        "is known for sure, and so have plans of one kind and one place. In a run of more than "
        f"{EVERY_PAIR} plans other pairs are made when asked for."
    )


def _groups(lookup: Lookup, pairs: Sequence[PlanPair]) -> Iterator[PairGroup]:
    for relation, heading in GROUPS.items():
        lines = tuple(_line(lookup, pair) for pair in pairs if pair.relation == relation)
        if lines:
            named = any(line.system for line in lines)
            yield PairGroup(f"pairs-{relation.replace('_', '-')}", heading, named, lines)


def _line(lookup: Lookup, pair: PlanPair) -> PairLine:
    return PairLine(
        href=f"compare/{_stem(lookup, pair)}.html",
        system=pair.system,
        plans=(_plan(lookup, pair, 0), _plan(lookup, pair, 1)),
        says=score_words(pair),
        both=pair.sure,
        doubtful=len(pair.paired) - pair.sure,
        only=(len(pair.only_first), len(pair.only_second)),
    )


def _plan(lookup: Lookup, pair: PlanPair, side: int) -> PairPlanLine:
    score = (pair.first, pair.second)[side].score
    return PairPlanLine(
        title=lookup.titles[score.plan],
        kind=sentence(kind_words(score.kind)),
        score=whole(score.score),
        interval=interval_words(score.interval),
        chart=plan_chart(score),
    )


def _stem(lookup: Lookup, pair: PlanPair) -> str:
    name = pair_name(lookup, pair.first.score.plan, pair.second.score.plan)
    return name.rpartition("/")[2].removesuffix(".html")
