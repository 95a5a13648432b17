"""Answers to the criteria of rubrics, as tables."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace

from doc_audit.export.table import table_line
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

_HEADS = [
    "over", "plan", "counted", "criterion", "label", "unit", "source", "provenance", "state",
    "met", "n", "of", "share", "low", "high", "plans", "plans_met", "plans_unsure", "pages",
    "pages_unread", "statements", "statement_pages", "words",
]  # fmt: skip


def answers_csv(answers: RubricAnswers, settings: RubricSettings) -> Iterator[str]:
    """A row a plan and criterion, then a row a criterion over all plans counted; head first.

    `state`: `share`, `found`, `not_found`, `not_readable` (not found, and parts of the plan
    couldn't be read), `nothing_to_judge`, `not_asked` (of that kind of document), or one of the
    criterion's own; over all plans a row a state. `met`: `yes`, `no`, or empty where it can't be
    said. `share`, `low` and `high` (95 %) are 0 to 1: n / of; over all plans of whole-plan criteria
    plans / all plans asked. `statements` are the best evidence, with their pages and words beside,
    each joined by `; `.
    """
    yield table_line(_HEADS)
    criteria = {criterion.id: criterion for criterion in settings.criteria}
    for plan in answers.plans:
        for answer in plan.answers:
            c = criteria[answer.criterion]
            named = [c.id, c.label, c.unit, c.source, c.provenance]
            counted = "yes" if plan.counted else "no"
            yield table_line(["plan", plan.plan, counted, *named, *_answer(answer, plan)])
    for pooled in answers.pooled:
        c = criteria[pooled.criterion]
        named = [c.id, c.label, c.unit, c.source, c.provenance]
        for cells in _pooled(pooled):
            yield table_line([_ALL, "", "", *named, *cells])


def _answer(answer: Answer, plan: PlanAnswers) -> list[str]:
    share = answer.n / answer.of if answer.of and answer.interval else None
    met = {True: "yes", False: "no", None: ""}[answer.met]
    cells = [answer.state, met, str(answer.n), str(answer.of), *_share(share, answer.interval)]
    return [*cells, "", "", "", str(plan.pages), str(plan.unread), *_shown(answer.evidence)]


def _shown(evidence: tuple[Shown, ...]) -> list[str]:
    return [
        "; ".join(shown.statement for shown in evidence),
        "; ".join(str(shown.page or "") for shown in evidence),
        "; ".join(shown.words for shown in evidence),
    ]


def _share(share: float | None, interval: Interval | None) -> list[str]:
    low, high = (interval.low, interval.high) if interval else (None, None)
    return ["" if number is None else f"{number:.4f}" for number in (share, low, high)]


def _pooled(pooled: PooledAnswer) -> Iterator[list[str]]:
    plans = [str(pooled.plans), str(pooled.plans_met), str(pooled.plans_unsure)]
    if not pooled.states:
        share = pooled.n / pooled.of if pooled.of else None
        cells = [SHARE, "", str(pooled.n), str(pooled.of), *_share(share, pooled.interval)]
        yield [*cells, *plans, *[""] * 5]
    for state in pooled.states:
        share = state.plans / pooled.plans if pooled.plans else None
        counts = [str(state.plans), str(pooled.plans)]
        yield [state.state, "", *counts, *_share(share, state.interval), *plans, *[""] * 5]


def answers_jsonl(answers: RubricAnswers) -> Iterator[str]:
    """A JSON object a plan, then one over all plans counted (with `pooled`)."""
    for plan in answers.plans:
        yield json.dumps(asdict(plan), ensure_ascii=False)
    yield json.dumps(asdict(replace(answers, plans=())), ensure_ascii=False)


def number_met_csv(answers: RubricAnswers) -> Iterator[str]:
    """How many commitments meet 0, 1, … criteria: of each plan, then of all; head first."""
    yield table_line(["over", "plan", "criteria_met", "n", "of", "share", "low", "high"])
    for plan in answers.plans:
        for met, n in enumerate(plan.number_met):
            share = n / plan.commitments if plan.commitments else None
            place = ["plan", plan.plan, str(met), str(n), str(plan.commitments)]
            yield table_line([*place, *_share(share, None)])
    for line in answers.number_met:
        share = line.n / line.of if line.of else None
        place = [_ALL, "", str(line.met), str(line.n), str(line.of)]
        yield table_line([*place, *_share(share, line.interval)])


def cross_tables_csv(answers: RubricAnswers) -> Iterator[str]:
    """A row a plan, table, row and column; over all plans counted at the end; head first.

    An empty `row` or `column` stands for the whole: how many are in the other, whatever this.
    """
    yield table_line(["over", "plan", "table", "row", "column", "n", "of"])
    for plan in answers.plans:
        for table in plan.tables:
            yield from _cells(["plan", plan.plan], table)
    for table in answers.tables:
        yield from _cells([_ALL, ""], table)


def _cells(place: list[str], table: TableCounts) -> Iterator[str]:
    for i, row in enumerate(table.rows):
        for j, column in enumerate(table.columns):
            cells = [table.table, row, column, str(table.counts[i][j]), str(table.n)]
            yield table_line([*place, *cells])
        yield table_line([*place, table.table, row, "", str(table.by_row[i]), str(table.n)])
    for j, column in enumerate(table.columns):
        cells = [table.table, "", column, str(table.by_column[j]), str(table.n)]
        yield table_line([*place, *cells])


def marks_csv(run: Run, rubrics: Mapping[str, str]) -> Iterator[str]:
    """A row a mark on a statement, of all rubrics of the run; head first.

    `rubrics`: hash → id. `rules` are joined by `; `.
    """
    yield table_line(["rubric", "doc", "page", "statement", "mark", "words", "rules", "text"])
    by_statement: dict[str, list[tuple[str, Mapping[str, Marked]]]] = {}
    for coding in run.codings.values():
        if coding.marks:
            by_statement.setdefault(coding.statement, []).append((coding.rubric, coding.marks))
    for marking in run.markings:
        by_statement.setdefault(marking.statement, []).append((marking.rubric, marking.marks))
    for s in run.statements:
        for digest, marks in by_statement.get(s.id, ()):
            for name, marked in marks.items():
                place = [rubrics.get(digest, digest), s.doc, str(s.page or ""), s.id]
                shown = [name, marked.words, "; ".join(marked.rules), s.text]
                yield table_line([*place, *shown])
