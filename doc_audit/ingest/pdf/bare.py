"""PDFium's functions for what a page has hundreds of, with nothing checked and nothing built.

The prototypes have no argument types: **pointers must come as `c_void_p`** (a plain integer would
be cut to 32 bits), other integers must fit a C int. They keep the interpreter lock, as each call
is shorter than letting it go and taking it again. Per character that is 0.25…0.4 µs, where typed
prototypes under `map` take 0.6…0.9. `calls` has typed ones for what is asked seldom.
"""

from collections.abc import Callable, Iterable
from ctypes import PYFUNCTYPE, c_int, c_size_t, c_uint, c_void_p, cast
from itertools import repeat, starmap
from typing import Any

import pypdfium2  # noqa: F401  (initialises the library)
import pypdfium2.raw as raw


class Handle(c_void_p):
    """A pointer that one call returns and others take, never turned into a number between."""


def _bare(name: str, result: Any = c_int) -> Callable[..., Any]:
    symbol = cast(getattr(raw, name), c_void_p).value
    return PYFUNCTYPE(result)(symbol)  # type: ignore[arg-type]


def handles(pointers: Iterable[int]) -> list[c_void_p]:
    """Numbers as pointers."""
    return list(map(c_void_p, pointers))


def each(
    call: Callable[..., Any], parent: c_void_p, indices: Iterable[int], *more: Iterable[Any]
) -> Iterable[Any]:
    """`call(parent, index, …)` for each index; `zip` makes one tuple and fills it anew."""
    return starmap(call, zip(repeat(parent), indices, *more, strict=False))


loose_box = _bare("FPDFText_GetLooseCharBox", None)
text_object = _bare("FPDFText_GetTextObject", c_size_t)
map_error = _bare("FPDFText_HasUnicodeMapError")
unicode = _bare("FPDFText_GetUnicode", c_uint)
char_matrix = _bare("FPDFText_GetMatrix", None)
font_size = _bare("FPDFTextObj_GetFontSize", None)
font = _bare("FPDFTextObj_GetFont", c_size_t)
render_mode = _bare("FPDFTextObj_GetTextRenderMode")
fill_colour = _bare("FPDFPageObj_GetFillColor", None)
bounds = _bare("FPDFPageObj_GetBounds")
matrix = _bare("FPDFPageObj_GetMatrix")
kind = _bare("FPDFPageObj_GetType")
page_object = _bare("FPDFPage_GetObject", Handle)
page_objects = _bare("FPDFPage_CountObjects")
form_object = _bare("FPDFFormObj_GetObject", Handle)
form_objects = _bare("FPDFFormObj_CountObjects")
draw_mode = _bare("FPDFPath_GetDrawMode")
segments = _bare("FPDFPath_CountSegments")
segment = _bare("FPDFPath_GetPathSegment", Handle)
segment_kind = _bare("FPDFPathSegment_GetType")
point = _bare("FPDFPathSegment_GetPoint")
clip = _bare("FPDFPageObj_GetClipPath", Handle)
clip_paths = _bare("FPDFClipPath_CountPaths")
clip_segments = _bare("FPDFClipPath_CountPathSegments")
clip_segment = _bare("FPDFClipPath_GetPathSegment", Handle)
