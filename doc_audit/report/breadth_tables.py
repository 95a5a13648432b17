"""For which groups and kinds of inequality there are commitments: one plan's table, all plans'."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from doc_audit.model import GROUPS, BreadthRow, BreadthState, PlanScore
from doc_audit.report.findings import asked_of, asked_words, levels_choice
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

DOUBT = "doubt"
NOT_READ = "none in what was read"
"""Nothing found, but parts of the plan couldn't be read or not well."""

MOST_HEADS = 60
"""Columns of the matrix up to which all groups and kinds have one: three more screens of dashes
would hide the signs. Of more, those that no plan names are listed below it."""

_LISTED = 40
"""Names of groups that are listed openly: as many as the default rubric has, a screen of a phone or
two. More are folded on a plan's page."""

_SHOWN = 5  # links to statements in a cell; the rest are in breadth.csv
_LEAST_SPAN = 3  # narrow columns side by side that a name over them has room in
_NAME_LENGTH = 64  # letters of a plan's name in the matrix


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

    @property
    def folded(self) -> bool:
        """Whether so many are missing that their names are folded."""
        return len(self.missing) > _LISTED


@dataclass(frozen=True, slots=True)
class BreadthCell:
    """A plan's state in the matrix; `sort`: 3 for the best, 0 for nothing, -1 where not known.

    `choice`: fragment of the plan's address that shows the statements; "" where there are none.
    """

    symbol: str
    says: str
    state: str
    sort: int
    choice: str = ""


@dataclass(frozen=True, slots=True)
class MatrixHead:
    """One group or kind over all plans; `held` of them have an accountable commitment."""

    label: str
    held: int
    promised: int


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One plan, by its number on the page, with a cell for each group or kind."""

    number: int
    title: str
    href: str
    unread: str
    cells: tuple[BreadthCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Plans by groups and kinds.

    `counted`: plans that make commitments of their own; the figures of heads are of those.
    `hedged`: of some plan, what isn't found may stand where it couldn't be read well.
    `unnamed`: labels that no commitment or aspiration of any plan names, where they have no column.
    `spans`: what several heads have in common, "" where nothing, and over how many it stands.
    """

    finding: str
    counted: int
    hedged: bool
    spans: tuple[tuple[str, int], ...]
    heads: tuple[MatrixHead, ...]
    lines: tuple[MatrixLine, ...]
    unnamed: tuple[str, ...]


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
    asked = asked_of(settings)
    return joined([lowered(d.label) for d in settings.dimensions if d.id in asked])


def read_where(lookup: Lookup, docs: Sequence[str]) -> str:
    """Where nothing was found, as the end of a sentence; empty where all was read well."""
    unread = "in the parts that could be read" if unread_words(lookup, docs) else ""
    return searched_words(lookup, docs) or unread


def plan_breadth(lookup: Lookup, score: PlanScore) -> PlanBreadth:
    """The breadth table of a plan; without rows where the rubric asks for none."""
    labels = breadth_labels(lookup.settings)
    named = [row for row in score.breadth if row.state != "nothing" or row.beyond]
    return PlanBreadth(
        finding=_plan_finding(score.breadth, lookup.settings),
        lines=tuple(_line(row, _label(labels, row), lookup.numbers) for row in named),
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
    named = f"Commitments name {some or 'none'} of {len(rows)} groups and kinds of inequality"
    return f"{named}{_of_them(some, held, settings)}"


def _of_them(some: int, held: int, settings: RubricSettings) -> str:
    """For how many of those named a commitment says all that is asked."""
    if not some:
        return ""
    number = "all of them" if held == some > 1 else f"{held or 'none'} of them"
    return f"; for {number} a commitment says {asked_words(settings)}"


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
    """All plans, in the order given, by groups and kinds; without heads where none are asked."""
    labels = breadth_labels(lookup.settings)
    own = [score for score in scores if score.status != "not_scored"]
    rows = list(zip(*(score.breadth for score in own), strict=True))
    asked = scores[0].breadth if scores else ()
    columns = rows or [()] * len(asked)
    names = [_label(labels, row) for row in asked]
    kept = _columns(scores)
    spans, short = _spans([names[n] for n in kept])
    heads = tuple(_head(name, columns[n]) for name, n in zip(short, kept, strict=True))
    lines = tuple(
        _matrix_line(lookup, number, score, kept) for number, score in enumerate(scores, 1)
    )
    return Matrix(
        finding=_matrix_finding(heads, len(asked), len(own), lookup.settings),
        counted=len(own),
        hedged=any(cell.state == DOUBT for line in lines for cell in line.cells),
        spans=spans,
        heads=heads,
        lines=lines,
        unnamed=tuple(name for n, name in enumerate(names) if n not in set(kept)),
    )


def _columns(scores: Sequence[PlanScore]) -> list[int]:
    """Which groups and kinds get a column: all, or of many those that any plan names."""
    every = list(zip(*(score.breadth for score in scores), strict=True))
    if len(every) <= MOST_HEADS:
        return list(range(len(every)))
    return [n for n, rows in enumerate(every) if any(row.state != "nothing" for row in rows)]


def _spans(names: Sequence[str]) -> tuple[tuple[tuple[str, int], ...], list[str]]:
    """What stands over several heads in a row, as `PLUS` of `PLUS: young carers`, and the rest."""
    spans: list[tuple[str, int]] = []
    short: list[str] = []
    for begins, same in groupby(names, key=lambda name: name.partition(": ")[0]):
        run = list(same)
        shared = begins if len(run) >= _LEAST_SPAN else ""
        short += [name.removeprefix(f"{begins}: ") for name in run] if shared else run
        if spans and not shared and not spans[-1][0]:
            spans[-1] = ("", spans[-1][1] + len(run))
        else:
            spans.append((shared, len(run)))
    return tuple(spans) if any(label for label, _ in spans) else (), short


def _head(label: str, rows: Sequence[BreadthRow]) -> MatrixHead:
    return MatrixHead(
        label,
        held=sum(row.state == "accountable" for row in rows),
        promised=sum(row.commitments > 0 for row in rows),
    )


def _matrix_line(lookup: Lookup, number: int, score: PlanScore, kept: Sequence[int]) -> MatrixLine:
    hedged = bool(read_where(lookup, score.docs))
    return MatrixLine(
        number=number,
        title=shortened(lookup.titles[score.plan], _NAME_LENGTH),
        href=f"plans/{lookup.slugs[score.plan]}.html",
        unread=unread_words(lookup, score.docs),
        cells=tuple(_cell(score.breadth[n], hedged, lookup.settings) for n in kept),
    )


_RANK: Mapping[BreadthState, int] = {
    "accountable": 3, "commitment": 2, "aspiration": 1, "nothing": 0
}  # fmt: skip


def _cell(row: BreadthRow, hedged: bool, settings: RubricSettings) -> BreadthCell:
    state = row.state
    if hedged and state == "nothing":
        return BreadthCell("?", NOT_READ, DOUBT, -1)
    choice = _choice(row, settings)
    return BreadthCell(SYMBOLS[state], STATES[state], state, _RANK[state], choice)


def _choice(row: BreadthRow, settings: RubricSettings) -> str:
    """What the explorer of statements is asked for; its fields are those of `static/plan.js`."""
    named = f"{row.list}={row.code}"
    if row.state == "accountable":
        return f"{levels_choice(settings)}&{named}"
    shown = "show=" + settings.aspiration_type
    return {"commitment": named, "aspiration": f"{shown}&{named}"}.get(row.state, "")


def _matrix_finding(
    heads: Sequence[MatrixHead], asked: int, plans: int, settings: RubricSettings
) -> str:
    held = sum(head.held > 0 for head in heads)
    some = sum(head.promised > 0 for head in heads)
    whose = f"of {count(plans, 'plan')}" if plans > 1 else "of the plan"
    named = f"Commitments {whose} name {some or 'none'} of {asked} groups and kinds"
    return f"{named} of inequality{_of_them(some, held, settings)}"
