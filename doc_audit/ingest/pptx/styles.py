"""What a paragraph inherits: from its shape, the layout, the master and the deck."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from doc_audit.ingest.box import Box
from doc_audit.ingest.office.xml import child, local
from doc_audit.ingest.pptx.deck import tree_of
from doc_audit.ingest.pptx.names import switched, whole
from doc_audit.ingest.pptx.shapes import Shape, shapes_of

LEVELS = 9  # of a PowerPoint paragraph
DEFAULT_SIZE = 18.0
"""Points; PowerPoint's default where no style says otherwise."""

TITLES = frozenset({"title", "ctrTitle"})
FURNITURE = frozenset({"ftr", "sldNum", "dt", "hdr"})
_MASTER_ROLE = {"ctrTitle": "title"} | {role: role for role in (*FURNITURE, "title")}
_BULLETS = frozenset({"buNone", "buChar", "buAutoNum", "buBlip"})


@dataclass(frozen=True, slots=True)
class Styles:
    """Lists of level styles (`a:lstStyle` and the like), the nearest first.

    Attributes:
        box: where a placeholder stands by its layout or master, for want of a place of its own.
    """

    lists: tuple[etree._Element, ...] = ()
    box: Box | None = None

    def levels(self, properties: etree._Element | None, level: int) -> list[etree._Element]:
        """Paragraph properties that count at `level` (from 0), the nearest first."""
        name = f"lvl{level + 1}pPr"
        found = [properties, *(child(styles, name) for styles in self.lists)]
        return [each for each in found if each is not None]


def level_of(properties: etree._Element | None) -> int:
    """Level of a paragraph from 0."""
    return max(0, min(whole(properties, "lvl") or 0, LEVELS - 1))


def bullet_of(levels: Sequence[etree._Element]) -> etree._Element | None:
    """`a:buChar`, `a:buAutoNum` or `a:buBlip` of a paragraph; None without a bullet."""
    for level in levels:
        for inner in level:
            if local(inner) in _BULLETS:
                return inner if local(inner) != "buNone" else None
    return None


def bullet_font(levels: Sequence[etree._Element]) -> str:
    """Font of a paragraph's bullet, or ""."""
    for level in levels:
        if (font := child(level, "buFont")) is not None:
            return font.get("typeface", "")
    return ""


def size_of(run: etree._Element | None, levels: Sequence[etree._Element]) -> float:
    """Points of a run's letters, without PowerPoint's shrinking to fit."""
    found = [run, *(child(level, "defRPr") for level in levels)]
    sizes = (size for each in found if (size := whole(each, "sz")) is not None)
    return next(sizes, DEFAULT_SIZE * 100) / 100


def is_bold(run: etree._Element | None, levels: Sequence[etree._Element]) -> bool:
    """Whether a run is bold by itself or by its styles."""
    found = [run, *(child(level, "defRPr") for level in levels)]
    return next((on for each in found if (on := switched(each, "b")) is not None), False)


class Inherited:
    """Styles for the shapes of one slide.

    Args:
        layout, master: roots of those parts, or None.
        default: the deck's own text style.
    """

    def __init__(
        self,
        layout: etree._Element | None,
        master: etree._Element | None,
        default: etree._Element | None,
    ) -> None:
        self._layout = [s for s in shapes_of(tree_of(layout), "layout") if s.role]
        self._master = [s for s in shapes_of(tree_of(master), "master") if s.role]
        self._texts = child(master, "txStyles")
        self._default = default

    def styles(self, shape: Shape) -> Styles:
        """Styles of a shape's text, and its place where it is a placeholder without its own."""
        above = self._above(shape) if shape.role else []
        lists = [child(each.element, "txBody", "lstStyle") for each in (shape, *above)]
        lists += [child(self._texts, _text_style(shape.role)), self._default]
        boxes = (each.box for each in above if each.box is not None)
        return Styles(tuple(each for each in lists if each is not None), next(boxes, None))

    def _above(self, shape: Shape) -> list[Shape]:
        """The placeholders of layout and master that a placeholder is made from."""
        layout = _matching(shape, self._layout)
        role = _master_role(layout.role if layout is not None else shape.role)
        master = next((each for each in self._master if _master_role(each.role) == role), None)
        return [each for each in (layout, master) if each is not None]


def _matching(shape: Shape, layout: Sequence[Shape]) -> Shape | None:
    """The layout's placeholder of the same number, else of the same role."""
    role = _master_role(shape.role)
    alike = [each for each in layout if _master_role(each.role) == role]
    if role != "body":  # titles and footers may be numbered anyhow
        return alike[0] if alike else None
    numbered = (each for each in layout if each.place == shape.place and each in alike)
    same = (each for each in alike if each.role == shape.role)
    return next(numbered, next(same, None))


def _master_role(role: str) -> str:
    return _MASTER_ROLE.get(role, "body")


def _text_style(role: str) -> str:
    if role in TITLES:
        return "titleStyle"
    return "otherStyle" if not role or role in FURNITURE else "bodyStyle"
