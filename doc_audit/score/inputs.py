"""What the score room takes in."""

from dataclasses import dataclass
from typing import Literal

from doc_audit.model import Coding, Statement

Scope = Literal["inequalities", "all"]
"""`inequalities`: commitments whose relevance the rubric has in scope; `all`: every commitment."""

UNKNOWN_KIND = "unknown"


@dataclass(frozen=True, slots=True)
class PlanInput:
    """One plan, its documents judged together.

    Attributes:
        plan: plan id.
        docs: ids of its documents, in order.
        kind: kind of document (`forward_plan`, …, `unknown`); `kind_sure` False for a guess.
        area: the plan's own area, such as "West Sussex"; "" where unknown. `area_known` False for
            a guess: it is used, the score is marked and not ranked.
        items: all read statements with their codings, in document and reading order.
        words: of the documents as read, running heads and feet left out.
    """

    plan: str
    docs: tuple[str, ...]
    kind: str
    kind_sure: bool
    area: str
    area_known: bool
    items: tuple[tuple[Statement, Coding], ...]
    words: int = 0
