"""What stands beside the scores: breadth, criteria met, words."""

from collections.abc import Iterator, Sequence
from functools import partial

from doc_audit.export.table import Cell, Column, Table
from doc_audit.model import GROUPS, BreadthRow, Interval, PlanScore, Run, TermUse
from doc_audit.model.reading import reading_of
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.criteria import PooledShare, pooled_criteria
from doc_audit.score.intervals import wilson

_STATES = {
    "accountable": "accountable commitment",
    "commitment": "commitment",
    "aspiration": "aspiration only",
    "nothing": "not found",
}
_PLAN = (
    Column("plan", "text", "plan id"),
    Column("status", "text", "what its score is worth; not_scored: its kind isn't scored"),
)
_BREADTH = (
    *_PLAN,
    Column("list", "text", "list that the code is of"),
    Column("code", "text", "group or kind of inequality"),
    Column("label", "text", "the same in words"),
    Column("state", "text", "accountable, commitment, aspiration or nothing"),
    Column("says", "text", "the state in words, and where not all could be read"),
    Column("accountable", "integer", "commitments in scope specific enough to be held to"),
    Column("commitments", "integer", "commitments in scope"),
    Column("restated", "integer", "those of them that another body set"),
    Column("aspirations", "integer", "aspirations in scope"),
    Column("commitments_not_in_scope", "integer", "commitments out of scope"),
    Column("statements", "list", "ids of the statements that make the state"),
)


def breadth_table(run: Run, settings: RubricSettings) -> Table:
    """A row a plan and a group or kind of inequality."""
    says = "A row a plan and a group or kind of inequality: what the plan says of it."
    return Table("breadth", says, _BREADTH, partial(_breadth_rows, run, settings))


def _breadth_rows(run: Run, settings: RubricSettings) -> Iterator[list[Cell]]:
    labels = {
        (listed.id, code.id): code.label for listed in settings.categories for code in listed.codes
    } | {(GROUPS, group.id): group.label for group in settings.groups}
    for score in run.scores:
        where = _where(run, score.docs)
        for row in score.breadth:
            label = labels.get((row.list, row.code), row.code)
            place = (score.plan, score.status, row.list, row.code, label, row.state)
            counts = (row.accountable, row.commitments, row.restated, row.aspirations, row.beyond)
            yield [*place, _says(row, where), *counts, row.statements]


def _says(row: BreadthRow, where: str) -> str:
    says = _STATES[row.state]
    return f"{says} {where}" if where and row.state == "nothing" else says


def _where(run: Run, docs: Sequence[str]) -> str:
    """Where nothing was found, if not all of a plan's documents could be read well."""
    known = reading_of(document for document in run.documents if document.id in docs)
    lost = any(p.severity == "error" and p.doc in docs for p in run.problems)
    if known.unreadable or lost:
        return "on the pages that could be read"
    return "on the pages read, some of them doubtful" if known.doubtful else ""


_CRITERIA = (
    Column("over", "text", "plan, or all: the plans whose kind of document is scored"),
    Column("plan", "text", "plan id; empty over all"),
    Column("status", "text", "what the plan's score is worth"),
    Column("measure", "text", "mentioned, specific, number_met or commitment_share"),
    Column("criterion", "text", "dimension, or how many dimensions are specific"),
    Column("label", "text", "the dimension in words"),
    Column("n", "integer", "commitments in scope; for commitment_share with aspirations"),
    Column("count", "integer", "those of them that meet it"),
    Column("percent", "number", "count of n, in per cent", 2),
    Column("low", "number", "95 % interval, in per cent", 2),
    Column("high", "number", "95 % interval, in per cent", 2),
    Column("plans_with", "integer", "over all: plans that have such a commitment"),
)


def criteria_table(run: Run, settings: RubricSettings) -> Table:
    """Criterion × n (%): of each plan, then of all plans together."""
    says = "A row a plan, or all plans, and a criterion: how many commitments meet it."
    return Table("criteria", says, _CRITERIA, partial(_criteria_rows, run, settings))


def _criteria_rows(run: Run, settings: RubricSettings) -> Iterator[list[Cell]]:
    labels = {dimension.id: dimension.label for dimension in settings.dimensions}
    for score in run.scores:
        yield from _plan_rows(score, labels)
    pooled = pooled_criteria(run.scores)
    for measure, shares in (
        ("mentioned", pooled.mentioned),
        ("specific", pooled.specific),
        ("number_met", pooled.number_met),
    ):
        for share in shares:
            yield _row(("all", "", "", measure), share, labels, share.plans_with)


def _plan_rows(score: PlanScore, labels: dict[str, str]) -> Iterator[list[Cell]]:
    place = ("plan", score.plan, score.status)
    for d in score.dimensions:
        some = PooledShare(d.dimension, d.n, d.mentioned, 0, d.mentioned_interval)
        full = PooledShare(d.dimension, d.n, d.specific, 0, d.specific_interval)
        yield _row((*place, "mentioned"), some, labels)
        yield _row((*place, "specific"), full, labels)
    for number, count in enumerate(score.criteria_met):
        met = PooledShare(str(number), score.n, count, 0, wilson(count, score.n))
        yield _row((*place, "number_met"), met, labels)
    both = score.commitments + score.aspirations
    share = PooledShare("commitments", both, score.commitments, 0, score.commitment_interval)
    yield _row((*place, "commitment_share"), share, labels)


def _row(
    place: Sequence[str], share: PooledShare, labels: dict[str, str], plans_with: int | None = None
) -> list[Cell]:
    percent = 100 * share.count / share.n if share.n else None
    named = (share.criterion, labels.get(share.criterion, ""), share.n, share.count, percent)
    return [*place, *named, *_ends(share.interval), plans_with]


def _ends(interval: Interval | None) -> list[Cell]:
    return [100 * interval.low, 100 * interval.high] if interval else [None, None]


_WORDS = (
    *_PLAN,
    Column("words", "integer", "words of the plan's statements"),
    Column("document_words", "integer", "words of its documents as read"),
    Column("commitments", "integer", "commitments in scope, repeats counted once"),
    Column("commitments_per_1000_words", "number", "of the statements' words", 4),
)
_TERM = (
    Column("term", "text", "word or phrase; empty where the rubric has none"),
    Column("count", "integer", "how often it is used"),
    Column("per_1000_words", "number", "of the statements' words", 4),
)
_USES = (
    Column("uses", "integer", "umbrella terms: uses outside headings, fragments and names"),
    Column("named", "integer", "those with a kind of inequality named"),
    Column("definitions", "list", "ids of statements that define the term"),
    Column("undefined", "integer", "uses without a kind, where nothing defines the term"),
    Column("without_kind", "list", "ids of statements that use it without a kind"),
)


def vocabulary_table(run: Run) -> Table:
    """A row a plan and term."""
    says = "A row a plan and term: words, umbrella terms, commitments for their length."
    return Table("vocabulary", says, (*_WORDS, *_TERM, *_USES), partial(_word_rows, run))


def _word_rows(run: Run) -> Iterator[list[Cell]]:
    for score in run.scores:
        uses = {use.term: use for use in score.umbrella}
        place = (score.plan, score.status, score.words, score.document_words, score.n)
        rate = score.commitments_per_1000_words
        for term, count in score.vocabulary or (("", 0),):
            shown: list[Cell] = [None] * len(_TERM)
            if term:
                shown = [term, count, score.per_1000_words(count)]
            yield [*place, rate, *shown, *_use(uses.get(term))]


def _use(use: TermUse | None) -> list[Cell]:
    if use is None:
        return [None] * len(_USES)
    return [use.uses, use.named, use.definitions, use.undefined, use.bare]
