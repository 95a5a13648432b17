"""Names of WordprocessingML, the same for transitional and strict files."""

from lxml import etree

from doc_audit.ingest.office.xml import child

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OFF = frozenset({"0", "false", "off", "none"})


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


def switched_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a toggle such as bold is on; None where it isn't said."""
    toggle = child(properties, name)
    return None if toggle is None else value(toggle) not in _OFF
