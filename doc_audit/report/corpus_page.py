"""What the corpus page shows: what was audited, what wasn't readable, the plans side by side."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.compare import Comparison
from doc_audit.model import DimensionShare, PlanScore, Run
from doc_audit.model.place import page_unit
from doc_audit.model.system import System
from doc_audit.report import charts
from doc_audit.report.axes_chart import AxesChart, Point, axes_chart
from doc_audit.report.breadth_tables import Matrix, accountable_words, breadth_matrix
from doc_audit.report.criteria_tables import CriteriaTable, criteria_table
from doc_audit.report.extremes import Extremes, extremes
from doc_audit.report.findings import (
    answer,
    asked_of,
    asked_words,
    axes_finding,
    dimensions_finding,
    held_to,
    levels_choice,
    reading_finding,
    scores_finding,
)
from doc_audit.report.lookup import Lookup, by_name, worst_first
from doc_audit.report.reading import (
    DocumentLine,
    ProblemLine,
    document_lines,
    problem_line,
    reading_words,
    searched_words,
    unread_words,
)
from doc_audit.report.sure import SurePart, rank_words, sure_part
from doc_audit.report.system_map import MapPart, map_part
from doc_audit.report.vocabulary_tables import WordsLine, words_finding, words_lines
from doc_audit.report.words import (
    count,
    interval_words,
    joined,
    kind_words,
    lowered,
    percent,
    scope_words,
    sentence,
    shortened,
    status_words,
    whole,
)

_LABEL_LENGTH = 40  # letters of a plan's name in the scatter
_NAME_LENGTH = 64  # letters of it beside the heat maps
_HEAT_STEPS = 10  # shades of a cell; the figures stand in it


@dataclass(frozen=True, slots=True)
class HeatCell:
    """Shares of one plan on one dimension, as shown; `sort` for sorting, -1 without commitments.

    `shade`, `light`: steps of the specific and of the mentioned share. `hedged`: the dimension
    wasn't found, but parts of the plan weren't read well.
    """

    mentioned: str
    specific: str
    shade: int
    sort: float
    light: int = 0
    any_sort: float = -1.0
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in the tables.

    `held`: commitments that say all that the rubric asks of an accountable one.
    `groups`: what it is in of each of the page's group columns, "" where in none; `rank`: range of
    ranks, "" where it isn't ranked; `unread` says in words what of it could not be read, `where`
    "not found" was looked for.
    """

    number: int
    title: str
    short: str
    href: str
    kind: str
    system: str
    groups: tuple[str, ...]
    score: str
    sort: float
    interval: str
    chart: Markup
    rank: str
    rank_sort: float
    status: str
    n: int
    held: int
    specificity: str
    specificity_interval: str
    accountability: str
    accountability_interval: str
    unread: str
    where: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What plans can be chosen by: kinds, and the groups of each column."""

    kinds: tuple[str, ...]
    columns: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """All of the corpus page."""

    documents: tuple[DocumentLine, ...]
    plans: tuple[PlanLine, ...]
    choices: Choices
    severe: tuple[ProblemLine, ...]
    notes: tuple[ProblemLine, ...]
    answer: str
    lead: str
    questions: str
    reading_finding: str
    reading: str
    scores_finding: str
    ranked: int
    sure: SurePart | None
    map: MapPart | None
    axes_finding: str
    axes: AxesChart | None
    dimensions_finding: str
    scale: Markup
    beside: str
    grouped: bool
    criteria: CriteriaTable
    breadth: Matrix
    asked: str
    asks: str
    choice: str
    extremes: Extremes
    words: tuple[WordsLine, ...]
    words_finding: str
    scored: bool


def corpus_page(
    lookup: Lookup, comparison: Comparison | None = None, systems: Sequence[System] = ()
) -> CorpusPage:
    """The corpus page of a run.

    `comparison` says which system and groups a plan is of; `systems` may be shown on a map.
    """
    run, settings = lookup.run, lookup.settings
    scores = by_name(lookup)
    where = _Where(lookup, comparison)
    plans = tuple(plan_line(lookup, n, score, where) for n, score in enumerate(scores, 1))
    problems = [problem_line(lookup, p, "") for p in worst_first(run.problems)]
    labels = {d.id: d.label for d in settings.dimensions if d.axis != "none"}
    numbers = {score.plan: n for n, score in enumerate(scores, 1)}
    return CorpusPage(
        documents=tuple(document_lines(lookup, run.documents)),
        plans=plans,
        choices=_choices(plans, where.columns),
        severe=tuple(p for p in problems if p.severity != "note"),
        notes=tuple(p for p in problems if p.severity == "note"),
        answer=answer(scores, settings),
        lead=_lead(run),
        questions=" ".join(lowered(d.question) for d in settings.dimensions if d.axis != "none"),
        reading_finding=reading_finding(run.problems, any_read=bool(scores)),
        reading=reading_words(lookup, run.documents),
        scores_finding=scores_finding(scores, run.robustness),
        ranked=len(where.ranks),
        sure=sure_part(lookup),
        map=map_part(lookup, comparison, systems, numbers),
        axes_finding=axes_finding(scores),
        axes=_axes(lookup, scores),
        dimensions_finding=dimensions_finding(scores, labels),
        scale=charts.scale(),
        grouped=any(len(score.docs) > 1 for score in scores),
        beside=joined([d.label for d in settings.dimensions if d.axis == "none"]),
        criteria=criteria_table(settings, scores),
        breadth=breadth_matrix(lookup, scores),
        asked=accountable_words(settings),
        asks=asked_words(settings),
        choice=levels_choice(settings),
        extremes=extremes(lookup, scores),
        words=tuple(words_lines(lookup, scores)),
        words_finding=words_finding(scores),
        scored=any(score.score is not None for score in scores),
    )


class _Where:
    """System, groups and ranks of plans."""

    def __init__(self, lookup: Lookup, comparison: Comparison | None) -> None:
        lines = comparison.lines if comparison else ()
        table = comparison.table if comparison else None
        known = lookup.run.robustness
        self.columns = table.columns if table else ()
        self.systems = {line.score.plan: line.system for line in lines}
        self.groups: Mapping[str, tuple[str, ...]] = (
            {line.score.plan: table.groups_of(line) or () for line in lines} if table else {}
        )
        self.ranks = {place.plan: place.range for place in known.ranks} if known else {}


def _choices(plans: Sequence[PlanLine], columns: Sequence[str]) -> Choices:
    found = [
        tuple(sorted({p.groups[n] for p in plans if p.groups and p.groups[n]}))
        for n in range(len(columns))
    ]
    return Choices(
        tuple(sorted({plan.kind for plan in plans})), tuple(zip(columns, found, strict=True))
    )


def _lead(run: Run) -> str:
    """What was audited, in two sentences."""
    pages = Counter({"page": 0, "slide": 0})
    for document in run.documents:
        pages[page_unit(document.media)] += len(document.pages)
    paged = joined([count(number, unit) for unit, number in pages.items() if number])
    with_pages = f" with {paged}" if paged else ""
    statements = count(len(run.statements), "statement")
    found = sum(score.n for score in run.scores)
    scope = run.scores[0].scope if run.scores else "inequalities"
    return (
        f"{sentence(count(len(run.documents), 'document'))}{with_pages}: {statements}, among them "
        f"{count(found, 'commitment')} {scope_words(scope)}, each counted once in its plan."
    )


def plan_line(lookup: Lookup, number: int, score: PlanScore, known: _Where) -> PlanLine:
    """A plan in the tables of the corpus page."""
    scoring = lookup.settings.scoring
    shares = {share.dimension: share for share in score.dimensions}
    where = searched_words(lookup, score.docs)
    rank = known.ranks.get(score.plan)
    return PlanLine(
        number=number,
        title=lookup.titles[score.plan],
        short=shortened(lookup.titles[score.plan], _NAME_LENGTH),
        href=f"plans/{lookup.slugs[score.plan]}.html",
        kind=sentence(kind_words(score.kind)),
        system=known.systems.get(score.plan, ""),
        groups=known.groups.get(score.plan, ()),
        score=whole(score.score),
        sort=-1.0 if score.score is None else round(score.score, 2),
        interval=interval_words(score.interval),
        chart=plan_chart(score),
        rank=rank_words(rank) if rank else "",
        rank_sort=sum(rank) / 2 if rank else 0.0,
        status=status_words(score, scoring.too_few, scoring.thin),
        n=score.n,
        held=held_to(score, asked_of(lookup.settings)),
        specificity=whole(score.specificity),
        specificity_interval=interval_words(score.specificity_interval),
        accountability=whole(score.accountability),
        accountability_interval=interval_words(score.accountability_interval),
        unread=unread_words(lookup, score.docs),
        where=where,
        cells=tuple(_heat(shares.get(d.id), bool(where)) for d in lookup.settings.dimensions),
    )


def plan_chart(score: PlanScore) -> Markup:
    """The plan's dot on its interval; empty without a score."""
    if score.score is None:
        return Markup()
    return charts.dot_on_interval(score.score, score.interval, _plain(score))


def _plain(score: PlanScore) -> bool:
    """Scored without a mark against it."""
    return score.ranked and score.status == "scored"


def _heat(share: DimensionShare | None, partly: bool) -> HeatCell:
    if share is None or share.n == 0:
        return HeatCell("–", "–", 0, -1.0)
    specific, mentioned = share.specific / share.n, share.mentioned / share.n
    return HeatCell(
        percent(share.mentioned, share.n),
        percent(share.specific, share.n),
        round(specific * _HEAT_STEPS),
        round(specific, 4),
        round(mentioned * _HEAT_STEPS),
        round(mentioned, 4),
        hedged=partly and share.mentioned == 0,
    )


def _axes(lookup: Lookup, scores: Sequence[PlanScore]) -> AxesChart | None:
    points = [
        Point(
            score.specificity,
            score.accountability,
            score.specificity_interval,
            score.accountability_interval,
            number,
            shortened(lookup.titles[score.plan], _LABEL_LENGTH),
            sentence(kind_words(score.kind)),
            _plain(score),
        )
        for number, score in enumerate(scores, 1)
        if score.specificity is not None and score.accountability is not None
    ]
    return axes_chart(points, "Specificity", "Accountability") if points else None
