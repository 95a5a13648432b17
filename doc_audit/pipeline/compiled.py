"""Rules made ready for tagging, once in a process however many ask for them."""

from collections.abc import Hashable, Sequence
from functools import lru_cache

from doc_audit.rubric import Rubric
from doc_audit.tag import Tagger, Taggers

_KEPT = 4
"""As many rubrics as are kept loaded (`resources`)."""


class _ByHash(Hashable):
    """Rubrics as a key: those of the same hashes code alike."""

    def __init__(self, rubrics: Sequence[Rubric]) -> None:
        self.rubrics = tuple(rubrics)
        self._hashes = tuple(rubric.hash for rubric in rubrics)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByHash) and self._hashes == other._hashes

    def __hash__(self) -> int:
        return hash(self._hashes)


def tagger_of(rubric: Rubric) -> Tagger:
    """The tagger of a rubric as it was loaded; to make one takes as long as to load it."""
    return _tagger(_ByHash((rubric,)))


def taggers_of(rubrics: Sequence[Rubric]) -> Taggers:
    """The taggers of rubrics as they were loaded, the main one first."""
    return _taggers(_ByHash(rubrics))


@lru_cache(maxsize=_KEPT)
def _tagger(given: _ByHash) -> Tagger:
    return Tagger(given.rubrics[0])


@lru_cache(maxsize=_KEPT)
def _taggers(given: _ByHash) -> Taggers:
    return Taggers(given.rubrics)
