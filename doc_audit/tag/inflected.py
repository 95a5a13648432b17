"""Whether two words are forms of one: club, clubs; library, libraries; plan, planning."""

LEAST_SHARED = 3
"""Letters that forms of one word begin with alike."""
_ENDS = frozenset({"", "s", "es", "e", "ed", "d", "ing", "y", "ies", "ied", "er", "ers", "r", "rs",
                   "'s", "ren", "al"})  # fmt: skip
"""Ends that the forms of a word may have behind what they share."""


def inflected(one: str, other: str) -> bool:
    """Two different words, in small letters, that differ in such ends alone."""
    if one == other:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shared = min(len(one), len(other)) if at is None else at
    if shared < LEAST_SHARED:
        return False
    ends = _end(one, shared), _end(other, shared)
    return set(ends) <= _ENDS


def _end(word: str, shared: int) -> str:
    """What follows the letters shared, less a letter that is doubled before an end: plan-n-ing."""
    end = word[shared:]
    doubled = len(end) > 1 and end[0] == word[shared - 1] and end[0] not in "aeiou"
    return end[1:] if doubled else end
