"""What a plan page shows: its score, its dimensions, its statements, what wasn't readable."""

from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.model import PlanScore
from doc_audit.report import charts
from doc_audit.report.breadth_tables import PlanBreadth, accountable_words, plan_breadth
from doc_audit.report.corpus_page import plan_chart
from doc_audit.report.figures import plan_figures
from doc_audit.report.findings import dimensions_finding, met_finding
from doc_audit.report.known import FactLine, fact_lines
from doc_audit.report.lookup import Lookup
from doc_audit.report.plan_tables import (
    MetLine,
    RungLine,
    ShareLine,
    ladder_finding,
    met_lines,
    rung_lines,
    share_lines,
)
from doc_audit.report.reading import (
    DocumentLine,
    PageLine,
    ProblemLine,
    document_lines,
    page_lines,
    plan_reading_words,
    problem_line,
    searched_words,
    unread_words,
)
from doc_audit.report.sure import sure_words
from doc_audit.report.to_change import ToChange, to_change
from doc_audit.report.vocabulary_tables import TermLine, term_lines
from doc_audit.report.words import (
    count,
    interval_words,
    kind_words,
    scope_words,
    sentence,
    status_words,
    whole,
)
from doc_audit.report.working_table import WorkingTable, working_table
from doc_audit.score import formula_words


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All of a plan's first page but its statements, which `plan_pages` writes.

    `figures` are name, figure, what it says; `where` ends sentences that say "not found", see
    `searched_words`; `asked`: what makes a commitment accountable.
    """

    score: PlanScore
    title: str
    verdict: str
    heading: str
    chart: Markup
    sure: tuple[str, ...]
    scale: Markup
    figures: tuple[tuple[str, str, str], ...]
    to_change: ToChange
    ladder: tuple[RungLine, ...]
    ladder_finding: str
    vague_rung: str
    dimensions_finding: str
    shares: tuple[ShareLine, ...]
    met_finding: str
    met: tuple[MetLine, ...]
    breadth: PlanBreadth
    asked: str
    vocabulary: tuple[TermLine, ...]
    reading_finding: str
    documents: tuple[DocumentLine, ...]
    facts: tuple[FactLine, ...]
    problems: tuple[ProblemLine, ...]
    problems_caption: str
    pages: tuple[PageLine, ...]
    reading: str
    unread: str
    where: str
    working: WorkingTable
    formula: str


def plan_page(lookup: Lookup, score: PlanScore) -> PlanPage:
    """The page of one plan."""
    settings = lookup.settings
    documents = [lookup.documents[doc] for doc in score.docs if doc in lookup.documents]
    problems = tuple(problem_line(lookup, p, "../") for p in lookup.problems_of(score.docs))
    labels = {d.id: d.label for d in settings.dimensions if d.axis != "none"}
    rungs = rung_lines(settings, score)
    unread = unread_words(lookup, score.docs)
    where = searched_words(lookup, score.docs)
    return PlanPage(
        score=score,
        title=lookup.titles[score.plan],
        verdict=_verdict(score, where),
        heading=_heading(lookup, score, unread),
        chart=plan_chart(score),
        sure=sure_words(lookup, score),
        scale=charts.scale(),
        figures=tuple(plan_figures(score, settings.scoring.aggregate)),
        to_change=to_change(lookup, score),
        ladder=rungs[:-1],
        ladder_finding=ladder_finding(rungs[:-1]),
        vague_rung=f"A commitment that is vague throughout scores {rungs[-1].score}.",
        dimensions_finding=dimensions_finding([score], labels),
        shares=tuple(share_lines(settings, score)),
        met_finding=met_finding(score),
        met=tuple(met_lines(score)),
        breadth=plan_breadth(lookup, score),
        asked=accountable_words(settings),
        vocabulary=tuple(term_lines(lookup, score)),
        reading_finding=_reading(problems, unread),
        documents=tuple(document_lines(lookup, documents, "../")),
        facts=tuple(fact_lines(documents)),
        problems=problems,
        problems_caption=_caption(problems),
        pages=tuple(page_lines(documents, "../")),
        reading=plan_reading_words(lookup, score.docs),
        unread=unread,
        where=where,
        working=working_table(lookup, score),
        formula=formula_words(settings),
    )


def _verdict(score: PlanScore, where: str) -> str:
    """What was read of the plan, in one or two sentences."""
    statements = sentence(count(score.statements, "statement"))
    start = f"{sentence(kind_words(score.kind))}. {statements} read, "
    if not score.n:
        looked = f" {where}" if where else " among them"
        return f"{start}no commitments {scope_words(score.scope)} found{looked}."
    return f"{start}{count(score.n, 'commitment')} {scope_words(score.scope)} among them."


def _heading(lookup: Lookup, score: PlanScore, unread: str) -> str:
    scoring = lookup.settings.scoring
    status = status_words(score, scoring.too_few, scoring.thin)
    if score.score is None:
        return sentence(f"{status}; {unread}" if unread else status)
    between = interval_words(score.interval)
    range_ = f" (95% interval {between})" if between else ""
    return f"Scores {whole(score.score)} out of 100{range_}{'; ' if status else ''}{status}"


def _reading(problems: tuple[ProblemLine, ...], unread: str) -> str:
    severe = sum(problem.severity != "note" for problem in problems)
    if unread:
        return sentence(unread)
    if severe:
        return sentence(count(severe, "reading problem"))
    told = f"; {count(len(problems), 'note')}" if problems else ""
    return f"No reading problems were found{told}"


def _caption(problems: tuple[ProblemLine, ...]) -> str:
    if all(problem.severity == "note" for problem in problems):
        return "Worth knowing of how this plan was read"
    return "What could not be read in this plan, and what to do about it"
