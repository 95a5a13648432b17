"""A strategy beside its system's forward plan, as the comparison page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.compare import Comparison, PlanLine, Recurrence, ShareBeside, Side
from doc_audit.model import DimensionShare
from doc_audit.report.compared_words import recurs_words, side_words
from doc_audit.report.corpus_page import plan_chart
from doc_audit.report.lookup import Lookup
from doc_audit.report.words import interval_words, joined, kind_words, lowered, percent, whole

RECURS = {
    "same": "the same words",
    "kept": "much the same",
    "changed": "other numbers or dates",
    "not_found": "nothing like it found",
}


@dataclass(frozen=True, slots=True)
class PlanSide:
    """One of the two plans."""

    title: str
    href: str
    kind: str
    score: str
    interval: str
    chart: Markup
    specificity: str
    accountability: str
    n: int


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A dimension in both; shares are per cent of commitments specific on it, with intervals."""

    label: str
    shares: tuple[tuple[str, str], ...]
    raised: int
    lowered: int


@dataclass(frozen=True, slots=True)
class RecursRow:
    """A commitment of the strategy and what was found; links lead to the plans' pages."""

    text: str
    href: str
    recurs: str
    match: str
    match_href: str
    changes: str


@dataclass(frozen=True, slots=True)
class SideView:
    """A strategy and a forward or commissioning plan of one system."""

    anchor: str
    system: str
    says: str
    recurs: str
    plans: tuple[PlanSide, PlanSide]
    shares: tuple[ShareRow, ...]
    rows: tuple[RecursRow, ...]


def side_views(lookup: Lookup, comparison: Comparison) -> Iterator[SideView]:
    """Pairs in the order of the comparison."""
    for number, side in enumerate(comparison.sides, 1):
        yield SideView(
            anchor=f"side-{number}",
            system=side.system,
            says=side_words(side),
            recurs=recurs_words(side),
            plans=(_plan(lookup, side.strategy), _plan(lookup, side.plan)),
            shares=tuple(_shares(lookup, side)),
            rows=tuple(_rows(lookup, side)),
        )


def _plan(lookup: Lookup, line: PlanLine) -> PlanSide:
    score = line.score
    return PlanSide(
        title=lookup.titles[score.plan],
        href=f"plans/{lookup.slugs[score.plan]}.html",
        kind=kind_words(score.kind),
        score=whole(score.score),
        interval=interval_words(score.interval),
        chart=plan_chart(score),
        specificity=whole(score.specificity),
        accountability=whole(score.accountability),
        n=score.n,
    )


def _shares(lookup: Lookup, side: Side) -> Iterator[ShareRow]:
    labels = {dimension.id: dimension.label for dimension in lookup.settings.dimensions}
    for line in side.dimensions:
        yield _share(labels.get(line.dimension, line.dimension), line)


def _share(label: str, line: ShareBeside) -> ShareRow:
    shares = (_share_words(line.strategy), _share_words(line.plan))
    return ShareRow(label, shares, line.raised, line.lowered)


def _share_words(share: DimensionShare | None) -> tuple[str, str]:
    if share is None or not share.n:
        return "–", ""
    return f"{percent(share.specific, share.n)}%", interval_words(share.specific_interval, 100)


def _rows(lookup: Lookup, side: Side) -> Iterator[RecursRow]:
    texts = {
        statement.id: statement.text
        for line in (side.strategy, side.plan)
        for statement in lookup.by_plan[line.score.plan]
    }
    for line in side.recurrences:
        yield RecursRow(
            text=texts[line.statement],
            href=lookup.href(line.statement),
            recurs=RECURS[line.recurs],
            match=texts.get(line.match, ""),
            match_href=lookup.href(line.match) if line.match else "",
            changes=_changes(lookup, line),
        )


def _changes(lookup: Lookup, line: Recurrence) -> str:
    """On which dimensions the forward plan says more, or less."""
    labels = {dimension.id: lowered(dimension.label) for dimension in lookup.settings.dimensions}
    more = joined([labels.get(name, name) for name in line.raised])
    less = joined([labels.get(name, name) for name in line.lowered])
    parts = ([f"more on {more}"] if more else []) + ([f"less on {less}"] if less else [])
    return "; ".join(parts)
