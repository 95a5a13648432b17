"""What is known of a page before its layout is read."""

from dataclasses import dataclass

import numpy as np

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.marks.glyphs import Glyphs
from doc_audit.ingest.pdf.marks.shapes import Shapes
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.trust.outlines import LEAST_LETTERS, outlined_letters

LEAST_TEXT = 20
"""Characters below which a page with something drawn on it has no text layer (READING_NOTES)."""
BIG_PICTURE = 0.25
"""Share of the page from which an image may be a scan of its words."""
_MOST_BARS = 12  # drawn objects of a page that is only coloured
_PAGE_NUMBER = 4  # characters
_MOST_CORNERS = 400  # points in the outlines of such a page; one letter has 15 to 40


@dataclass(frozen=True, slots=True)
class Signs:
    """Counts and measures of one page.

    Attributes:
        characters: printed ones that a reader sees.
        body: those of them that are no furniture.
        hidden: characters that no reader sees.
        unseen: characters without ink.
        drawn: objects other than text.
        images: those of them that are images or shadings.
        image: share of the page under its largest image.
        outlined: shapes that stand in rows as letters do.
        segments: see `Shapes`.
        strange: share of the characters that read as no English, see `strange_share`.
        pictures: large pictures without text on them, see `wordless_pictures`.
        ocr: mean confidence of the words read by OCR; 0 where it found none, None where it
            wasn't asked.
        by_ocr: characters read by OCR, among `characters`.
    """

    characters: int
    body: int
    hidden: int
    unseen: int
    drawn: int
    images: int
    image: float
    outlined: int = 0
    segments: int = 0
    strange: float = 0.0
    pictures: tuple[Box, ...] = ()
    ocr: float | None = None
    by_ocr: int = 0


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
        hidden=glyphs.hidden,
        unseen=int(np.count_nonzero(unseen)),
        drawn=shapes.drawn,
        images=len(images),
        image=largest,
        outlined=outlined_letters(shapes.paths),
        segments=shapes.segments,
    )


def without_text(signs: Signs) -> bool:
    """Whether a page shows something that may be words but has no text to speak of.

    A blank page doesn't, nor one with a few bars of colour: words drawn as outlines take more.
    Where only furniture is text, the picture must be big: a logo may be furniture too.
    """
    if signs.body >= LEAST_TEXT:
        return False
    if signs.characters >= LEAST_TEXT:
        return signs.image >= BIG_PICTURE or signs.outlined >= LEAST_LETTERS
    if signs.images > 0 or signs.drawn > _MOST_BARS:
        return True
    return signs.characters <= _PAGE_NUMBER and signs.segments > _MOST_CORNERS
