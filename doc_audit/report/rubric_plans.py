"""A rubric's criteria plan by plan: a matrix of all, and behind each cell its evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from doc_audit.model import Statement
from doc_audit.model.answers import (
    NOT_ASKED,
    NOT_FOUND,
    NOT_READABLE,
    SHARE,
    Answer,
    PlanAnswers,
    Shown,
)
from doc_audit.model.place import place_words
from doc_audit.report.lookup import Lookup, plan_numbers, source_link
from doc_audit.report.reading import searched_words
from doc_audit.report.rubric_words import is_recalled, state_words, symbol
from doc_audit.report.words import count, interval_words, percent, seen, shortened
from doc_audit.rubric.criteria import Criterion

_AROUND = 160
"""Letters kept on each side of the words that show a criterion; the whole statement is a link
away, and a page for all systems must open on a phone."""

_MISSING = (NOT_FOUND, NOT_READABLE, NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Cell:
    """A plan's answer to one criterion; `href` leads to its evidence, or to what is missing;
    `has`: whether the plan has any of it.
    """

    symbol: str
    says: str
    href: str
    has: bool


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A plan in the matrix, a cell a criterion."""

    number: int
    title: str
    href: str
    counted: bool
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

    anchor: str
    label: str
    recalled: bool
    symbol: str
    says: str
    evidence: tuple[EvidenceLine, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One plan on the page; `missing`: labels of what wasn't found, `unsure`: of what may stand
    in the parts that couldn't be read.
    """

    anchor: str
    number: int
    title: str
    href: str
    finding: str
    where: str
    lines: tuple[AnswerLine, ...]
    missing: tuple[str, ...]
    unsure: tuple[str, ...]


Criteria = Mapping[str, Criterion]
"""By id, in the rubric's order."""


def matrix_lines(
    lookup: Lookup, plans: Sequence[PlanAnswers], criteria: Criteria
) -> Iterator[MatrixLine]:
    """A line for each plan, in the order of `plans`, with its number on all pages."""
    numbers = plan_numbers(lookup)
    for plan in plans:
        number = numbers[plan.plan]
        cells = tuple(_cell(criteria[a.criterion], a, number) for a in plan.answers)
        anchor = f"#plan-{number}"
        yield MatrixLine(number, lookup.titles[plan.plan], anchor, plan.counted, cells)


def each_finding(lines: Sequence[MatrixLine], criteria: int) -> str:
    """For how many of the criteria anything was found in a plan, over the plans that count."""
    found = sorted(sum(cell.has for cell in line.cells) for line in lines if line.counted)
    if not found:
        return "Plan by plan"
    few, many = found[0], found[-1]
    of = count(criteria, "criterion", "criteria")
    if len(found) == 1:
        return f"In the plan, something was found for {few} of {of}"
    between = f"{few} to {many}" if few < many else f"{few}"
    return f"Plan by plan, something was found for {between} of {of}"


def _cell(criterion: Criterion, answer: Answer, number: int) -> Cell:
    href = f"#{_anchor(number, answer)}"
    return Cell(symbol(criterion, answer), state_words(criterion, answer), href, bool(answer.met))


def _anchor(number: int, answer: Answer) -> str:
    """What isn't found is told together, unless something of it was found."""
    if answer.state in _MISSING and not answer.evidence:
        return f"plan-{number}-{answer.state.replace('_', '-')}"
    return f"plan-{number}-{answer.criterion.replace('_', '-')}"


def plan_part(
    lookup: Lookup,
    number: int,
    plan: PlanAnswers,
    criteria: Criteria,
    statements: Mapping[str, Statement],
) -> PlanPart:
    """A plan's evidence; `number` is that of its line in the matrix."""
    docs = next((s.docs for s in lookup.run.scores if s.plan == plan.plan), ())
    where = searched_words(lookup, docs)
    if plan.lost and not where:
        where = "in the parts that could be read"
    told = [a for a in plan.answers if a.state not in _MISSING or a.evidence]
    makers = _Evidence(lookup, where, statements)
    return PlanPart(
        anchor=f"plan-{number}",
        number=number,
        title=lookup.titles[plan.plan],
        href=f"plans/{lookup.slugs[plan.plan]}.html",
        finding=_finding(plan, criteria),
        where=where,
        lines=tuple(makers.line(_anchor(number, a), criteria[a.criterion], a) for a in told),
        missing=tuple(_labels(plan, criteria, NOT_FOUND)),
        unsure=tuple(_labels(plan, criteria, NOT_READABLE)),
    )


def _labels(plan: PlanAnswers, criteria: Criteria, state: str) -> Iterator[str]:
    for answer in plan.answers:
        if answer.state == state and not answer.evidence:
            yield criteria[answer.criterion].label


def _finding(plan: PlanAnswers, criteria: Criteria) -> str:
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


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Lines of one plan."""

    lookup: Lookup
    where: str
    statements: Mapping[str, Statement]

    def line(self, anchor: str, criterion: Criterion, answer: Answer) -> AnswerLine:
        known = [line for line in answer.evidence if line.statement in self.statements]
        more = answer.n - len(known) if criterion.unit == "plan" else 0
        return AnswerLine(
            anchor=anchor,
            label=criterion.label,
            recalled=is_recalled(criterion),
            symbol=symbol(criterion, answer),
            says=self._says(criterion, answer),
            evidence=tuple(self._shown(line, self.statements[line.statement]) for line in known),
            more=max(more, 0),
        )

    def _says(self, criterion: Criterion, answer: Answer) -> str:
        says = state_words(criterion, answer)
        if answer.state == SHARE and answer.of:
            interval = interval_words(answer.interval, 100)
            return f"{says} ({percent(answer.n, answer.of)}%, {interval}%)"
        if criterion.share and answer.of:
            return f"{says}: {answer.n} of {answer.of} ({percent(answer.n, answer.of)}%)"
        if answer.state in _MISSING and self.where:
            return f"not found {self.where}"
        return says

    def _shown(self, shown: Shown, statement: Statement) -> EvidenceLine:
        document = self.lookup.documents[statement.doc]
        # Codes such as the type have no words, and no text is parted at none.
        before, found, after = statement.text.partition(shown.words or "\0")
        within = bool(found)
        return EvidenceLine(
            before=seen(_end_of(before) if within else shortened(statement.text, 2 * _AROUND)),
            words=seen(found if within else ""),
            after=seen(shortened(after, _AROUND) if within else ""),
            beside="" if within else seen(shown.words),
            href=self.lookup.href(statement.id),
            place=place_words(document.media, statement.page, statement.path),
            source=source_link(document, statement.page),
        )


def _end_of(text: str) -> str:
    """The last letters of a text, from the beginning of a word."""
    if len(text) <= _AROUND:
        return text
    cut = text[-_AROUND:]
    _, blank, rest = cut.partition(" ")
    return f"…{rest if blank else cut}"
