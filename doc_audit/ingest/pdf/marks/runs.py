"""How the text objects of a page are set: font, size, colour, place; one run is one object."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doc_audit.ingest.pdf.marks.clips import visible_shares
from doc_audit.ingest.pdf.source import bare, calls
from doc_audit.ingest.pdf.source.calls import FloatArray
from doc_audit.ingest.pdf.source.frame import Frame

_BOLD = re.compile(r"bold|black|heavy|semib|demi|[-,_ ]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|[-,_ ]it\b", re.IGNORECASE)
_FILL_AND_STROKE, _UNSEEN = 2, 3  # PDF text render modes
_TURNED = 0.3  # sine of the slope from which text counts as turned: upright italics stay level


@dataclass(frozen=True, slots=True)
class Runs:
    """Columns over the runs of a page.

    Attributes:
        fonts: base font names.
        owners: pointers of the fonts, valid while the document is open.
        size: effective, in points as shown; 0 where unknown.
        colour: fill as 0xRRGGBB.
        baseline: y on the page as shown; x for turned text.
        turned: not read from left to right as shown.
        shares: what its clip leaves of each run's box, 0…1.
        unseen: drawn with no ink, as the text layer over a scan is.
        objects: pointers of the text objects, valid while the page is open.
    """

    fonts: list[str]
    owners: NDArray[np.uint64]
    size: FloatArray
    bold: NDArray[np.bool_]
    italic: NDArray[np.bool_]
    colour: NDArray[np.int64]
    baseline: FloatArray
    turned: NDArray[np.bool_]
    shares: FloatArray
    unseen: NDArray[np.bool_]
    objects: list[int]


class Fonts(dict[int, tuple[str, bool, bool]]):
    """Name, weight and slant of one document's fonts by pointer, asked for once."""

    def __init__(self) -> None:
        super().__init__()
        self.forget()

    def forget(self) -> None:
        """Forget all, as the pointers of a document opened anew may be those of other fonts."""
        self.clear()
        self[0] = ("", False, False)

    def __missing__(self, pointer: int) -> tuple[str, bool, bool]:
        """Ask for one that wasn't met before."""
        name = calls.font_name(pointer)
        self[pointer] = known = (name, bool(_BOLD.search(name)), bool(_ITALIC.search(name)))
        return known


def read_runs(
    text_page: int, objects: list[int], firsts: list[int], frame: Frame, fonts: Fonts
) -> Runs:
    """Facts of the text objects of a page.

    Args:
        text_page: pointer of the open text page.
        objects: their pointers, none of them 0.
        firsts: a character of each.
        frame: of the page.
        fonts: of the document.
    """
    a, b, c, d, e, f = calls.char_matrices(text_page, firsts).T
    along_x, along_y = frame.directions(a, b)
    turned = (along_x <= 0) | (np.abs(along_y) > _TURNED * np.hypot(along_x, along_y))
    x, y = frame.points(e, f)
    handles = bare.handles(objects)
    owners = calls.fonts_of(handles)
    known = list(map(fonts.__getitem__, owners.tolist()))
    modes = calls.render_modes(handles)
    return Runs(
        fonts=[name for name, _, _ in known],
        owners=owners,
        size=(calls.raw_sizes(handles) * np.hypot(c, d)).round(2),
        bold=np.array([bold for _, bold, _ in known], np.bool_) | (modes == _FILL_AND_STROKE),
        italic=np.array([italic for _, _, italic in known], np.bool_),
        colour=calls.colours(handles),
        baseline=np.where(turned, x, y),
        turned=turned,
        shares=visible_shares(handles),
        unseen=modes == _UNSEEN,
        objects=objects,
    )
