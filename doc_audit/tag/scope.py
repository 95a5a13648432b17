"""How far cues reach: direction, reach, stops; which marks they let count or undo."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from doc_audit.rubric.rules import CueRule, MarkRule, Scope
from doc_audit.tag.match import NOT_IN_REACH, CueHit, Found, Mark
from doc_audit.tag.tokens import Tokens

ALWAYS_STOPS = frozenset({".", ";", "?", "!", "|", "•"})
"""Marks that end every scope."""

Stops = Mapping[str, frozenset[str]]
"""Cue rule id → words in small letters that end its scope."""


def stop_words(cues: Sequence[CueRule], lists: Mapping[str, Sequence[str]]) -> Stops:
    """Stops of each cue rule, list names filled in; of phrases only single words."""
    return {cue.id: _stops(cue.scope, lists) for cue in cues if cue.scope}


def _stops(scope: Scope, lists: Mapping[str, Sequence[str]]) -> frozenset[str]:
    words = set(ALWAYS_STOPS)
    for stop in scope.stops:
        named = lists[stop[1:-1]] if stop.startswith("{") else (stop,)
        words.update(word.lower() for word in named)
    return frozenset(words)


def reach(hit: CueHit, tokens: Tokens, stops: frozenset[str]) -> tuple[int, int]:
    """Tokens in scope of a cue, as a range; may be empty."""
    scope = hit.rule.scope
    if scope is None:
        return hit.start, hit.start
    low, high = hit.start, hit.end
    if scope.direction == "forward":
        low = hit.end
    if scope.direction == "backward":
        high = hit.start
    if scope.direction in ("backward", "both"):
        low = _back(tokens, hit.start, scope.reach, stops)
    if scope.direction in ("forward", "both"):
        high = _ahead(tokens, hit.end, scope.reach, stops)
    return low, high


def _back(tokens: Tokens, start: int, distance: int, stops: frozenset[str]) -> int:
    low, at = tokens.low, start
    least = max(start - distance, 0)
    while at > least and low[at - 1] not in stops:
        at -= 1
    return at


def _ahead(tokens: Tokens, end: int, distance: int, stops: frozenset[str]) -> int:
    low, at = tokens.low, end
    most = min(end + distance, len(low))
    while at < most and low[at] not in stops:
        at += 1
    return at


def apply_scopes(found: Found, needs_leave: frozenset[str], stops: Stops) -> tuple[Mark, ...]:
    """Marks of a zone, those undone that a cue blocks or that no cue allows.

    `needs_leave` are the dimensions that some cue of the rubric allows; their marks count only
    within reach of one, unless their rule is `free`.
    """
    if all(_untouched(mark) for mark in found.marks):
        return found.marks
    reaches = [(c, *reach(c, found.tokens, stops[c.rule.id])) for c in found.cues if c.rule.scope]
    return tuple(_judged(mark, reaches, needs_leave) for mark in found.marks)


def _untouched(mark: Mark) -> bool:
    """No cue has a say in it."""
    return bool(mark.undone) or (isinstance(mark.rule, MarkRule) and mark.rule.free)


def _judged(
    mark: Mark, reaches: Sequence[tuple[CueHit, int, int]], needs_leave: frozenset[str]
) -> Mark:
    if _untouched(mark):
        return mark
    start, end = mark.shown
    within = [hit for hit, low, high in reaches if low <= start and end <= high]
    for hit in within:
        if mark.rule.dimension in hit.rule.blocks or mark.rule.id in hit.rule.blocks:
            return replace(mark, undone=hit.rule.id)
    if mark.rule.dimension not in needs_leave:
        return mark
    allowed = any(mark.rule.dimension in hit.rule.allows for hit in within)
    return mark if allowed else replace(mark, undone=NOT_IN_REACH)
