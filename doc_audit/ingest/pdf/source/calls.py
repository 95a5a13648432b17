"""PDFium called in bulk: one call for all characters or objects of a page.

A ctypes call costs about 0.3 µs in C and up to 2 µs of Python around it. So what is wanted for
every character is asked by `bare` prototypes, driven by `starmap` into one numpy array (`room`).
PDFium isn't thread safe: one process, one reader.
"""

from collections.abc import Callable, Iterable, Sequence
from ctypes import PYFUNCTYPE, addressof, c_float, c_int, c_size_t, c_void_p, cast
from typing import Any

import numpy as np
import pypdfium2  # noqa: F401  (initialises the library)
import pypdfium2.raw as raw
from numpy.typing import NDArray

from doc_audit.ingest.pdf.source import bare, room
from doc_audit.ingest.pdf.source.bare import Handle, each, handle

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
_SURROGATE, _SURROGATES = np.uint16(0xD800), 0x800  # the first unit of a pair may be; how many


def _plain(name: str, result: Any, *arguments: Any) -> Callable[..., int]:
    """The symbol `name` with integers in place of typed pointers."""
    address = cast(getattr(raw, name), c_void_p).value
    return PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_text = _plain("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
_font_name = _plain("FPDFFont_GetBaseFontName", c_size_t, c_void_p, c_void_p, c_size_t)
_box_of_page = _plain("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)


def address(handle: Any) -> int:
    """The pointer behind a typed handle, as a number."""
    # Not `cast`, whose result and its source hold each other in a ring.
    return c_void_p.from_buffer(handle).value or 0


def page_bounds(page: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of what is shown of a page, in its own user space."""
    box = (c_float * 4)()
    _box_of_page(page, addressof(box))
    left, top, right, bottom = box
    return left, bottom, right, top


def text_codes(text_page: int, count: int) -> NDArray[np.uint32]:
    """Code point of each character; 0 where PDFium knows none."""
    units = np.zeros(count + 1, np.uint16)
    written = _text(text_page, 0, count, units.ctypes.data)
    if written == count + 1 and not _has_surrogates(units):
        return units[:count].astype(np.uint32)
    # Text and character indices can diverge (pypdfium2 issue 261): ask for each.
    return np.fromiter(each(bare.unicode, handle(text_page), range(count)), np.uint32, count)


def _has_surrogates(units: NDArray[np.uint16]) -> bool:
    # What is below the first of them comes out above the last: units don't go below 0.
    return bool(np.count_nonzero(units - _SURROGATE < _SURROGATES))


def loose_boxes(text_page: int, indices: IntArray) -> FloatArray:
    """Left, top, right, bottom of characters' advance boxes in user space (y up), (n, 4).

    Args:
        text_page: pointer of the open text page.
        indices: of characters.
    """
    return room.filled_rows(bare.loose_box, handle(text_page), indices.tolist(), 4)


def text_objects(text_page: int, indices: Iterable[int]) -> NDArray[np.uint64]:
    """Pointer of the text object each character belongs to; 0 for made-up characters."""
    return np.fromiter(each(bare.text_object, handle(text_page), indices), np.uint64)


def map_errors(text_page: int, indices: Iterable[int]) -> NDArray[np.bool_]:
    """Whether each character's code in the font has no known meaning."""
    found = np.fromiter(each(bare.map_error, handle(text_page), indices), np.int32)
    return found > 0


def char_matrices(text_page: int, indices: list[int]) -> FloatArray:
    """a, b, c, d, e, f of the text object around each character, forms included, (n, 6)."""
    return room.filled_rows(bare.char_matrix, handle(text_page), indices, 6)


def raw_sizes(objects: Sequence[Handle]) -> FloatArray:
    """Font sizes of text objects as written, before any matrix; often 1."""
    return room.filled(bare.font_size, objects, 1)[:, 0]


def fonts_of(objects: Sequence[Handle]) -> NDArray[np.uint64]:
    """Pointers of their fonts; valid while the document is open."""
    return np.fromiter(map(bare.font, objects), np.uint64, len(objects))


def render_modes(objects: Sequence[Handle]) -> NDArray[np.int32]:
    """PDF text render modes: 0 fill, 1 stroke, 2 both, 3 invisible …"""
    return np.fromiter(map(bare.render_mode, objects), np.int32, len(objects))


def colours(objects: Sequence[Handle]) -> IntArray:
    """Fill colours as 0xRRGGBB; 0 where there is none."""
    parts = room.filled(bare.fill_colour, objects, 4).view(np.uint32)
    red, green, blue, _ = parts.astype(np.int64).T
    colour: IntArray = red << 16 | green << 8 | blue
    return colour


def corners_of(objects: Sequence[Handle]) -> FloatArray:
    """Left, bottom, right, top of page objects in the space of their parent, (n, 4)."""
    return room.filled(bare.bounds, objects, 4)


def font_name(font: int) -> str:
    """Base font name without a subset prefix such as `ABCDEF+`."""
    size = _font_name(font, 0, 0)
    if size <= 1:
        return ""
    room = np.zeros(size, np.uint8)
    _font_name(font, room.ctypes.data, size)
    name = room.tobytes().split(b"\0")[0].decode("utf-8", "replace")
    return name[7:] if len(name) > 7 and name[6] == "+" else name
