"""A PDF with notes on words of its pages, in the first form that keeps the copy small."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doc_audit.errors import DocumentError
from doc_audit.export.pdf.append import Update, appended
from doc_audit.export.pdf.marks import Marks
from doc_audit.export.pdf.note import FORMS, KEPT_FORMS, MOST_GROWTH, Form, Note
from doc_audit.export.pdf.objects import BrokenError, Value, whole
from doc_audit.export.pdf.pack import packed
from doc_audit.export.pdf.pages import PdfPage, pages_of
from doc_audit.export.pdf.source import PdfSource, by_search, by_tables
from doc_audit.model import Page

__all__ = ["Annotated", "Note", "annotate"]

_SAME = 1.0  # points by which a page may differ from the one that was read
_SIGNED = 1  # bit of /SigFlags
_SIGNATURE = re.compile(rb"/ByteRange\s*\[")  # signed bytes, whatever the form's flags say
_SAVE_UNLOCKED = "Save a copy of it without protection and audit that."
_ASK_AGAIN = "Print it to a new PDF and audit that."


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file with notes: its own bytes from a place on, and what is added behind them.

    Attributes:
        start: before it stands what is no part of the PDF; nearly always 0. The file's length
            where it is written anew.
        added: never empty.
        form: of the notes.
        signed: the source is signed; readers will say that it was changed afterwards.
        unlike: pages that aren't those that were read, from 1; they have no notes.
        rebuilt: the source's own tables were broken.
    """

    start: int
    added: bytes
    form: Form
    signed: bool
    unlike: tuple[int, ...]
    rebuilt: bool


def annotate(
    content: bytes, name: str, pages: Sequence[Page], notes: Iterable[Note], guide: Note | None
) -> Annotated:
    """The file with notes, in the first form that keeps it small. Same arguments, same bytes.

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
        flags = whole(_plain(form.get(b"/SigFlags")), 0)
        signed = bool(flags & _SIGNED) or b"/Perms" in catalogue
        unlike = _unlike(found, pages)
        every = [*notes, *([guide] if guide else [])]
        placed = _placed(every, found, set(unlike))
        taken, start, added = _smallest(source, placed, signed, len(content))
    except BrokenError as error:
        told = f"the PDF is damaged, so no notes can be put in ({error})"
        raise DocumentError("damaged", told, name, _ASK_AGAIN) from error
    except _ProtectedError as error:
        told = "the PDF is protected against changes, so no notes can be put in"
        raise DocumentError("protected", told, name, _SAVE_UNLOCKED) from error
    return Annotated(start, added, taken, signed, unlike, source.start < 0)


_Placed = dict[int, tuple[PdfPage, list[Note]]]
"""Pages that have notes, by number."""


def _smallest(
    source: PdfSource, placed: _Placed, signed: bool, size: int
) -> tuple[Form, int, bytes]:
    """The first form that fits, else the last; from where the source's bytes stay, what follows."""
    stays = signed or source.start < 0 or bool(_SIGNATURE.search(source.content))
    most = size * (1 + MOST_GROWTH)
    kept = len(source.content)
    for form in KEPT_FORMS if stays else FORMS:
        try:
            added = _written(source, placed, form)
        except BrokenError:
            if not form.anew:
                raise
            return _smallest(source, placed, True, size)
        taken = form, size if form.anew else size - kept, added
        if len(added) + (0 if form.anew else kept) <= most:
            break
    return taken


def _written(source: PdfSource, placed: _Placed, form: Form) -> bytes:
    update = Update(source)
    marks = Marks(update, form)
    for page, notes in (placed[at] for at in sorted(placed)):
        old = source.get(page.entries.get(b"/Annots"))
        kept: list[Value] = old if isinstance(old, list) else []
        new: list[Value] = [marks.add(note, page) for note in notes]
        update.replace(page.ref, {**page.entries, b"/Annots": update.add([*kept, *new])})
    return packed(update) if form.anew else appended(update)


def _placed(notes: Iterable[Note], pages: Sequence[PdfPage], skip: set[int]) -> _Placed:
    placed: _Placed = {}
    for note in notes:
        at = note.boxes[0].page
        if at not in skip:
            placed.setdefault(at, (pages[at - 1], []))[1].append(note)
    return placed


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
