"""What the corpus page shows: what was audited, what wasn't readable, the plans side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.model import DimensionShare, PlanScore, Run
from doc_audit.model.place import page_unit
from doc_audit.report import charts
from doc_audit.report.breadth_tables import Matrix, accountable_words, breadth_matrix
from doc_audit.report.criteria_tables import CriteriaTable, criteria_table
from doc_audit.report.findings import (
    axes_finding,
    dimensions_finding,
    reading_finding,
    scores_finding,
)
from doc_audit.report.lookup import Lookup, worst_first
from doc_audit.report.reading import (
    DocumentLine,
    ProblemLine,
    document_lines,
    problem_line,
    reading_words,
    searched_words,
    unread_words,
)
from doc_audit.report.sure import SurePart, sure_part
from doc_audit.report.vocabulary_tables import WordsLine, words_lines
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
_NAME_LENGTH = 64  # letters of it beside the heat map
_HEAT_STEPS = 10  # shades of a cell; the figures stand in it


@dataclass(frozen=True, slots=True)
class HeatCell:
    """Shares of one plan on one dimension, as shown; `sort` for sorting, -1 without commitments.

    `hedged`: the dimension wasn't found, but parts of the plan weren't read well.
    """

    mentioned: str
    specific: str
    shade: int
    sort: float
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in the tables.

    `unread` says in words what of it could not be read, `where` "not found" was looked for.
    """

    number: int
    title: str
    short: str
    href: str
    kind: str
    score: str
    sort: float
    interval: str
    chart: Markup
    status: str
    n: int
    specificity: str
    accountability: str
    unread: str
    where: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class CorpusPage:
    """All of the corpus page."""

    documents: tuple[DocumentLine, ...]
    plans: tuple[PlanLine, ...]
    severe: tuple[ProblemLine, ...]
    notes: tuple[ProblemLine, ...]
    lead: str
    questions: str
    reading_finding: str
    reading: str
    scores_finding: str
    sure: SurePart | None
    axes_finding: str
    dimensions_finding: str
    scale: Markup
    scatter: Markup
    placed: bool
    beside: str
    grouped: bool
    criteria: CriteriaTable
    breadth: Matrix
    asked: str
    words: tuple[WordsLine, ...]


def corpus_page(lookup: Lookup) -> CorpusPage:
    """The corpus page of a run."""
    run, settings = lookup.run, lookup.settings
    scores = sorted(run.scores, key=lambda s: (lookup.titles[s.plan].casefold(), s.plan))
    plans = tuple(plan_line(lookup, n, score) for n, score in enumerate(scores, 1))
    problems = [problem_line(lookup, p, "") for p in worst_first(run.problems)]
    labels = {d.id: d.label for d in settings.dimensions if d.axis != "none"}
    return CorpusPage(
        documents=tuple(document_lines(lookup, run.documents)),
        plans=plans,
        severe=tuple(p for p in problems if p.severity != "note"),
        notes=tuple(p for p in problems if p.severity == "note"),
        lead=_lead(run),
        questions=" ".join(lowered(d.question) for d in settings.dimensions if d.axis != "none"),
        reading_finding=reading_finding(run.problems),
        reading=reading_words(run.documents),
        scores_finding=scores_finding(scores, run.robustness),
        sure=sure_part(lookup),
        axes_finding=axes_finding(scores),
        dimensions_finding=dimensions_finding(scores, labels),
        scale=charts.scale(),
        scatter=_scatter(lookup, scores),
        placed=any(score.specificity is not None for score in scores),
        grouped=any(len(score.docs) > 1 for score in scores),
        beside=joined([d.label for d in settings.dimensions if d.axis == "none"]),
        criteria=criteria_table(settings, scores),
        breadth=breadth_matrix(lookup, scores),
        asked=accountable_words(settings),
        words=tuple(words_lines(lookup, scores)),
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


def plan_line(lookup: Lookup, number: int, score: PlanScore) -> PlanLine:
    """A plan in the tables of the corpus page."""
    scoring = lookup.settings.scoring
    shares = {share.dimension: share for share in score.dimensions}
    where = searched_words(lookup, score.docs)
    return PlanLine(
        number=number,
        title=lookup.titles[score.plan],
        short=shortened(lookup.titles[score.plan], _NAME_LENGTH),
        href=f"plans/{lookup.slugs[score.plan]}.html",
        kind=kind_words(score.kind),
        score=whole(score.score),
        sort=-1.0 if score.score is None else round(score.score, 2),
        interval=interval_words(score.interval),
        chart=plan_chart(score),
        status=status_words(score, scoring.too_few, scoring.thin),
        n=score.n,
        specificity=whole(score.specificity),
        accountability=whole(score.accountability),
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
    specific = share.specific / share.n
    return HeatCell(
        percent(share.mentioned, share.n),
        percent(share.specific, share.n),
        round(specific * _HEAT_STEPS),
        round(specific, 4),
        hedged=partly and share.mentioned == 0,
    )


def _scatter(lookup: Lookup, scores: Sequence[PlanScore]) -> Markup:
    points = [
        charts.Point(
            score.specificity,
            score.accountability,
            number,
            shortened(lookup.titles[score.plan], _LABEL_LENGTH),
            _plain(score),
        )
        for number, score in enumerate(scores, 1)
        if score.specificity is not None and score.accountability is not None
    ]
    return charts.scatter(points, "Specificity", "Accountability") if points else Markup()
