"""The page that sets the rubrics of a run beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.model import Interval
from doc_audit.model.agreement import (
    Agreement,
    Correlation,
    PairAgreement,
    PlanFigure,
    PlanGap,
    RubricFigures,
)
from doc_audit.report.agreement_words import (
    agreement_finding,
    correlation_words,
    figure_words,
    interval_figures,
    pair_finding,
    places_words,
    rank_words,
)
from doc_audit.report.difference_lines import DifferenceLine, difference_lines
from doc_audit.report.lookup import Lookup
from doc_audit.report.rubric_charts import Slope, correlation_scale, on_correlation, slopes

MOST_PLANS = 5
"""Plans of each pair whose statements are shown; the data hold those of all."""

_BOLD = 4  # one line in so many is drawn bold, those furthest apart


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A plan's figure by one rubric; `sort` is -1 where there is none, and `why` says why."""

    figure: str
    interval: str
    why: str
    sort: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A plan by every rubric."""

    number: int
    title: str
    href: str
    cells: tuple[FigureCell, ...]


@dataclass(frozen=True, slots=True)
class RubricHead:
    """A rubric over its column; `name` says what its figure is, "" for none."""

    title: str
    href: str
    name: str


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


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """All of the page; `without`: title and page of plans that no rubric gives a figure."""

    finding: str
    heads: tuple[RubricHead, ...]
    lines: tuple[FigureLine, ...]
    without: tuple[tuple[str, str], ...]
    pairs: tuple[PairPart, ...]
    silent: tuple[str, ...]
    scale: Markup


def agreement_page(lookup: Lookup, agreement: Agreement, hrefs: Mapping[str, str]) -> AgreementPage:
    """The page of a run with several rubrics; `hrefs`: hash → page of a rubric that has one."""
    known = {one.rubric: one for one in agreement.figures}
    lowest = _lowest(agreement.pairs)
    given = [one for one in agreement.figures if one.name]
    lines = list(_figure_lines(lookup, given))
    return AgreementPage(
        finding=agreement_finding(agreement),
        heads=tuple(RubricHead(r.title, hrefs.get(r.hash, ""), r.name) for r in given),
        lines=tuple(line for line in lines if _has_figure(line)),
        without=tuple((line.title, line.href) for line in lines if not _has_figure(line)),
        pairs=tuple(
            _pair_part(lookup, n, pair, known, opened=pair is lowest)
            for n, pair in enumerate(agreement.pairs, 1)
        ),
        silent=tuple(r.title for r in agreement.figures if not r.name),
        scale=correlation_scale(),
    )


def _lowest(pairs: Sequence[PairAgreement]) -> PairAgreement | None:
    """The pair that agrees least, the first where none can be said to."""
    told = [pair for pair in pairs if pair.spearman.value is not None]
    if not told:
        return pairs[0] if pairs else None
    return min(told, key=lambda pair: pair.spearman.value or 0.0)


def _numbers(lookup: Lookup) -> dict[str, int]:
    return {score.plan: number for number, score in enumerate(lookup.run.scores, 1)}


def _figure_lines(lookup: Lookup, rubrics: Sequence[RubricFigures]) -> Iterator[FigureLine]:
    figures = [{plan.plan: plan for plan in rubric.plans} for rubric in rubrics]
    for plan, number in _numbers(lookup).items():
        pairs = zip(rubrics, figures, strict=True)
        cells = tuple(_cell(rubric, own[plan]) for rubric, own in pairs)
        yield FigureLine(number, lookup.titles[plan], _href(lookup, plan), cells)


def _has_figure(line: FigureLine) -> bool:
    return any(not cell.why for cell in line.cells)


def _href(lookup: Lookup, plan: str) -> str:
    return f"plans/{lookup.slugs[plan]}.html"


def _cell(rubric: RubricFigures, plan: PlanFigure) -> FigureCell:
    if plan.figure is None:
        return FigureCell("–", "", plan.why, "-1")
    figure = figure_words(rubric, plan.figure)
    return FigureCell(figure, interval_figures(rubric, plan.interval), "", f"{plan.figure:.6f}")


def _pair_part(
    lookup: Lookup,
    number: int,
    pair: PairAgreement,
    known: Mapping[str, RubricFigures],
    *,
    opened: bool,
) -> PairPart:
    one, other = known[pair.one], known[pair.other]
    numbers = _numbers(lookup)
    # By rank, as the drawing has them.
    gaps = sorted(pair.gaps, key=lambda gap: (gap.ranks, numbers[gap.plan]))
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
    if interval is None:
        return ""
    return f"{correlation_words(interval.low)} to {correlation_words(interval.high)}"


def _rank_line(
    lookup: Lookup, number: int, gap: PlanGap, one: RubricFigures, other: RubricFigures
) -> RankLine:
    return RankLine(
        number=number,
        title=lookup.titles[gap.plan],
        href=_href(lookup, gap.plan),
        figures=(figure_words(one, gap.figures[0]), figure_words(other, gap.figures[1])),
        ranks=(rank_words(gap.ranks[0]), rank_words(gap.ranks[1])),
        places=places_words(gap.places),
        sort=f"{abs(gap.places):g}",
    )


def _gap_part(lookup: Lookup, gap: PlanGap, one: RubricFigures, other: RubricFigures) -> GapPart:
    first, second = rank_words(gap.ranks[0]), rank_words(gap.ranks[1])
    figures = figure_words(one, gap.figures[0]), figure_words(other, gap.figures[1])
    finding = f"{first} by {one.title} ({figures[0]}), {second} by {other.title} ({figures[1]})"
    return GapPart(
        title=lookup.titles[gap.plan],
        href=_href(lookup, gap.plan),
        finding=finding,
        statements=tuple(difference_lines(lookup, gap, one, other)),
    )
