"""Marks of comments set into a Word paragraph: runs cut at the words, their properties kept.

Marks stand between runs, never in one, nor in what Word takes as a whole: a formula, a picture,
a control that holds one run. There the mark stands before or behind the whole of it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from doc_audit.export.docx_letters import BOXES, Spot, Stretch
from doc_audit.export.docx_runs import Cut, Unit, begins, cut_run, ends
from doc_audit.ingest.docx.names import number
from doc_audit.ingest.office.xml import child, local

Element = etree._Element

_OPEN = frozenset(
    {"hyperlink", "fldSimple", "smartTag", "sdtContent", "customXml", "ins", "moveTo", "dir", "bdo"}
)
"""What may hold marks of comments beside its runs (ECMA-376, `EG_PContent`)."""
_SINGLE = ("text", "date", "dropDownList", "comboBox", "dataBinding", "docPartList", "picture")
"""Properties of content controls that hold one run, or that Word fills again from data."""
_MARK_SIZE = "16"  # half-points, as Word's style "annotation reference", so that no line grows


class _Edge(NamedTuple):
    """Where a mark is to stand: at a cut of a unit, or before (behind) all of it."""

    unit: Element
    cut: Cut | None


def set_marks(marks: Mapping[int, Stretch], space: str) -> None:
    """Sets the marks of comments.

    Args:
        marks: by comment id, the words that it is about; in the order in which comments that
            begin at one place are to stand.
        space: namespace of the document's elements.
    """
    units: dict[Element, Unit] = {}
    edges = {id_: _edges(stretch, units) for id_, stretch in marks.items()}
    for unit in units.values():
        cut_run(unit)
    before: defaultdict[Element, list[int]] = defaultdict(list)
    behind: defaultdict[Element, list[int]] = defaultdict(list)
    for id_, (first, last) in edges.items():
        before[_lifted(begins(units[first.unit], first.cut), forward=False)].append(id_)
        behind[_lifted(ends(units[last.unit], last.cut), forward=True)].append(id_)
    for element, ids in before.items():
        for id_ in ids:
            element.addprevious(_mark(space, "commentRangeStart", id_))
    for element, ids in behind.items():
        for id_ in ids:  # each put right behind the element: the first to begin ends last
            element.addnext(_reference(space, id_))
            element.addnext(_mark(space, "commentRangeEnd", id_))


def whole_of(paragraph: Element) -> Stretch | None:
    """The content of a paragraph as it stands; None where it has none."""
    inside = [inner for inner in paragraph if local(inner) in ("r", "AlternateContent") or
              local(inner) in _OPEN or local(inner) == "sdt"]  # fmt: skip
    return Stretch(Spot(inside[0], 0), Spot(inside[-1], 0)) if inside else None


def in_box(stretch: Stretch) -> bool:
    """Whether words stand in a text box, in which Word keeps no comments."""
    return _outer(stretch.first.element) is not stretch.first.element


def _outer(element: Element) -> Element:
    """The element, or the outermost text box that it stands in."""
    boxes = [above for above in element.iterancestors() if local(above) in BOXES]
    return boxes[-1] if boxes else element


def _edges(stretch: Stretch, units: dict[Element, Unit]) -> tuple[_Edge, _Edge]:
    first, last = _edge(stretch.first, end=False), _edge(stretch.last, end=True)
    for edge in (first, last):
        unit = units.setdefault(edge.unit, Unit(edge.unit))
        if edge.cut is not None:
            unit.cuts.add(edge.cut)
    return first, last


def _edge(spot: Spot, *, end: bool) -> _Edge:
    """Where the spot that begins or ends some words lies among what marks may stand beside."""
    outer = _outer(spot.element)
    chain = [outer, *outer.iterancestors()]
    names = [local(element) for element in chain]
    chain = chain[: names.index("p")] if "p" in names else chain[:1]
    chain.reverse()  # from the paragraph's child down
    place = next(n for n, element in enumerate(chain) if n + 1 == len(chain) or _closed(element))
    unit = chain[place]
    if local(unit) != "r" or place + 1 == len(chain):
        return _Edge(unit, None)
    inner = chain[place + 1]
    nth = list(unit).index(inner)
    if inner is spot.element and local(inner) == "t":
        return _Edge(unit, _at(Cut(nth, spot.at), len(inner.text or "")))
    return _Edge(unit, Cut(nth + end, 0))


def _at(cut: Cut, length: int) -> Cut:
    return cut if cut.at < length else Cut(cut.place + 1, 0)


def _closed(element: Element) -> bool:
    if local(element) == "sdt":
        properties = child(element, "sdtPr")
        return any(child(properties, name) is not None for name in _SINGLE)
    return local(element) not in _OPEN


def _lifted(element: Element, *, forward: bool) -> Element:
    """The outermost element that begins (ends) where this one does, within its paragraph."""
    while True:
        beside = element.getnext() if forward else element.getprevious()
        parent = element.getparent()
        if beside is not None or parent is None or local(parent) not in _OPEN:
            return element
        element = parent
        if local(element) == "sdtContent":
            above = element.getparent()
            element = element if above is None else above


def _mark(space: str, name: str, id_: int) -> Element:
    mark = etree.Element(f"{{{space}}}{name}", nsmap={"w": space})
    mark.set(f"{{{space}}}id", str(id_))
    return mark


def _reference(space: str, id_: int) -> Element:
    run = etree.Element(f"{{{space}}}r", nsmap={"w": space})
    properties = etree.SubElement(run, f"{{{space}}}rPr")
    for name in ("sz", "szCs"):
        etree.SubElement(properties, f"{{{space}}}{name}").set(f"{{{space}}}val", _MARK_SIZE)
    run.append(_mark(space, "commentReference", id_))
    return run


def comment_ids(root: Element) -> set[int]:
    """The ids of comments that a part holds or refers to."""
    names = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
    marks = root.iter(*(f"{{*}}{name}" for name in names))
    return {id_ for mark in marks if (id_ := number(mark, "id")) is not None}
