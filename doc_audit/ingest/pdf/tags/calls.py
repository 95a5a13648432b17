"""PDFium's structure tree and content marks, called without checks.

Bare prototypes: nothing is built per call, pointers come from `handle`, integers as C ints. A
tree has hundreds of elements a page, each asked four or five things.
"""

from collections.abc import Callable
from ctypes import (
    Array,
    c_char,
    c_size_t,
    c_ulong,
    create_string_buffer,
    pointer,
)
from itertools import repeat, starmap
from typing import Any

from doc_audit.ingest.pdf.source import bare
from doc_audit.ingest.pdf.source.bare import Handle, handle, prototype

TEXT, FORM = 1, 5
"""Types of page objects."""
_LONGEST_NAME = 128  # bytes of a role or mark in UTF-16; longer ones mean nothing here
_SIZE = c_ulong(_LONGEST_NAME)

tree_of = prototype("FPDF_StructTree_GetForPage", c_size_t)
close_tree = prototype("FPDF_StructTree_Close", None)
count_tops = prototype("FPDF_StructTree_CountChildren")
_top = prototype("FPDF_StructTree_GetChildAtIndex", c_size_t)
count_kids = prototype("FPDF_StructElement_CountChildren")
_kid = prototype("FPDF_StructElement_GetChildAtIndex", c_size_t)
content_of = prototype("FPDF_StructElement_GetChildMarkedContentID")
_role = prototype("FPDF_StructElement_GetType", c_ulong)
content_id = prototype("FPDFPageObj_GetMarkedContentID")
count_marks = prototype("FPDFPageObj_CountMarks")
_mark = prototype("FPDFPageObj_GetMark", c_size_t)
_mark_name = prototype("FPDFPageObjMark_GetName")
object_type = bare.kind
count_in_form = bare.form_objects
_in_form = bare.form_object


def _each(call: Callable[..., Any], parent: Handle, places: range) -> list[int]:
    return list(starmap(call, zip(repeat(parent), places, strict=False)))


def tops(tree: Handle, places: range) -> list[int]:
    """Pointers of elements directly under the tree's root; 0 for those of other pages."""
    return _each(_top, tree, places)


def kids(element: Handle, places: range) -> list[int]:
    """Pointers of elements directly under another; 0 for content and those of other pages."""
    return _each(_kid, element, places)


def objects_in(form: Handle, count: int) -> list[int]:
    """Pointers of the objects of a form."""
    return _each(_in_form, form, range(count))


def name_room() -> Array[c_char]:
    """Room for `role`."""
    return create_string_buffer(_LONGEST_NAME)


def role(element: Handle, room: Array[c_char]) -> bytes:
    """Type of an element as the role map has it, in UTF-16, into `room` and out of it."""
    size = _role(element, room, _SIZE)
    return room.raw[: min(size, _LONGEST_NAME)]


def mark(thing: Handle, place: int) -> str:
    """Tag of a content mark around an object, such as `Artifact`."""
    room, size = create_string_buffer(_LONGEST_NAME), c_ulong()
    own = handle(_mark(thing, c_ulong(place)))
    if not _mark_name(own, room, _SIZE, pointer(size)):
        return ""
    return plain(room.raw[: min(size.value, _LONGEST_NAME)])


def plain(name: bytes) -> str:
    """A name in UTF-16 as words."""
    return name.decode("utf-16-le", "replace").rstrip("\0")
