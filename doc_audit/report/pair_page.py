"""The page of two plans side by side."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.compare import PlanPair
from doc_audit.compare.matching import ALIKE, SURE
from doc_audit.report import charts
from doc_audit.report.breadth_tables import accountable_words
from doc_audit.report.lookup import Lookup
from doc_audit.report.marks import dimension_class
from doc_audit.report.pair_cover import CoverLine, cover_finding, cover_lines
from doc_audit.report.pair_figures import PairPlan, SharePair, pair_plan, share_pairs
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
from doc_audit.report.reading import searched_words
from doc_audit.report.words import (
    kind_words,
    shortened,
)

FOLDER = "compare"
"""Where in the run folder the pages of two plans are."""

_TITLE_LENGTH = 70


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
    cover = tuple(cover_lines(lookup, pair))
    labels = {dimension.id: dimension.label for dimension in settings.dimensions}
    return PairPage(
        title=" beside ".join(shortened(title, _TITLE_LENGTH) for title in titles),
        heading=f"{titles[0]}, beside {titles[1]}",
        lead=_lead(pair),
        plans=(
            pair_plan(lookup, pair.first, names[0]),
            pair_plan(lookup, pair.second, names[1]),
        ),
        score_finding=score_words(pair),
        dimensions_finding=dimensions_words(pair, labels),
        shares=tuple(share_pairs(lookup, pair, names)),
        scale=charts.scale(),
        both_finding=both_words(pair),
        differing=differing_words(pair) if pair.paired else "",
        ways=tuple(_ways(lookup, pair)),
        rows=tuple(maker.rows()),
        alone=(_alone(lookup, pair, maker, names, 0), _alone(lookup, pair, maker, names, 1)),
        cover_finding=cover_finding(lookup, pair, cover),
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
