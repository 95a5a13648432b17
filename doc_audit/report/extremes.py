"""The commitments that say most and least, over all plans."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import PlanScore, Statement, StatementPoints
from doc_audit.model.place import place_words
from doc_audit.report.lookup import Lookup
from doc_audit.report.words import shortened
from doc_audit.text.similar import likeness

SHOWN = 10
_TEXT_LENGTH = 320  # letters; the rest is behind the link
_SHORT = 80  # letters; shorter ones come after equals of this length


@dataclass(frozen=True, slots=True)
class ExtremeLine:
    """One commitment with its points, 0…100, and where it stands."""

    number: int
    text: str
    stem: str
    href: str
    plan: str
    plan_href: str
    place: str
    points: str


@dataclass(frozen=True, slots=True)
class Extremes:
    """Most and least, one of a plan; `plans` could have given one."""

    finding: str
    most: tuple[ExtremeLine, ...]
    least: tuple[ExtremeLine, ...]
    plans: int


@dataclass(frozen=True, slots=True)
class _Found:
    score: PlanScore
    number: int
    statement: Statement
    line: StatementPoints


def extremes(lookup: Lookup, scores: Sequence[PlanScore]) -> Extremes:
    """Of plans that make commitments of their own, on pages that gave good text."""
    by_plan = [list(_readable(lookup, s)) for s in scores if s.status != "not_scored"]
    by_plan = [found for found in by_plan if found]
    most = _chosen(lookup, by_plan, lambda found: (-found.line.points, *_plainest(found)))
    fewest = _chosen(lookup, by_plan, lambda found: (found.line.points, *_plainest(found)), most)
    return Extremes(
        _finding(most, fewest),
        tuple(_line(lookup, found) for found in most),
        tuple(_line(lookup, found) for found in fewest),
        len(by_plan),
    )


def _readable(lookup: Lookup, score: PlanScore) -> Iterator[_Found]:
    """A plan's own commitments: restated ones are another body's words."""
    points = {line.statement: line for line in score.points if not line.restated}
    for number, statement in enumerate(lookup.by_plan[score.plan], 1):
        line = points.get(statement.id)
        if line and statement.doc in lookup.documents and not lookup.under(statement):
            yield _Found(score, number, statement, line)


_Order = tuple[float, bool, int, str]


def _plainest(found: _Found) -> tuple[bool, int, str]:
    """Of equals those come first that can be read whole and say something; then by id."""
    length = len(found.statement.text)
    return (length > _TEXT_LENGTH, -min(length, _SHORT), found.statement.id)


def _chosen(
    lookup: Lookup,
    by_plan: Sequence[Sequence[_Found]],
    order: Callable[[_Found], _Order],
    taken: Sequence[_Found] = (),
) -> list[_Found]:
    """The first `SHOWN` of all, one of a plan, none a near copy of another that is shown."""
    threshold = lookup.settings.scoring.duplicate_similarity
    waiting = sorted((found for plan in by_plan for found in plan), key=order)
    chosen: list[_Found] = []
    shown = [found.statement.text for found in taken]
    for found in waiting:
        if len(chosen) == SHOWN:
            break
        if any(found.score.plan == other.score.plan for other in chosen):
            continue
        if all(likeness(found.statement.text, text) < threshold for text in shown):
            chosen.append(found)
            shown.append(found.statement.text)
    return chosen


def _line(lookup: Lookup, found: _Found) -> ExtremeLine:
    statement = found.statement
    plan_href = f"plans/{lookup.slugs[found.score.plan]}.html"
    media = lookup.documents[statement.doc].media
    return ExtremeLine(
        number=found.number,
        text=shortened(statement.text, _TEXT_LENGTH),
        stem=shortened(statement.stem, _TEXT_LENGTH),
        href=lookup.href(statement.id),
        plan=lookup.titles[found.score.plan],
        plan_href=plan_href,
        place=place_words(media, statement.page, statement.path),
        points=f"{found.line.points:.0f}",
    )


def _finding(most: Sequence[_Found], least: Sequence[_Found]) -> str:
    if not most:
        return "No commitment stands on a page that gave good text"
    high, low = most[0].line.points, (least or most)[0].line.points
    if f"{high:.0f}" == f"{low:.0f}":
        return f"Single commitments: each shown here gets {high:.0f} of 100 points"
    return f"Single commitments get from {low:.0f} to {high:.0f} of 100 points"
