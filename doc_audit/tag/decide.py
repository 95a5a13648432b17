"""Ordered decisions: the first whose conditions hold decides, and its id is kept."""

from collections.abc import KeysView, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from doc_audit.rubric.rules import Decision


@dataclass(frozen=True, slots=True)
class Ready:
    """A decision with its conditions as sets of facts.

    Attributes:
        all: of each set one fact must be true.
        any: one of these must be true, if there are any.
        none: none of these may be true.
        named: facts of `all` and `any` as they are written, which may say why.
    """

    decision: Decision
    all: tuple[frozenset[str], ...]
    any: frozenset[str]
    none: frozenset[str]
    named: tuple[str, ...]


def in_order(decisions: Sequence[Decision]) -> Mapping[str, tuple[Ready, ...]]:
    """What is decided → its decisions, highest priority first, else as in the files."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.decides, []).append(decision)
    return {
        key: tuple(_ready(d) for d in sorted(group, key=lambda d: -d.priority))
        for key, group in found.items()
    }


def _ready(decision: Decision) -> Ready:
    when = decision.when
    return Ready(
        decision,
        tuple(frozenset(term.split("|")) for term in when.all),
        frozenset(fact for term in when.any for fact in term.split("|")),
        frozenset(fact for term in when.none for fact in term.split("|")),
        tuple(fact for term in (*when.all, *when.any) for fact in term.split("|")),
    )


def first_true(ready: Sequence[Ready], facts: KeysView[str]) -> Ready | None:
    """The decision that decides, or None."""
    for one in ready:  # a bare loop, as this runs for each decision of each statement
        for term in one.all:
            if facts.isdisjoint(term):
                break
        else:
            if (not one.any or not facts.isdisjoint(one.any)) and facts.isdisjoint(one.none):
                return one
    return None


def holds(one: Ready, facts: KeysView[str]) -> bool:
    """Whether all conditions of a decision are met."""
    return first_true((one,), facts) is not None


@cache
def level_facts(dimension: str, level: int) -> tuple[str, ...]:
    """Facts that a level makes true: `target=2`, `target>=0` … `target>=2`."""
    return (f"{dimension}={level}", *(f"{dimension}>={n}" for n in range(level + 1)))
