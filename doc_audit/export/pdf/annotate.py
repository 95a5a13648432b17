"""A PDF with notes on words of its pages; its own bytes stay, the notes stand behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from doc_audit.errors import DocumentError
from doc_audit.export.pdf.append import Update
from doc_audit.export.pdf.looks import (
    GUIDE,
    INKS,
    STATEMENT,
    Colour,
    Look,
    Turned,
    dashes_of,
    figure,
    guide_icon,
    highlight,
    underline,
)
from doc_audit.export.pdf.objects import (
    BrokenError,
    Ref,
    Value,
    text_string,
    whole,
)
from doc_audit.export.pdf.pages import PdfPage, Rectangle, pages_of
from doc_audit.export.pdf.source import PdfSource, by_search, by_tables
from doc_audit.model import Page, PageBox

AUTHOR = "doc_audit"
_SAME = 1.0  # points by which a page may differ from the one that was read
_PRINTED = b"4"  # annotation flag: shown on paper too
_ROOM = 3.0  # points around a statement for what is drawn beside its words
_SIGNED = 1  # bit of /SigFlags
_UNIT = (0.0, 0.0, 1.0, 1.0)
_SAVE_UNLOCKED = "Save a copy of it without protection and audit that."
_ASK_AGAIN = "Print it to a new PDF and audit that."


@dataclass(frozen=True, slots=True)
class Note:
    """A note on words of one page.

    Attributes:
        key: no two of a file are alike; made from content.
        label: what readers list it under: a dimension or a statement's type.
        says: its words; may have several lines.
        boxes: the words, a box a line; all on one page.
        look: of words of a dimension; None for what is of no dimension.
        opens: the statement begins here.
        kind: `words`; `guide`, what is said of all notes; of whole statements, which are
            underlined, `line`, or `broken` for an aspiration.
    """

    key: str
    label: str
    says: str
    boxes: tuple[PageBox, ...]
    look: Look | None = None
    opens: bool = True
    kind: Literal["words", "line", "broken", "guide"] = "words"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file with notes: its own bytes from a place on, and what is added behind them.

    Attributes:
        start: before it stands what is no part of the PDF; nearly always 0.
        added: never empty.
        signed: the source is signed; readers will say that it was changed afterwards.
        unlike: pages that aren't those that were read, from 1; they have no notes.
        rebuilt: the source's own tables were broken.
    """

    start: int
    added: bytes
    signed: bool
    unlike: tuple[int, ...]
    rebuilt: bool


def annotate(
    content: bytes, name: str, pages: Sequence[Page], notes: Iterable[Note], guide: Note | None
) -> Annotated:
    """The file with notes. Same arguments, same bytes.

    Args:
        content: the file's bytes.
        name: for messages.
        pages: as read; boxes of notes are in their axes.
        notes: those that come first lie under the others.
        guide: what is said of all notes; its box is where its sign goes.

    Raises:
        DocumentError: `protected`, `form_made_pages` or `damaged`: no notes can be put in.
    """
    try:
        source, found = _open(content)
        catalogue = source.entries_at(source.trailer.get(b"/Root"))
        form = source.entries_at(catalogue.get(b"/AcroForm"))
        if b"/XFA" in form and catalogue.get(b"/NeedsRendering") == b"true":
            told = "its pages are made by a form when it is opened, so notes have no place in it"
            raise DocumentError("form_made_pages", told, name, _ASK_AGAIN)
        if len(found) != len(pages):
            told = f"has {len(pages)} pages as it was read and {len(found)} by its own list"
            raise DocumentError("damaged", told, name, _ASK_AGAIN)
        unlike = _unlike(found, pages)
        update = _write(source, found, [*notes, *([guide] if guide else [])], set(unlike))
    except BrokenError as error:
        told = f"the PDF is damaged, so no notes can be put in ({error})"
        raise DocumentError("damaged", told, name, _ASK_AGAIN) from error
    except _ProtectedError as error:
        told = "the PDF is protected against changes, so no notes can be put in"
        raise DocumentError("protected", told, name, _SAVE_UNLOCKED) from error
    signed = bool(whole(_plain(form.get(b"/SigFlags")), 0) & _SIGNED) or b"/Perms" in catalogue
    start = len(content) - len(source.content)
    return Annotated(start, update.written(), signed, unlike, source.start < 0)


class _ProtectedError(Exception):
    """A file whose strings are encrypted, and whose owner may not want it changed."""


def _open(content: bytes) -> tuple[PdfSource, list[PdfPage]]:
    try:
        source = by_tables(content)
        _refuse_protected(source)
        return source, pages_of(source)
    except BrokenError:
        source = by_search(content)
        _refuse_protected(source)
        return source, pages_of(source)


def _refuse_protected(source: PdfSource) -> None:
    if b"/Encrypt" in source.trailer:
        raise _ProtectedError


def _plain(value: Value | None) -> bytes | None:
    return value if isinstance(value, bytes) else None


def _unlike(found: Sequence[PdfPage], pages: Sequence[Page]) -> tuple[int, ...]:
    """Numbers of pages that are read pages of another size: boxes would stand anywhere."""
    return tuple(
        page.number
        for own, page in zip(found, pages, strict=True)
        if page.width
        and any(
            abs(a - b) > _SAME for a, b in zip(own.size, (page.width, page.height), strict=True)
        )
    )


def _write(
    source: PdfSource, pages: Sequence[PdfPage], notes: Sequence[Note], skip: set[int]
) -> Update:
    update = Update(source)
    drawings = _Drawings(update)
    by_page: dict[int, list[tuple[Note, Ref]]] = {}
    for note in notes:
        at = note.boxes[0].page
        if at not in skip:
            by_page.setdefault(at, []).append((note, drawings.of(note, pages[at - 1])))
    for at in sorted(by_page):
        page = pages[at - 1]
        old = source.get(page.entries.get(b"/Annots"))
        kept = old if isinstance(old, list) else []
        new: list[Value] = [
            update.add(_entries(note, page, drawing)) for note, drawing in by_page[at]
        ]
        update.replace(page.ref, {**page.entries, b"/Annots": [*kept, *new]})
    return update


class _Drawings:
    """How notes look; drawings that are alike but for their size are shared."""

    def __init__(self, update: Update) -> None:
        self._update = update
        self._shared: dict[object, Ref] = {}

    def of(self, note: Note, page: PdfPage) -> Ref:
        """Drawing of a note."""
        places = [_turned(box, page) for box in note.boxes]
        if note.kind == "guide":
            side = min(places[0].wide, places[0].high)
            return self._drawing((0, 0, side, side), guide_icon(side))
        if note.look is None:
            drawn = underline(places, note.opens, note.kind == "broken")
            return self._drawing(_around(places, _ROOM), drawn)
        dashes = [dashes_of(place) for place in places]
        if len(places) == 1:
            return self._unit(note.look, places[0].turns, dashes[0])
        return self._drawing(_around(places, 0), highlight(places, note.look, dashes))

    def _unit(self, look: Look, turns: int, dashes: int) -> Ref:
        """Drawing of one line of words, to be stretched to it."""
        key = (look, turns, dashes if look.faint else 1)
        if key not in self._shared:
            content = highlight([Turned(_UNIT, turns)], look, [dashes])
            self._shared[key] = self._drawing(_UNIT, content)
        return self._shared[key]

    def _drawing(self, box: Rectangle, content: bytes) -> Ref:
        head: dict[bytes, Value] = {
            b"/Subtype": b"/Form",
            b"/BBox": _figures(box),
            b"/Resources": self._resources(),
        }
        return self._update.add_stream(head, content)

    def _resources(self) -> Ref:
        if "resources" not in self._shared:
            state: dict[bytes, Value] = {b"/Type": b"/ExtGState", b"/BM": b"/Multiply"}
            entries: dict[bytes, Value] = {b"/ExtGState": {b"/G": state}}
            self._shared["resources"] = self._update.add(entries)
        return self._shared["resources"]


def _entries(note: Note, page: PdfPage, drawing: Ref) -> dict[bytes, Value]:
    places = [_turned(box, page) for box in note.boxes]
    if note.kind == "guide":
        entries = _head(b"/Text", note, places[0].box, GUIDE, drawing)
        entries[b"/Name"] = b"/Help"
        return entries
    if note.look is None:
        entries = _head(b"/Underline", note, _around(places, _ROOM), STATEMENT, drawing)
    else:
        tint = INKS[note.look.ink % len(INKS)].tint
        entries = _head(b"/Highlight", note, _around(places, 0), tint, drawing)
    entries[b"/QuadPoints"] = _figures(chain.from_iterable(map(_quad, places)))
    return entries


def _head(
    kind: bytes, note: Note, box: Rectangle, colour: Colour, drawing: Ref
) -> dict[bytes, Value]:
    return {
        b"/Type": b"/Annot", b"/Subtype": kind, b"/F": _PRINTED, b"/T": text_string(AUTHOR),
        b"/Subj": text_string(note.label), b"/NM": text_string(note.key),
        b"/Contents": text_string(note.says), b"/C": _figures(colour), b"/Rect": _figures(box),
        b"/AP": {b"/N": drawing},
    }  # fmt: skip


def _turned(box: PageBox, page: PdfPage) -> Turned:
    xa, ya = page.point(box.x0, box.y0)
    xb, yb = page.point(box.x1, box.y1)
    return Turned((min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)), page.turns)


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


def _figures(values: Iterable[float]) -> list[Value]:
    return [figure(round(value, 1)) for value in values]
