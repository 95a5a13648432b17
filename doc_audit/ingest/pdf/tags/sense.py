"""Which tags of a document can be believed; authors misuse them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from doc_audit.ingest.pdf.lines.openers import sign_length
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.parts.headings import is_caps
from doc_audit.ingest.pdf.tags.tag import NO_TAG, Tag

_MOST_HEADING = 0.2  # share of the tagged letters; plans have 2–8 %, slides 15 %
_LONGEST_HEADING = 150  # characters, as in `headings`
_MOST_LONG = 0.2  # share of the tagged headings that are too long or end as sentences do
_LEAST_APART = 0.6  # share of the tagged headings that are set apart from the body
_LARGER = 1.05  # times the body size from which a line is set apart
_FLAT = 4.0
"""Headings a page, all of one level, that show a style used for its looks; one plan of those in
READING_NOTES has 184 on 25 pages."""
_MANY = 20  # headings below which one level is nothing strange
_FEW = 5  # bullets below which counts say nothing
_LEAST_LISTED = 0.5  # share of the typed bullets that stand in tagged list items
_LONGEST_ITEM = 600  # characters of the usual list item
_MOST_FIGURE = (
    0.3  # share of the tagged letters in figures and captions; a whole page may be tagged as one
)
_MOST_NOTE = 0.2  # share of the tagged letters in notes
_MOST_CONTENTS = 0.2  # share of the tagged letters in tables of contents; all of a short list


@dataclass(frozen=True, slots=True)
class Tags:
    """Tags of a document's lines, with what each kind of them is worth.

    Attributes:
        of_runs: tags by run for each page that has any.
        headings, items, figures, notes, contents: whether that kind can be believed.
    """

    of_runs: Mapping[int, Sequence[Tag]]
    headings: bool = False
    items: bool = False
    figures: bool = False
    notes: bool = False
    contents: bool = False

    def of(self, line: TextLine) -> Tag:
        """Tag of most of a line."""
        runs = self.of_runs.get(line.page, ())
        return runs[line.run] if 0 <= line.run < len(runs) else NO_TAG

    def of_each(self, lines: Sequence[TextLine]) -> list[Tag]:
        """Tags of lines of one page."""
        runs = self.of_runs.get(lines[0].page, ()) if lines else ()
        count = len(runs)
        return [runs[at] if 0 <= (at := line.run) < count else NO_TAG for line in lines]


NO_TAGS = Tags({})


class Judge:
    """Hears the tagged lines of a document page by page, and says which kinds can be believed.

    Args:
        of_runs: tags by run for each page that has any.
    """

    def __init__(self, of_runs: Mapping[int, Sequence[Tag]]) -> None:
        self._tags = Tags(of_runs)
        self._pages = 0  # with tagged lines
        self._letters: Counter[str] = Counter()  # of each kind, and of all
        self._colours: Counter[int] = Counter()  # letters outside headings
        self._heads = _Heads()
        self._bullets = self._listed = 0  # typed bullets, and those in tagged items
        self._items: list[int] = []  # letters of each
        self._notes: Counter[float] = Counter()  # lines by size
        self._contents: set[int] = set()  # pages

    def hear(self, lines: Sequence[TextLine]) -> None:
        """Lines of one page, without furniture."""
        found = zip(lines, self._tags.of_each(lines), strict=True)
        known = [(line, tag) for line, tag in found if tag.block]
        if not known:
            return
        self._pages += 1
        for line, tag in known:
            self._count(line, tag)
        self._heads.hear([pair for pair in known if pair[1].heading and pair[0].cell < 0])
        items = _blocks([pair for pair in known if pair[1].item])
        self._items += [sum(len(line.text) for line in block) for block in items]

    def _count(self, line: TextLine, tag: Tag) -> None:
        length, letters = len(line.text), self._letters
        letters["all"] += length
        self._colours[line.colour] += 0 if tag.heading else length
        if tag.heading:
            letters["heading"] += length
        if tag.figure or tag.caption:
            letters["figure"] += length
        if tag.note:
            letters["note"] += length
            self._notes[line.size] += 1
        if tag.contents:
            letters["contents"] += length
            self._contents.add(line.page)
        if sign_length(line.text) and line.cell < 0:
            self._bullets += 1
            self._listed += tag.item > 0

    def verdict(self, body: float) -> Tags:
        """Tags of the document with each kind believed or not.

        Args:
            body: size of the document's body text.
        """
        if not self._pages:
            return NO_TAGS
        return Tags(
            self._tags.of_runs,
            headings=self._heads_fit(body),
            items=self._items_fit(),
            figures=self._share("figure") <= _MOST_FIGURE,
            notes=self._notes_fit(body),
            contents=self._contents_fit(),
        )

    def _share(self, kind: str) -> float:
        """Share of the letters in lines of a kind."""
        return self._letters[kind] / self._letters["all"]

    def _heads_fit(self, body: float) -> bool:
        """Whether what is tagged as headings is short, set apart, and not everywhere."""
        if not self._heads.blocks or self._share("heading") > _MOST_HEADING:
            return False
        usual = max(self._colours.items(), key=lambda item: (item[1], -item[0]))[0]
        return self._heads.fit(body, usual, self._pages)

    def _items_fit(self) -> bool:
        """Whether list items are no whole pages, and typed bullets stand in them."""
        if not self._items:
            return False
        if self._bullets >= _FEW and self._listed < _LEAST_LISTED * self._bullets:
            return False
        return sorted(self._items)[len(self._items) // 2] <= _LONGEST_ITEM

    def _notes_fit(self, body: float) -> bool:
        """Whether notes are few, and most of them set no larger than the body."""
        small = sum(count for size, count in self._notes.items() if size <= body)
        return small > 0.5 * self._notes.total() and self._share("note") <= _MOST_NOTE

    def _contents_fit(self) -> bool:
        """Whether few pages, one after the other, hold all that is tagged as contents."""
        pages = sorted(self._contents)
        together = bool(pages) and pages[-1] - pages[0] < len(pages) + 1
        return together and self._share("contents") <= _MOST_CONTENTS


@dataclass(slots=True)
class _Heads:
    """What is tagged as headings.

    Attributes:
        long: how many of them are too long or end as sentences do.
        looks: size, whether set in bold, italics or capitals, and colour of their first lines.
    """

    blocks: int = 0
    long: int = 0
    looks: Counter[tuple[float, bool, int]] = field(default_factory=Counter)
    levels: set[int] = field(default_factory=set)

    def hear(self, known: "_Known") -> None:
        """Those of one page."""
        for block in _blocks(known):
            text = " ".join(line.text for line in block)
            self.blocks += 1
            self.long += len(text) > _LONGEST_HEADING or text.endswith((".", ";", ","))
            first = block[0]
            marked = first.bold >= 0.9 or first.italic >= 0.9 or is_caps(first.text)
            self.looks[first.size, marked, first.colour] += 1
        self.levels.update(tag.heading for _, tag in known)

    def fit(self, body: float, usual: int, pages: int) -> bool:
        """Whether they are set apart from text of a usual colour, on so many pages."""
        if self.long > _MOST_LONG * self.blocks:
            return False
        apart = sum(
            count
            for (size, marked, colour), count in self.looks.items()
            if size >= _LARGER * body or marked or colour != usual
        )
        flat = len(self.levels) == 1 and self.blocks >= max(_MANY, _FLAT * pages)
        return apart >= _LEAST_APART * self.blocks and not flat


_Known = Sequence[tuple[TextLine, Tag]]


def _blocks(known: _Known) -> list[list[TextLine]]:
    """Lines of each block of a page."""
    found: dict[int, list[TextLine]] = {}
    for line, tag in known:
        found.setdefault(tag.block, []).append(line)
    return list(found.values())
