"""What a paragraph's style makes of it, through all styles it is based on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from doc_audit.ingest.docx.names import number, switched_on, value
from doc_audit.ingest.office.xml import child, children

_HEADING_NAME = re.compile(r"heading (\d)$")
_BODY_OUTLINE = 9  # w:outlineLvl of text that is in no outline
_DEFAULT_SIZE = 20  # half-points; Word's default where no style says otherwise


@dataclass(frozen=True, slots=True)
class Look:
    """What the style of a paragraph says, its own properties included.

    Attributes:
        name: English name of the built-in style, lower case ("heading 1"), whatever the language
            of Word; or the style's own.
        outline: heading level from 1, or 0.
        list_id, list_level: of its numbering; `list_id` "" or "0" when in no list.
        size: half-points.
        bold, hidden: of its text, unless a run says otherwise.
    """

    name: str
    outline: int
    list_id: str
    list_level: int
    size: int
    bold: bool
    hidden: bool


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: etree._Element | None) -> None:
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
        size = number(child(root, "docDefaults", "rPrDefault", "rPr", "sz"))
        self._size = _DEFAULT_SIZE if size is None else size

    def chain(self, style_id: str) -> Iterator[etree._Element]:
        """The style, then what it is based on; each once, whatever circles the file holds."""
        seen = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = value(child(style, "basedOn"))

    def run_hidden(self, properties: etree._Element | None) -> bool | None:
        """Whether a run is hidden by itself or by its character style; None where not said."""
        own = switched_on(properties, "vanish")
        if own is not None:
            return own
        for style in self.chain(value(child(properties, "rStyle"))):
            if (told := switched_on(child(style, "rPr"), "vanish")) is not None:
                return told
        return None

    def look(self, properties: etree._Element | None) -> Look:
        """The look of a paragraph by its `w:pPr`."""
        chain = list(self.chain(value(child(properties, "pStyle")) or self._default))
        levels = [properties, *(child(style, "pPr") for style in chain)]
        runs = [child(style, "rPr") for style in chain]
        sizes = [size for run in runs if (size := number(child(run, "sz"))) is not None]
        return Look(
            name=value(child(chain[0], "name")).lower() if chain else "",
            outline=self._outline(levels, chain),
            list_id=_first(value(child(level, "numPr", "numId")) for level in levels),
            list_level=self._list_level(levels),
            size=sizes[0] if sizes else self._size,
            bold=_toggled(runs, "b"),
            hidden=_toggled(runs, "vanish"),
        )

    @staticmethod
    def _list_level(levels: list[etree._Element | None]) -> int:
        for level in levels:
            if (found := number(child(level, "numPr", "ilvl"))) is not None:
                return max(0, min(found, 8))
        return 0

    @staticmethod
    def _outline(levels: list[etree._Element | None], chain: list[etree._Element]) -> int:
        for level in levels:
            told = number(child(level, "outlineLvl"))
            if told is not None:
                return told + 1 if 0 <= told < _BODY_OUTLINE else 0
        for style in chain:
            name = value(child(style, "name")).lower()
            if named := _HEADING_NAME.match(name):
                return int(named[1])
            if name == "title":
                return 1
        return 0


def _first(values: Iterator[str]) -> str:
    return next((found for found in values if found), "")


def _toggled(levels: list[etree._Element | None], name: str) -> bool:
    return next((on for level in levels if (on := switched_on(level, name)) is not None), False)
