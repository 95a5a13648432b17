"""Answers to the criteria of rubrics."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial

from doc_audit.export.table import Cell, Column, Table
from doc_audit.model import Interval, Marked, Run
from doc_audit.model.answers import (
    SHARE,
    Answer,
    PlanAnswers,
    PooledAnswer,
    RubricAnswers,
    Shown,
    TableCounts,
)
from doc_audit.rubric.schema import RubricSettings

_ALL = "all plans"

_PLACE = (
    Column("over", "text", "plan, or all plans that are counted"),
    Column("plan", "text", "plan id; empty over all plans"),
)
_ANSWERS = (
    *_PLACE,
    Column("counted", "flag", "whether its kind of document is one that the rubric scores"),
    Column("criterion", "text", "criterion id"),
    Column("label", "text", "the criterion in words"),
    Column("unit", "text", "what it asks of: commitment, statement or plan"),
    Column("source", "text", "where it comes from"),
    Column("provenance", "text", "verified or recalled"),
    Column("state", "text", "share, found, not_found, not_readable, or one of its own"),
    Column("met", "flag", "whether it is met; empty where that can't be said"),
    Column("n", "integer", "commitments or statements that meet it; over all, plans"),
    Column("of", "integer", "those asked"),
    Column("share", "number", "n of those asked, 0 to 1", 4),
    Column("low", "number", "95 % interval, 0 to 1", 4),
    Column("high", "number", "95 % interval, 0 to 1", 4),
    Column("plans", "integer", "over all: plans asked"),
    Column("plans_met", "integer", "over all: plans that meet it"),
    Column("plans_unsure", "integer", "over all: plans of which it can't be said"),
    Column("pages", "integer", "pages of the plan"),
    Column("pages_unread", "integer", "those that couldn't be read"),
    Column("statements", "list", "ids of the best evidence"),
    Column("statement_pages", "list", "pages of that, a blank where there are none"),
    Column("words", "list", "words of that"),
)


_ANSWERS_FIRST = (
    "over", "plan", "label", "state", "met", "n", "of", "share", "low", "high", "statement_pages",
    "words",
)  # fmt: skip


def answers_table(answers: RubricAnswers, settings: RubricSettings) -> Table:
    """A row a plan and criterion, then a row a criterion over all plans counted.

    `state`: `share`, `found`, `not_found`, `not_readable` (not found, and parts of the plan
    couldn't be read), `nothing_to_judge`, `not_asked` (of that kind of document), or one of the
    criterion's own; over all plans a row a state. `share`, `low` and `high` are n / of; over all
    plans of whole-plan criteria plans / all plans asked.
    """
    says = "A row a plan and criterion, then a row a criterion over all plans counted."
    rows = partial(_answer_rows, answers, settings)
    return Table(f"criteria_{answers.rubric}", says, _ANSWERS, rows, _ANSWERS_FIRST)


def _answer_rows(answers: RubricAnswers, settings: RubricSettings) -> Iterator[list[Cell]]:
    criteria = {criterion.id: criterion for criterion in settings.criteria}
    for plan in answers.plans:
        for answer in plan.answers:
            c = criteria[answer.criterion]
            named = (c.id, c.label, c.unit, c.source, c.provenance)
            yield ["plan", plan.plan, plan.counted, *named, *_answer(answer, plan)]
    for pooled in answers.pooled:
        c = criteria[pooled.criterion]
        named = (c.id, c.label, c.unit, c.source, c.provenance)
        for cells in _pooled(pooled):
            yield [_ALL, None, None, *named, *cells]


def _answer(answer: Answer, plan: PlanAnswers) -> list[Cell]:
    share = answer.n / answer.of if answer.of and answer.interval else None
    counts = (answer.state, answer.met, answer.n, answer.of, *_share(share, answer.interval))
    return [*counts, None, None, None, plan.pages, plan.unread, *_shown(answer.evidence)]


def _shown(evidence: tuple[Shown, ...]) -> list[Cell]:
    return [
        [shown.statement for shown in evidence],
        [str(shown.page or "") for shown in evidence],
        [shown.words for shown in evidence],
    ]


def _share(share: float | None, interval: Interval | None) -> list[Cell]:
    return [share, *((interval.low, interval.high) if interval else (None, None))]


def _pooled(pooled: PooledAnswer) -> Iterator[list[Cell]]:
    plans = (pooled.plans, pooled.plans_met, pooled.plans_unsure)
    rest = (None,) * 5
    if not pooled.states:
        share = pooled.n / pooled.of if pooled.of else None
        yield [SHARE, None, pooled.n, pooled.of, *_share(share, pooled.interval), *plans, *rest]
    for state in pooled.states:
        share = state.plans / pooled.plans if pooled.plans else None
        counts = (state.plans, pooled.plans)
        yield [state.state, None, *counts, *_share(share, state.interval), *plans, *rest]


def answers_jsonl(answers: RubricAnswers) -> Iterator[str]:
    """A JSON object a plan, then one over all plans counted (with `pooled`)."""
    for plan in answers.plans:
        yield json.dumps(asdict(plan), ensure_ascii=False)
    yield json.dumps(asdict(replace(answers, plans=())), ensure_ascii=False)


_NUMBER_MET = (
    *_PLACE,
    Column("criteria_met", "integer", "how many criteria a commitment meets"),
    Column("n", "integer", "commitments that meet so many"),
    Column("of", "integer", "commitments in scope"),
    Column("share", "number", "n of those, 0 to 1", 4),
    Column("low", "number", "95 % interval, 0 to 1", 4),
    Column("high", "number", "95 % interval, 0 to 1", 4),
)


def number_met_table(answers: RubricAnswers) -> Table:
    """How many commitments meet 0, 1, … criteria: of each plan, then of all."""
    says = "A row a plan, or all plans, and number of criteria met: how many commitments do."
    rows = partial(_number_rows, answers)
    return Table(f"criteria_met_{answers.rubric}", says, _NUMBER_MET, rows)


def _number_rows(answers: RubricAnswers) -> Iterator[list[Cell]]:
    for plan in answers.plans:
        for met, n in enumerate(plan.number_met):
            share = n / plan.commitments if plan.commitments else None
            yield ["plan", plan.plan, met, n, plan.commitments, *_share(share, None)]
    for line in answers.number_met:
        share = line.n / line.of if line.of else None
        yield [_ALL, None, line.met, line.n, line.of, *_share(share, line.interval)]


_TABLES = (
    *_PLACE,
    Column("table", "text", "table of the rubric"),
    Column("row", "text", "its row; empty for the whole column"),
    Column("column", "text", "its column; empty for the whole row"),
    Column("n", "integer", "how many are in both"),
    Column("of", "integer", "how many were asked"),
)


def cross_tables_table(answers: RubricAnswers) -> Table:
    """A row a plan, table, row and column; over all plans counted at the end.

    An empty `row` or `column` stands for the whole: how many are in the other, whatever this.
    """
    says = "A row a plan, or all plans, and a cell of the rubric's own tables."
    return Table(f"tables_{answers.rubric}", says, _TABLES, partial(_table_rows, answers))


def _table_rows(answers: RubricAnswers) -> Iterator[list[Cell]]:
    for plan in answers.plans:
        for table in plan.tables:
            yield from _cells(("plan", plan.plan), table)
    for table in answers.tables:
        yield from _cells((_ALL, None), table)


def _cells(place: Sequence[Cell], table: TableCounts) -> Iterator[list[Cell]]:
    for i, row in enumerate(table.rows):
        for j, column in enumerate(table.columns):
            yield [*place, table.table, row, column, table.counts[i][j], table.n]
        yield [*place, table.table, row, None, table.by_row[i], table.n]
    for j, column in enumerate(table.columns):
        yield [*place, table.table, None, column, table.by_column[j], table.n]


_MARKS_FIRST = ("rubric", "doc", "page", "mark", "words", "text")
_MARKS = (
    Column("rubric", "text", "rubric id"),
    Column("doc", "text", "id of the document"),
    Column("page", "integer", "page or slide, from 1"),
    Column("statement", "text", "id of the statement"),
    Column("mark", "text", "mark id"),
    Column("words", "text", "the words that show it"),
    Column("rules", "list", "rules that gave it"),
    Column("text", "text", "the statement"),
)


def marks_table(run: Run, rubrics: Mapping[str, str]) -> Table:
    """A row a mark on a statement, of all rubrics of the run.

    Args:
        run: the run.
        rubrics: id of each rubric by its hash, the main one's first.
    """
    says = "A row a mark that a rubric puts on a statement."
    return Table("marks", says, _MARKS, partial(_mark_rows, run, rubrics), _MARKS_FIRST)


def _mark_rows(run: Run, rubrics: Mapping[str, str]) -> Iterator[list[Cell]]:
    by_statement: dict[str, list[tuple[str, Mapping[str, Marked]]]] = {}
    main = next(iter(rubrics), "")
    for coding in run.codings.values():
        if coding.marks:  # people's codings name no rubric: the main one's codes are theirs
            digest = coding.rubric or main
            by_statement.setdefault(coding.statement, []).append((digest, coding.marks))
    for marking in run.markings:
        by_statement.setdefault(marking.statement, []).append((marking.rubric, marking.marks))
    for s in run.statements:
        for digest, marks in by_statement.get(s.id, ()):
            for name, marked in marks.items():
                place = (rubrics.get(digest, digest), s.doc, s.page, s.id)
                yield [*place, name, marked.words, marked.rules, s.text]
