"""What a PDF holds besides its pages: files attached to it, a form that makes its pages."""

from ctypes import POINTER, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

_MOST_NAMED = 20  # attached files that are named; a portfolio may hold thousands
_LONGEST_NAME = 512  # bytes of UTF-16


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What PDFium finds in a file besides its pages.

    Attributes:
        files: names of the first attached files, control characters left out.
        count: how many files are attached.
        dynamic: the pages are made by a form (XFA) only when Adobe's own reader opens it; what
            other readers find is a stand-in.
    """

    files: tuple[str, ...] = ()
    count: int = 0
    dynamic: bool = False


def enclosed_in(handle: Any) -> Enclosed:
    """What is in an open document besides its pages."""
    count = max(0, raw.FPDFDoc_GetAttachmentCount(handle))
    names = tuple(_name(handle, index) for index in range(min(count, _MOST_NAMED)))
    return Enclosed(names, count, raw.FPDF_GetFormType(handle) == raw.FORMTYPE_XFA_FULL)


def _name(handle: Any, index: int) -> str:
    attachment = raw.FPDFDoc_GetAttachment(handle, index)
    if not attachment:
        return "unnamed"
    room = create_string_buffer(_LONGEST_NAME)
    size = raw.FPDFAttachment_GetName(
        attachment, cast(room, POINTER(raw.FPDF_WCHAR)), _LONGEST_NAME
    )
    name = room.raw[: max(0, min(size, _LONGEST_NAME) - 2)].decode("utf-16-le", "replace")
    return "".join(filter(str.isprintable, name)) or "unnamed"
