"""Names of WordprocessingML, the same for transitional and strict files."""

import re

from lxml import etree

from doc_audit.ingest.office.xml import child

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OFF = frozenset({"0", "false", "off", "none"})
_MEASURE = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)?")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute in Word's namespace (or in none), or ""."""
    if element is None:
        return ""
    for namespace in _NAMESPACES:
        if (found := element.get(f"{{{namespace}}}{name}")) is not None:
            return found
    return element.get(name, "")


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """An attribute as a whole number, or None where missing or none."""
    try:
        return int(value(element, name))
    except ValueError:
        return None


def measured(element: etree._Element | None, name: str, unit: float) -> int | None:
    """An attribute in units of `unit` points; strict files may write it as `12pt` or `1.5cm`."""
    found = _MEASURE.fullmatch(value(element, name))
    if found is None:
        return None
    amount = float(found[1])
    return round(amount * _POINTS[found[2]] / unit if found[2] else amount)


def half_points(element: etree._Element | None) -> int | None:
    """The size of letters that a `w:sz` gives."""
    return measured(element, "val", 0.5)


def switched_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a toggle such as bold is on; None where it isn't said."""
    toggle = child(properties, name)
    return None if toggle is None else value(toggle) not in _OFF
