"""What differs between two codings of a statement, and by which rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from doc_audit.model import Coding

NOTHING = "–"
"""Shown where a coding has no such code at all."""


@dataclass(frozen=True, slots=True)
class Recoded:
    """A code that changed.

    Attributes:
        key: `type`, `relevance`, `origin`, a dimension, a category list, `groups`, or `mark` of a
            mark of the rubric that is there before or after alone.
        before, after: codes; of lists joined by blanks; `NOTHING` where there are none.
        by_before, by_after: the rule that decided; "" where none did.
    """

    statement: str
    key: str
    before: str
    after: str
    by_before: str
    by_after: str


def recoded(before: Coding, after: Coding) -> Iterator[Recoded]:
    """Codes that differ, in the order of the format.

    Where only one of the two has dimensions at all, the type tells it, and they are left out.
    """
    pairs = {key: (getattr(before, key), getattr(after, key)) for key in _SINGLE}
    if bool(before.dimensions) == bool(after.dimensions):
        for key in dict.fromkeys((*before.dimensions, *after.dimensions)):
            pairs[key] = (_level(before, key), _level(after, key))
        for key in dict.fromkeys((*before.categories, *after.categories)):
            pairs[key] = (_listed(before, key), _listed(after, key))
        pairs["groups"] = (" ".join(before.groups), " ".join(after.groups))
    else:
        del pairs["origin"]
    for key, (one, other) in pairs.items():
        if one != other:
            yield Recoded(
                after.statement, key, one or NOTHING, other or NOTHING, deciding(before, key),
                deciding(after, key),
            )  # fmt: skip
    for mark in dict.fromkeys((*before.marks, *after.marks)):
        if (mark in before.marks) != (mark in after.marks):
            one, other = (mark if mark in coding.marks else NOTHING for coding in (before, after))
            by = (giving(before, mark), giving(after, mark))
            yield Recoded(after.statement, MARK, one, other, *by)


MARK = "mark"
_SINGLE = ("type", "relevance", "origin")


def deciding(coding: Coding, key: str) -> str:
    """The rule that decided a code; "" where none did."""
    ids = coding.dimensions[key].rules if key in coding.dimensions else coding.rules.get(key, ())
    return ids[0] if ids else ""


def giving(coding: Coding, mark: str) -> str:
    """The rule that gave a mark; "" where the statement doesn't have it."""
    marked = coding.marks.get(mark)
    return marked.rules[0] if marked and marked.rules else ""


def _level(coding: Coding, key: str) -> str:
    return str(coding.level(key))


def _listed(coding: Coding, key: str) -> str:
    return " ".join(coding.categories.get(key, ()))
