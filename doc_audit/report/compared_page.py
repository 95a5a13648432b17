"""What the comparison page shows: plans beside like plans, groups, and which pairs have a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from doc_audit.compare import Comparison, GroupLine, Place, PlanLine, PlanPair
from doc_audit.report import charts
from doc_audit.report.compared_pairs import PairIndex, pair_index
from doc_audit.report.compared_words import (
    apart_words,
    groups_finding,
    kinds_words,
    peers_finding,
    place_words,
    short_place,
    small_words,
)
from doc_audit.report.corpus_page import plan_chart
from doc_audit.report.lookup import Lookup
from doc_audit.report.words import (
    interval_words,
    kind_words,
    lowered,
    sentence,
    shortened,
    spelled,
    status_words,
    thousands,
    whole,
)

_NAME_LENGTH = 64  # letters of a plan's name


@dataclass(frozen=True, slots=True)
class PeerLine:
    """A plan among the plans of its kind; rates are for 1,000 words."""

    title: str
    href: str
    words: int
    shown_words: str
    score: str
    sort: float
    interval: str
    chart: Markup
    status: str
    says: str
    commitments: int
    commitment_rate: str
    point_rate: str


@dataclass(frozen=True, slots=True)
class KindTable:
    """The plans of one kind, from the shortest."""

    anchor: str
    heading: str
    lines: tuple[PeerLine, ...]

    @property
    def scored(self) -> bool:
        """Whether any of them has a score."""
        return any(line.sort >= 0 for line in self.lines)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of plans of one kind; `shares` are per cent specific, by dimension."""

    group: str
    plans: int
    remark: str
    median: str
    spread: str
    mean: str
    sort: float
    interval: str
    chart: Markup
    shares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """The groups of one column, plans of one kind."""

    anchor: str
    heading: str
    says: str
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """All of the comparison page."""

    peers_finding: str
    kinds: tuple[KindTable, ...]
    groups_finding: str
    source: str
    groups: tuple[GroupView, ...]
    pairs: PairIndex
    scale: Markup


def compared_page(
    lookup: Lookup, comparison: Comparison, pairs: Sequence[PlanPair] = ()
) -> ComparedPage:
    """The comparison page of a run; `pairs` have a page of their own."""
    return ComparedPage(
        peers_finding=peers_finding(comparison),
        kinds=tuple(_kinds(lookup, comparison)),
        groups_finding=groups_finding(comparison),
        source=comparison.table.source if comparison.groups else "",
        groups=tuple(_groups(lookup, comparison)),
        pairs=pair_index(lookup, pairs),
        scale=charts.scale(),
    )


def plan_place(comparison: Comparison, plan: str) -> str:
    """A plan's place among its peers as a sentence; empty where it isn't compared."""
    place = comparison.place(plan)
    kind = next((line.score.kind for line in comparison.lines if line.score.plan == plan), "")
    return place_words(place, kind) if place else ""


def _kinds(lookup: Lookup, comparison: Comparison) -> Iterator[KindTable]:
    ordered = sorted(
        comparison.lines,
        key=lambda line: (line.score.kind, line.words, lookup.titles[line.score.plan]),
    )
    for number, (kind, lines) in enumerate(groupby(ordered, key=lambda line: line.score.kind), 1):
        found = tuple(_peer(lookup, comparison, line) for line in lines)
        words = sentence(kinds_words(kind, 2) if kind not in ("", "unknown") else kind_words(kind))
        yield KindTable(f"kind-{number}", words, found)


def _peer(lookup: Lookup, comparison: Comparison, line: PlanLine) -> PeerLine:
    score, scoring = line.score, lookup.settings.scoring
    rates = (line.per_thousand(score.n), line.per_thousand(sum(p.points for p in score.points)))
    place = comparison.place(score.plan)
    return PeerLine(
        title=shortened(lookup.titles[score.plan], _NAME_LENGTH),
        href=f"plans/{lookup.slugs[score.plan]}.html",
        words=line.words,
        shown_words=thousands(line.words),
        score=whole(score.score),
        sort=-1.0 if score.score is None else round(score.score, 2),
        interval=interval_words(score.interval),
        chart=plan_chart(score),
        status=sentence(status_words(score, scoring.too_few, scoring.thin)),
        says=_says(place),
        commitments=score.n,
        commitment_rate="–" if rates[0] is None else f"{rates[0]:.1f}",
        point_rate="–" if rates[1] is None else f"{rates[1]:,.0f}",
    )


def _says(place: Place | None) -> str:
    """Where the plan stands among its peers, under its dot."""
    if place is None:
        return "Not compared"
    if place.peers < 2:
        return f"{sentence(short_place(place))} the one like it" if place.peers else "None like it"
    return f"Of {spelled(place.peers)} like it: {short_place(place)}"


def _groups(lookup: Lookup, comparison: Comparison) -> Iterator[GroupView]:
    dimensions = [dimension.id for dimension in lookup.settings.dimensions]
    keyed = groupby(comparison.groups, key=lambda line: (line.column, line.kind))
    for number, ((column, kind), found) in enumerate(keyed, 1):
        lines = list(found)
        pairs = [pair for pair in comparison.apart if (pair.column, pair.kind) == (column, kind)]
        yield GroupView(
            anchor=f"group-{number}",
            heading=f"By {lowered(column)}: {kinds_words(kind, 2)}",
            says=apart_words(pairs, lines),
            rows=tuple(_group_row(line, dimensions) for line in lines),
        )


def _group_row(line: GroupLine, dimensions: list[str]) -> GroupRow:
    shares = dict(line.shares)
    chart = Markup()
    if line.mean is not None:
        chart = charts.dot_on_interval(line.mean, line.interval, line.interval is not None)
    spread = "" if line.low is None else f"{whole(line.low)} to {whole(line.high)}"
    return GroupRow(
        group=line.group,
        plans=len(line.plans),
        remark=small_words(line),
        median=whole(line.median),
        spread=spread or "–",
        mean=whole(line.mean),
        sort=-1.0 if line.mean is None else round(line.mean, 2),
        interval=interval_words(line.interval),
        chart=chart,
        shares=tuple(f"{100 * shares[d]:.0f}%" if d in shares else "–" for d in dimensions),
    )
