"""Facts over codes, which criteria and tables of a rubric ask about."""

import re
from collections.abc import Iterator

from doc_audit.rubric.schema import RubricSettings

GROUPS = "groups"
MARK = "mark"
"""Before the id of a mark: `mark:senior_lead`."""

_LEVEL = re.compile(r"([a-z][a-z0-9_]*)(?:=|>=)[012]")


def lists_of(settings: RubricSettings) -> dict[str, tuple[str, ...]]:
    """Key of each closed list of codes → its codes: what may stand around the colon of a fact."""
    return {
        "type": tuple(code.id for code in settings.types),
        "relevance": tuple(code.id for code in settings.relevance),
        "origin": tuple(code.id for code in settings.origins),
        GROUPS: tuple(group.id for group in settings.groups),
        MARK: tuple(mark.id for mark in settings.marks),
        **{listed.id: tuple(c.id for c in listed.codes) for listed in settings.categories},
    }


def code_facts(settings: RubricSettings) -> Iterator[str]:
    """All facts there are, levels as `target=2` and `target>=1`."""
    for key, codes in lists_of(settings).items():
        yield from (f"{key}:{code}" for code in codes)
    for dimension in settings.dimensions:
        yield from (f"{dimension.id}={level}" for level in range(3))
        yield from (f"{dimension.id}>={level}" for level in range(1, 3))


def dimension_asked(fact: str) -> str:
    """The dimension that a fact about a level names; "" for other facts."""
    found = _LEVEL.fullmatch(fact)
    return found[1] if found else ""


def mark_asked(fact: str) -> str:
    """The mark that a fact names; "" for other facts."""
    key, _, code = fact.partition(":")
    return code if key == MARK else ""
