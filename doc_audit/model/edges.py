"""Places of the characters of a line, kept small: a document has one for every character."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

_IN_A_POINT = 100  # hundredths: what readers round to


class Edges(Sequence[float]):
    """A fixed row of numbers rounded to hundredths, in four bytes each instead of 32.

    Equal to, and hashed like, the tuple of its numbers.
    """

    __slots__ = ("_hundredths",)

    def __init__(self, hundredths: bytes = b"") -> None:
        """Keep C ints, each a hundredth of a point."""
        self._hundredths = hundredths

    @classmethod
    def of(cls, points: Iterable[float]) -> "Edges":
        """Of numbers in points."""
        return cls(array("i", [round(x * _IN_A_POINT) for x in points]).tobytes())

    def _whole(self) -> memoryview:
        return memoryview(self._hundredths).cast("i")

    def __len__(self) -> int:
        """How many."""
        return len(self._whole())

    def __iter__(self) -> Iterator[float]:
        """In points."""
        return (x / _IN_A_POINT for x in self._whole())

    @overload
    def __getitem__(self, at: int) -> float: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[float, ...]: ...
    def __getitem__(self, at: int | slice) -> float | tuple[float, ...]:
        """In points; a slice is a tuple."""
        if isinstance(at, slice):
            return tuple(x / _IN_A_POINT for x in self._whole()[at])
        return self._whole()[at] / _IN_A_POINT

    def __eq__(self, other: object) -> bool:
        """Whether `other` is a sequence of the same numbers."""
        if isinstance(other, Edges):
            return self._hundredths == other._hundredths
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        """As of a tuple."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """As of a tuple."""
        return repr(tuple(self))
