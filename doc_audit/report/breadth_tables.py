"""For which groups and kinds of inequality there are commitments: one plan's table, all plans'."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from doc_audit.model import GROUPS, BreadthRow, BreadthState, PlanScore
from doc_audit.report.lookup import Lookup
from doc_audit.report.reading import searched_words, unread_words
from doc_audit.report.words import count, joined, lowered, shortened
from doc_audit.rubric.schema import RubricSettings

SYMBOLS: Mapping[BreadthState, str] = {
    "accountable": "●",
    "commitment": "◐",
    "aspiration": "○",
    "nothing": "–",
}
"""Beside the words, never instead of them."""

STATES: Mapping[BreadthState, str] = {
    "accountable": "accountable",
    "commitment": "commitment",
    "aspiration": "aspiration only",
    "nothing": "none found",
}

NOT_READ = "none in what was read"
"""Nothing found, but parts of the plan couldn't be read or not well."""

_SHOWN = 5  # links to statements in a cell; the rest are in breadth.csv
_HEAD_LENGTH = 24  # letters of a plan's name over a column


@dataclass(frozen=True, slots=True)
class BreadthLine:
    """One group or kind on a plan page.

    `links` are number and id of the statements that make the state; `more` are those not linked.
    """

    label: str
    symbol: str
    says: str
    accountable: int
    commitments: int
    aspirations: int
    note: str
    links: tuple[tuple[int, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class PlanBreadth:
    """The breadth table of one plan; `missing`: labels that nothing was found for."""

    finding: str
    lines: tuple[BreadthLine, ...]
    missing: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class BreadthCell:
    """A plan's state in the matrix."""

    symbol: str
    says: str


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One group or kind over all plans; `held` of them have an accountable commitment."""

    label: str
    held: int
    promised: int
    cells: tuple[BreadthCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The breadth matrix: heads are number, name, link of each plan.

    `counted`: plans that make commitments of their own; `held` and `promised` are of those.
    """

    finding: str
    heads: tuple[tuple[int, str, str], ...]
    counted: int
    lines: tuple[MatrixLine, ...]


def breadth_labels(settings: RubricSettings) -> dict[tuple[str, str], str]:
    """List and code → label, of groups and all categories."""
    labels = {
        (listed.id, code.id): f"{listed.label}: {lowered(code.label)}"
        for listed in settings.categories
        for code in listed.codes
    }
    return labels | {(GROUPS, group.id): group.label for group in settings.groups}


def accountable_words(settings: RubricSettings) -> str:
    """What the rubric asks of an accountable commitment; empty where it doesn't say."""
    asked = settings.breadth.accountable if settings.breadth else ()
    return joined([lowered(d.label) for d in settings.dimensions if d.id in asked])


def read_where(lookup: Lookup, docs: Sequence[str]) -> str:
    """Where nothing was found, as the end of a sentence; empty where all was read well."""
    unread = "in the parts that could be read" if unread_words(lookup, docs) else ""
    return searched_words(lookup, docs) or unread


def plan_breadth(lookup: Lookup, score: PlanScore) -> PlanBreadth:
    """The breadth table of a plan; without rows where the rubric asks for none."""
    labels = breadth_labels(lookup.settings)
    numbers = {s.id: n for n, s in enumerate(lookup.by_plan[score.plan], 1)}
    named = [row for row in score.breadth if row.state != "nothing" or row.beyond]
    return PlanBreadth(
        finding=_plan_finding(score.breadth, lookup.settings),
        lines=tuple(_line(row, _label(labels, row), numbers) for row in named),
        missing=tuple(
            _label(labels, row)
            for row in score.breadth
            if row.state == "nothing" and not row.beyond
        ),
        where=read_where(lookup, score.docs),
    )


def _label(labels: Mapping[tuple[str, str], str], row: BreadthRow) -> str:
    return labels.get((row.list, row.code), row.code)


def _plan_finding(rows: Sequence[BreadthRow], settings: RubricSettings) -> str:
    held = sum(row.state == "accountable" for row in rows)
    some = sum(row.commitments > 0 for row in rows)
    return (
        f"Commitments name {some} of {len(rows)} groups and kinds of inequality looked for; for "
        f"{held or 'none'} of them one is specific on {accountable_words(settings)}"
    )


def _line(row: BreadthRow, label: str, numbers: Mapping[str, int]) -> BreadthLine:
    known = [(numbers[id_], id_) for id_ in row.statements if id_ in numbers]
    return BreadthLine(
        label=label,
        symbol=SYMBOLS[row.state],
        says=STATES[row.state],
        accountable=row.accountable,
        commitments=row.commitments,
        aspirations=row.aspirations,
        note="; ".join(_notes(row)),
        links=tuple(known[:_SHOWN]),
        more=len(row.statements) - len(known[:_SHOWN]),
    )


def _notes(row: BreadthRow) -> Iterator[str]:
    if row.restated and row.restated == row.commitments:
        yield "restated from another body"
    elif row.restated:
        yield f"{row.restated} restated from another body"
    if row.beyond and not row.commitments:
        out = "names it but isn’t" if row.beyond == 1 else "name it but aren’t"
        yield f"{count(row.beyond, 'commitment')} {out} in scope"


def breadth_matrix(lookup: Lookup, scores: Sequence[PlanScore]) -> Matrix:
    """All plans, in the order given, by groups and kinds; without lines where none are asked."""
    labels = breadth_labels(lookup.settings)
    hedged = [bool(read_where(lookup, score.docs)) for score in scores]
    own = [score.status != "not_scored" for score in scores]
    rows = zip(*(score.breadth for score in scores), strict=True)
    lines = tuple(
        _matrix_line(_label(labels, of_plans[0]), of_plans, hedged, own) for of_plans in rows
    )
    return Matrix(
        finding=_matrix_finding(lines, sum(own), lookup.settings),
        heads=tuple(
            (
                number,
                shortened(lookup.titles[score.plan], _HEAD_LENGTH),
                f"plans/{lookup.slugs[score.plan]}.html",
            )
            for number, score in enumerate(scores, 1)
        ),
        counted=sum(own),
        lines=lines,
    )


def _matrix_line(
    label: str, rows: Sequence[BreadthRow], hedged: Sequence[bool], own: Sequence[bool]
) -> MatrixLine:
    counted = [row for row, taken in zip(rows, own, strict=True) if taken]
    cells = (
        BreadthCell(
            SYMBOLS[row.state],
            NOT_READ if part and row.state == "nothing" else STATES[row.state],
        )
        for row, part in zip(rows, hedged, strict=True)
    )
    return MatrixLine(
        label=label,
        held=sum(row.state == "accountable" for row in counted),
        promised=sum(row.commitments > 0 for row in counted),
        cells=tuple(cells),
    )


def _matrix_finding(lines: Sequence[MatrixLine], plans: int, settings: RubricSettings) -> str:
    held = sum(line.held > 0 for line in lines)
    some = sum(line.promised > 0 for line in lines)
    return (
        f"Of {len(lines)} groups and kinds of inequality, {some or 'none'} are named in a "
        f"commitment of at least one of {count(plans, 'plan')}, {held or 'none'} in one that is "
        "specific on "
        f"{accountable_words(settings)}"
    )
