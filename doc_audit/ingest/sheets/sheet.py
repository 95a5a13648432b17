"""One sheet of a workbook, streamed: what its cells show, and what of it is hidden."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from doc_audit.ingest.office.package import Package
from doc_audit.ingest.office.xml import child, children, local
from doc_audit.ingest.sheets.areas import LAST_COLUMN, LAST_ROW, Area, area_of, place_of
from doc_audit.ingest.sheets.spots import Shown
from doc_audit.ingest.sheets.values import Values

MOST_CELLS = 300_000
"""Cells with something in them that are read of one sheet; an action log of a thousand rows and
thirty columns has 30,000."""

_MOST_AREAS = 50_000  # merged cells, each of which costs time; a log of 2,000 rows has some 5,000
_MOST_FILTERS = 100  # one for the sheet and one for each of its tables
_LONGEST_NUMBER = 9  # digits of a row or column; Python refuses to convert thousands of them
_MOST_MOVED = 1_000  # rows or columns of a merged cell looked through for one that is shown
_READ = ("row", "col", "mergeCell", "autoFilter", "tablePart", "drawing", "formula1")
_FORMULA_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^\W\d][\w.]*))!")
_NAME = re.compile(r"[^\W\d][\w.]*")


@dataclass
class Sheet:
    """A sheet as read; rows and columns count from 1.

    Attributes:
        cells: what is shown, by row and column, rows in order; nothing hidden is in it.
        merges: merged cells.
        tables: Excel tables, each with how many of its first rows hold heads.
        lists: sheets and names that its drop-down lists are taken from.
        filters: areas of which only chosen rows are shown.
        hidden: rows that are not shown.
        boxes: paragraphs of text boxes.
        found: counts of what was not read: `hidden_rows`, `filtered_rows`, `hidden_columns`
            (each only where it holds something), `beyond` where there are too many cells,
            `pictures`, `charts`.
    """

    name: str
    cells: dict[int, dict[int, Shown]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    tables: list[tuple[Area, int]] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    filters: list[Area] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    boxes: list[str] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)


def _whole(words: str | None, most: int) -> int:
    number = int(words) if words and words.isdecimal() and len(words) <= _LONGEST_NUMBER else 0
    return number if number <= most else 0


def _is_hidden(element: etree._Element, size: str) -> bool:
    """Whether a row or column takes no room: hidden, or of no height or width."""
    if element.get("hidden", "0") not in ("0", "false"):
        return True
    try:
        return float(element.get(size, "1")) == 0
    except ValueError:
        return False


def relation_id(element: etree._Element) -> str:
    """The id of the relation that an element names (`r:id`); "" where it names none."""
    keys = (str(key) for key in element.keys())  # noqa: SIM118 - elements iterate over children
    return next((element.get(key, "") for key in keys if key.endswith("}id")), "")


def listed(formula: str) -> Iterator[str]:
    """Sheets and defined names that a formula names."""
    for quoted, plain in _FORMULA_SHEET.findall(formula):
        yield (quoted.replace("''", "'") or plain).casefold()
    if _NAME.fullmatch(formula.strip()):
        yield formula.strip().casefold()


class SheetReader:
    """Reads the parts of one sheet into a `Sheet`."""

    def __init__(self, package: Package, part: str, name: str, values: Values) -> None:
        self._package = package
        self._part = part
        self._values = values
        self._hidden_columns: set[int] = set()
        self._marked = 0
        self._row = 0
        self._count = 0
        self.sheet = Sheet(name)

    def read(self) -> Sheet:
        """The sheet.

        Raises:
            DocumentError: `damaged`, `too_large`, `unsafe`, `encrypted`.
        """
        relations = self._package.relations(self._part)
        targets = {key: link.target for key, link in relations.items()}
        for element in self._package.streamed(self._part, _READ):
            self._take(element, targets)
        self._without_hidden()
        return self.sheet

    def _take(self, element: etree._Element, targets: Mapping[str, str]) -> None:
        kind = local(element)
        sheet = self.sheet
        link = targets.get(relation_id(element), "")
        if kind == "row":
            self._take_row(element)
        elif kind == "col" and _is_hidden(element, "width"):
            left, right = (_whole(element.get(end), LAST_COLUMN) for end in ("min", "max"))
            self._marked += right - left + 1
            if self._marked <= LAST_COLUMN:  # each is told once; a million times costs hours
                self._hidden_columns.update(range(left, right + 1))
        elif kind == "mergeCell":
            self._take_merge(element)
        elif kind == "autoFilter":
            self._take_filter(element)
        elif kind == "tablePart":
            self._take_table(link)
        elif kind == "drawing":
            self._take_drawing(link)
        elif kind == "formula1":
            words = "".join(map(str, element.itertext()))
            sheet.lists.update(listed(words))

    def _take_row(self, element: etree._Element) -> None:
        number = _whole(element.get("r"), LAST_ROW) or self._row + 1
        self._row = number
        cells = self._cells(element)
        if cells:
            self.sheet.cells.setdefault(number, {}).update(cells)
        if _is_hidden(element, "ht"):
            self.sheet.hidden.add(number)

    def _cells(self, row: etree._Element) -> dict[int, Shown]:
        found: dict[int, Shown] = {}
        column = 0
        for cell in children(row, "c"):
            place = place_of(cell.get("r", ""))
            column = place[1] if place else column + 1
            if self._count >= MOST_CELLS or self._values.are_full:
                self.sheet.found["beyond"] = 1
                break
            shown = self._values.shown(cell)
            if shown is not None and 1 <= column <= LAST_COLUMN:
                found[column] = shown
                self._count += 1
        return found

    def _take_merge(self, element: etree._Element) -> None:
        if len(self.sheet.merges) >= _MOST_AREAS:
            self.sheet.found["beyond"] = 1
        elif (area := area_of(element.get("ref", ""))) is not None:
            self.sheet.merges.append(area)

    def _take_filter(self, element: etree._Element) -> None:
        area = area_of(element.get("ref", ""))
        few = len(self.sheet.filters) < _MOST_FILTERS
        if few and area is not None and child(element, "filterColumn") is not None:
            self.sheet.filters.append(area)

    def _take_table(self, part: str) -> None:
        root = self._package.optional(part)
        area = area_of(root.get("ref", "")) if root is not None else None
        if root is None or area is None:
            return
        heads = root.get("headerRowCount", "1")
        self.sheet.tables.append((area, 0 if heads == "0" else 1))
        filtered = child(root, "autoFilter")
        if filtered is not None:
            self._take_filter(filtered)

    def _take_drawing(self, part: str) -> None:
        root = self._package.optional(part)
        if root is None:
            return
        names = Counter(map(local, root.iter()))
        self.sheet.found["pictures"] += names["pic"]
        self.sheet.found["charts"] += names["graphicFrame"]
        for paragraph in root.iter("{*}p"):
            text = "".join(words.text or "" for words in paragraph.iter("{*}t"))
            self.sheet.boxes += [text] if text.strip() else []

    def _move_merged(self) -> None:
        """Words of merged cells that begin in what is hidden show in what is left of them."""
        cells = self.sheet.cells
        for area in self.sheet.merges:
            hidden = area.top in self.sheet.hidden or area.left in self._hidden_columns
            shown = cells.get(area.top, {}).get(area.left) if hidden else None
            if shown is None:
                continue
            rows = range(area.top, min(area.bottom, area.top + _MOST_MOVED) + 1)
            columns = range(area.left, min(area.right, area.left + _MOST_MOVED) + 1)
            row = next((n for n in rows if n not in self.sheet.hidden), 0)
            column = next((n for n in columns if n not in self._hidden_columns), 0)
            if row and column:
                cells.setdefault(row, {})[column] = cells[area.top].pop(area.left)

    def _without_hidden(self) -> None:
        """Leaves out what the sheet doesn't show; counts what of it holds something."""
        sheet = self.sheet
        self._move_merged()
        for number in sorted(sheet.hidden & sheet.cells.keys()):
            filtered = any(area.top < number <= area.bottom for area in sheet.filters)
            row = sheet.cells.pop(number)
            sheet.found["filtered_rows" if filtered else "hidden_rows"] += bool(row)
        columns = {column for row in sheet.cells.values() for column in row}
        hidden = columns & self._hidden_columns
        for row in sheet.cells.values() if hidden else ():
            for column in hidden & row.keys():
                del row[column]
        sheet.found["hidden_columns"] = len(hidden)
        sheet.cells = {number: sheet.cells[number] for number in sorted(sheet.cells)
                       if sheet.cells[number]}  # fmt: skip
