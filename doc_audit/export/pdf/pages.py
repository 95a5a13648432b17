"""Pages of a PDF with their places: from the page as shown to the page's own space."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from doc_audit.export.pdf.objects import BrokenError, Ref, Value, entries_of, number, whole
from doc_audit.export.pdf.source import PdfSource

_MOST_PAGES = 10_000
_PAPER = (0.0, 0.0, 612.0, 792.0)
"""What PDFium and poppler take where a page says no size: US letter."""
_INHERITED = (b"/MediaBox", b"/CropBox", b"/Rotate")

Rectangle = tuple[float, float, float, float]
"""x0, y0, x1, y1, the lesser first."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page and how it is cropped and turned.

    Attributes:
        ref: of its object.
        entries: of its dictionary, as they stand.
        shown: what is shown of it, in its own space: origin bottom left, y up.
        turns: quarter turns clockwise, 0…3.
    """

    ref: Ref
    entries: Mapping[bytes, Value]
    shown: Rectangle
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        left, bottom, right, top = self.shown
        wide, high = right - left, top - bottom
        return (high, wide) if self.turns % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as shown (origin top left, y down) in its own space."""
        left, bottom, right, top = self.shown
        if self.turns == 1:
            return left + y, bottom + x
        if self.turns == 2:
            return right - x, bottom + y
        if self.turns == 3:
            return right - y, top - x
        return left + x, top - y


def pages_of(source: PdfSource) -> list[PdfPage]:
    """All pages, in order.

    Raises:
        BrokenError: the tree of pages can't be followed to its end.
    """
    root = source.entries_at(source.trailer.get(b"/Root"))
    top = root.get(b"/Pages")
    if not isinstance(top, Ref):
        raise BrokenError("no tree of pages")
    return list(_under(source, top, {}, set()))


def _under(
    source: PdfSource, top: Ref, given: Mapping[bytes, Value], seen: set[int]
) -> Iterator[PdfPage]:
    waiting: list[tuple[Value, Mapping[bytes, Value]]] = [(top, given)]
    while waiting:
        ref, above = waiting.pop()
        if not isinstance(ref, Ref) or ref.number in seen or len(seen) > _MOST_PAGES * 2:
            raise BrokenError("a tree of pages that can't be followed")
        seen.add(ref.number)
        entries = entries_of(source.get(ref))
        if not entries:
            raise BrokenError("a page that isn't there")
        passed = {**above, **{key: entries[key] for key in _INHERITED if key in entries}}
        kids = source.get(entries.get(b"/Kids"))
        if isinstance(kids, list):
            waiting += [(kid, passed) for kid in reversed(kids)]
        else:
            yield _page(source, ref, entries, passed)


def _page(
    source: PdfSource, ref: Ref, entries: Mapping[bytes, Value], passed: Mapping[bytes, Value]
) -> PdfPage:
    media = _rectangle(source, passed.get(b"/MediaBox")) or _PAPER
    crop = _rectangle(source, passed.get(b"/CropBox"))
    turn = source.get(passed.get(b"/Rotate"))
    turns = whole(turn if isinstance(turn, bytes) else None, 0) // 90 % 4
    return PdfPage(ref, entries, _common(media, crop) if crop else media, turns)


def _rectangle(source: PdfSource, value: Value | None) -> Rectangle | None:
    """A box with the lesser corner first; None where there is none or it holds nothing."""
    corners = source.get(value)
    if not isinstance(corners, list) or len(corners) < 4:
        return None
    held = [source.get(one) for one in corners[:4]]
    xa, ya, xb, yb = (number(one if isinstance(one, bytes) else None) for one in held)
    box = (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
    return box if box[0] < box[2] and box[1] < box[3] else None


def _common(one: Rectangle, other: Rectangle) -> Rectangle:
    box = (max(one[0], other[0]), max(one[1], other[1]),
           min(one[2], other[2]), min(one[3], other[3]))  # fmt: skip
    return box if box[0] < box[2] and box[1] < box[3] else one
