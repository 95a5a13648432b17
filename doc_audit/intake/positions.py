"""How another program counts positions in a text, found out from what it marked.

The standard counts Unicode code points, the end exclusive. Some programs count UTF-16 units, a line
end as two, or the last letter as the end. Which of these it was shows in the words that some files
carry beside the positions, and otherwise in where selections begin and end: people mark words, not
halves of them.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from doc_audit.export.qda_text import find_all, line_feeds
from doc_audit.intake.lines import BOM, Widened
from doc_audit.intake.qda_project import ForeignSelection

Span = tuple[int, int]

_FEWEST = 3  # selections put right without one put wrong; two may be slips of the hand
_WON_TO_LOST = 10  # for each selection put wrong; about one in twenty is cut within a word by hand
_TELLING = 6  # letters of a name from which it is taken for the words themselves
_NAMED = 0.9  # share of names that are the words from which one that isn't is a fault
_DOUBTFUL = 0.5  # share of selections that begin or end within a word, from which it is said
_CUT = (" …", "…", "...")


@dataclass(frozen=True)
class Counting:
    """One way of counting.

    Attributes:
        says: what it counts, for a message; "" for the standard's way.
        wide: positions, in the text with line feeds, of characters that it counts as two.
        inclusive: whether its end is the last letter.
        before: what it counts before the first letter: 1 for a byte-order mark.
    """

    says: str
    wide: tuple[int, ...] = ()
    inclusive: bool = False
    before: int = 0

    @cached_property
    def _widened(self) -> Widened:
        return Widened(self.wide)

    def span(self, one: ForeignSelection) -> Span:
        """Where a selection stands in the text with line feeds; may lie outside."""
        start, end = one.start - self.before, one.end + self.inclusive - self.before
        return self._widened.back(start), self._widened.back(end)


@dataclass(frozen=True, slots=True)
class Found:
    """How positions are counted, and how that is known.

    Attributes:
        moved: selections that the standard's way would put elsewhere.
        by_words: whether words in the file show it.
        named: whether nearly all names that are long enough are the words themselves, so that one
            that isn't tells of a selection gone astray.
        doubtful: selections that still begin or end within a word, where these are over half.
    """

    counting: Counting
    moved: int
    by_words: bool
    named: bool
    doubtful: int


def counting_of(raw: str, selections: Sequence[ForeignSelection], usual: str = "") -> Found:
    """The way of counting that fits a source's selections best; the standard's unless one is
    clearly better.

    Args:
        raw: the source's text as in the file, byte-order mark and carriage returns included.
        selections: of the source.
        usual: what the project's other sources count (`Counting.says`): taken where this source's
            selections are too few to tell and don't speak against it.
    """
    ways = _ways(raw)
    text = line_feeds(raw.lstrip(BOM))
    best, share = _by_words(ways, text, selections)
    by_words = best is not None
    if best is None:
        best = _by_edges(ways, text, selections, usual)
    moved = sum(best.span(one) != ways[0].span(one) for one in selections)
    unclean = sum(not is_clean(text, best.span(one)) for one in selections)
    doubtful = unclean > _DOUBTFUL * len(selections)
    return Found(best, moved, by_words, share >= _NAMED, unclean if doubtful else 0)


def _ways(raw: str) -> list[Counting]:
    """Every way of counting that differs for this text, the standard's first."""
    bare = raw.lstrip(BOM)
    text = line_feeds(bare)
    own = tuple(place - number for number, place in enumerate(find_all(bare, "\r\n")))
    ends = {own: "", tuple(find_all(text, "\n")): "line ends as two"}
    ends.setdefault((), "line ends as one")
    beyond = tuple(place for place, letter in enumerate(text) if letter > "\uffff")
    found: dict[tuple[object, ...], Counting] = {}
    for before in range(len(raw) - len(bare) + 1):
        for last, inclusive in (("", False), ("the last letter as the end", True)):
            for unit, letters in (("", ()), ("UTF-16 units", beyond)):
                for end, wide in ((says, places) for places, says in ends.items()):
                    mark = "a byte-order mark" if before else ""
                    says = ", ".join(filter(None, (unit, end, last, mark)))
                    way = Counting(says, tuple(sorted((*letters, *wide))), inclusive, before)
                    found.setdefault((way.wide, inclusive, before), way)
    return list(found.values())


def _by_words(
    ways: Sequence[Counting], text: str, selections: Sequence[ForeignSelection]
) -> tuple[Counting | None, float]:
    """The way that gives most selections the words that the file names them by, and what share of
    those named; None and 0 where names are something else.
    """
    named = [one for one in selections if is_telling(one.name)]
    fits = [sum(names_words(one.name, text, way.span(one)) for one in named) for way in ways]
    best = max(fits, default=0)
    if not best:
        return None, 0.0
    way = ways[fits.index(best)]
    right = sum(names_words(one.name, text, way.span(one)) > 0 for one in named)
    return way, right / len(named)


def names_words(name: str, text: str, span: Span) -> int:
    """2 where the name is the words, 1 where it is their beginning, cut with an ellipsis, 0 where
    it is neither.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        return 0
    words, bare = " ".join(text[start:end].split()), _bare(name)
    if words == " ".join(name.split()):
        return 2
    return int(bare != " ".join(name.split()) and words.startswith(bare))


def is_telling(name: str) -> bool:
    """Whether a selection's name is long enough to be its words."""
    return len(_bare(name)) >= _TELLING


def _bare(name: str) -> str:
    """A name without the ellipsis that a program cut it with."""
    line = " ".join(name.split())
    cut = next((end for end in _CUT if line.endswith(end)), "")
    return line.removesuffix(cut)


def _by_edges(
    ways: Sequence[Counting], text: str, selections: Sequence[ForeignSelection], usual: str
) -> Counting:
    """The way that puts most selections on whole words which the standard's way cuts."""
    plain = [is_clean(text, ways[0].span(one)) for one in selections]
    best, lead = ways[0], 0
    for way in ways[1:]:
        clean = [is_clean(text, way.span(one)) for one in selections]
        won = sum(new and not old for new, old in zip(clean, plain, strict=True))
        lost = sum(old and not new for new, old in zip(clean, plain, strict=True))
        clear = won >= max(_FEWEST, _WON_TO_LOST * lost)
        if won - lost > lead and (clear or way.says == usual):
            best, lead = way, won - lost
    return best


def is_clean(text: str, span: Span) -> bool:
    """Whether a span lies in the text and begins and ends where words do."""
    start, end = span
    if not 0 <= start < end <= len(text) or text[start].isspace() or text[end - 1].isspace():
        return False
    return not (_within(text, start) or _within(text, end))


def _within(text: str, at: int) -> bool:
    """Whether a place is inside a word or between a letter and its mark."""
    if not 0 < at < len(text):
        return False
    if unicodedata.combining(text[at]):
        return True
    return text[at - 1].isalnum() and text[at].isalnum()
