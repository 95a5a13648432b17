"""Notes as a PDF's annotations (ISO 32000-1, 12.5), with or without drawings of their own."""

from collections.abc import Iterable, Sequence
from itertools import chain

from doc_audit.export.pdf.append import Update
from doc_audit.export.pdf.looks import (
    GUIDE,
    SHADED,
    STATEMENT,
    Colour,
    Look,
    Turned,
    dashes_of,
    figure,
    guide_icon,
    highlight,
    tint_of,
    underline,
)
from doc_audit.export.pdf.note import Form, Note
from doc_audit.export.pdf.objects import Ref, Value, text_string
from doc_audit.export.pdf.pages import PdfPage, Rectangle
from doc_audit.model import PageBox

AUTHOR = "doc_audit"
_PRINTED = b"4"  # annotation flag: shown on paper too
_ROOM = 3.0  # points around a statement for what is drawn beside its words
_UNIT = (0.0, 0.0, 1.0, 1.0)
# Of a line's height, in points: from here on whole points hold every letter's middle, as the
# narrowest are a fifth of the height wide. Notes take a tenth less with them than with tenths.
_WHOLE_FROM = 6.0


class Marks:
    """Annotations of one file in one form."""

    def __init__(self, update: Update, form: Form) -> None:
        self._update = update
        self._form = form
        self._drawings = _Drawings(update)

    def add(self, note: Note, page: PdfPage) -> Ref:
        """Of a note whose boxes are on the page."""
        # No two readers draw a sign alike, and pdf.js draws lines of turned pages across them.
        alone = note.kind == "guide" or (page.turns != 0 and note.look is None)
        as_drawn = self._form.drawn or alone
        return self._update.add((self._drawn if as_drawn else self._plain)(note, page))

    def _drawn(self, note: Note, page: PdfPage) -> dict[bytes, Value]:
        places = _turned(note.boxes, page)
        head = _head(note, _tenths(_colour(note)))
        if note.kind == "broken":  # as drawn it is no wave
            head[b"/Subtype"] = b"/Underline"
        if note.kind == "guide":
            head[b"/Name"] = b"/Help"
        else:
            head[b"/QuadPoints"] = _tenths(_quads(places))
        room = _ROOM if note.kind in ("line", "broken") else 0
        head[b"/NM"] = text_string(note.key)
        head[b"/AP"] = {b"/N": self._drawings.of(note, places)}
        head[b"/Rect"] = _tenths(_around(places, room))
        head[b"/Contents"] = text_string(note.words(self._form))
        return head

    def _plain(self, note: Note, page: PdfPage) -> dict[bytes, Value]:
        """Like notes together, like parts first: what is said before needn't be said again."""
        low = min(box.y1 - box.y0 for box in note.boxes) < _WHOLE_FROM
        spelled = _tenths if low else _whole
        places = _turned(note.boxes, page)
        head = _head(note, _figures(_colour(note)))
        head[b"/Contents"] = text_string(note.words(self._form))
        head[b"/QuadPoints"] = spelled(_quads(places))
        head[b"/Rect"] = spelled(_around(places, 0))
        return head


def _head(note: Note, colour: list[Value]) -> dict[bytes, Value]:
    kinds = {"guide": b"/Text", "line": b"/Underline", "broken": b"/Squiggly"}
    return {
        b"/Subtype": kinds.get(note.kind, b"/Highlight"), b"/F": _PRINTED,
        b"/T": text_string(AUTHOR), b"/C": colour, b"/Subj": text_string(note.label),
    }  # fmt: skip


def _colour(note: Note) -> Colour:
    if note.kind == "guide":
        return GUIDE
    return tint_of(note.look) if note.look else STATEMENT


class _Drawings:
    """How notes look; drawings that are alike but for their size are shared."""

    def __init__(self, update: Update) -> None:
        self._update = update
        self._shared: dict[object, Ref] = {}

    def of(self, note: Note, places: Sequence[Turned]) -> Ref:
        """Drawing of a note."""
        if note.kind == "guide":
            side = min(places[0].wide, places[0].high)
            return self._drawing((0, 0, side, side), guide_icon(side, places[0].turns))
        if note.look is None:
            drawn = underline(places, note.opens, note.kind == "broken")
            return self._drawing(_around(places, _ROOM), drawn)
        dashes = [dashes_of(place) for place in places]
        if len(places) == 1:
            return self._unit(note.look, places[0].turns, dashes[0])
        content = highlight(places, note.look, dashes)
        return self._drawing(_around(places, 0), content)

    def _unit(self, look: Look, turns: int, dashes: int) -> Ref:
        """Drawing of one line of words, to be stretched to it."""
        key = (look, turns, dashes if look.faint else 1)
        if key not in self._shared:
            content = highlight([Turned(_UNIT, turns)], look, [dashes])
            self._shared[key] = self._drawing(_UNIT, content)
        return self._shared[key]

    def _drawing(self, box: Rectangle, content: bytes) -> Ref:
        head: dict[bytes, Value] = {b"/Subtype": b"/Form", b"/BBox": _tenths(box)}
        if content.startswith(SHADED):
            head[b"/Resources"] = self._resources()
        return self._update.add_stream(head, content)

    def _resources(self) -> Ref:
        if "resources" not in self._shared:
            state: dict[bytes, Value] = {b"/Type": b"/ExtGState", b"/BM": b"/Multiply"}
            entries: dict[bytes, Value] = {b"/ExtGState": {b"/G": state}}
            self._shared["resources"] = self._update.add(entries)
        return self._shared["resources"]


def _turned(boxes: Sequence[PageBox], page: PdfPage) -> list[Turned]:
    ends = ((*page.point(box.x0, box.y0), *page.point(box.x1, box.y1)) for box in boxes)
    return [
        Turned((min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)), page.turns)
        for xa, ya, xb, yb in ends
    ]


def _quads(places: Iterable[Turned]) -> Iterable[float]:
    return chain.from_iterable(map(_quad, places))


def _quad(place: Turned) -> Iterable[float]:
    """Corners of the words: upper left, upper right, lower left, lower right as they are read.

    The standard has them in a ring; Acrobat reads and writes them so, and others follow it.
    """
    for along, up in ((0, 1), (1, 1), (0, 0), (1, 0)):
        x, y, _, _ = place.part(along, up, 0, 0)
        yield from (x, y)


def _around(places: Sequence[Turned], room: float) -> Rectangle:
    boxes = [place.box for place in places]
    return (
        min(box[0] for box in boxes) - room,
        min(box[1] for box in boxes) - room,
        max(box[2] for box in boxes) + room,
        max(box[3] for box in boxes) + room,
    )


def _tenths(values: Iterable[float]) -> list[Value]:
    return [figure(round(value, 1)) for value in values]


def _figures(values: Iterable[float]) -> list[Value]:
    return [figure(value) for value in values]


def _whole(values: Iterable[float]) -> list[Value]:
    return [b"%d" % round(value) for value in values]
