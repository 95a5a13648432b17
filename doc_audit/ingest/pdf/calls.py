"""PDFium called in bulk.

A ctypes call costs about 0.3 µs in C and 2 µs of Python around it. So the functions wanted for
every character get prototypes with plain pointers and are driven by `map` into one numpy array.
PDFium isn't thread safe: one process, one reader.
"""

from collections import deque
from collections.abc import Callable, Iterable
from ctypes import CFUNCTYPE, c_float, c_int, c_size_t, c_uint, c_void_p, cast
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2  # noqa: F401  (initialises the library)
import pypdfium2.raw as raw
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]


def _plain(name: str, result: Any, *arguments: Any) -> Callable[..., int]:
    """The symbol `name` with integers in place of typed pointers."""
    address = cast(getattr(raw, name), c_void_p).value
    return CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_loose_box = _plain("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
_text_object = _plain("FPDFText_GetTextObject", c_size_t, c_void_p, c_int)
_map_error = _plain("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
_unicode = _plain("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
_text = _plain("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
_char_matrix = _plain("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
_font_size = _plain("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)
_font_of = _plain("FPDFTextObj_GetFont", c_size_t, c_void_p)
_font_name = _plain("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)
_render_mode = _plain("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
_fill = _plain("FPDFPageObj_GetFillColor", c_int, c_void_p, *[c_void_p] * 4)
clip = _plain("FPDFPageObj_GetClipPath", c_size_t, c_void_p)
clip_paths = _plain("FPDFClipPath_CountPaths", c_int, c_void_p)
clip_segments = _plain("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
clip_segment = _plain("FPDFClipPath_GetPathSegment", c_size_t, c_void_p, c_int, c_int)
segments = _plain("FPDFPath_CountSegments", c_int, c_void_p)
segment = _plain("FPDFPath_GetPathSegment", c_size_t, c_void_p, c_int)
point = _plain("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_type = _plain("FPDFPathSegment_GetType", c_int, c_void_p)
bounds = _plain("FPDFPageObj_GetBounds", c_int, c_void_p, *[c_void_p] * 4)
object_type = _plain("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix = _plain("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
page_object = _plain("FPDFPage_GetObject", c_size_t, c_void_p, c_int)
page_objects = _plain("FPDFPage_CountObjects", c_int, c_void_p)
form_object = _plain("FPDFFormObj_GetObject", c_size_t, c_void_p, c_int)
form_objects = _plain("FPDFFormObj_CountObjects", c_int, c_void_p)
draw_mode = _plain("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
_box_of_page = _plain("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)

drive = deque[int](maxlen=0).extend


def address(handle: Any) -> int:
    """The pointer behind a typed handle, as a number."""
    return cast(handle, c_void_p).value or 0


def page_bounds(page: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of what is shown of a page, in its own user space."""
    box = (c_float * 4)()
    _box_of_page(page, address(box))
    left, top, right, bottom = box
    return left, bottom, right, top


def text_codes(text_page: int, count: int) -> NDArray[np.uint32]:
    """Code point of each character; 0 where PDFium knows none."""
    units = np.zeros(count + 1, np.uint16)
    written = _text(text_page, 0, count, units.ctypes.data)
    surrogates = (units >= 0xD800) & (units < 0xE000)
    if written == count + 1 and not surrogates.any():
        return units[:count].astype(np.uint32)
    # Text and character indices can diverge (pypdfium2 issue 261): ask for each.
    return np.fromiter(map(_unicode, repeat(text_page, count), range(count)), np.uint32, count)


def loose_boxes(text_page: int, indices: list[int]) -> FloatArray:
    """Left, top, right, bottom of characters' advance boxes in user space (y up), (n, 4)."""
    count = len(indices)
    boxes = np.zeros((count, 4), np.float32)
    start = boxes.ctypes.data
    drive(map(_loose_box, repeat(text_page), indices, range(start, start + 16 * count, 16)))
    return boxes


def text_objects(text_page: int, indices: Iterable[int]) -> NDArray[np.uint64]:
    """Pointer of the text object each character belongs to; 0 for made-up characters."""
    return np.fromiter(map(_text_object, repeat(text_page), indices), np.uint64)


def map_errors(text_page: int, indices: Iterable[int]) -> NDArray[np.bool_]:
    """Whether each character's code in the font has no known meaning."""
    found = np.fromiter(map(_map_error, repeat(text_page), indices), np.int32)
    return found > 0


def char_matrices(text_page: int, indices: list[int]) -> FloatArray:
    """a, b, c, d, e, f of the text object around each character, forms included, (n, 6)."""
    count = len(indices)
    matrices = np.zeros((count, 6), np.float32)
    at = matrices.ctypes.data
    drive(map(_char_matrix, repeat(text_page, count), indices, range(at, at + 24 * count, 24)))
    return matrices


def raw_sizes(objects: list[int]) -> FloatArray:
    """Font sizes of text objects as written, before any matrix; often 1."""
    sizes = np.zeros(len(objects), np.float32)
    at = sizes.ctypes.data
    drive(map(_font_size, objects, range(at, at + 4 * len(objects), 4)))
    return sizes


def fonts_of(objects: list[int]) -> NDArray[np.uint64]:
    """Pointers of their fonts; valid while the document is open."""
    return np.fromiter(map(_font_of, objects), np.uint64, len(objects))


def render_modes(objects: list[int]) -> NDArray[np.int32]:
    """PDF text render modes: 0 fill, 1 stroke, 2 both, 3 invisible …"""
    return np.fromiter(map(_render_mode, objects), np.int32, len(objects))


def colours(objects: list[int]) -> IntArray:
    """Fill colours as 0xRRGGBB; 0 where there is none."""
    count = len(objects)
    parts = np.zeros((count, 4), np.uint32)
    at = parts.ctypes.data
    end = at + 16 * count
    drive(map(_fill, objects, *(range(at + k, end + k, 16) for k in (0, 4, 8, 12))))
    red, green, blue, _ = parts.astype(np.int64).T
    colour: IntArray = red << 16 | green << 8 | blue
    return colour


def font_name(font: int) -> str:
    """Base font name without a subset prefix such as `ABCDEF+`."""
    size = _font_name(font, 0, 0)
    if size <= 1:
        return ""
    room = np.zeros(size, np.uint8)
    _font_name(font, room.ctypes.data, size)
    name = room.tobytes().split(b"\0")[0].decode("utf-8", "replace")
    return name[7:] if len(name) > 7 and name[6] == "+" else name
