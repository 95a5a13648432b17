"""The dimensions of a coding in the rubric's order, gone through once for all that is shown."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from doc_audit.model import ABSENT, Code, Coding
from doc_audit.rubric.schema import RubricSettings

CodeAt = tuple[int, Code, int]
"""Place of a dimension in the rubric, from 0; what was coded; the level counted."""

_AS_CODED: Mapping[str, int] = MappingProxyType({})


class DimensionCodes:
    """Dimensions of any codings under one rubric."""

    def __init__(self, settings: RubricSettings) -> None:
        self._dimensions = list(enumerate(dimension.id for dimension in settings.dimensions))

    def of(self, coding: Coding | None, scored: Mapping[str, int] = _AS_CODED) -> list[CodeAt]:
        """Those that are coded; none where nobody coded the statement, or it has none.

        `scored`: dimension id → level counted, for those that are.
        """
        codes = coding.dimensions if coding is not None else None
        if not codes:
            return []
        return [
            (place, code, scored.get(id_, code.level))
            for place, id_ in self._dimensions
            if (code := codes.get(id_)) is not None
        ]

    def digits(self, codes: Sequence[CodeAt], scored: Mapping[str, int] = _AS_CODED) -> str:
        """A digit per dimension; empty where dimensions aren't coded.

        By the level `scored`, where there is one: filters then show what tables and charts count.
        """
        if not codes or len(codes) == len(self._dimensions):
            return "".join([str(level) for _, _, level in codes])
        levels = {place: level for place, _, level in codes}
        every = [levels.get(n, scored.get(id_, ABSENT)) for n, id_ in self._dimensions]
        return "".join(map(str, every))
