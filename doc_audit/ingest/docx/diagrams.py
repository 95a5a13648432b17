"""The words of SmartArt, in the order of its outline."""

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from doc_audit.ingest.docx.names import number
from doc_audit.ingest.office.package import Package
from doc_audit.ingest.office.xml import child, local
from doc_audit.text.clean import tidy

_PARENT = ("", "parOf")  # kinds of a connection from a point to one under it


def diagram_words(package: Package, main: str, relation: str) -> list[str]:
    """The words of each shape of the SmartArt that `relation` of the main part points to."""
    relations = package.relations(main)
    root = package.optional(relations[relation].target) if relation in relations else None
    points = child(root, "ptLst")
    words = {
        point.get("modelId", ""): tidy(" ".join(t.text or "" for t in point.iter("{*}t")))
        for point in (points if points is not None else ())
        if local(point) == "pt"
    }
    return [words[key] for key in _outline(root, words) if words[key]]


def _outline(root: etree._Element | None, words: dict[str, str]) -> Iterator[str]:
    """Each point once: a point, then those under it; what hangs nowhere in the file's order."""
    under: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    connections = child(root, "cxnLst")
    for link in connections if connections is not None else ():
        if link.get("type", "") in _PARENT and link.get("destId", "") in words:
            order = number(link, "srcOrd") or 0
            under[link.get("srcId", "")].append((order, link.get("destId", "")))
    below = {key for found in under.values() for _, key in found}
    waiting = [*reversed([key for key in words if key not in below])]
    seen = set()
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            yield key
            waiting += [inner for _, inner in sorted(under[key], reverse=True)]
    yield from (key for key in words if key not in seen)
