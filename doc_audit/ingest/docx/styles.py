"""What a paragraph's style makes of it, through all styles it is based on."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml import etree

from doc_audit.ingest.docx.names import half_points, measured, number, switched_on, value
from doc_audit.ingest.office.xml import child, children

# Word writes built-in styles under their English names in every language; other programs write
# the name they show, and authors rename ("Council Heading 2", "H2").
_HEADING_NAME = re.compile(
    r"\b(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|nagłówek)[ _]?([1-9])\b"
    r"|^h([1-9])$"
)
_PAGES_HEADING = "heading"  # Apple Pages: Heading, Heading 2, Heading 3
_BODY_OUTLINE = 9  # w:outlineLvl of text that is in no outline
_LAST_LEVEL = 8  # of a Word list, from 0
_DEFAULT_SIZE = 20  # half-points; Word's default where no style says otherwise
_TWIP = 0.05  # points

Element = etree._Element
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Look:
    """What the style of a paragraph says, its own properties included.

    Attributes:
        names: of its style and those it is based on, lower case ("heading 1"); built-in ones in
            English whatever the language of Word.
        outline: heading level from 1, or 0.
        list_id, list_level: of its numbering; `list_id` "" or "0" when in no list.
        list_style: id of the style that puts it in its list; "" where the paragraph does so.
        size: half-points.
        indent: of its left edge, in twentieths of a point.
        bold, underlined, italic, hidden: of its text, unless a run says otherwise.
    """

    names: tuple[str, ...]
    outline: int
    list_id: str
    list_level: int
    list_style: str
    size: int
    indent: int
    bold: bool
    underlined: bool
    italic: bool
    hidden: bool


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        styles = list(children(root, "style")) if root is not None else []
        self._by_id = {value(style, "styleId"): style for style in styles}
        self._default = next(
            (
                value(style, "styleId")
                for style in styles
                if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true")
            ),
            "",
        )
        usual = child(root, "docDefaults", "rPrDefault", "rPr", "sz")
        self._size = half_points(usual) or _DEFAULT_SIZE
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._looks: dict[str, Look] = {}

    def chain(self, style_id: str) -> tuple[Element, ...]:
        """The style, then what it is based on; each once, whatever circles the file holds."""
        if style_id not in self._chains:
            self._chains[style_id] = tuple(self._based_on(style_id))
        return self._chains[style_id]

    def _based_on(self, style_id: str) -> Iterator[Element]:
        seen = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = value(child(style, "basedOn"))

    def list_of(self, style_id: str) -> str:
        """Id of the list that a style puts its paragraphs in, or ""."""
        return _first(value(child(s, "pPr", "numPr", "numId")) for s in self.chain(style_id))

    def _levels(self, properties: Element | None) -> list[Element | None]:
        """What says how a run looks: its own properties, then those of its character style."""
        named = child(properties, "rStyle")
        chain = self.chain(value(named)) if named is not None else ()
        return [properties, *(child(style, "rPr") for style in chain)]

    def toggled(self, properties: Element | None, name: str) -> bool | None:
        """Whether a run has a toggle on, by itself or its character style; None: not said."""
        return _toggled(self._levels(properties), name)

    def size(self, properties: Element | None) -> int | None:
        """Half-points of a run by itself or its character style; None where not said."""
        return _size(self._levels(properties))

    def look(self, properties: Element | None) -> Look:
        """The look of a paragraph by its `w:pPr`."""
        look = self._styled(value(child(properties, "pStyle")) or self._default)
        if properties is None:
            return look
        numbered = child(properties, "numPr")
        list_id, level = value(child(numbered, "numId")), number(child(numbered, "ilvl"))
        outline, indent = _outline_level(properties), left_edge(properties)
        if not list_id and level is None and outline is None and indent is None:
            return look
        return replace(
            look,
            outline=look.outline if outline is None else outline,
            list_id=list_id or look.list_id,
            list_level=look.list_level if level is None else _in_range(level),
            list_style="" if list_id else look.list_style,
            indent=look.indent if indent is None else indent,
        )

    def _styled(self, style_id: str) -> Look:
        """What a style alone makes of a paragraph."""
        if style_id not in self._looks:
            self._looks[style_id] = self._look_of(self.chain(style_id))
        return self._looks[style_id]

    def _look_of(self, chain: Sequence[Element]) -> Look:
        levels = [child(style, "pPr") for style in chain]
        runs = [child(style, "rPr") for style in chain]
        names = tuple(value(child(style, "name")).lower() for style in chain)
        lists = [value(child(level, "numPr", "numId")) for level in levels]
        depth = _first_known(levels, lambda level: number(child(level, "numPr", "ilvl")))
        told = _first_known(levels, _outline_level)
        return Look(
            names=names,
            outline=_outline(names) if told is None else told,
            list_id=_first(lists),
            list_level=_in_range(depth or 0),
            list_style=_first(
                value(style, "styleId") for style, key in zip(chain, lists, strict=True) if key
            ),
            size=_size(runs) or self._size,
            indent=_first_known(levels, left_edge) or 0,
            bold=bool(_toggled(runs, "b")),
            underlined=bool(_toggled(runs, "u")),
            italic=bool(_toggled(runs, "i")),
            hidden=bool(_toggled(runs, "vanish")),
        )


def _in_range(level: int) -> int:
    return max(0, min(level, _LAST_LEVEL))


def left_edge(level: Element | None) -> int | None:
    """The indent that a `w:pPr` gives, in twentieths of a point; None where not said."""
    element = child(level, "ind")
    told = measured(element, "left", _TWIP)
    return measured(element, "start", _TWIP) if told is None else told


def _outline_level(level: Element | None) -> int | None:
    """The heading level that a `w:pPr` gives, 0 for text; None where not said."""
    told = number(child(level, "outlineLvl"))
    if told is None:
        return None
    return told + 1 if 0 <= told < _BODY_OUTLINE else 0


def _outline(names: Sequence[str]) -> int:
    """The heading level that the names of styles promise."""
    for name in names:
        if named := _HEADING_NAME.search(name):
            return int(named[1] or named[2])
    if names and names[0] == _PAGES_HEADING:
        return 1
    return 2 if "subtitle" in names else 1 if "title" in names else 0


def _first(values: Iterable[str]) -> str:
    return next((found for found in values if found), "")


def _first_known(
    levels: Iterable[Element | None], ask: Callable[[Element | None], T | None]
) -> T | None:
    return next((found for level in levels if (found := ask(level)) is not None), None)


def _size(levels: Iterable[Element | None]) -> int | None:
    return _first_known(levels, lambda level: half_points(child(level, "sz")))


def _toggled(levels: Iterable[Element | None], name: str) -> bool | None:
    return _first_known(levels, lambda level: switched_on(level, name))
