"""A rubric's criteria and tables over all plans of a run, with published figures beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doc_audit.model import Interval
from doc_audit.model.answers import FOUND, PooledAnswer, TableCounts
from doc_audit.report.criteria_tables import share_words
from doc_audit.report.rubric_words import STATE_WORDS, is_recalled
from doc_audit.report.words import count, interval_words, joined, out_of, percent, sentence
from doc_audit.rubric.criteria import Criterion, Published
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.cross_tables import line_tests

_PLACES = ("within", "above", "below")


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """A figure of a publication beside the corpus's own."""

    label: str
    recalled: bool
    own: str
    interval: str
    published: str
    says: str
    of: str
    source: str


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A criterion over all plans: `main` is its figure, `more` what else must be said.

    `section`: heading that it is shown under with others; may be empty.
    """

    section: str
    label: str
    recalled: bool
    main: str
    interval: str
    plans: str
    more: str


@dataclass(frozen=True, slots=True)
class NumberLine:
    """How many commitments of all plans meet so many criteria."""

    met: int
    share: str
    interval: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of counts over all plans."""

    id: str
    label: str
    question: str
    note: str
    source: str
    recalled: bool
    n: int
    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    totals: tuple[int, ...]


def published_lines(pooled: Iterable[tuple[Criterion, PooledAnswer]]) -> Iterator[PublishedLine]:
    """Published figures, each beside that of this run."""
    for criterion, line in pooled:
        for figure in criterion.published:
            yield _published(criterion, line, figure)


def published_finding(pooled: Iterable[tuple[Criterion, PooledAnswer]]) -> str:
    """How many published figures lie within the intervals found here, above or below them."""
    told = Counter(
        _beside(figure.share, interval)
        for criterion, line in pooled
        if (interval := line.plans_interval if criterion.unit == "plan" else line.interval)
        for figure in criterion.published
    )
    if not told:
        return "Beside the published figures"
    first, *rest = [f"{told[place]} {{}}{place}" for place in _PLACES if told[place]]
    lie = "lies " if first.startswith("1 ") else "lie "
    parts = [first.format(lie), *(part.format("") for part in rest)]
    return f"Of {count(told.total(), 'published figure')}, {joined(parts)} the interval found here"


def _beside(share: float, interval: Interval) -> str:
    """Where a published share lies; ends count as within."""
    return _PLACES[0 if interval.low <= share <= interval.high else 1 + (share < interval.low)]


def _published(criterion: Criterion, line: PooledAnswer, figure: Published) -> PublishedLine:
    whole = criterion.unit == "plan"
    n, of = (line.plans_met, line.plans) if whole else (line.n, line.of)
    interval = line.plans_interval if whole else line.interval
    return PublishedLine(
        label=criterion.label,
        recalled=is_recalled(figure),
        own=share_words(n, of) + f" of {count(of, 'plan' if whole else criterion.unit)}",
        interval=interval_words(interval, 100),
        published=f"{figure.share * 100:g}%",
        says=figure.says,
        of=figure.of,
        source=figure.source,
    )


def share_line(criterion: Criterion, line: PooledAnswer) -> FoundLine:
    """A share of commitments or statements."""
    return FoundLine(
        section=criterion.section,
        label=criterion.label,
        recalled=is_recalled(criterion),
        main=f"{line.n} of {line.of} ({percent(line.n, line.of)}%)" if line.of else "none to count",
        interval=interval_words(line.interval, 100),
        plans=f"{line.plans_met} of {line.plans}",
        more=f"{line.plans_unsure} with nothing to count" if line.plans_unsure else "",
    )


def whole_line(criterion: Criterion, line: PooledAnswer) -> FoundLine:
    """In how many plans a criterion was found, and the states of the others."""
    own = {state.id: state.label for state in criterion.states}
    others = [s for s in line.states if s.plans and (s.state in own or s.state != FOUND)]
    told = [f"{own.get(s.state, STATE_WORDS.get(s.state, s.state))}: {s.plans}" for s in others]
    return FoundLine(
        section=criterion.section,
        label=criterion.label,
        recalled=is_recalled(criterion),
        main=f"{line.plans_met} of {line.plans} ({percent(line.plans_met, line.plans)}%)"
        if line.plans
        else "no plan",
        interval=interval_words(line.plans_interval, 100),
        plans="",
        more="; ".join(told),
    )


def wholes_finding(pooled: Iterable[tuple[Criterion, PooledAnswer]]) -> str:
    """How many of the criteria of whole plans were found in any."""
    lines = [line for criterion, line in pooled if criterion.unit == "plan"]
    if not lines:
        return ""
    found = sum(line.plans_met > 0 for line in lines)
    plans = max(line.plans for line in lines)
    where = "in the plan" if plans == 1 else f"in any of {plans} plans"
    if not found:
        return f"None of {count(len(lines), 'criterion', 'criteria')} was found {where}"
    return f"{sentence(out_of(found, len(lines)))} criteria were found {where}"


def grids(settings: RubricSettings, tables: Iterable[TableCounts]) -> Iterator[Grid]:
    """Tables of counts with the labels of their rows and columns."""
    asked = {table.id: table for table in settings.tables}
    for counts in tables:
        table = asked[counts.table]
        rows = [label for _, label, _ in line_tests(table.rows, settings)]
        shown = zip(rows, counts.counts, counts.by_row, strict=True)
        yield Grid(
            id=table.id,
            label=table.label,
            question=table.question,
            note=table.note,
            source=table.source,
            recalled=is_recalled(table),
            n=counts.n,
            unit=table.unit,
            columns=tuple(label for _, label, _ in line_tests(table.columns, settings)),
            rows=tuple(shown),
            totals=counts.by_column,
        )
