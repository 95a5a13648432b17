"""Two plans side by side: each commitment, its partner, what differs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from doc_audit.compare import Alone, Difference, Paired, PlanPair
from doc_audit.export.table import Cell, Column, Table
from doc_audit.model import Run

_PAIR = (
    Column("first_plan", "text", "plan on the left"),
    Column("second_plan", "text", "plan on the right"),
    Column("relation", "text", "delivery (strategy, forward plan), one_kind or other"),
    Column("system", "text", "the system that both are of"),
)
_LINE = (
    Column("found", "text", "same words, alike, doubtful, only_first or only_second"),
    Column("likeness", "number", "0 to 1; to the partner, or to the nearest that has another", 2),
    Column("first", "text", "id of the first plan's commitment"),
    Column("second", "text", "id of the second's"),
    Column("first_text", "text", "words of the first"),
    Column("second_text", "text", "words of the second"),
    Column("words_in_common", "list", "words for which they were paired"),
    Column("subject_in_common", "list", "codes for which they were paired"),
    Column("differs_on", "list", "dimensions that differ"),
)
_CELLS = 3
"""Of each dimension."""


def compare_table(
    run: Run, pairs: Callable[[], Sequence[PlanPair]], dimensions: Sequence[str]
) -> Table:
    """A row for each commitment of each pair of plans, with its partner and what differs.

    Values are as recorded (dates `YYYY-MM-DD`); a target that differs in two things has both.

    Args:
        run: the run.
        pairs: asked for when the rows are taken: to match two plans takes a while.
        dimensions: ids, in the order of the columns.
    """
    says = "A row a commitment of two plans side by side: its partner, and what differs."
    differences = (column for name in dimensions for column in _dimension(name))
    rows = partial(_rows, run, pairs, dimensions)
    return Table("compare", says, (*_PAIR, *_LINE, *differences), rows)


def _dimension(name: str) -> tuple[Column, ...]:
    return (
        Column(name, "list", "how it differs; docs/comparing.md"),
        Column(f"{name}_first", "list", "what the first says on it"),
        Column(f"{name}_second", "list", "what the second says on it"),
    )


def _rows(
    run: Run, pairs: Callable[[], Sequence[PlanPair]], dimensions: Sequence[str]
) -> Iterator[list[Cell]]:
    texts = {statement.id: statement.text for statement in run.statements}
    blank = (None,) * (_CELLS * len(dimensions))
    for pair in pairs():
        plans = (pair.first.score.plan, pair.second.score.plan, pair.relation, pair.system)
        for both in pair.paired:
            yield [*plans, *_both(both, texts), *_differs(both, dimensions)]
        for name, lines in (("only_first", pair.only_first), ("only_second", pair.only_second)):
            for alone in lines:
                yield [*plans, *_alone(name, alone, texts), *blank]


def _both(both: Paired, texts: Mapping[str, str]) -> list[Cell]:
    found = "same" if both.same else "alike" if both.sure else "doubtful"
    differs = list(dict.fromkeys(d.dimension for d in both.differences))
    said = (texts[both.first], texts[both.second])
    return [found, both.likeness, both.first, both.second, *said, both.words, both.subject, differs]


def _alone(name: str, alone: Alone, texts: Mapping[str, str]) -> list[Cell]:
    ids = [alone.statement, alone.near]
    told = [texts[alone.statement], texts.get(alone.near, "")]
    if name == "only_second":
        ids, told = ids[::-1], told[::-1]
    likeness = alone.likeness if alone.near else None
    return [name, likeness, *ids, *told, None, None, None]


def _differs(both: Paired, dimensions: Sequence[str]) -> Iterator[Cell]:
    for name in dimensions:
        own = [d for d in both.differences if d.dimension == name]
        yield [_way(difference) for difference in own]
        yield [d.first for d in own if d.first]
        yield [d.second for d in own if d.second]


def _way(difference: Difference) -> str:
    return f"{difference.way} {difference.part}".rstrip()
