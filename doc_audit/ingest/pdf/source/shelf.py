"""What belongs to the pages of a document, most of it put away when there are many."""

from collections.abc import Callable, Iterator, MutableMapping
from typing import TypeVar

from doc_audit.ingest.pdf.source.spool import Spool

T = TypeVar("T")
MOST = 64
"""Pages held as they are, the first ones: few plans have more, and those that have none are read
without anything put away. 50 kB each at most."""


class Shelf(MutableMapping[int, T]):
    """Something of each page by its number, in the order in which pages came.

    What is looked up may be a copy of what was put there: it is to be changed by putting another
    in its place.

    Args:
        spool: takes what isn't held.
        pack: makes bytes of it.
        unpack: makes it again of them.
    """

    def __init__(
        self, spool: Spool, pack: Callable[[T], bytes], unpack: Callable[[bytes], T]
    ) -> None:
        self._spool = spool
        self._pack, self._unpack = pack, unpack
        self._places: dict[int, int] = {}  # number of the record; -1 for what is held
        self._held: dict[int, T] = {}
        self._last: tuple[int, T] | None = None  # looked up, and not held

    def __setitem__(self, page: int, value: T) -> None:
        if self._last is not None and self._last[0] == page:
            self._last = None
        if page in self._held or len(self._held) < MOST:
            self._held[page] = value
            self._places[page] = -1
        else:
            self._places[page] = self._spool.put(self._pack(value))

    def __getitem__(self, page: int) -> T:
        place = self._places[page]
        if place < 0:
            return self._held[page]
        if self._last is None or self._last[0] != page:
            self._last = page, self._unpack(self._spool.get(place))
        return self._last[1]

    def __delitem__(self, page: int) -> None:
        del self._places[page]
        self._held.pop(page, None)
        if self._last is not None and self._last[0] == page:
            self._last = None

    def __iter__(self) -> Iterator[int]:
        return iter(list(self._places))

    def __len__(self) -> int:
        return len(self._places)
