"""Elements of Office XML by their local names, the same for transitional and strict files."""

from collections.abc import Iterator

from lxml import etree


def local(element: etree._Element) -> str:
    """Name of an element without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


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
