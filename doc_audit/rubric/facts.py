"""Names of the facts that decisions may ask about."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from doc_audit.rubric.grammar import CLAUSE_FACTS
from doc_audit.rubric.rules import STRUCTURE_CUES, RuleSet
from doc_audit.rubric.schema import RubricSettings

_LEVEL = re.compile(r"([a-z_]+)(=|>=)([012])")


@dataclass(frozen=True)
class FactNames:
    """All names there are in one rubric.

    Attributes:
        cues: cue names, those of other zones with the zone before them.
        codes: what decisions decide → the codes it can get.
        categories: key of a category list → its codes.
    """

    cues: frozenset[str]
    codes: Mapping[str, tuple[str, ...]]
    categories: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, settings: RubricSettings, rules: RuleSet) -> "FactNames":
        """Names of a rubric."""
        cues = {*STRUCTURE_CUES, *CLAUSE_FACTS}
        for cue in rules.cues:
            cues.update(zoned(zone, cue.cue) for zone in cue.over)
        codes = {
            "type": tuple(c.id for c in settings.types),
            "relevance": tuple(c.id for c in settings.relevance),
            "origin": tuple(c.id for c in settings.origins),
            **{d.id: ("0", "1", "2") for d in settings.dimensions},
            "marks": tuple(mark.id for mark in settings.marks),
        }
        categories = {c.id: tuple(code.id for code in c.codes) for c in settings.categories}
        return cls(frozenset(cues), codes, categories)

    def knows(self, fact: str) -> bool:
        """The fact can be true of some statement."""
        level = _LEVEL.fullmatch(fact)
        if level:
            return self.codes.get(level[1]) == ("0", "1", "2")
        key, colon, code = fact.partition(":")
        if colon and key in ("type", "relevance", "origin"):
            return code in self.codes[key]
        if colon and key == "mark":
            return code in self.codes["marks"]
        if colon and key in self.categories:
            return code in self.categories[key]
        return fact in self.cues

    def all_names(self) -> list[str]:
        """Every name of a fact but those with levels, sorted."""
        decided = {key: self.codes[key] for key in ("type", "relevance", "origin")}
        named = [f"{k}:{c}" for k, cs in {**decided, **self.categories}.items() for c in cs]
        return sorted([*self.cues, *named])


def zoned(zone: str, cue: str) -> str:
    """Name of a cue found in a zone."""
    return cue if zone == "text" else f"{zone}:{cue}"
