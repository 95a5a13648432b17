"""Marks of comments set into a Word paragraph: runs cut at the words, their properties kept.

Marks stand between runs, never in one, nor in what Word takes as a whole: a formula, a picture,
a control that holds one run. There the mark stands before or behind the whole of it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from doc_audit.export.docx_letters import Spot, Stretch
from doc_audit.ingest.office.xml import child, local

Element = etree._Element

_OPEN = frozenset(
    {"hyperlink", "fldSimple", "smartTag", "sdtContent", "customXml", "ins", "moveTo", "dir", "bdo"}
)
"""What may hold marks of comments beside its runs (ECMA-376, `EG_PContent`)."""
_SINGLE = ("text", "date", "dropDownList", "comboBox", "dataBinding", "docPartList", "picture")
"""Properties of content controls that hold one run, or that Word fills again from data."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOX = "txbxContent"
_MARK_SIZE = "16"  # half-points, as Word's style "annotation reference", so that no line grows


class _Cut(NamedTuple):
    """A place among the children of a run; `at` letters into child `place`."""

    place: int
    at: int


@dataclass
class _Unit:
    """A run or another child of a paragraph, and where it is to be cut."""

    element: Element
    cuts: set[_Cut] = field(default_factory=set)
    pieces: dict[_Cut, Element] = field(default_factory=dict)  # by where each begins


class _Edge(NamedTuple):
    """Where a mark is to stand: at a cut of a unit, or before (behind) all of it."""

    unit: Element
    cut: _Cut | None


def set_marks(marks: Mapping[int, Stretch], space: str) -> None:
    """Sets the marks of comments.

    Args:
        marks: by comment id, the words that it is about; in the order in which comments that
            begin at one place are to stand.
        space: namespace of the document's elements.
    """
    units: dict[Element, _Unit] = {}
    edges = {id_: _edges(stretch, units) for id_, stretch in marks.items()}
    for unit in units.values():
        _cut(unit)
    before: defaultdict[Element, list[int]] = defaultdict(list)
    behind: defaultdict[Element, list[int]] = defaultdict(list)
    for id_, (first, last) in edges.items():
        before[_lifted(_begins(units[first.unit], first.cut), forward=False)].append(id_)
        behind[_lifted(_ends(units[last.unit], last.cut), forward=True)].append(id_)
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
    boxes = [above for above in element.iterancestors() if local(above) == _BOX]
    return boxes[-1] if boxes else element


def _edges(stretch: Stretch, units: dict[Element, _Unit]) -> tuple[_Edge, _Edge]:
    first, last = _edge(stretch.first, end=False), _edge(stretch.last, end=True)
    for edge in (first, last):
        unit = units.setdefault(edge.unit, _Unit(edge.unit))
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
    number = list(unit).index(inner)
    if inner is spot.element and local(inner) == "t":
        return _Edge(unit, _at(_Cut(number, spot.at), len(inner.text or "")))
    return _Edge(unit, _Cut(number + end, 0))


def _at(cut: _Cut, length: int) -> _Cut:
    return cut if cut.at < length else _Cut(cut.place + 1, 0)


def _closed(element: Element) -> bool:
    if local(element) == "sdt":
        properties = child(element, "sdtPr")
        return any(child(properties, name) is not None for name in _SINGLE)
    return local(element) not in _OPEN


def _cut(unit: _Unit) -> None:
    """Parts a run at its cuts; the first part stays the run itself."""
    run = unit.element
    first = _first_cut(run)
    unit.pieces[first] = run
    held = _contents(run, {cut for cut in unit.cuts if first < cut < _Cut(len(run), 0)}, first)
    if len(held) == 1:
        return
    del run[first.place :]
    last = run
    for cut, inside in held.items():
        made = run if cut == first else _like(run)
        made.extend(inside)
        if cut != first:
            last.addnext(made)
        unit.pieces[cut] = last = made


def _like(run: Element) -> Element:
    """An empty run with the properties of another."""
    made = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    if (properties := child(run, "rPr")) is not None:
        made.append(deepcopy(properties))
    return made


def _contents(run: Element, cuts: set[_Cut], first: _Cut) -> dict[_Cut, list[Element]]:
    """What stands in each part of a run, by the cut that it begins at."""
    current: list[Element] = []
    held = {first: current}
    for place, inner in enumerate(run):
        if place < first.place:
            continue
        if _Cut(place, 0) in cuts:
            held[_Cut(place, 0)] = current = []
        inside = sorted(cut.at for cut in cuts if cut.place == place and cut.at)
        for at, piece in zip([0, *inside], _parted(inner, inside), strict=True):
            if at:
                held[_Cut(place, at)] = current = []
            current += piece
    return held


def _first_cut(run: Element) -> _Cut:
    """Before the first of a run's contents."""
    return _Cut(int(len(run) > 0 and local(run[0]) == "rPr"), 0)


def _parted(inner: Element, cuts: Sequence[int]) -> list[list[Element]]:
    """A `w:t` cut before some of its letters; anything else is given as it is.

    Blanks at the ends of a text that doesn't preserve them are nothing to Word, so they are kept
    apart from those that the cuts bring to an end.
    """
    if not cuts:
        return [[inner]]
    words = inner.text or ""
    kept = inner.get(_SPACE) == "preserve"
    lead = 0 if kept else len(words) - len(words.lstrip())
    trail = len(words) if kept else len(words.rstrip())
    bounds = sorted({0, lead, trail, len(words), *cuts} - {len(words)})
    parts: list[list[Element]] = [[]]
    for start, end in pairwise([*bounds, len(words)]):
        if start in cuts:
            parts.append([])
        parts[-1].append(_text(inner, words[start:end], keep=lead <= start < trail))
    return parts


def _text(like: Element, words: str, *, keep: bool) -> Element:
    made = like.makeelement(like.tag, dict(like.attrib), like.nsmap)
    made.text = words
    if keep and words != words.strip():
        made.set(_SPACE, "preserve")
    return made


def _begins(unit: _Unit, cut: _Cut | None) -> Element:
    """The part of a unit that begins at a cut."""
    if cut is None or not unit.pieces:
        return unit.element
    return unit.pieces.get(cut, unit.element)


def _ends(unit: _Unit, cut: _Cut | None) -> Element:
    """The part of a unit that ends at a cut; the last where the cut is its end."""
    order = sorted(unit.pieces)
    if not order:
        return unit.element
    before = order if cut is None else [place for place in order if place < cut]
    return unit.pieces[before[-1]] if before else unit.element


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


def highest_id(root: Element) -> int:
    """The highest comment id in a part, -1 without any."""
    names = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
    found = [-1]
    for mark in root.iter(*(f"{{*}}{name}" for name in names)):
        ids = [value for key, value in mark.attrib.items() if key.rpartition("}")[2] == "id"]
        found += [int(value) for value in ids if value.strip().isdecimal()]
    return max(found)

