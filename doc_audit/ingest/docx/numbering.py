"""Bullets and numbers as Word shows them: levels, restarts, legal numbering."""

import re
from dataclasses import dataclass, field

from lxml import etree

from doc_audit.ingest.docx.names import number, switched_on, value
from doc_audit.ingest.office.xml import child, children

LEVELS = 9  # of a Word list
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_BULLET_SIGNS = {  # what the glyphs of Symbol and Wingdings look like
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0a8": "◻",
    "\uf071": "❑", "\uf06e": "■", "\uf0e0": "→", "\uf02d": "–", "\uf0a1": "○", "\uf0b2": "◻",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        form: Word's `numFmt`, such as `decimal`, `bullet`, `none`.
        text: with `%1` … `%9` for the numbers of the levels.
        start: its first number.
        legal: whether all numbers in it are shown as 1, 2, 3.
        restart: 1-based level whose numbers restart this one; 0: never; None: any higher one.
    """

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    legal: bool = False
    restart: int | None = None


def _roman(count: int) -> str:
    if not 0 < count <= _MOST_ROMAN:
        return str(count)
    digits = ""
    for worth, sign in _ROMAN:
        digits += sign * (count // worth)
        count %= worth
    return digits


def _letters(count: int) -> str:
    # Word goes on after z with aa, bb, cc; it repeats, and so are absurd counts cut here.
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 50) if count > 0 else ""


def shown(count: int, form: str) -> str:
    """A number in one of Word's formats; unknown formats as 1, 2, 3."""
    if form == "lowerLetter":
        return _letters(count)
    if form == "upperLetter":
        return _letters(count).upper()
    if form == "lowerRoman":
        return _roman(count)
    if form == "upperRoman":
        return _roman(count).upper()
    if form == "decimalZero":
        return f"{count:02d}"
    return "" if form == "none" else str(count)


def _level(element: etree._Element) -> Level:
    start = number(child(element, "start"))
    return Level(
        form=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")),
        start=1 if start is None else start,
        legal=bool(switched_on(element, "isLgl")),
        restart=number(child(element, "lvlRestart")),
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

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[_List, dict[int, Level], dict[int, int]]] = {}
        self._started: set[str] = set()
        if root is None:
            return
        styled = {}
        for abstract in children(root, "abstractNum"):
            key = value(abstract, "abstractNumId")
            self._abstract[key] = _List(_levels(abstract))
            if link := value(child(abstract, "styleLink")):
                styled[link] = self._abstract[key]
        for abstract in children(root, "abstractNum"):
            if (link := value(child(abstract, "numStyleLink"))) in styled:
                self._abstract[value(abstract, "abstractNumId")] = styled[link]
        for num in children(root, "num"):
            self._add(num)

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
        sign = _BULLET_SIGNS.get(level.text, level.text)
        return "•" if not sign.isprintable() or "\ue000" <= sign[:1] <= "\uf8ff" else sign.strip()

    def put(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        form = levels.get(at, Level()).form
        return shown(counts[at] or 0, "decimal" if level.legal and form != "none" else form)

    return _PLACE.sub(put, level.text).strip()
