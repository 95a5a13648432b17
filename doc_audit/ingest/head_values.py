"""Columns of values: what is wanted, what is so already, and when either holds."""

from collections.abc import Collection, Sequence

from doc_audit.ingest.head_roles import cell_role, is_period, key_of
from doc_audit.ingest.head_words import NOT_PROMISED, TARGETS
from doc_audit.model.document import CellRole
from doc_audit.text.words import words

_NOT_PROMISED = words(NOT_PROMISED)
_VALUES = frozenset({"measure", "baseline"})


def names_target(head: str) -> bool:
    """Whether a head opens or ends with a word for what is wanted: `Ambition 2030`."""
    said = key_of(head).split()
    return (
        bool(said) and said[-1] not in _NOT_PROMISED and not {said[0], said[-1]}.isdisjoint(TARGETS)
    )


def is_target(head: str) -> bool:
    """Whether a head is an ambition or goal with a year: a value, where it stands by measures."""
    dated = any(map(str.isdigit, head)) and names_target(head)
    return dated and (is_period(head) or cell_role(head) != "timescale")


def role_of_period(heads: Sequence[str], roles: Sequence[CellRole], at: int) -> CellRole:
    """Role of a bare period: a value wanted then, where its head says so or a baseline goes
    before; when, beside an action; figures elsewhere.
    """
    if is_target(heads[at]):
        return "measure"
    if "action" in roles:
        return "timescale"
    return "measure" if "baseline" in roles[:at] else "other"


def is_wanted(
    heads: Sequence[str], roles: Sequence[CellRole], acts: Collection[int], at: int
) -> bool:
    """Whether a column is of values wanted, as its head says and the columns before it.

    `acts` are columns found to be acts, whatever their heads.
    """
    head = heads[at]
    before = roles[:at]
    if is_target(head):
        named = not _VALUES.isdisjoint(before) or any(act < at for act in acts)
        return is_period(head) or named
    return key_of(head) in TARGETS and "baseline" in before


def with_values(heads: Sequence[str], roles: list[CellRole], figures: Collection[int]) -> None:
    """Sets the roles of columns that hold nothing but figures, as far as these change them.

    A column named for what is wanted holds that, be it no act. A period is one of values wanted
    where a baseline or the name of a measure stands before it, else it tells how much in it, not
    when. Beside values wanted a column that promises nothing tells what is so: the figure of
    England, a number of the row.
    """
    for at in figures:
        if names_target(heads[at]) and roles[at] in ("action", "other"):
            roles[at] = "measure"
        elif roles[at] == "timescale" and is_period(heads[at]):
            roles[at] = "other" if _VALUES.isdisjoint(roles[:at]) else "measure"
    pairs = zip(heads, roles, strict=True)
    if "baseline" in roles or any(r == "measure" and names_target(h) for h, r in pairs):
        for at in figures:
            if roles[at] == "other":
                roles[at] = "baseline"
