"""Shapes of a slide, groups undone: what each is and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Literal, NamedTuple

from lxml import etree

from doc_audit.ingest.box import Box
from doc_audit.ingest.office.xml import child, local
from doc_audit.ingest.pptx.names import chosen, points, switched, whole

ShapeKind = Literal["text", "table", "diagram", "chart", "picture", "embedded", "other"]

_QUARTER = 5_400_000  # 90 degrees in 1/60,000 of a degree
_GRAPHICS: tuple[tuple[str, ShapeKind], ...] = (
    ("/table", "table"), ("/diagram", "diagram"), ("/chart", "chart"), ("/chartex", "chart"),
    ("/ole", "embedded"),
)  # fmt: skip
_SHAPES = frozenset({"sp", "pic", "graphicFrame", "contentPart", "cxnSp"})
_NO_PAINT = frozenset({"noFill", "grpFill"})


class Scale(NamedTuple):
    """What a group does to the places of its children."""

    x: float = 1.0
    y: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def apply(self, box: Box) -> Box:
        """Where a child stands on the slide."""
        return Box(
            box.x0 * self.x + self.dx,
            box.y0 * self.y + self.dy,
            box.x1 * self.x + self.dx,
            box.y1 * self.y + self.dy,
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that isn't a group.

    Attributes:
        box: None where the shape itself doesn't say (placeholders then stand as in their layout).
        role: type of its placeholder (`title`, `body`, `ftr`, …), "" when it is none.
        place: `idx` of its placeholder.
        hidden: whether it isn't shown.
        painted: whether it has a fill or an outline of its own, so that its edges are seen.
    """

    element: etree._Element
    kind: ShapeKind
    box: Box | None
    role: str
    place: int
    path: str
    hidden: bool
    painted: bool


def _box(transform: etree._Element | None, offset: str, extent: str) -> Box | None:
    start, size = child(transform, offset), child(transform, extent)
    x, y = points(start, "x"), points(start, "y")
    wide, high = points(size, "cx"), points(size, "cy")
    if x is None or y is None or wide is None or high is None:
        return None
    return Box(x, y, x + max(wide, 0.0), y + max(high, 0.0))


def own_box(element: etree._Element) -> Box | None:
    """Box that a shape says itself; on its side where it is turned by about 90 degrees."""
    transform = child(element, "spPr", "xfrm")
    transform = child(element, "xfrm") if transform is None else transform
    box = _box(transform, "off", "ext")
    turned = (whole(transform, "rot") or 0) / _QUARTER % 2
    if box is None or not 0.5 < turned < 1.5:
        return box
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return Box(x - box.height / 2, y - box.width / 2, x + box.height / 2, y + box.width / 2)


def _group_scale(group: etree._Element, outer: Scale) -> Scale:
    transform = child(group, "grpSpPr", "xfrm")
    shown, inner = _box(transform, "off", "ext"), _box(transform, "chOff", "chExt")
    if shown is None or inner is None:
        return outer
    wide = shown.width / inner.width if inner.width else 1.0
    high = shown.height / inner.height if inner.height else 1.0
    return Scale(
        outer.x * wide,
        outer.y * high,
        outer.x * (shown.x0 - inner.x0 * wide) + outer.dx,
        outer.y * (shown.y0 - inner.y0 * high) + outer.dy,
    )


def _graphic_kind(frame: etree._Element) -> ShapeKind:
    data = child(frame, "graphic", "graphicData")
    uri = data.get("uri", "") if data is not None else ""
    if any(local(inner) == "tbl" for inner in (data if data is not None else ())):
        return "table"
    return next((kind for end, kind in _GRAPHICS if uri.endswith(end)), "other")


def _kind(element: etree._Element) -> ShapeKind:
    name = local(element)
    if name == "sp":
        return "text"
    if name == "pic":
        return "picture"
    return _graphic_kind(element) if name == "graphicFrame" else "other"


def _properties(element: etree._Element) -> etree._Element | None:
    """The `p:nv…Pr` of a shape, whose name differs by kind."""
    return next((inner for inner in element if local(inner).startswith("nv")), None)


def _is_painted(element: etree._Element) -> bool:
    properties = child(element, "spPr")
    fills = {local(inner) for inner in properties} if properties is not None else set()
    outline = child(properties, "ln")
    drawn = any(name.endswith("Fill") and name not in _NO_PAINT for name in fills)
    lined = outline is not None and any(
        local(inner).endswith("Fill") and local(inner) not in _NO_PAINT for inner in outline
    )
    styled = child(element, "style") is not None and not fills & _NO_PAINT
    return drawn or lined or styled


def _is_decorative(shown: etree._Element | None) -> bool:
    """Whether its author says that a picture means nothing."""
    found = shown.iter("{*}decorative") if shown is not None else ()
    return any(switched(mark, "val") for mark in found)


def _placed(box: Box | None, scale: Scale) -> Box | None:
    """Where a box stands on the slide; None where absurd numbers lead nowhere."""
    shown = scale.apply(box) if box is not None else None
    return shown if shown is not None and all(map(isfinite, shown)) else None


def _shape(element: etree._Element, scale: Scale, path: str, hidden: bool) -> Shape:
    properties = _properties(element)
    shown = child(properties, "cNvPr")
    holder = child(properties, "nvPr", "ph")
    kind = _kind(element)
    return Shape(
        element,
        "other" if kind == "picture" and _is_decorative(shown) else kind,
        _placed(own_box(element), scale),
        holder.get("type", "obj") if holder is not None else "",
        whole(holder, "idx") or 0,
        path,
        hidden or bool(switched(shown, "hidden")),
        _is_painted(element),
    )


def shapes_of(
    tree: etree._Element | None, path: str, scale: Scale | None = None, hidden: bool = False
) -> Iterator[Shape]:
    """Shapes of a tree in the order they are drawn.

    Args:
        tree: of a slide, or a group.
        path: names the tree; shapes are `path/shape[1]` …, those of a group one step deeper.
        scale: what the groups around do.
        hidden: whether a group around isn't shown.
    """
    scale = Scale() if scale is None else scale
    place = 0
    waiting = list(reversed(tree)) if tree is not None else []
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name == "AlternateContent":
            picked = chosen(element)
            waiting += reversed(picked) if picked is not None else ()
        elif name in _SHAPES:
            place += 1
            yield _shape(element, scale, f"{path}/shape[{place}]", hidden)
        elif name == "grpSp":
            place += 1
            unseen = hidden or bool(switched(child(_properties(element), "cNvPr"), "hidden"))
            inner = _group_scale(element, scale)
            yield from shapes_of(element, f"{path}/shape[{place}]", inner, unseen)
