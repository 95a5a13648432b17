"""What drawings hold: text boxes in reading order, SmartArt, word art; pictures are counted."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.docx.names import number, value
from doc_audit.ingest.office.xml import child, children, local

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_GROUPS = frozenset({"wgp", "grpSp", "wpc", "group", "spTree", "lockedCanvas"})
_BOXES = frozenset({"txbxContent", "txBody"})
_PICTURES = frozenset({"blip", "imagedata"})
_EMBEDDED = ("{*}OLEObject", "{*}objectEmbed", "{*}objectLink")
_LENGTH = re.compile(r"(?:^|;)\s*(left|top|width|height)\s*:\s*(-?[\d.]{1,12})")

Element = etree._Element


class Place(NamedTuple):
    """Where a shape stands, in the units of its group; `frame` says what that is measured from."""

    frame: str
    x: float
    y: float
    height: float


class Box(NamedTuple):
    """A text box: its content, and where it is anchored; `place` is None in the line of text."""

    content: Element
    place: Place | None = None


@dataclass
class Drawn:
    """What the drawings of a paragraph hold.

    Attributes:
        boxes: its text boxes.
        diagrams: relation ids of its SmartArt.
        art: words shown as a picture (word art, watermarks).
        found: how many `pictures`, `charts` and `objects` it holds.
    """

    boxes: list[Box] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    art: list[str] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)

    def gather(self, drawing: Element, place: Place | None = None) -> None:
        """Finds the outermost text boxes of a drawing, counts what can't be read."""
        if local(drawing) == "object" and next(drawing.iter(*_EMBEDDED), None) is not None:
            self.found["objects"] += 1  # its picture isn't one of the document's
            return
        inside = list(drawing)
        if local(drawing) in _GROUPS:
            inside = _in_order(inside)
        for inner in inside:
            self._take(inner, local(inner), place)

    def _take(self, inner: Element, name: str, place: Place | None) -> None:
        if name in _BOXES:
            self.boxes.append(Box(inner, place))
        elif name == "AlternateContent":
            self.gather(chosen(inner), place)
        elif name in _PICTURES:
            self.found["pictures"] += 1
        elif name == "chart":
            self.found["charts"] += 1
        elif name == "textpath":
            self.art.append(inner.get("string", ""))
        elif name == "relIds":
            data = inner.get(f"{_RELATION}dm") or inner.get(f"{_STRICT_RELATION}dm")
            self.diagrams.append(data or "")
        else:
            self.gather(inner, _anchored(inner) if name == "anchor" else place)

    def ordered(self) -> list[Element]:
        """The contents of the boxes as they are read: those placed on the page by their places."""
        places = [box.place for box in self.boxes]
        frames = {place.frame for place in places if place is not None}
        if len(frames) == 1 and None not in places:
            known = [place for place in places if place is not None]
            return [self.boxes[at].content for at in _read_order(known)]
        return [box.content for box in self.boxes]


def _anchored(anchor: Element) -> Place | None:
    across, down = child(anchor, "positionH"), child(anchor, "positionV")
    x, y = (_offset(child(position, "posOffset")) for position in (across, down))
    if x is None or y is None:
        return None
    frame = f"{value(across, 'relativeFrom')} {value(down, 'relativeFrom')}"
    return Place(frame, x, y, number(child(anchor, "extent"), "cy") or 0)


def _offset(element: Element | None) -> int | None:
    try:
        return int(element.text or "") if element is not None else None
    except ValueError:
        return None


def _in_order(shapes: list[Element]) -> list[Element]:
    """Shapes of a group as they are read; other elements of it first."""
    places = [_place(shape) for shape in shapes]
    placed = [(shape, place) for shape, place in zip(shapes, places, strict=True) if place]
    others = [shape for shape, place in zip(shapes, places, strict=True) if not place]
    return others + [placed[at][0] for at in _read_order([place for _, place in placed])]


def _place(shape: Element) -> Place | None:
    if local(shape).endswith("Pr"):  # the group's own properties
        return None
    if style := shape.get("style"):  # VML
        told = {name: float(amount) for name, amount in _lengths(style)}
        return Place("", told.get("left", 0), told.get("top", 0), told.get("height", 0))
    frame = next((at for at in children(shape, "xfrm")), None)
    for properties in ("spPr", "grpSpPr"):
        frame = child(shape, properties, "xfrm") if frame is None else frame
    x, y = (number(child(frame, "off"), axis) for axis in ("x", "y"))
    if x is None or y is None:
        return None
    return Place("", x, y, number(child(frame, "ext"), "cy") or 0)


def _lengths(style: str) -> Iterable[tuple[str, str]]:
    return ((name, amount) for name, amount in _LENGTH.findall(style) if amount.count(".") < 2)


def _read_order(places: list[Place]) -> list[int]:
    """Positions from top to bottom, from left to right where two stand side by side.

    A shape stands beside the first of a row if its top is above that one's middle.
    """
    waiting = sorted(range(len(places)), key=lambda at: (places[at].y, places[at].x, at))
    tops = [places[at].y for at in waiting]
    order: list[int] = []
    while len(order) < len(waiting):
        first = places[waiting[len(order)]]
        end = bisect_right(tops, first.y + first.height / 2)
        row = waiting[len(order) : max(end, len(order) + 1)]
        order += sorted(row, key=lambda at: (places[at].x, at))
    return order


def chosen(alternate: Element) -> Element:
    """The alternative that Word shows: the first choice, else the fallback."""
    choice = child(alternate, "Choice")
    fallback = child(alternate, "Fallback")
    picked = choice if choice is not None else fallback
    return alternate if picked is None else picked
