"""Attributes of PresentationML and DrawingML, the same for transitional and strict files."""

import re

from lxml import etree

from doc_audit.ingest.office.xml import child, local

EMU_A_POINT = 12_700  # English Metric Units, ECMA-376 part 1, 20.1.2.1
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_MEASURE = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
_WHOLE = re.compile(r"-?\d{1,18}")
_OFF = frozenset({"0", "false", "off"})


def relation_id(element: etree._Element | None, name: str = "id") -> str:
    """An attribute in the namespace of relations, or ""."""
    if element is None:
        return ""
    found = (element.get(f"{{{namespace}}}{name}") for namespace in _RELATIONS)
    return next((value for value in found if value), "")


def whole(element: etree._Element | None, name: str) -> int | None:
    """An attribute as a whole number, or None where missing or none."""
    told = element.get(name, "") if element is not None else ""
    return int(told) if _WHOLE.fullmatch(told) else None


def points(element: etree._Element | None, name: str) -> float | None:
    """A length in points: EMU, or with its unit as strict files may say it."""
    if (emu := whole(element, name)) is not None:
        return emu / EMU_A_POINT
    told = element.get(name, "") if element is not None else ""
    measure = _MEASURE.fullmatch(told)
    return float(measure[1]) * _POINTS[measure[2]] if measure else None


def switched(element: etree._Element | None, name: str) -> bool | None:
    """An attribute that is on or off; None where it isn't said."""
    told = element.get(name) if element is not None else None
    return None if told is None else told.lower() not in _OFF


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The alternative that a current PowerPoint shows: the first with anything in it."""
    picked = (inner for inner in alternate if local(inner) == "Choice" and len(inner))
    return next(picked, child(alternate, "Fallback"))
