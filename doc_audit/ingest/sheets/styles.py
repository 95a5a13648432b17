"""What a cell's style says: its number format, and whether its words are bold or struck through."""

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.office.xml import child, children
from doc_audit.ingest.sheets.formats import BUILT_IN
from doc_audit.ingest.sheets.strings import is_on


class Style(NamedTuple):
    """Look of a cell; `code` is its number format."""

    code: str = "General"
    bold: bool = False
    struck: bool = False


_PLAIN = Style()


def _number(element: etree._Element, name: str) -> int:
    words = element.get(name, "")
    return int(words) if words.isdecimal() and len(words) < 7 else 0


def _style(
    look: etree._Element, codes: dict[int, str], fonts: Sequence[tuple[bool, bool]]
) -> Style:
    font = _number(look, "fontId")
    bold, struck = fonts[font] if font < len(fonts) else (False, False)
    return Style(codes.get(_number(look, "numFmtId"), "General"), bold, struck)


class Styles:
    """The cell styles of a workbook by number."""

    def __init__(self, root: etree._Element | None) -> None:
        custom = child(root, "numFmts")
        codes = dict(BUILT_IN)
        for code in children(custom, "numFmt") if custom is not None else ():
            codes[_number(code, "numFmtId")] = code.get("formatCode", "General")
        named = child(root, "fonts")
        fonts = [
            (is_on(font, "b"), is_on(font, "strike"))
            for font in (children(named, "font") if named is not None else ())
        ]
        looks = child(root, "cellXfs")
        self._styles = [
            _style(look, codes, fonts)
            for look in (children(looks, "xf") if looks is not None else ())
        ]

    def style(self, number: str) -> Style:
        """The style with a number as cells give it; a plain one where there is none."""
        if not number.isdecimal() or len(number) > 6 or int(number) >= len(self._styles):
            return _PLAIN
        return self._styles[int(number)]
