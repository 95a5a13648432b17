"""Commitments and plans made by hand, as the matching takes them."""

from dataclasses import replace

from compared_plans import make_line

from doc_audit.compare import Commitment, PlanLine
from doc_audit.model import Cell, Code, Statement, StatementPoints

CARE = "We will reduce smoking among routine and manual workers in the coalfield towns."
DENTAL = "By March 2027 the Trust will open 12 dental clinics for homeless people in Port Ashby."
TALK = "We will offer interpreters to every asylum seeker who books a maternity appointment."
GARDEN = "Everyone should have a garden."
STRATEGY = (CARE, DENTAL, TALK, GARDEN)
PLAN = (
    CARE,
    "The Trust will open 4 dental clinics for homeless people in Port Ashby by June 2029.",
    "Asylum seekers who book a maternity appointment will be offered an interpreter by the Trust.",
    "We will not offer interpreters to every asylum seeker who books a maternity appointment.",
    "The Board will publish its accounts in July.",
)


def promise(text: str, id_: str = "", *, cells: tuple[Cell, ...] = (), **codes: Code) -> Commitment:
    """A commitment with codes by dimension; its populations under `groups` in `lists`."""
    statement = Statement(id_ or text[:20], "d", text, cells=cells)
    return Commitment(statement, {name: code.level for name, code in codes.items()}, codes, {})


def about(text: str, *groups: str, id_: str = "") -> Commitment:
    """A commitment for some groups."""
    return replace(promise(text, id_), lists={"groups": frozenset(groups)})


def promises(texts: tuple[str, ...], prefix: str) -> list[Commitment]:
    return [promise(text, f"{prefix}{n}") for n, text in enumerate(texts)]


def line_with(plan: str, ids: list[str], **known: object) -> PlanLine:
    """A plan with a commitment for each of the ids."""
    line = make_line(plan, **known)  # type: ignore[arg-type]
    points = tuple(StatementPoints(id_, 0.5, 0.5, 50.0, 2, (("timeframe", 1),)) for id_ in ids)
    return replace(line, score=replace(line.score, points=points, n=len(ids)))
