"""PDFium's functions for what a page has hundreds of, with nothing checked and nothing built.

The prototypes have no argument types: **pointers must come as `handle` makes them** (a plain
integer would be cut to 32 bits), other integers must fit a C int. They keep the interpreter lock,
as each call is shorter than letting it go and taking it again. Per character that is 0.2…0.25 µs,
where typed prototypes under `map` take 0.6…0.9. `calls` has typed ones for what is asked seldom.
"""

from collections.abc import Callable, Iterable
from ctypes import PYFUNCTYPE, c_int, c_size_t, c_uint, c_void_p, cast
from itertools import repeat, starmap
from typing import Any

import pypdfium2  # noqa: F401  (initialises the library)
import pypdfium2.raw as raw

Handle = Any
"""A pointer as an argument, made by `handle`."""

handle = c_void_p.from_param
"""The number of a pointer as an argument. To make it takes a third of the time of a `c_void_p`, and
to pass it half: ctypes would make of that what this is already, at every call."""


def prototype(name: str, result: Any = c_int) -> Callable[..., Any]:
    """PDFium's function `name` without argument types; `result` is the ctypes type it gives."""
    symbol = cast(getattr(raw, name), c_void_p).value
    return PYFUNCTYPE(result)(symbol)  # type: ignore[arg-type]


def handles(pointers: Iterable[int]) -> list[Handle]:
    """Numbers of pointers as arguments."""
    return list(map(handle, pointers))


def each(
    call: Callable[..., Any], parent: Handle, indices: Iterable[int], *more: Iterable[Any]
) -> Iterable[Any]:
    """`call(parent, index, …)` for each index; `zip` makes one tuple and fills it anew."""
    return starmap(call, zip(repeat(parent), indices, *more, strict=False))


loose_box = prototype("FPDFText_GetLooseCharBox", None)
text_object = prototype("FPDFText_GetTextObject", c_size_t)
map_error = prototype("FPDFText_HasUnicodeMapError")
unicode = prototype("FPDFText_GetUnicode", c_uint)
char_matrix = prototype("FPDFText_GetMatrix", None)
font_size = prototype("FPDFTextObj_GetFontSize", None)
font = prototype("FPDFTextObj_GetFont", c_size_t)
render_mode = prototype("FPDFTextObj_GetTextRenderMode")
fill_colour = prototype("FPDFPageObj_GetFillColor", None)
bounds = prototype("FPDFPageObj_GetBounds")
matrix = prototype("FPDFPageObj_GetMatrix")
kind = prototype("FPDFPageObj_GetType")
page_object = prototype("FPDFPage_GetObject", c_size_t)
page_objects = prototype("FPDFPage_CountObjects")
form_object = prototype("FPDFFormObj_GetObject", c_size_t)
form_objects = prototype("FPDFFormObj_CountObjects")
draw_mode = prototype("FPDFPath_GetDrawMode")
segments = prototype("FPDFPath_CountSegments")
segment = prototype("FPDFPath_GetPathSegment", c_size_t)
segment_kind = prototype("FPDFPathSegment_GetType")
point = prototype("FPDFPathSegment_GetPoint")
clip = prototype("FPDFPageObj_GetClipPath", c_size_t)
clip_paths = prototype("FPDFClipPath_CountPaths")
clip_segments = prototype("FPDFClipPath_CountPathSegments")
clip_segment = prototype("FPDFClipPath_GetPathSegment", c_size_t)
