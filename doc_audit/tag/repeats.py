"""Patterns that say again what another one says to the same effect."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

from doc_audit.rubric.pattern import Slot, pieces_of, slots_of
from doc_audit.rubric.rules import CueRule, MarkRule

MOST_READINGS = 200
"""Rows of plain words a pattern is spelt out to; one with more is compared as it stands."""
Reading = tuple[str, ...]
Effect = tuple[object, ...]
"""What follows from a match: two rules of the same effect repeat each other."""


class Repeats:
    """Remembers the patterns it is shown; each is compared with those before it."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists
        self._effects: dict[Effect, int] = {}
        self._seen: dict[tuple[int, Reading], str] = {}

    def of(self, rule: MarkRule | CueRule, written: str) -> Iterator[tuple[str, str]]:
        """What the pattern repeats wholly, if anything, and how to mend it."""
        effect = self._effects.setdefault(_effect(rule), len(self._effects))
        keys = [(effect, reading) for reading in _readings(written, self._lists, rule.case)]
        rules = list(dict.fromkeys(self._seen.get(key, "") for key in keys))
        if rules and "" not in rules:
            where = " and ".join(f"“{name}”" for name in rules)
            yield f"the pattern “{written}” says again what {where} says.", "Keep one of them."
        for key in keys:
            self._seen.setdefault(key, rule.id)


def _effect(rule: MarkRule | CueRule) -> Effect:
    if isinstance(rule, CueRule):
        scope = rule.scope and (rule.scope.direction, rule.scope.reach, rule.scope.stops)
        return (rule.cue, rule.over, scope, rule.allows, rule.blocks)
    where = (rule.over, rule.cells, rule.heads)
    return (rule.dimension, rule.level, rule.codes, rule.group, *where, rule.mark)


def _readings(written: str, lists: Mapping[str, Sequence[str]], case: str) -> list[Reading]:
    """All rows of words a pattern fits; itself where it is more than choices among words."""
    pieces = pieces_of(written)
    slots = slots_of(written, lists)
    plain = "[" not in pieces and all(_plain(slot) for slot in slots)
    fold = str.lower if case == "any" else str
    words = [sorted({fold(w) for row in slot for w in row[0].words}) for slot in slots if plain]
    if not plain or prod(map(len, words)) > MOST_READINGS:
        return [(case, *pieces)]
    ends = (case, "^" * (pieces[0] == "^"), "$" * (pieces[-1] == "$"))
    return [(*ends, *row) for row in product(*words)]


def _plain(slot: Slot) -> bool:
    """Single words, one of which must stand there."""
    return all(len(row) == 1 and row[0].literal for row in slot)
