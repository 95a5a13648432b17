"""The page of one rubric's criteria: what it asks, what was found over all plans and in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.model import PlanScore
from doc_audit.model.answers import RubricAnswers
from doc_audit.report.criteria_tables import share_words
from doc_audit.report.lookup import Lookup, plan_numbers
from doc_audit.report.rubric_asked import AskedLine, asked_line, lead, not_coded_line, scope_of
from doc_audit.report.rubric_plans import (
    MatrixLine,
    PlanPart,
    each_finding,
    matrix_lines,
    plan_part,
)
from doc_audit.report.rubric_pooled import (
    FoundLine,
    Grid,
    NumberLine,
    PublishedLine,
    grids,
    published_finding,
    published_lines,
    share_line,
    whole_line,
    wholes_finding,
)
from doc_audit.report.rubric_scores import ScoreLine, score_lines
from doc_audit.report.rule_words import RuleLine, mark_rules
from doc_audit.report.words import interval_words
from doc_audit.rubric import Rubric


@dataclass(frozen=True, slots=True)
class RubricPage:
    """All of the page; `scores` are empty for a rubric whose scores are the main one's."""

    title: str
    source: str
    version: str
    hash: str
    id: str
    lead: str
    comparable: str
    scope: str
    asked: tuple[AskedLine, ...]
    not_coded: tuple[AskedLine, ...]
    published: tuple[PublishedLine, ...]
    published_finding: str
    counted: int
    shares: tuple[FoundLine, ...]
    wholes: tuple[FoundLine, ...]
    wholes_finding: str
    numbers: tuple[NumberLine, ...]
    commitments: int
    matrix: tuple[MatrixLine, ...]
    each_finding: str
    plans: tuple[PlanPart, ...]
    grids: tuple[Grid, ...]
    rules: tuple[RuleLine, ...]
    scores: tuple[ScoreLine, ...]
    main_title: str


def rubric_page(
    lookup: Lookup, rubric: Rubric, answers: RubricAnswers, scores: Sequence[PlanScore] = ()
) -> RubricPage:
    """The page of one rubric of the run; `scores` are those of its own, if it has any."""
    settings = rubric.settings
    criteria = {criterion.id: criterion for criterion in settings.criteria}
    statements = {statement.id: statement for statement in lookup.run.statements}
    pooled = [(criteria[line.criterion], line) for line in answers.pooled]
    numbers = plan_numbers(lookup)
    plans = sorted(answers.plans, key=lambda plan: numbers[plan.plan])
    matrix = tuple(matrix_lines(lookup, plans, criteria))
    return RubricPage(
        title=settings.title,
        source=settings.source,
        version=settings.version,
        hash=answers.hash,
        id=settings.id,
        lead=lead(settings),
        comparable=settings.comparable,
        scope=scope_of(settings),
        asked=tuple(asked_line(criterion) for criterion in settings.criteria),
        not_coded=tuple(not_coded_line(item) for item in settings.not_coded),
        published=tuple(published_lines(pooled)),
        published_finding=published_finding(pooled),
        counted=sum(plan.counted for plan in answers.plans),
        shares=tuple(share_line(c, line) for c, line in pooled if c.unit != "plan"),
        wholes=tuple(whole_line(c, line) for c, line in pooled if c.unit == "plan"),
        wholes_finding=wholes_finding(pooled),
        numbers=tuple(
            NumberLine(line.met, share_words(line.n, line.of), interval_words(line.interval, 100))
            for line in answers.number_met
        ),
        commitments=answers.number_met[0].of if answers.number_met else 0,
        matrix=matrix,
        each_finding=each_finding(matrix, len(criteria)),
        plans=tuple(
            plan_part(lookup, numbers[plan.plan], plan, criteria, statements) for plan in plans
        ),
        grids=tuple(grids(settings, answers.tables)),
        rules=tuple(mark_rules(rubric)),
        scores=tuple(score_lines(lookup, settings, scores)),
        main_title=lookup.settings.title,
    )
