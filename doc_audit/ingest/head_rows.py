"""Roles of all heads of one table, each seen beside the others."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from doc_audit.ingest.head_dates import with_dates
from doc_audit.ingest.head_roles import cell_role, is_period, is_strong_action, key_of
from doc_audit.ingest.head_values import is_target, is_wanted, role_of_period
from doc_audit.ingest.head_words import (
    DESCRIPTIONS,
    HELD,
    LOOSE_LEADS,
    NOT_RISKS,
    ODDS,
    PLAIN_DATES,
    REASONS,
    RISK_KINDS,
    RISKS,
    SMART,
)
from doc_audit.model.document import CellRole
from doc_audit.text.words import words

_MOST_ROWS = 512  # of heads remembered; those of a table are asked for with each of its rows
_ACTS = re.compile(r"\b(?:action|deliverable|milestone)s?\b", re.IGNORECASE)  # beside a period
_KINDS = words(RISK_KINDS)
_HELD = frozenset(HELD)
_LEAST_SMART = 3  # of the five; one or two of the words may head any table
OF_ACTIONS = frozenset({"action", "lead", "timescale"})
"""Roles that only what will be done has."""


def _starts_with(head: str, words: Sequence[str]) -> bool:
    key = key_of(head) + " "
    return any(key.startswith(word + " ") for word in words)


def _is_risk(head: str) -> bool:
    """Whether a head is that of a column of risks."""
    first, _, rest = key_of(head).partition(" ")
    named = rest if first in _KINDS and rest else head
    return _starts_with(named, RISKS) and not _starts_with(named, NOT_RISKS)


def is_risk_register(heads: Sequence[str]) -> bool:
    """Whether the table tells what may go wrong: its actions are answers to that, if it happens.

    So it is where a column is for how likely it is, or where its subject, before any action, is
    a risk. `Action | Lead | Risk` is a table of actions.
    """
    if any(_starts_with(head, ODDS) for head in heads):
        return True
    named = [head for head in heads if cell_role(head) == "action" or _is_risk(head)]
    return bool(named) and _is_risk(named[0])


def _unnamed_action(heads: Sequence[str], roles: Sequence[CellRole]) -> int | None:
    """The column that is the action though its head doesn't say so.

    It is a milestone with another column for its date, or bears a name of `DESCRIPTIONS` and
    stands beside a lead and a date.
    """
    keys = [key_of(head) for head in heads]
    firm = [
        k
        for k, role in zip(keys, roles, strict=True)
        if role == "timescale" and k not in PLAIN_DATES
    ]
    if "milestone" in keys and len(firm) > 1 and not any(map(is_period, heads)):
        return keys.index("milestone")
    if "lead" not in roles or "timescale" not in roles:
        return None
    if "milestone" in keys and roles.count("timescale") > 1:
        return keys.index("milestone")
    firsts = [key.split(" ")[0] for key in keys]
    return next((firsts.index(name) for name in DESCRIPTIONS if name in firsts), None)


def _smart(heads: Sequence[str]) -> dict[int, CellRole]:
    """Columns of a table set out by Specific, Measurable, Assignable, Realistic, Time-bound."""
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        word = key_of(head).partition(" ")[0]
        letter = next((key for key, (known, _) in SMART.items() if word in known), "")
        found.setdefault(letter, at)
    found.pop("", None)
    if "s" not in found or len(found) < _LEAST_SMART:
        return {}
    return {at: SMART[key][1] for key, at in found.items()}


def _measures_only(heads: Sequence[str], roles: Sequence[CellRole]) -> bool:
    """Whether the heads that are no periods or targets tell of measures, not of who and when."""
    pairs = zip(heads, roles, strict=True)
    others = {role for head, role in pairs if not (is_period(head) or is_target(head))}
    return "measure" in others and others.isdisjoint({"lead", "timescale"})


def roles_of(heads: Sequence[str], acts: Collection[int] = ()) -> tuple[CellRole, ...]:
    """Roles of all heads of one table, each seen beside the others.

    `acts` are columns whose cells were found to be acts, whatever their heads.

    An objective or priority is the action only where no other column says what is done; a period
    (`2024/25`) is a timescale only beside an action, else the column holds data of that period; the
    actions of a period (`Year 1 actions`) are actions where no other column is for them. Of several
    dates that by which an action is done is the timescale. Where no head names an action, a
    description beside a lead and a date is one; where there is none at all, who and when tell of
    something else, unless both are there. A value wanted is a measure, what is so already is the
    baseline it starts from. A register of risks has no action, lead or date of the
    plan's own in it. A single head promises what it does alone.
    """
    if len(heads) == 1:
        return (cell_role(heads[0]),)
    return _roles_of(tuple(heads), tuple(sorted(acts)))


@lru_cache(_MOST_ROWS)
def _roles_of(heads: tuple[str, ...], told: tuple[int, ...]) -> tuple[CellRole, ...]:
    if is_risk_register(heads):
        return tuple("other" for _ in heads)
    smart = _smart(heads)
    roles = [smart.get(at, cell_role(head)) for at, head in enumerate(heads)]
    acts = {*told, *(at for at, role in smart.items() if role == "action")}
    for at in acts:
        roles[at] = "action"
    if "action" not in roles and (place := _unnamed_action(heads, roles)) is not None:
        roles[place] = "action"
    for at in _reasons(heads, roles):
        roles[at] = "other"
    return tuple(_of_actions(heads, with_dates(heads, _with_periods(heads, roles, acts))))


def _reasons(heads: Sequence[str], roles: Sequence[CellRole]) -> Iterator[int]:
    """Columns of evidence before the actions: it says why they were chosen, not how they went."""
    for at, head in enumerate(heads):
        if roles[at] == "measure" and key_of(head) in REASONS and "action" in roles[at:]:
            yield at


def _with_periods(
    heads: Sequence[str], roles: Sequence[CellRole], acts: Collection[int]
) -> list[CellRole]:
    """Roles with those of bare periods, targets, and objectives beside actions as they are here."""
    done = list(roles)
    has_strong = bool(acts) or any(map(is_strong_action, heads))
    planned = [at for at, h in enumerate(heads) if is_period(h) and _ACTS.search(h)]
    of_periods = bool(planned) and not has_strong
    measured = _measures_only(heads, roles)
    for place, head in enumerate(heads):
        if place in acts:
            continue
        if (measured and is_target(head)) or is_wanted(heads, roles, acts, place):
            done[place] = "measure"
        elif is_period(head):
            own = of_periods and place in planned
            done[place] = "action" if own else role_of_period(heads, roles, place)
        elif roles[place] == "action" and not is_strong_action(head) and (has_strong or of_periods):
            done[place] = "other"
    return done


def _of_actions(heads: Sequence[str], roles: Sequence[CellRole]) -> list[CellRole]:
    """Roles with who, when and how left only to what will be done; see `roles_of`."""
    keys = [key_of(head) for head in heads]
    pairs = list(zip(keys, roles, strict=True))
    firm = {role for key, role in pairs if key not in PLAIN_DATES and key not in LOOSE_LEADS}
    acts = [key for key, role in pairs if role == "action"]
    kinds = {key.split()[-1] for key in acts if key}
    held = "lead" not in roles and "timescale" not in firm and kinds <= _HELD
    dated = any(key in PLAIN_DATES for key, role in pairs if role == "timescale")
    asked = acts == ["how"] and "lead" not in roles
    if asked or (held and dated) or (not acts and not {"lead", "timescale"} <= firm):
        return ["other" if role in OF_ACTIONS else role for role in roles]
    return list(roles)
