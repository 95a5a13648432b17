"""The words of SmartArt, in the order of its outline."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from doc_audit.ingest.office.package import Package
from doc_audit.ingest.office.xml import child, children
from doc_audit.ingest.pptx.deck import links_of, soft
from doc_audit.ingest.pptx.names import relation_id, whole
from doc_audit.ingest.pptx.styles import Styles
from doc_audit.ingest.pptx.words import Paragraph, Reader

_UNWRITTEN = frozenset({"parTrans", "sibTrans", "pres"})  # points that draw arrows and shapes
_DEEPEST = 9  # levels kept apart


def diagram_paragraphs(
    package: Package, part: str, frame: etree._Element, reader: Reader, styles: Styles
) -> list[Paragraph]:
    """Paragraphs of a diagram, each at the level of its point (outermost 0).

    From its data model; where that has no words, from the drawing that PowerPoint keeps beside it.
    """
    links = links_of(package, part)
    key = relation_id(child(frame, "graphic", "graphicData", "relIds"), "dm")
    root = soft(package, links[key].target) if key in links else None
    found = list(_outline(root, reader, styles)) if root is not None else []
    if not found:
        shown = _drawing_id(root)
        drawing = soft(package, links[shown].target) if shown in links else None
        found = list(_drawn(drawing, reader, styles)) if drawing is not None else []
    return [replace(paragraph, place=at) for at, paragraph in enumerate(found, 1)]


def _drawing_id(root: etree._Element | None) -> str:
    found = root.iter("{*}dataModelExt") if root is not None else ()
    return next((each.get("relId", "") for each in found), "")


def _drawn(drawing: etree._Element, reader: Reader, styles: Styles) -> Iterator[Paragraph]:
    for body in drawing.iter("{*}txBody"):
        yield from reader.paragraphs(body, styles)


def _outline(root: etree._Element, reader: Reader, styles: Styles) -> Iterator[Paragraph]:
    """Points below the root of the model, depth first; then those that nothing leads to."""
    listed = child(root, "ptLst")
    points = {p.get("modelId", ""): p for p in children(listed, "pt")} if listed is not None else {}
    below = _children(root)
    tops = [key for key, point in points.items() if point.get("type") == "doc"]
    seen: set[str] = set()
    for top in [*tops, *points]:
        waiting = [(top, -1)]
        while waiting:
            key, depth = waiting.pop()
            if key in seen or key not in points:
                continue
            seen.add(key)
            yield from _point(points[key], max(depth, 0), reader, styles)
            waiting += [(each, depth + 1) for each in reversed(below.get(key, ()))]


def _point(
    point: etree._Element, depth: int, reader: Reader, styles: Styles
) -> Iterator[Paragraph]:
    if point.get("type", "node") in _UNWRITTEN:
        return
    for paragraph in reader.paragraphs(child(point, "t"), styles):
        yield replace(paragraph, level=min(depth, _DEEPEST), marker="", bold=False)


def _children(root: etree._Element) -> Mapping[str, Sequence[str]]:
    """Ids of the points below each point, in order."""
    links = child(root, "cxnLst")
    found: dict[str, list[tuple[int, str]]] = {}
    for link in children(links, "cxn") if links is not None else ():
        if link.get("type", "parOf") == "parOf":
            order = whole(link, "srcOrd") or 0
            found.setdefault(link.get("srcId", ""), []).append((order, link.get("destId", "")))
    return {
        key: [to for _, to in sorted(below, key=lambda each: each[0])]
        for key, below in found.items()
    }
