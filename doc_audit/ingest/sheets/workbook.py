"""The parts of a workbook: its sheets in order, names, strings, styles, date system."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from doc_audit.errors import DocumentError
from doc_audit.ingest.office.package import Package
from doc_audit.ingest.office.xml import child, children
from doc_audit.ingest.sheets.sheet import Sheet, SheetReader, listed, relation_id
from doc_audit.ingest.sheets.strings import shared_strings
from doc_audit.ingest.sheets.styles import Styles
from doc_audit.ingest.sheets.values import Values


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it.

    Attributes:
        part: name of the part that holds it; "" where the file has none.
        hidden: whether the workbook hides it, in whichever way.
        cells: whether it has cells; charts and old macros have sheets too.
    """

    name: str
    part: str
    hidden: bool
    cells: bool


class Workbook:
    """A workbook whose sheets are read when asked for; `values` counts what couldn't be shown."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.main_part()
        self._root = package.xml(self._main)
        self._links = package.relations(self._main)
        properties = child(self._root, "workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        strings = shared_strings(package, self._related("sharedStrings"))
        styles = Styles(package.optional(self._related("styles")))
        self.values = Values(strings, styles, since_1904)

    def _related(self, kind: str) -> str:
        links = self._links.values()
        return next((link.target for link in links if link.kind.endswith(f"/{kind}")), "")

    def sheets(self) -> list[SheetPart]:
        """Its sheets in the order of their tabs."""
        listed_sheets = child(self._root, "sheets")
        found = children(listed_sheets, "sheet") if listed_sheets is not None else ()
        return [self._sheet(sheet) for sheet in found]

    def _sheet(self, sheet: etree._Element) -> SheetPart:
        link = self._links.get(relation_id(sheet))
        part = link.target if link is not None and link.target in self._package else ""
        hidden = sheet.get("state", "visible") != "visible"
        cells = link is not None and link.kind.endswith("/worksheet")
        return SheetPart(sheet.get("name", ""), part, hidden, cells)

    def damaged(self, why: str) -> DocumentError:
        """The error for a workbook that can't be read because of `why`."""
        return self._package.damaged(why)

    def read(self, sheet: SheetPart) -> Sheet:
        """What a sheet shows; raises `DocumentError` as `SheetReader.read` does."""
        return SheetReader(self._package, sheet.part, sheet.name, self.values).read()

    def sheets_named(self, name: str) -> Iterator[str]:
        """Sheets, in lower case, that a word of a formula stands for: itself, or a named area."""
        yield name
        names = child(self._root, "definedNames")
        for defined in children(names, "definedName") if names is not None else ():
            if defined.get("name", "").casefold() == name:
                yield from listed(defined.text or "")
