"""What a trial of rules finds: matches, near misses, codes that change."""

from dataclasses import dataclass
from typing import NamedTuple

from doc_audit.evaluate.recode import Recoded
from doc_audit.model import Statement
from doc_audit.rubric.criteria import Criterion
from doc_audit.rubric.rules import CellRule, CueRule, Decision, MarkRule

AnyRule = MarkRule | CueRule | CellRule | Decision | Criterion


class Place(NamedTuple):
    """Words in the statement's text, or in its stem or headings.

    Attributes:
        zone: `text`, `stem` or `heading`.
        text: of that zone; `text[start:end]` are the words.
    """

    zone: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule matched, or a statement on which a decision's conditions hold.

    Attributes:
        decides: a code rests on it; of cues: a decision or mark was told by it.
        instead: why no code rests on it, in words; "" where it does or nothing can be said. Of a
            criterion: the state that the statement shows, or that it meets it.
        stood: the rule by which the same code stood without the rules that are tried; "" where it
            did not.
    """

    rule: str
    statement: Statement
    place: Place
    decides: bool
    instead: str = ""
    stood: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A statement that a rule missed by one thing; `why` says which."""

    rule: str
    statement: Statement
    place: Place
    why: str
    parts: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """A code that the rules change.

    Attributes:
        conflict: another rule had given the code that was there.
    """

    statement: Statement
    code: Recoded
    conflict: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What rules do over statements.

    Attributes:
        statements: how many were looked at.
        matches, near, changed: in the order of the statements; `near` with most parts there first.
        complete: False where a rule stands for too many patterns to look for all near misses.
    """

    rules: tuple[AnyRule, ...]
    statements: int
    matches: tuple[Match, ...]
    near: tuple[Near, ...]
    changed: tuple[Changed, ...]
    complete: bool
