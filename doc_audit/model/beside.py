"""What stands beside a plan's score: whom it reaches, and how it uses the umbrella term."""

from dataclasses import dataclass
from typing import Literal

BreadthState = Literal["accountable", "commitment", "aspiration", "nothing"]
"""The best that a plan says of a group or kind of inequality: a commitment with a named owner and
a date (the dimensions that the rubric's `breadth` asks for), another commitment, an aspiration,
none of them."""

GROUPS = "groups"
"""Name of the list of finer groups, beside the ids of the category lists."""


@dataclass(frozen=True, slots=True)
class BreadthRow:
    """One finer group or category code, and what the plan's statements in scope say of it.

    Attributes:
        list: `groups`, or the id of a category list.
        code: of that list.
        accountable: commitments that name it, each counted once, with every dimension specific
            that makes them accountable.
        commitments: all commitments that name it, each counted once, those included.
        restated: those of them that repeat another body's target or duty.
        aspirations: that name it, repeats counted.
        beyond: commitments that name it but aren't in scope, repeats counted; they make no state.
        statements: ids of those that make the state, in reading order: the accountable
            commitments, else the commitments, else the aspirations; empty for nothing.
    """

    list: str
    code: str
    state: BreadthState
    accountable: int
    commitments: int
    restated: int
    aspirations: int
    beyond: int
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermUse:
    """Uses of one umbrella term, such as “health inequalities”, and whether a kind is named.

    Attributes:
        term: id of the rubric's vocabulary entry.
        uses: in the plan's statements; headings, captions, fragments and names ("the health
            inequalities lead") left out.
        named: uses in statements that name a kind of inequality.
        bare: ids of the statements with the other uses, in reading order.
        definitions: ids of statements that define the term by a kind of inequality.
    """

    term: str
    uses: int
    named: int
    bare: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()

    @property
    def undefined(self) -> int:
        """Uses with no kind named beside them, in a plan that defines the term nowhere."""
        return 0 if self.definitions else self.uses - self.named
