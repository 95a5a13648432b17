"""Which tags of a document can be believed; authors misuse them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


def judged(of_runs: Mapping[int, Sequence[Tag]], lines: Iterable[TextLine], body: float) -> Tags:
    """Tags of a document with each kind believed or not.

    Args:
        of_runs: tags by run for each page that has any.
        lines: of the document, without furniture.
        body: size of its body text.
    """
    tags = Tags(of_runs)
    known = [(line, tag) for line in lines if (tag := tags.of(line)).block]
    if not known:
        return NO_TAGS
    return Tags(
        of_runs,
        headings=_heads_fit(known, body),
        items=_items_fit(known),
        figures=_share(known, [tag.figure or tag.caption for _, tag in known]) <= _MOST_FIGURE,
        notes=_notes_fit(known, body),
        contents=_contents_fit(known),
    )


_Known = Sequence[tuple[TextLine, Tag]]


def _share(known: _Known, chosen: Sequence[bool | int]) -> float:
    """Share of the letters in the chosen lines."""
    letters = sum(len(line.text) for line, _ in known)
    own = sum(len(line.text) for (line, _), is_one in zip(known, chosen, strict=True) if is_one)
    return own / letters


def _blocks(known: _Known) -> list[list[TextLine]]:
    """Lines of each block."""
    found: dict[tuple[int, int], list[TextLine]] = {}
    for line, tag in known:
        found.setdefault((line.page, tag.block), []).append(line)
    return list(found.values())


def _heads_fit(known: _Known, body: float) -> bool:
    """Whether what is tagged as headings is short, set apart, and not everywhere."""
    tagged = [(line, tag) for line, tag in known if tag.heading and line.cell < 0]
    blocks = _blocks(tagged)
    if not blocks or _share(known, [tag.heading for _, tag in known]) > _MOST_HEADING:
        return False
    texts = [" ".join(line.text for line in block) for block in blocks]
    long = sum(len(text) > _LONGEST_HEADING or text.endswith((".", ";", ",")) for text in texts)
    if long > _MOST_LONG * len(blocks):
        return False
    usual = _usual_colour(known)
    apart = sum(_is_apart(block[0], body, usual) for block in blocks)
    levels = {tag.heading for _, tag in tagged}
    pages = len({line.page for line, _ in known})
    flat = len(levels) == 1 and len(blocks) >= max(_MANY, _FLAT * pages)
    return apart >= _LEAST_APART * len(blocks) and not flat


def _usual_colour(known: _Known) -> int:
    colours: Counter[int] = Counter()
    for line, tag in known:
        colours[line.colour] += 0 if tag.heading else len(line.text)
    return max(colours.items(), key=lambda item: (item[1], -item[0]))[0]


def _is_apart(line: TextLine, body: float, colour: int) -> bool:
    larger = line.size >= _LARGER * body
    marked = line.bold >= 0.9 or line.italic >= 0.9
    return larger or marked or line.colour != colour or is_caps(line.text)


def _items_fit(known: _Known) -> bool:
    """Whether list items are no whole pages, and typed bullets stand in them."""
    items = [(line, tag) for line, tag in known if tag.item]
    bullets = [tag.item > 0 for line, tag in known if sign_length(line.text) and line.cell < 0]
    if not items or (len(bullets) >= _FEW and sum(bullets) < _LEAST_LISTED * len(bullets)):
        return False
    lengths = sorted(sum(len(line.text) for line in block) for block in _blocks(items))
    return lengths[len(lengths) // 2] <= _LONGEST_ITEM


def _notes_fit(known: _Known, body: float) -> bool:
    """Whether notes are few, and most of them set no larger than the body."""
    notes = [line for line, tag in known if tag.note]
    small = sum(line.size <= body for line in notes)
    return small > 0.5 * len(notes) and _share(known, [t.note for _, t in known]) <= _MOST_NOTE


def _contents_fit(known: _Known) -> bool:
    """Whether few pages, one after the other, hold all that is tagged as contents."""
    pages = sorted({line.page for line, tag in known if tag.contents})
    together = bool(pages) and pages[-1] - pages[0] < len(pages) + 1
    return together and _share(known, [tag.contents for _, tag in known]) <= _MOST_CONTENTS
