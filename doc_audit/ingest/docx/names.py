"""Names of WordprocessingML, the same for transitional and strict files."""

from collections.abc import Iterator

from lxml import etree

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OFF = frozenset({"0", "false", "off", "none"})


def local(element: etree._Element) -> str:
    """Name of an element without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


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


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """First descendant by local names, a step a name."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Direct children by local name."""
    return (inner for inner in element if local(inner) == name)


def switched_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a toggle such as bold is on; None where it isn't said."""
    toggle = child(properties, name)
    return None if toggle is None else value(toggle) not in _OFF
