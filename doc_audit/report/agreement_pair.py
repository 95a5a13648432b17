"""Two rubrics on the page that sets rubrics beside each other."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.model import Interval
from doc_audit.model.agreement import Correlation, PairAgreement, PlanGap, RubricFigures
from doc_audit.report.agreement_words import (
    correlation_words,
    figure_words,
    pair_finding,
    places_words,
    rank_words,
)
from doc_audit.report.difference_lines import DifferenceLine, difference_lines
from doc_audit.report.lookup import Lookup, plan_numbers
from doc_audit.report.rubric_charts import Slope, on_correlation, slopes

MOST_PLANS = 5
"""Plans of each pair whose statements are shown; the data hold those of all."""

_BOLD = 4  # one line in so many is drawn bold, those furthest apart


@dataclass(frozen=True, slots=True)
class RankLine:
    """A plan in the table behind the drawing of one pair."""

    number: int
    title: str
    href: str
    figures: tuple[str, str]
    ranks: tuple[str, str]
    places: str
    sort: str


@dataclass(frozen=True, slots=True)
class GapPart:
    """A plan on which two rubrics differ most."""

    title: str
    href: str
    finding: str
    statements: tuple[DifferenceLine, ...]


@dataclass(frozen=True, slots=True)
class PairPart:
    """Two rubrics."""

    anchor: str
    one: str
    other: str
    finding: str
    plans: int
    spearman: str
    spearman_interval: str
    kendall: str
    kendall_interval: str
    chart: Markup
    slopes: Markup
    lines: tuple[RankLine, ...]
    gaps: tuple[GapPart, ...]
    opened: bool


def pair_part(
    lookup: Lookup,
    number: int,
    pair: PairAgreement,
    known: Mapping[str, RubricFigures],
    *,
    opened: bool,
) -> PairPart:
    """A pair's part of the page, the `number`-th; `known`: figures of all rubrics by id."""
    one, other = known[pair.one], known[pair.other]
    numbers = plan_numbers(lookup)
    # By number and not by rank: a table in order of rank is read as a league table.
    gaps = sorted(pair.gaps, key=lambda gap: numbers[gap.plan])
    far = [gap for gap in pair.gaps[:MOST_PLANS] if gap.places]
    bold = max(1, len(gaps) // _BOLD)  # lines that are all bold stand out from none
    lines = [
        Slope(numbers[g.plan], lookup.titles[g.plan], *g.ranks, far=g in far[:bold]) for g in gaps
    ]
    return PairPart(
        anchor=f"pair-{number}",
        one=one.title,
        other=other.title,
        finding=pair_finding(pair, one.title, other.title),
        plans=pair.plans,
        spearman=correlation_words(pair.spearman.value),
        spearman_interval=_between(pair.spearman),
        kendall=correlation_words(pair.kendall.value),
        kendall_interval=_between(pair.kendall),
        chart=on_correlation(pair.spearman),
        slopes=slopes(lines, one.title, other.title) if lines else Markup(),
        lines=tuple(_rank_line(lookup, numbers[gap.plan], gap, one, other) for gap in gaps),
        gaps=tuple(_gap_part(lookup, gap, one, other) for gap in far),
        opened=opened,
    )


def _between(found: Correlation) -> str:
    interval: Interval | None = found.interval
    # Two like orders are alike in every draw, which says nothing of how sure that is.
    if interval is None or interval.low == interval.high:
        return ""
    return f"{correlation_words(interval.low)} to {correlation_words(interval.high)}"


def _rank_line(
    lookup: Lookup, number: int, gap: PlanGap, one: RubricFigures, other: RubricFigures
) -> RankLine:
    return RankLine(
        number=number,
        title=lookup.titles[gap.plan],
        href=plan_href(lookup, gap.plan),
        figures=(figure_words(one, gap.figures[0]), figure_words(other, gap.figures[1])),
        ranks=(rank_words(gap.ranks[0]), rank_words(gap.ranks[1])),
        places=places_words(gap.places),
        sort=f"{abs(gap.places):g}",
    )


def _gap_part(lookup: Lookup, gap: PlanGap, one: RubricFigures, other: RubricFigures) -> GapPart:
    first, second = rank_words(gap.ranks[0]), rank_words(gap.ranks[1])
    figures = figure_words(one, gap.figures[0]), figure_words(other, gap.figures[1])
    finding = f"{first} by “{one.title}” ({figures[0]}), {second} by “{other.title}” ({figures[1]})"
    return GapPart(
        title=lookup.titles[gap.plan],
        href=plan_href(lookup, gap.plan),
        finding=finding,
        statements=tuple(difference_lines(lookup, gap, one, other)),
    )


def plan_href(lookup: Lookup, plan: str) -> str:
    """Page of a plan."""
    return f"plans/{lookup.slugs[plan]}.html"
