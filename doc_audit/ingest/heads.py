"""What the heads of one table promise, each seen beside the others."""

from collections.abc import Collection, Iterable, Sequence

from doc_audit.ingest.act_words import are_acts
from doc_audit.ingest.head_roles import (
    cell_role,
    is_exact_head,
    is_period,
    is_strong_action,
    key_of,
)
from doc_audit.ingest.head_rows import OF_ACTIONS, is_risk_register, roles_of
from doc_audit.ingest.head_values import is_target, with_values
from doc_audit.ingest.head_words import DESCRIPTIONS, GROUPS, LOOSE_LEADS, PLAIN_DATES
from doc_audit.model.document import CellRole
from doc_audit.text.figures import is_figure
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


def group_columns(heads: Sequence[str], roles: Sequence[CellRole] = ()) -> tuple[int, ...]:
    """Columns before the actions that name what several of them stand under: a theme, a priority.

    Where one of their cells is empty the name above it holds on. `roles` are those of the columns,
    where more is known than the heads tell.
    """
    roles = roles or roles_of(heads)
    if len(heads) < 3 or "action" not in roles:
        return ()
    before = range(roles.index("action"))
    return tuple(at for at in before if roles[at] == "other" and _is_group(heads[at]))


def is_group_column(heads: Sequence[str]) -> bool:
    """Whether the first column names what several actions stand under."""
    return 0 in group_columns(heads)


_NAME_WORDS = 3  # of an area of work; what will be done in it takes more


def roles_in(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[CellRole, ...]:
    """Roles of all heads of one table, seen with the words of its rows, by column.

    Acts may stand under the name of an indicator, or under each quarter. A period over nothing but
    figures tells how much in it, not when: `Activity | 2018/19`. A priority or project in a few
    words, with no date beside it, is no action: who leads it is told.
    """
    columns = [[text for text in column if text] for column in zip(*rows, strict=True)]
    columns = columns or [[] for _ in heads]
    figures = [at for at, texts in enumerate(columns) if texts and all(map(is_figure, texts))]
    names = _names_in(heads, roles_of(heads), columns)
    roles = list(roles_of(heads, _acts_in(heads, columns, {*figures, *names})))
    with_values(heads, roles, figures)
    if _names_in(heads, roles, columns):
        return tuple("other" if role in OF_ACTIONS else role for role in roles)
    return tuple(roles)


def _acts_in(
    heads: Sequence[str], columns: Sequence[Sequence[str]], idle: Collection[int]
) -> tuple[int, ...]:
    """Columns of acts whose heads don't call them so; `idle` ones hold but numbers or names.

    They are those of periods that hold what is done in each; where there are none and no head
    promises an action, the first that holds acts among those of what several rows stand under or
    are measured by, in a table that says who or when.
    """
    roles = roles_of(heads)
    acts = any(role == "action" and at not in idle for at, role in enumerate(roles))
    own = [cell_role(head) for head in heads]
    firm = {role for role, head in zip(own, heads, strict=True) if _is_firm(head)}
    planned = acts or not firm.isdisjoint({"lead", "timescale"})
    periods = [at for at, head in enumerate(heads) if is_period(head) and not is_target(head)]
    texts = [text for at in periods for text in columns[at]]
    if are_acts(texts) or (planned and _are_steps(texts)):
        return tuple(periods)
    if acts or not planned:
        return ()
    subjects = (at for at, head in enumerate(heads) if own[at] == "measure" or _is_subject(head))
    return tuple(at for at in subjects if are_acts(columns[at]))[:1]


def _are_steps(texts: Sequence[str]) -> bool:
    """Whether most cells under periods tell of something in words, and not only when or whether."""
    told = [len(text.split()) >= _NAME_WORDS and not is_period(text) for text in texts]
    return sum(told) > len(told) / 2


def _is_firm(head: str) -> bool:
    """Whether who or when under this head is told of what will be done, and of nothing else."""
    return key_of(head) not in (*PLAIN_DATES, *LOOSE_LEADS) and not is_period(head)


def _is_subject(head: str) -> bool:
    return _is_group(head) or key_of(head).split()[:1] in ([name] for name in DESCRIPTIONS)


def _is_group(head: str) -> bool:
    return not _GROUPS.isdisjoint(key_of(head).split()[-1:])


def _names_in(
    heads: Sequence[str], roles: Sequence[CellRole], columns: Sequence[Sequence[str]]
) -> list[int]:
    """Columns of acts by their heads that hold no more than names, where nothing says when."""
    acts = [at for at, role in enumerate(roles) if role == "action"]
    strong = any(is_strong_action(heads[at]) or is_period(heads[at]) for at in acts)
    texts = [text for at in acts for text in columns[at]]
    short = all(len(text.split()) <= _NAME_WORDS for text in texts)
    if not texts or not short or strong or "timescale" in roles or are_acts(texts):
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
