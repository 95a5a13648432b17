"""A cell's stored value as the sheet shows it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from lxml import etree

from doc_audit.ingest.office.xml import child
from doc_audit.ingest.sheets.formats import number_of, shown_number, shown_text
from doc_audit.ingest.sheets.spots import Shown
from doc_audit.ingest.sheets.strings import Words, unescaped, words_of
from doc_audit.ingest.sheets.styles import Style, Styles

_BEFORE_1900 = datetime(1899, 12, 30)
_BEFORE_1904 = datetime(1904, 1, 1)
_DAY = 86_400_000_000  # microseconds
_MOST_LETTERS = 20_000_000  # shown in one workbook; 1,000 pages of a plan have 3 million


class Values:
    """Turns cells into what they show; counts in `found` what of them can't be.

    Keys of `found`: `struck` texts with words struck through, `uncomputed` formulas whose result
    is not in the file, `errors` cells that show an error such as `#REF!`.
    """

    def __init__(self, strings: Sequence[Words], styles: Styles, since_1904: bool) -> None:
        self._strings = strings
        self._styles = styles
        self._since_1904 = since_1904
        self.found: Counter[str] = Counter()
        self._letters = 0

    @property
    def are_full(self) -> bool:
        """Whether the cells shown so far hold more than any workbook: strings may be shared."""
        return self._letters > _MOST_LETTERS

    def shown(self, cell: etree._Element) -> Shown | None:
        """What a `c` element shows, or None for nothing."""
        style = self._styles.style(cell.get("s", ""))
        text = self._text(cell, style)
        self._letters += len(text)
        if text.strip() and style.struck:
            self.found["struck"] += 1
            return None
        return Shown(text, style.bold) if text.strip() else None

    def _text(self, cell: etree._Element, style: Style) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = child(cell, "is")
            return self._words(words_of(inline), style) if inline is not None else ""
        stored = child(cell, "v")
        value = (stored.text or "") if stored is not None else ""
        if not value and kind != "str" and child(cell, "f") is not None:
            self.found["uncomputed"] += 1
        return self._value(kind, value, style) if value else ""

    def _value(self, kind: str, value: str, style: Style) -> str:
        if kind == "s":
            known = value.isdecimal() and len(value) < 10 and int(value) < len(self._strings)
            return self._words(self._strings[int(value)], style) if known else ""
        if kind == "str":
            return shown_text(unescaped(value), style.code)
        if kind == "b":
            return "FALSE" if value.strip() in ("0", "false") else "TRUE"
        if kind == "e":
            self.found["errors"] += 1
            return value
        number = self._day(value) if kind == "d" else number_of(value)
        return value if number is None else shown_number(number, style.code, self._since_1904)

    def _words(self, words: Words, style: Style) -> str:
        self.found["struck"] += words.struck
        return shown_text(words.text, style.code)

    def _day(self, value: str) -> Decimal | None:
        """Serial number of a day written out (ISO 8601)."""
        try:
            moment = datetime.fromisoformat(value.strip()).replace(tzinfo=None)
        except ValueError:
            return None
        past = moment - (_BEFORE_1904 if self._since_1904 else _BEFORE_1900)
        whole = past.days * _DAY + past.seconds * 1_000_000 + past.microseconds
        return number_of(str(Decimal(whole) / _DAY))
