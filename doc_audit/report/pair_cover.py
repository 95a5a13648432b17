"""For whom and for what inequality the two plans of a pair differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from doc_audit.compare import PlanPair
from doc_audit.model import BreadthRow
from doc_audit.report.breadth_tables import NOT_READ, STATES, SYMBOLS, breadth_labels
from doc_audit.report.lookup import Lookup
from doc_audit.report.reading import searched_words


@dataclass(frozen=True, slots=True)
class CoverLine:
    """A group or kind of inequality that the two plans treat differently."""

    label: str
    sides: tuple[tuple[str, str], ...]


def cover_lines(lookup: Lookup, pair: PlanPair) -> Iterator[CoverLine]:
    """Groups and kinds of inequality that one plan does more for than the other, by its state."""
    labels = breadth_labels(lookup.settings)
    lines = (pair.first, pair.second)
    rows: list[Mapping[tuple[str, str], BreadthRow]] = [
        {(row.list, row.code): row for row in line.score.breadth} for line in lines
    ]
    where = [searched_words(lookup, line.score.docs) for line in lines]
    for key in dict.fromkeys((*rows[0], *rows[1])):
        found = [side.get(key) for side in rows]
        states = [row.state if row else "nothing" for row in found]
        if states[0] != states[1]:
            sides = (_state(row, lost) for row, lost in zip(found, where, strict=True))
            yield CoverLine(labels.get(key, key[1]), tuple(sides))


def _state(row: BreadthRow | None, where: str) -> tuple[str, str]:
    state = row.state if row else "nothing"
    if state == "nothing":
        return SYMBOLS[state], NOT_READ if where else STATES[state]
    number = row.accountable if row and state == "accountable" else row.commitments if row else 0
    return SYMBOLS[state], f"{STATES[state]} ({number})" if number else STATES[state]


def cover_finding(lookup: Lookup, pair: PlanPair, cover: tuple[CoverLine, ...]) -> str:
    """On how many groups and kinds they differ, as a heading."""
    if cover:
        kinds = "groups or kinds of inequality" if len(cover) > 1 else "group or kind of inequality"
        return f"For whom: the plans differ on {len(cover)} {kinds}"
    lines = (pair.first, pair.second)
    partly = any(searched_words(lookup, line.score.docs) for line in lines)
    named = any(row.state != "nothing" for line in lines for row in line.score.breadth)
    told = "no difference was found" if named else "nothing was found in either plan"
    return f"For whom: {told}{' in what was read' if partly else ''}"
