"""A field that is read when it is asked for: most of what a run holds nobody looks at."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar, overload

from doc_audit.errors import InputError

T = TypeVar("T")


class Unread(Sequence[T], Generic[T]):
    """A sequence kept as the JSON of its row until it is first looked at.

    Equal to, hashed and pickled like the tuple of its items.

    Args:
        json: as the row has it.
        parse: makes the items of it.
    """

    __slots__ = ("_json", "_parse")

    def __init__(self, json: str, parse: Callable[[str], Iterable[T]]) -> None:
        self._json: str | tuple[T, ...] = json
        self._parse = parse

    @property
    def json(self) -> str | None:
        """As the row has it; None once it was looked at."""
        return self._json if isinstance(self._json, str) else None

    def items(self) -> tuple[T, ...]:
        """The items.

        Raises:
            InputError: the row is damaged.
        """
        if isinstance(self._json, str):
            try:
                self._json = tuple(self._parse(self._json))
            except ValueError as error:
                raise InputError(
                    f"the run can't be read ({error})",
                    "run.sqlite",
                    "It is damaged or of another version of doc-audit; run the audit again.",
                ) from error
        return self._json

    def __len__(self) -> int:
        """How many."""
        return len(self.items())

    def __iter__(self) -> Iterator[T]:
        """In order."""
        return iter(self.items())

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        """One of them; a slice is a tuple."""
        return self.items()[at]

    def __eq__(self, other: object) -> bool:
        """Whether `other` is a sequence of the same items."""
        if isinstance(other, Unread):
            return self.items() == other.items()
        return self.items() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        """As of a tuple."""
        return hash(self.items())

    def __repr__(self) -> str:
        """As of a tuple."""
        return repr(self.items())

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        """As a tuple."""
        return tuple, (self.items(),)
