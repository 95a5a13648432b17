"""Statements of a plan counted by two things at once."""

from collections.abc import Sequence
from typing import Protocol

from doc_audit.model.answers import TableCounts
from doc_audit.rubric.code_facts import GROUPS, MARK
from doc_audit.rubric.criteria import CrossTable, TableLine
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.conditions import Facts, Test


class HasFacts(Protocol):
    """A coded statement."""

    @property
    def facts(self) -> Facts:
        """Facts over its codes."""
        ...


def table_counts(
    table: CrossTable, groups: Sequence[Sequence[HasFacts]], settings: RubricSettings
) -> TableCounts:
    """Counts of a table over commitments (copies together) or statements."""
    base = Test.of(table.of)
    rows, columns = line_tests(table.rows, settings), line_tests(table.columns, settings)
    counts = [[0] * len(columns) for _ in rows]
    by_row, by_column = [0] * len(rows), [0] * len(columns)
    looked = [group for group in groups if _in(base, group)]
    for group in looked:
        inside = [i for i, (_, _, test) in enumerate(rows) if _in(test, group)]
        across = [j for j, (_, _, test) in enumerate(columns) if _in(test, group)]
        for i in inside:
            by_row[i] += 1
            for j in across:
                counts[i][j] += 1
        for j in across:
            by_column[j] += 1
    return TableCounts(
        table=table.id,
        rows=tuple(name for name, _, _ in rows),
        columns=tuple(name for name, _, _ in columns),
        n=len(looked),
        counts=tuple(map(tuple, counts)),
        by_row=tuple(by_row),
        by_column=tuple(by_column),
    )


def line_tests(
    lines: tuple[TableLine, ...] | str, settings: RubricSettings
) -> list[tuple[str, str, Test]]:
    """Id, label and test of each row or column."""
    if not isinstance(lines, str):
        return [(line.id, line.label, Test.of(line.when)) for line in lines]
    codes = {
        GROUPS: settings.groups,
        "marks": settings.marks,
        **{listed.id: listed.codes for listed in settings.categories},
    }
    key = MARK if lines == "marks" else lines
    return [(code.id, code.label, _one(f"{key}:{code.id}")) for code in codes[lines]]


def _one(fact: str) -> Test:
    return Test((frozenset([fact]),), frozenset(), frozenset(), (fact,))


def _in(test: Test, group: Sequence[HasFacts]) -> bool:
    return any(test.holds(item.facts) for item in group)


def summed(tables: Sequence[TableCounts]) -> TableCounts:
    """Tables of several plans added up; there must be one."""
    first = tables[0]
    return TableCounts(
        table=first.table,
        rows=first.rows,
        columns=first.columns,
        n=sum(table.n for table in tables),
        counts=tuple(
            tuple(sum(cell) for cell in zip(*row, strict=True))
            for row in zip(*(table.counts for table in tables), strict=True)
        ),
        by_row=tuple(map(sum, zip(*(table.by_row for table in tables), strict=True))),
        by_column=tuple(map(sum, zip(*(table.by_column for table in tables), strict=True))),
    )
