"""The page of two plans side by side."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.compare import PlanLine, PlanPair
from doc_audit.compare.matching import ALIKE, SURE
from doc_audit.model import BreadthRow, DimensionShare, Interval
from doc_audit.report import charts
from doc_audit.report.breadth_tables import (
    NOT_READ,
    STATES,
    SYMBOLS,
    accountable_words,
    breadth_labels,
)
from doc_audit.report.corpus_page import plan_chart
from doc_audit.report.lookup import Lookup
from doc_audit.report.marks import dimension_class
from doc_audit.report.pair_rows import AloneSection, PairMaker, PairRow, count_alone
from doc_audit.report.pair_words import (
    Teller,
    alone_words,
    both_words,
    differing_words,
    dimensions_words,
    names_of,
    score_words,
)
from doc_audit.report.reading import plan_reading_words, searched_words, unread_words
from doc_audit.report.words import (
    interval_words,
    kind_words,
    percent,
    sentence,
    shortened,
    status_words,
    whole,
)

FOLDER = "compare"
"""Where in the run folder the pages of two plans are."""

_TITLE_LENGTH = 70


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


@dataclass(frozen=True, slots=True)
class WayLine:
    """On how many pairs each kind of difference was found, for one dimension."""

    label: str
    classes: str
    added: int
    lacking: int
    sharper: int
    vaguer: int
    other: int


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A group or kind of inequality that the two plans treat differently."""

    label: str
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AlonePart:
    """What was found in one plan only."""

    anchor: str
    heading: str
    sections: tuple[AloneSection, ...]
    more: int
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class PairPage:
    """All of the page; `rows`: commitments in both; `asked`: what makes one accountable."""

    title: str
    heading: str
    lead: str
    plans: tuple[PairPlan, PairPlan]
    score_finding: str
    dimensions_finding: str
    shares: tuple[SharePair, ...]
    scale: Markup
    both_finding: str
    differing: str
    ways: tuple[WayLine, ...]
    rows: tuple[PairRow, ...]
    alone: tuple[AlonePart, AlonePart]
    cover_finding: str
    cover: tuple[CoverLine, ...]
    asked: str
    alike: int
    sure: int


def pair_name(lookup: Lookup, first: str, second: str) -> str:
    """Where in the run folder the page of two plans is, by their ids."""
    return f"{FOLDER}/{lookup.slugs[first]}--{lookup.slugs[second]}.html"


def pair_page(lookup: Lookup, pair: PlanPair) -> PairPage:
    """The page of one pair."""
    names = names_of(pair)
    settings = lookup.settings
    maker = PairMaker(lookup, pair, Teller(settings, names), names)
    titles = [lookup.titles[line.score.plan] for line in (pair.first, pair.second)]
    cover = tuple(_cover(lookup, pair))
    labels = {dimension.id: dimension.label for dimension in settings.dimensions}
    return PairPage(
        title=" beside ".join(shortened(title, _TITLE_LENGTH) for title in titles),
        heading=f"{titles[0]}, beside {titles[1]}",
        lead=_lead(pair),
        plans=(
            _plan(lookup, pair.first, names[0]),
            _plan(lookup, pair.second, names[1]),
        ),
        score_finding=score_words(pair),
        dimensions_finding=dimensions_words(pair, labels),
        shares=tuple(_shares(lookup, pair, names)),
        scale=charts.scale(),
        both_finding=both_words(pair),
        differing=differing_words(pair) if pair.paired else "",
        ways=tuple(_ways(lookup, pair)),
        rows=tuple(maker.rows()),
        alone=(_alone(lookup, pair, maker, names, 0), _alone(lookup, pair, maker, names, 1)),
        cover_finding=_cover_finding(lookup, pair, cover),
        cover=cover,
        asked=accountable_words(settings),
        alike=round(100 * ALIKE),
        sure=round(100 * SURE),
    )


_RELATIONS = {
    "delivery": "A strategy of {system} and the {kind} that is to carry it out.",
    "one_kind": "Two documents of one kind and one place, the earlier first as far as their dates "
    "are known: versions of one plan, or plans for different things.",
    "other": "Two plans of this run.",
}


def _lead(pair: PlanPair) -> str:
    kind = kind_words(pair.second.score.kind)
    return _RELATIONS[pair.relation].format(system=pair.system, kind=kind)


def _plan(lookup: Lookup, line: PlanLine, name: str) -> PairPlan:
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


def _shares(lookup: Lookup, pair: PlanPair, names: tuple[str, str]) -> Iterator[SharePair]:
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


def _ways(lookup: Lookup, pair: PlanPair) -> Iterator[WayLine]:
    """Differences by dimension, in the rubric's order; dimensions without any are left out."""
    found: dict[str, Counter[str]] = {}
    for paired in pair.paired:
        # A target with another figure and another baseline is one commitment that differs.
        for dimension, way in {(d.dimension, _column(d.way)) for d in paired.differences}:
            found.setdefault(dimension, Counter())[way] += 1
    for place, asked in enumerate(lookup.settings.dimensions):
        ways = found.get(asked.id)
        if ways:
            yield WayLine(
                asked.label,
                dimension_class(place),
                *(ways[way] for way in ("added", "lacking", "sharper", "vaguer", "other")),
            )


def _column(way: str) -> str:
    return way if way in ("added", "lacking", "sharper", "vaguer") else "other"


def _alone(
    lookup: Lookup, pair: PlanPair, maker: PairMaker, names: tuple[str, str], side: int
) -> AlonePart:
    lines = (pair.first, pair.second)
    line, other = lines[side], lines[1 - side]
    found = (pair.only_first, pair.only_second)[side]
    where = searched_words(lookup, other.score.docs)
    return AlonePart(
        anchor=("only-first", "only-second")[side],
        heading=alone_words(names[side], names[1 - side], len(found), line.score.n, where),
        sections=maker.alone(side),
        more=count_alone(found),
        href=f"../plans/{lookup.slugs[line.score.plan]}.html",
        title=lookup.titles[line.score.plan],
    )


def _cover(lookup: Lookup, pair: PlanPair) -> Iterator[CoverLine]:
    """Groups and kinds of inequality that one plan does more for than the other, by its state."""
    labels = breadth_labels(lookup.settings)
    lines = (pair.first, pair.second)
    rows: list[Mapping[tuple[str, str], BreadthRow]] = [
        {(row.list, row.code): row for row in line.score.breadth} for line in lines
    ]
    where = [searched_words(lookup, line.score.docs) for line in lines]
    for key in dict.fromkeys((*rows[0], *rows[1])):
        found = [side.get(key) for side in rows]
        states = [row.state if row else "nothing" for row in found]
        if states[0] != states[1]:
            sides = (_state(row, lost) for row, lost in zip(found, where, strict=True))
            yield CoverLine(labels.get(key, key[1]), tuple(sides))


def _state(row: BreadthRow | None, where: str) -> tuple[str, str]:
    state = row.state if row else "nothing"
    if state == "nothing":
        return SYMBOLS[state], NOT_READ if where else STATES[state]
    number = row.accountable if row and state == "accountable" else row.commitments if row else 0
    return SYMBOLS[state], f"{STATES[state]} ({number})" if number else STATES[state]


def _cover_finding(lookup: Lookup, pair: PlanPair, cover: tuple[CoverLine, ...]) -> str:
    if cover:
        kinds = "groups or kinds of inequality" if len(cover) > 1 else "group or kind of inequality"
        return f"For whom: the plans differ on {len(cover)} {kinds}"
    lines = (pair.first, pair.second)
    partly = any(searched_words(lookup, line.score.docs) for line in lines)
    named = any(row.state != "nothing" for line in lines for row in line.score.breadth)
    told = "no difference was found" if named else "nothing was found in either plan"
    return f"For whom: {told}{' in what was read' if partly else ''}"
