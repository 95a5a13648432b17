"""The page of one rubric's criteria: what it asks, what was found over all plans and in each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from doc_audit.model import Statement
from doc_audit.model.answers import (
    FOUND,
    NOT_ASKED,
    NOT_FOUND,
    NOT_READABLE,
    NOTHING,
    SHARE,
    Answer,
    PlanAnswers,
    PooledAnswer,
    RubricAnswers,
    Shown,
    TableCounts,
)
from doc_audit.model.place import place_words
from doc_audit.report.criteria_tables import share_words
from doc_audit.report.lookup import Lookup, source_link
from doc_audit.report.reading import searched_words
from doc_audit.report.rule_words import RuleLine, mark_rules
from doc_audit.report.words import count, interval_words, percent, seen, spaced
from doc_audit.rubric import Rubric
from doc_audit.rubric.criteria import Criterion, NotCoded, Published, Sourced
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.cross_tables import line_tests

RECALLED = "recalled, not checked"
VERIFIED = "verified at its source"

SYMBOLS: Mapping[str, str] = {
    FOUND: "●", NOT_FOUND: "–", NOT_READABLE: "?", NOTHING: "∅", NOT_ASKED: "",
}  # fmt: skip
"""Beside the words, never instead of them; lesser states of a criterion's own have `STATE`."""
STATE = "◐"
_WORDS: Mapping[str, str] = {
    FOUND: "found",
    NOT_FOUND: "not found",
    NOT_READABLE: "not readable in full",
    NOTHING: "nothing to judge",
    NOT_ASKED: "not asked",
}
_UNITS = {
    "commitment": "share of commitments",
    "statement": "share of statements",
    "plan": "found in the plan or not",
}
_HEAD_LENGTH = 24  # letters of a plan's name over a column


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A criterion as the rubric asks it."""

    id: str
    section: str
    label: str
    question: str
    unit: str
    source: str
    provenance: str
    recalled: bool
    note: str


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
    """A criterion over all plans: `main` is its figure, `more` what else must be said."""

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
class Cell:
    """A plan's answer in the table of all plans."""

    symbol: str
    says: str


@dataclass(frozen=True, slots=True)
class CellLine:
    """A criterion over all plans, a cell a plan."""

    label: str
    recalled: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A statement that shows a criterion; its text in three parts, the words in the middle."""

    before: str
    words: str
    after: str
    beside: str
    href: str
    place: str
    source: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A plan's answer with its evidence; `more` statements aren't shown."""

    label: str
    recalled: bool
    symbol: str
    says: str
    evidence: tuple[EvidenceLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One plan on the page."""

    anchor: str
    title: str
    href: str
    finding: str
    where: str
    lines: tuple[AnswerLine, ...]


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


@dataclass(frozen=True, slots=True)
class RubricPage:
    """All of the page."""

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
    counted: int
    shares: tuple[FoundLine, ...]
    wholes: tuple[FoundLine, ...]
    numbers: tuple[NumberLine, ...]
    commitments: int
    heads: tuple[tuple[int, str, str], ...]
    cells: tuple[CellLine, ...]
    plans: tuple[PlanPart, ...]
    grids: tuple[Grid, ...]
    rules: tuple[RuleLine, ...]


def rubric_page(lookup: Lookup, rubric: Rubric, answers: RubricAnswers) -> RubricPage:
    """The page of one rubric of the run."""
    settings = rubric.settings
    criteria = {criterion.id: criterion for criterion in settings.criteria}
    statements = {statement.id: statement for statement in lookup.run.statements}
    pooled = [(criteria[line.criterion], line) for line in answers.pooled]
    return RubricPage(
        title=settings.title,
        source=settings.source,
        version=settings.version,
        hash=answers.hash,
        id=settings.id,
        lead=_lead(settings),
        comparable=settings.comparable,
        scope=_scope(settings),
        asked=tuple(_asked(criterion) for criterion in settings.criteria),
        not_coded=tuple(_not_coded(item) for item in settings.not_coded),
        published=tuple(_published_lines(pooled)),
        counted=sum(plan.counted for plan in answers.plans),
        shares=tuple(_share_line(c, line) for c, line in pooled if c.unit != "plan"),
        wholes=tuple(_whole_line(c, line) for c, line in pooled if c.unit == "plan"),
        numbers=tuple(
            NumberLine(line.met, share_words(line.n, line.of), interval_words(line.interval, 100))
            for line in answers.number_met
        ),
        commitments=answers.number_met[0].of if answers.number_met else 0,
        heads=tuple(_heads(lookup, answers.plans)),
        cells=tuple(_cell_lines(criteria, answers.plans)),
        plans=tuple(
            _plan_part(lookup, n, plan, criteria, statements)
            for n, plan in enumerate(answers.plans, 1)
        ),
        grids=tuple(_grids(settings, answers.tables)),
        rules=tuple(mark_rules(rubric)),
    )


def page_name(rubric: str) -> str:
    """File of a rubric's page in the run folder."""
    return f"rubric-{rubric}.html"


def _lead(settings: RubricSettings) -> str:
    total = len(settings.criteria) + len(settings.tables)
    recalled = sum(is_recalled(c) for c in (*settings.criteria, *settings.tables))
    asked = f"{count(total, 'question')} put to every plan by rules over its own words."
    if recalled == 0:
        return f"{asked} All were checked at their sources."
    which = "All are" if recalled == total else f"{recalled} of them {_verb(recalled)}"
    return f"{asked} {which} {RECALLED}: written down from memory, not read at the source."


def _verb(number: int) -> str:
    return "is" if number == 1 else "are"


def _scope(settings: RubricSettings) -> str:
    if settings.criteria_scope == "all":
        return "commitments of any kind"
    return "commitments about inequalities"


def is_recalled(item: Sourced) -> bool:
    """Whether nobody looked at the source."""
    return item.provenance == "recalled"


def _asked(criterion: Criterion) -> AskedLine:
    recalled = is_recalled(criterion)
    return AskedLine(
        id=criterion.id,
        section=criterion.section,
        label=criterion.label,
        question=criterion.question,
        unit=_unit_words(criterion),
        source=criterion.source,
        provenance=RECALLED if recalled else VERIFIED,
        recalled=recalled,
        note=criterion.note,
    )


def _unit_words(criterion: Criterion) -> str:
    words = _UNITS[criterion.unit]
    kinds = " or ".join(spaced(kind) for kind in criterion.kinds)
    return f"{words}; asked where it is a {kinds}, or of unknown kind" if kinds else words


def _not_coded(item: NotCoded) -> AskedLine:
    recalled = is_recalled(item)
    said = RECALLED if recalled else VERIFIED
    return AskedLine(
        "", "", item.label, item.question, "not coded", item.source, said, recalled, item.why
    )


def _published_lines(pooled: Iterable[tuple[Criterion, PooledAnswer]]) -> Iterator[PublishedLine]:
    for criterion, line in pooled:
        for figure in criterion.published:
            yield _published(criterion, line, figure)


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


def _share_line(criterion: Criterion, line: PooledAnswer) -> FoundLine:
    return FoundLine(
        label=criterion.label,
        recalled=is_recalled(criterion),
        main=f"{line.n} of {line.of} ({percent(line.n, line.of)}%)" if line.of else "none to count",
        interval=interval_words(line.interval, 100),
        plans=f"{line.plans_met} of {line.plans}",
        more=f"{line.plans_unsure} with nothing to count" if line.plans_unsure else "",
    )


def _whole_line(criterion: Criterion, line: PooledAnswer) -> FoundLine:
    own = {state.id: state.label for state in criterion.states}
    others = [s for s in line.states if s.plans and (s.state in own or s.state != FOUND)]
    told = [f"{own.get(s.state, _WORDS.get(s.state, s.state))}: {s.plans}" for s in others]
    return FoundLine(
        label=criterion.label,
        recalled=is_recalled(criterion),
        main=f"{line.plans_met} of {line.plans} ({percent(line.plans_met, line.plans)}%)"
        if line.plans
        else "no plan",
        interval=interval_words(line.plans_interval, 100),
        plans="",
        more="; ".join(told),
    )


def _heads(lookup: Lookup, plans: Sequence[PlanAnswers]) -> Iterator[tuple[int, str, str]]:
    for number, plan in enumerate(plans, 1):
        title = lookup.titles[plan.plan]
        short = title if len(title) <= _HEAD_LENGTH else f"{title[: _HEAD_LENGTH - 1]}…"
        yield number, short, f"#plan-{number}"


def _cell_lines(
    criteria: Mapping[str, Criterion], plans: Sequence[PlanAnswers]
) -> Iterator[CellLine]:
    for i, criterion in enumerate(criteria.values()):
        cells = tuple(_cell(criterion, plan.answers[i]) for plan in plans)
        yield CellLine(criterion.label, is_recalled(criterion), cells)


def _cell(criterion: Criterion, answer: Answer) -> Cell:
    return Cell(_symbol(criterion, answer), _state_words(criterion, answer))


def _symbol(criterion: Criterion, answer: Answer) -> str:
    if answer.state == SHARE:
        return ""
    best = criterion.states[0].id if criterion.states else FOUND
    return SYMBOLS[FOUND] if answer.state == best else SYMBOLS.get(answer.state, STATE)


def _state_words(criterion: Criterion, answer: Answer) -> str:
    if answer.state == SHARE:
        return f"{answer.n} of {answer.of}" if answer.of else "none to count"
    own = {state.id: state.label for state in criterion.states}
    return own.get(answer.state, _WORDS.get(answer.state, answer.state))


def _plan_part(
    lookup: Lookup,
    number: int,
    plan: PlanAnswers,
    criteria: Mapping[str, Criterion],
    statements: Mapping[str, Statement],
) -> PlanPart:
    docs = next((s.docs for s in lookup.run.scores if s.plan == plan.plan), ())
    where = searched_words(lookup, docs)
    lost = "in the parts that could be read" if plan.lost and not where else where
    slug = lookup.slugs[plan.plan]
    return PlanPart(
        anchor=f"plan-{number}",
        title=lookup.titles[plan.plan],
        href=f"plans/{slug}.html",
        finding=_plan_finding(plan, criteria),
        where=lost,
        lines=tuple(
            _answer_line(lookup, slug, criteria[a.criterion], a, lost, statements)
            for a in plan.answers
            if a.state != NOT_ASKED
        ),
    )


def _plan_finding(plan: PlanAnswers, criteria: Mapping[str, Criterion]) -> str:
    asked = [a for a in plan.answers if a.state != NOT_ASKED]
    whole = [a for a in asked if criteria[a.criterion].unit == "plan"]
    parts = []
    if whole:
        parts.append(f"{sum(a.met is True for a in whole)} of {len(whole)} found")
    if plan.number_met and plan.commitments:
        of = len(plan.number_met) - 1
        every, none = plan.number_met[-1], plan.number_met[0]
        parts.append(
            f"{count(plan.commitments, 'commitment')}, {every} meeting all {of} criteria and "
            f"{none} meeting none"
        )
    if not plan.counted:
        parts.append("described, not counted over all plans, for its kind of document")
    return "; ".join(parts)


def _answer_line(
    lookup: Lookup,
    slug: str,
    criterion: Criterion,
    answer: Answer,
    where: str,
    statements: Mapping[str, Statement],
) -> AnswerLine:
    says = _state_words(criterion, answer)
    if answer.state == SHARE and answer.of:
        interval = interval_words(answer.interval, 100)
        says += f" ({percent(answer.n, answer.of)}%, {interval}%)"
    elif answer.state in (NOT_FOUND, NOT_READABLE) and where:
        says = f"not found {where}"
    elif criterion.share and answer.of:
        says += f": {answer.n} of {answer.of} ({percent(answer.n, answer.of)}%)"
    shown = tuple(
        _evidence(lookup, slug, line, statements[line.statement])
        for line in answer.evidence
        if line.statement in statements
    )
    more = answer.n - len(shown) if criterion.unit == "plan" else 0
    return AnswerLine(
        label=criterion.label,
        recalled=is_recalled(criterion),
        symbol=_symbol(criterion, answer),
        says=says,
        evidence=shown,
        more=max(more, 0),
    )


def _evidence(lookup: Lookup, slug: str, shown: Shown, statement: Statement) -> EvidenceLine:
    document = lookup.documents[statement.doc]
    parts = statement.text.partition(shown.words) if shown.words else ("", "", "")
    before, found, after = parts
    within = bool(found)
    return EvidenceLine(
        before=seen(before if within else statement.text),
        words=seen(found if within else ""),
        after=seen(after if within else ""),
        beside="" if within else seen(shown.words),
        href=f"plans/{slug}.html#{quote(statement.id)}",
        place=place_words(document.media, statement.page, statement.path),
        source=source_link(document, statement.page),
    )


def _grids(settings: RubricSettings, tables: Iterable[TableCounts]) -> Iterator[Grid]:
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
