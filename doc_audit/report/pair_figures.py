"""Scores and shares of two plans, side by side on their page."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.compare import PlanLine, PlanPair
from doc_audit.model import DimensionShare, Interval
from doc_audit.report import charts
from doc_audit.report.corpus_page import plan_chart
from doc_audit.report.lookup import Lookup
from doc_audit.report.marks import dimension_class
from doc_audit.report.reading import plan_reading_words, unread_words
from doc_audit.report.words import (
    interval_words,
    kind_words,
    percent,
    sentence,
    status_words,
    whole,
)


@dataclass(frozen=True, slots=True)
class PairPlan:
    """One of the two plans; `unread` is "" where all was readable."""

    name: str
    title: str
    href: str
    kind: str
    status: str
    score: str
    interval: str
    chart: Markup
    specificity: str
    accountability: str
    n: int
    unread: str
    reading: str


@dataclass(frozen=True, slots=True)
class SharePair:
    """One dimension in both: share specific, count of n, interval, drawn, for each plan."""

    label: str
    classes: str
    sides: tuple[tuple[str, str, str, Markup], ...]
    told: str


def pair_plan(lookup: Lookup, line: PlanLine, name: str) -> PairPlan:
    """One of the two plans; `name` is what it is called in sentences."""
    score, scoring = line.score, lookup.settings.scoring
    return PairPlan(
        name=sentence(name),
        title=lookup.titles[score.plan],
        href=f"../plans/{lookup.slugs[score.plan]}.html",
        kind=sentence(kind_words(score.kind)),
        status=sentence(status_words(score, scoring.too_few, scoring.thin)),
        score=whole(score.score),
        interval=interval_words(score.interval),
        chart=plan_chart(score),
        specificity=whole(score.specificity),
        accountability=whole(score.accountability),
        n=score.n,
        unread=unread_words(lookup, score.docs),
        reading=plan_reading_words(lookup, score.docs),
    )


def share_pairs(lookup: Lookup, pair: PlanPair, names: tuple[str, str]) -> Iterator[SharePair]:
    """Dimensions in the rubric's order; those that neither plan is coded on are left out."""
    theirs = {share.dimension: share for share in pair.second.score.dimensions}
    ours = {share.dimension: share for share in pair.first.score.dimensions}
    for place, dimension in enumerate(lookup.settings.dimensions):
        both = ours.get(dimension.id), theirs.get(dimension.id)
        if any(both):
            yield SharePair(
                dimension.label,
                dimension_class(place),
                tuple(_share(share) for share in both),
                _told(both, names),
            )


def _share(share: DimensionShare | None) -> tuple[str, str, str, Markup]:
    if share is None or not share.n:
        return "–", "", "", Markup()
    return (
        f"{percent(share.specific, share.n)}%",
        f"{share.specific} of {share.n}",
        interval_words(share.specific_interval, 100),
        charts.dot_on_interval(100 * share.specific / share.n, _hundredfold(share), True),
    )


def _hundredfold(share: DimensionShare) -> Interval | None:
    interval = share.specific_interval
    return Interval(100 * interval.low, 100 * interval.high) if interval else None


def _told(both: tuple[DimensionShare | None, ...], names: tuple[str, str]) -> str:
    one, other = (share.specific_interval if share else None for share in both)
    if not one or not other:
        return ""
    if one.low > other.high:
        return f"higher in {names[0]}"
    return f"higher in {names[1]}" if other.low > one.high else ""
