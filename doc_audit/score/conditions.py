"""Whether codes of a statement meet the conditions of a criterion, and which words show it."""

from collections.abc import Iterator
from dataclasses import dataclass

from doc_audit.model import Coding, Marked
from doc_audit.rubric.code_facts import GROUPS, MARK, dimension_asked, mark_asked
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.when import When
from doc_audit.score.commitments import scored_level, shown_words

Facts = frozenset[str]


@dataclass(frozen=True, slots=True)
class Test:
    """Conditions as sets of facts: one of each of `all`, one of `any` if there are any, no `none`.

    `named`: facts of `all` and `any` as written.
    """

    __test__ = False  # not one of pytest's

    all: tuple[Facts, ...]
    any: Facts
    none: Facts
    named: tuple[str, ...]

    @classmethod
    def of(cls, when: When | None) -> "Test":
        """The test of some conditions; of none, one that everything meets."""
        when = when or When()
        return cls(
            tuple(frozenset(term.split("|")) for term in when.all),
            frozenset(fact for term in when.any for fact in term.split("|")),
            frozenset(fact for term in when.none for fact in term.split("|")),
            tuple(fact for term in (*when.all, *when.any) for fact in term.split("|")),
        )

    def holds(self, facts: Facts) -> bool:
        """Whether the facts meet it."""
        return (
            all(not facts.isdisjoint(term) for term in self.all)
            and (not self.any or not facts.isdisjoint(self.any))
            and facts.isdisjoint(self.none)
        )


def facts_of(coding: Coding, settings: RubricSettings, area: str) -> Facts:
    """Facts over the codes of a statement (`rubric.code_facts`).

    Levels are those scored: a place that is the plan's own area is vague. A statement whose type
    has no dimensions has no level, not even 0.
    """
    return frozenset(_facts(coding, settings, area))


def _facts(coding: Coding, settings: RubricSettings, area: str) -> Iterator[str]:
    yield f"type:{coding.type}"
    yield f"relevance:{coding.relevance}"
    yield f"origin:{coding.origin}"
    for name, codes in coding.categories.items():
        yield from (f"{name}:{code}" for code in codes)
    yield from (f"{GROUPS}:{group}" for group in coding.groups)
    yield from (f"{MARK}:{mark}" for mark in coding.marks)
    for dimension in settings.dimensions:
        if dimension.id in coding.dimensions:
            level = scored_level(coding, dimension, settings, area)
            yield f"{dimension.id}={level}"
            yield from (f"{dimension.id}>={n}" for n in range(1, level + 1))


def words_for(test: Test, facts: Facts, coding: Coding) -> str:
    """The words behind the first fact that the conditions name and that has any."""
    for fact in test.named:
        if fact not in facts:
            continue
        if mark := mark_asked(fact):
            found = _words_of(coding.marks[mark])
        elif dimension := dimension_asked(fact):
            found = shown_words(coding.dimensions[dimension])
        else:
            found = ""
        if found:
            return found
    return ""


def _words_of(marked: Marked) -> str:
    return marked.words or (marked.evidence.words if marked.evidence else "")
