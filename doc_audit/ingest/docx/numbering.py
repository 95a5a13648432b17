"""Bullets and numbers as Word shows them: levels, restarts, legal numbering."""

import re
from dataclasses import dataclass, field

from lxml import etree

from doc_audit.ingest.docx.names import number, switched_on, value
from doc_audit.ingest.docx.styles import Look, Styles, left_edge
from doc_audit.ingest.docx.symbols import in_font
from doc_audit.ingest.office.number_forms import shown
from doc_audit.ingest.office.xml import child, children

LEVELS = 9  # of a Word list
_PLACE = re.compile(r"%([1-9])")
_PLAIN_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        form: Word's `numFmt`, such as `decimal`, `bullet`, `none`.
        text: with `%1` … `%9` for the numbers of the levels.
        start: its first number.
        legal: whether all numbers in it are shown as 1, 2, 3.
        restart: 1-based level whose numbers restart this one; 0: never; None: any higher one.
        style: id of the paragraph style that stands at this level, or "".
        font: of its bullet or number, or "".
        indent: of the words of its items, in twentieths of a point.
    """

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    legal: bool = False
    restart: int | None = None
    style: str = ""
    font: str = ""
    indent: int = 0


def _form(level: etree._Element) -> str:
    """A level's format; newer ones stand beside an older one for older programs."""
    format_ = child(level, "numFmt")
    if format_ is None:
        format_ = child(level, "AlternateContent", "Fallback", "numFmt")
    return value(format_) or "decimal"


def _level(element: etree._Element) -> Level:
    start = number(child(element, "start"))
    fonts = child(element, "rPr", "rFonts")
    return Level(
        form=_form(element),
        text=value(child(element, "lvlText")),
        start=1 if start is None else start,
        legal=bool(switched_on(element, "isLgl")),
        restart=number(child(element, "lvlRestart")),
        style=value(child(element, "pStyle")),
        font=value(fonts, "ascii") or value(fonts, "hAnsi"),
        indent=left_edge(child(element, "pPr")) or 0,
    )


def _levels(element: etree._Element) -> dict[int, Level]:
    found = {}
    for level in children(element, "lvl"):
        place = number(level, "ilvl")
        if place is not None and 0 <= place < LEVELS:
            found[place] = _level(level)
    return found


@dataclass
class _List:
    """A list as it stands: lists of one abstract definition count on together."""

    levels: dict[int, Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbering:
    """Counts the items of all lists of a document, in the order they are met."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[_List, dict[int, Level], dict[int, int]]] = {}
        self._started: set[str] = set()
        if root is None:
            return
        for abstract in children(root, "abstractNum"):
            self._abstract[value(abstract, "abstractNumId")] = _List(_levels(abstract))
        self._link(root, styles)
        for num in children(root, "num"):
            self._add(num)

    def _link(self, root: etree._Element, styles: Styles) -> None:
        """Lists that only name a list style become the list of that style."""
        abstracts = {value(n, "numId"): child(n, "abstractNumId") for n in children(root, "num")}
        styled = {
            value(link): self._abstract[value(abstract, "abstractNumId")]
            for abstract in children(root, "abstractNum")
            if (link := child(abstract, "styleLink")) is not None
        }
        for abstract in children(root, "abstractNum"):
            if not (name := value(child(abstract, "numStyleLink"))):
                continue
            meant = styled.get(name)
            if meant is None:
                meant = self._abstract.get(value(abstracts.get(styles.list_of(name))))
            if meant is not None:
                self._abstract[value(abstract, "abstractNumId")] = meant

    def _add(self, num: etree._Element) -> None:
        shared = self._abstract.get(value(child(num, "abstractNumId")))
        if shared is None:
            return
        levels, starts = dict(shared.levels), {}
        for override in children(num, "lvlOverride"):
            place = number(override, "ilvl")
            if place is None or not 0 <= place < LEVELS:
                continue
            if (own := child(override, "lvl")) is not None:
                levels[place] = _level(own)
            if (start := number(child(override, "startOverride"))) is not None:
                starts[place] = start
        self._lists[value(num, "numId")] = (shared, levels, starts)

    def __contains__(self, list_id: str) -> bool:
        return list_id in self._lists

    def place(self, look: Look) -> int:
        """Level (from 0) of a paragraph in its list.

        Where a style puts it there, the list says which of its levels the style stands at.
        """
        if look.list_style and look.list_id in self._lists:
            _, levels, _ = self._lists[look.list_id]
            linked = (at for at, level in levels.items() if level.style == look.list_style)
            return next(linked, look.list_level)
        return look.list_level

    def indent(self, look: Look) -> int:
        """Left edge of a paragraph's words, in twentieths of a point, by its list or style."""
        _, levels, _ = self._lists.get(look.list_id, (None, {}, {}))
        level = levels.get(self.place(look))
        return (level.indent if level is not None else 0) or look.indent

    def is_counted(self, list_id: str, place: int) -> bool:
        """Whether a level shows numbers or letters, not a sign or nothing."""
        _, levels, _ = self._lists.get(list_id, (None, {}, {}))
        level = levels.get(place)
        return level is not None and level.form not in ("bullet", "none") and "%" in level.text

    def next_marker(self, list_id: str, place: int) -> str:
        """Counts one item at level `place` (from 0) and gives its marker as Word shows it.

        "" for a list that isn't defined or a level without a sign.
        """
        if list_id not in self._lists:
            return ""
        shared, levels, starts = self._lists[list_id]
        if list_id not in self._started:
            self._started.add(list_id)
            for at in starts:
                shared.counts[at] = None
        self._count(shared.counts, levels, starts, place)
        return _marker(shared.counts, levels, place)

    @staticmethod
    def _count(
        counts: list[int | None], levels: dict[int, Level], starts: dict[int, int], place: int
    ) -> None:
        level = levels.get(place, Level())
        count = counts[place]
        counts[place] = starts.get(place, level.start) if count is None else count + 1
        for higher in range(place):
            if counts[higher] is None:
                counts[higher] = starts.get(higher, levels.get(higher, Level()).start)
        for deeper in range(place + 1, LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or (restart and restart > place):
                counts[deeper] = None


def _marker(counts: list[int | None], levels: dict[int, Level], place: int) -> str:
    level = levels.get(place, Level())
    if level.form == "bullet":
        signs = in_font(level.text, level.font).strip()
        lost = any("\ue000" <= sign <= "\uf8ff" or not sign.isprintable() for sign in signs)
        return _PLAIN_BULLET if lost else signs

    def put(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        form = levels.get(at, Level()).form
        return shown(counts[at] or 0, "decimal" if level.legal and form != "none" else form)

    return _PLACE.sub(put, level.text).strip()
