"""What belongs to the pages of a document, most of it put away when there are many."""

from collections.abc import Callable, Iterator, MutableMapping
from typing import TypeVar

from doc_audit.ingest.pdf.source.spool import Spool

T = TypeVar("T")
MOST = 64
"""Pages held as they are, the first ones: few plans have more. Put away, a page takes a third of
its 50 kB, less than what becomes of it in the document."""
_HELD = -1


class Shelf(MutableMapping[int, T]):
    """Something of each page by its number, in the order in which pages came.

    What is looked up may be a copy of what was put there: it is to be changed by putting another
    in its place.

    Args:
        pack: makes bytes of it.
        unpack: makes it again of them.
    """

    def __init__(self, pack: Callable[[T], bytes], unpack: Callable[[bytes], T]) -> None:
        self._spool = Spool()
        self._pack, self._unpack = pack, unpack
        self._places: dict[int, int] = {}  # in the spool; `_HELD` for what is held
        self._held: dict[int, T] = {}
        self._last: tuple[int, T] | None = None  # looked up, and not held

    def __setitem__(self, page: int, value: T) -> None:
        old = self._places.get(page, _HELD)
        if old >= 0:
            self._let_go(page, old)
        if page in self._held or len(self._held) < MOST:
            self._held[page] = value
            self._places[page] = _HELD
        else:
            self._places[page] = self._spool.put(self._pack(value))

    def __getitem__(self, page: int) -> T:
        place = self._places[page]
        if place == _HELD:
            return self._held[page]
        if self._last is None or self._last[0] != page:
            self._last = page, self._unpack(self._spool.get(place))
        return self._last[1]

    def __delitem__(self, page: int) -> None:
        place = self._places.pop(page)
        if place == _HELD:
            del self._held[page]
        else:
            self._let_go(page, place)

    def _let_go(self, page: int, place: int) -> None:
        self._spool.drop(place)
        if self._last is not None and self._last[0] == page:
            self._last = None

    def __iter__(self) -> Iterator[int]:
        return iter(list(self._places))

    def __len__(self) -> int:
        return len(self._places)
