"""How far the text of a page can be trusted, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.ingest.pdf.frame import Frame
from doc_audit.ingest.pdf.glyphs import Glyphs
from doc_audit.ingest.pdf.passages import Passage
from doc_audit.ingest.pdf.shapes import Shapes
from doc_audit.model import Page
from doc_audit.model.document import PageGrade

LEAST_TEXT = 20
"""Characters below which a page with something drawn on it has no text layer (READING_NOTES)."""
NO_TEXT = "no text layer"
INFOGRAPHIC = "layout: infographic"
FALSE_LETTERS = "glyphs: letters with a false meaning"
UNSEEN = "text layer over an image, as read by a scanner"
_PICTURE = 0.25  # share of the page from which an image may be a scan of its words
_MOST_BARS = 12  # drawn objects of a page that is only coloured
_MANY_PIECES = 18  # passages on a page from which it may be an infographic
_SHORT_PIECE = 40  # characters; a sentence of a leaflet has 80
_SHORT_SHARE = 0.55
_MANY_SIZES = 5  # type sizes


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a page before its layout is read.

    Attributes:
        characters: printed ones that a reader sees.
        body: those of them that are no furniture.
        lost: characters whose glyph has no known meaning.
        hidden: characters that no reader sees.
        unseen: characters without ink.
        drawn: objects other than text.
        images: those of them that are images or shadings.
        image: share of the page under its largest image.
        disagreements: passages that the structure tree reads before the one they come after.
    """

    characters: int
    body: int
    lost: int
    hidden: int
    unseen: int
    drawn: int
    images: int
    image: float
    disagreements: int = 0


def signs_of(glyphs: Glyphs, shapes: Shapes, frame: Frame) -> Signs:
    """Of one page."""
    unseen = glyphs.runs.unseen[glyphs.run]
    area = (frame.width * frame.height) or 1.0
    images = shapes.images
    wide, high = images[:, 2] - images[:, 0], images[:, 3] - images[:, 1]
    largest = float((wide * high).max()) / area if len(images) else 0.0
    return Signs(
        characters=len(glyphs.codes),
        body=len(glyphs.codes),
        lost=int(glyphs.lost.sum()),
        hidden=glyphs.hidden,
        unseen=int(unseen.sum()),
        drawn=shapes.drawn,
        images=len(images),
        image=largest,
    )


def without_text(signs: Signs) -> bool:
    """Whether a page shows something that may be words but has no text to speak of.

    A blank page doesn't, nor one with a few bars of colour: words drawn as outlines take more.
    Where only furniture is text, the picture must be big: a logo may be furniture too.
    """
    if signs.body >= LEAST_TEXT:
        return False
    if signs.characters >= LEAST_TEXT:
        return signs.image >= _PICTURE
    return signs.images > 0 or signs.drawn > _MOST_BARS


def grade(
    number: int,
    frame: Frame,
    signs: Signs,
    passages: Sequence[Passage],
    tables: int,
    false_letters: bool,
) -> Page:
    """The page with its grade and reasons.

    Args:
        number: from 1.
        frame: gives its size.
        signs: what is known of it before its layout.
        passages: outside tables and forms.
        tables: how many tables and forms it has.
        false_letters: its fonts give letters a false meaning, put right or not.
    """
    reasons = []
    if without_text(signs):
        return _page(number, frame, "unreadable", (NO_TEXT,))
    if signs.lost:
        count = f"{signs.lost} character" + ("s" if signs.lost > 1 else "")
        reasons.append(f"glyphs: {count} without a known meaning")
    elif false_letters:
        reasons.append(FALSE_LETTERS)
    if is_infographic(passages) and not tables:
        reasons.append(INFOGRAPHIC)
    if signs.unseen > 0.5 * signs.characters > 0:
        reasons.append(UNSEEN)
    return _page(number, frame, "doubtful" if reasons else "good", tuple(reasons))


def _page(number: int, frame: Frame, known: PageGrade, reasons: tuple[str, ...]) -> Page:
    return Page(number, round(frame.width, 2), round(frame.height, 2), known, reasons)


def is_infographic(passages: Sequence[Passage]) -> bool:
    """Whether a page is made of many short pieces in many sizes."""
    if len(passages) < _MANY_PIECES:
        return False
    short = sum(p.letters < _SHORT_PIECE and not p.marker for p in passages)
    sizes = {round(p.size) for p in passages}
    return short >= _SHORT_SHARE * len(passages) and len(sizes) >= _MANY_SIZES
