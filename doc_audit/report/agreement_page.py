"""The page that sets the rubrics of a run beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.model.agreement import Agreement, PairAgreement, PlanFigure, RubricFigures
from doc_audit.report.agreement_pair import PairPart, pair_part, plan_href
from doc_audit.report.agreement_words import agreement_finding, figure_words, interval_figures
from doc_audit.report.lookup import Lookup, plan_numbers
from doc_audit.report.rubric_charts import correlation_scale


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
            pair_part(lookup, n, pair, known, opened=pair is lowest)
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


def _figure_lines(lookup: Lookup, rubrics: Sequence[RubricFigures]) -> Iterator[FigureLine]:
    figures = [{plan.plan: plan for plan in rubric.plans} for rubric in rubrics]
    for plan, number in plan_numbers(lookup).items():
        pairs = zip(rubrics, figures, strict=True)
        cells = tuple(_cell(rubric, own[plan]) for rubric, own in pairs)
        yield FigureLine(number, lookup.titles[plan], plan_href(lookup, plan), cells)


def _has_figure(line: FigureLine) -> bool:
    return any(not cell.why for cell in line.cells)


def _cell(rubric: RubricFigures, plan: PlanFigure) -> FigureCell:
    if plan.figure is None:
        return FigureCell("–", "", plan.why, "-1")
    figure = figure_words(rubric, plan.figure)
    return FigureCell(figure, interval_figures(rubric, plan.interval), "", f"{plan.figure:.6f}")
