"""What the heads of one table promise, each seen beside the others."""

import re
from collections.abc import Iterable, Sequence

from doc_audit.ingest.head_roles import (
    cell_role,
    is_exact_head,
    is_period,
    is_strong_action,
    key_of,
)
from doc_audit.ingest.head_rows import OF_ACTIONS, is_risk_register, roles_of
from doc_audit.ingest.head_words import GROUPS, PLAIN_DATES
from doc_audit.model.document import CellRole
from doc_audit.text.words import words

__all__ = [
    "cell_role",
    "group_columns",
    "is_action_head",
    "is_exact_head",
    "is_figure",
    "is_group_column",
    "is_period",
    "is_risk_register",
    "is_strong_action",
    "roles_in",
    "roles_of",
]

_GROUPS = words(GROUPS)


def group_columns(heads: Sequence[str]) -> tuple[int, ...]:
    """Columns before the actions that name what several of them stand under: a theme, a priority.

    Where one of their cells is empty the name above it holds on.
    """
    roles = roles_of(heads)
    if len(heads) < 3 or "action" not in roles:
        return ()
    before = range(roles.index("action"))
    return tuple(
        at
        for at in before
        if roles[at] == "other" and not _GROUPS.isdisjoint(key_of(heads[at]).split()[-1:])
    )


def is_group_column(heads: Sequence[str]) -> bool:
    """Whether the first column names what several actions stand under."""
    return 0 in group_columns(heads)


_FIGURES = re.compile(r"(?=.*\d)(?!.*[^\W\d_]{4})")  # "£1.2m", "45 per 100", no words
_NAME_WORDS = 3  # of an area of work; what will be done in it takes more


def is_figure(text: str) -> bool:
    """Whether a cell holds a number and no more than the sign or short word of its unit."""
    return _FIGURES.match(text) is not None


def roles_in(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[CellRole, ...]:
    """Roles of all heads of one table, seen with the words of its rows, by column.

    A period over nothing but figures tells how much in it, not when: `Activity | 2018/19`. A
    priority or project in a few words, with no date beside it, is no action: who leads it is told.
    """
    roles = list(roles_of(heads))
    periods = [at for at, head in enumerate(heads) if roles[at] == "timescale" and is_period(head)]
    named = _named_only(heads, roles)
    if not periods and not named:
        return tuple(roles)
    columns = list(zip(*rows, strict=True)) or [()] * len(heads)
    for at in periods:
        texts = [text for text in columns[at] if text]
        if texts and all(map(is_figure, texts)):
            roles[at] = "other"
    texts = [text for at in named for text in columns[at] if text]
    if texts and all(len(text.split()) <= _NAME_WORDS for text in texts):
        return tuple("other" if role in OF_ACTIONS else role for role in roles)
    return tuple(roles)


def _named_only(heads: Sequence[str], roles: Sequence[CellRole]) -> list[int]:
    """Columns of what may be no more than names, in a table that doesn't say when."""
    acts = [at for at, role in enumerate(roles) if role == "action"]
    if "timescale" in roles or any(is_strong_action(heads[at]) for at in acts):
        return []
    return acts


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
        if not is_period(head) and key_of(head) not in PLAIN_DATES
    }
    return "action" in promised and bool({"lead", "timescale"}.intersection(promised))
