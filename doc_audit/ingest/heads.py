"""What the heads of one table promise, each seen beside the others."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from doc_audit.ingest.head_roles import (
    cell_role,
    is_exact_head,
    is_period,
    is_strong_action,
    key_of,
)
from doc_audit.ingest.head_words import DESCRIPTIONS, GROUPS, ODDS, RISKS, TARGETS
from doc_audit.model.document import CellRole
from doc_audit.text.words import words

__all__ = [
    "cell_role",
    "is_action_head",
    "is_exact_head",
    "is_group_column",
    "is_period",
    "is_risk_register",
    "roles_in",
    "roles_of",
]

_MOST_ROWS = 512  # of heads remembered; those of a table are asked for with each of its rows
_ACTS = re.compile(r"\b(?:action|deliverable|milestone)s?\b", re.IGNORECASE)  # beside a period


def _starts_with(head: str, words: Sequence[str]) -> bool:
    key = key_of(head) + " "
    return any(key.startswith(word + " ") for word in words)


def is_risk_register(heads: Sequence[str]) -> bool:
    """Whether the table tells what may go wrong: its actions are answers to that, if it happens.

    So it is where a column is for how likely it is, or where its subject, before any action, is
    a risk. `Action | Lead | Risk` is a table of actions.
    """
    if any(_starts_with(head, ODDS) for head in heads):
        return True
    named = [head for head in heads if cell_role(head) == "action" or _starts_with(head, RISKS)]
    return bool(named) and _starts_with(named[0], RISKS)


def _unnamed_action(heads: Sequence[str], roles: Sequence[CellRole]) -> int | None:
    """The column that is the action though its head doesn't say so.

    It stands beside a lead and a date and is a milestone with another column for its date, or
    bears a name of `DESCRIPTIONS`.
    """
    if "lead" not in roles or "timescale" not in roles:
        return None
    keys = [key_of(head) for head in heads]
    if "milestone" in keys and roles.count("timescale") > 1:
        return keys.index("milestone")
    firsts = [key.split(" ")[0] for key in keys]
    return next((firsts.index(name) for name in DESCRIPTIONS if name in firsts), None)


def _of_period(head: str, action: bool) -> CellRole:
    """Role of a bare period: when, beside an action; a target or figures elsewhere."""
    if action:
        return "timescale"
    return "measure" if key_of(head).split()[:1] == ["target"] else "other"


def _is_target(head: str) -> bool:
    """Whether a head is an ambition or goal with a year: a value, where it stands by measures."""
    return any(map(str.isdigit, head)) and _starts_with(head, TARGETS)


def _measures_only(heads: Sequence[str], roles: Sequence[CellRole]) -> bool:
    """Whether the heads that are no periods or targets tell of measures, not of who and when."""
    pairs = zip(heads, roles, strict=True)
    others = {role for head, role in pairs if not (is_period(head) or _is_target(head))}
    return "measure" in others and others.isdisjoint({"lead", "timescale"})


def roles_of(heads: Sequence[str]) -> tuple[CellRole, ...]:
    """Roles of all heads of one table, each seen beside the others.

    An objective or priority is the action only where no other column says what is done; a period
    (`2024/25`) is a timescale only beside an action, else the column holds data of that period. A
    register of risks has no action, lead or date of the plan's own in it. Where no head names an
    action, a description beside a lead and a date is one.
    """
    return _roles_of(tuple(heads))


@lru_cache(_MOST_ROWS)
def _roles_of(heads: tuple[str, ...]) -> tuple[CellRole, ...]:
    if is_risk_register(heads):
        return tuple("other" for _ in heads)
    roles = [cell_role(head) for head in heads]
    if "action" not in roles and (place := _unnamed_action(heads, roles)) is not None:
        roles[place] = "action"
    acts = "action" in roles or any(is_period(h) and _ACTS.search(h) for h in heads)
    has_strong = any(map(is_strong_action, heads))
    measured = _measures_only(heads, roles)
    for place, head in enumerate(heads):
        if measured and _is_target(head):
            roles[place] = "measure"
        elif is_period(head):
            roles[place] = _of_period(head, acts)
        elif roles[place] == "action" and has_strong and not is_strong_action(head):
            roles[place] = "other"
    return tuple(roles)


_GROUPS = words(GROUPS)


def is_group_column(heads: Sequence[str]) -> bool:
    """Whether the first column names what several actions stand under: a theme, a priority.

    Where one of its cells is empty the name above it holds on.
    """
    roles = roles_of(heads)
    if len(heads) < 3 or "action" not in roles or roles[0] != "other":
        return False
    return not _GROUPS.isdisjoint(key_of(heads[0]).split()[-1:])


_FIGURES = re.compile(r"(?=.*\d)(?!.*[^\W\d_]{4})")  # "£1.2m", "45 per 100", no words


def roles_in(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[CellRole, ...]:
    """Roles of all heads of one table, seen with the words of its rows, by column.

    A period over nothing but figures tells how much in it, not when: `Activity | 2018/19`.
    """
    roles = list(roles_of(heads))
    periods = [at for at, head in enumerate(heads) if roles[at] == "timescale" and is_period(head)]
    if periods:
        columns = list(zip(*rows, strict=True)) or [()] * len(heads)
        for at in periods:
            texts = [text for text in columns[at] if text]
            if texts and all(map(_FIGURES.match, texts)):
                roles[at] = "other"
    return tuple(roles)


_PLAIN_DATES = frozenset({"date", "year", "time", "period"})


def is_action_head(heads: Sequence[str]) -> bool:
    """Whether a row of heads opens an action table.

    The rule: one head that promises an action (objectives and priorities count) and another that
    promises a lead or a timescale. Bare periods don't count as timescales here, nor does a column
    called no more than `Date`: `Activity | 2018/19 | 2019/20` is a table of figures, and
    `Activity | Date | Number attending` a list of what was held.
    """
    roles = roles_of(heads)
    promised = {
        role
        for head, role in zip(heads, roles, strict=True)
        if not is_period(head) and key_of(head) not in _PLAIN_DATES
    }
    return "action" in promised and bool({"lead", "timescale"}.intersection(promised))
