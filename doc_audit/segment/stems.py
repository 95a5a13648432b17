"""Which words open the list that a bullet stands in."""

from dataclasses import dataclass, field

from doc_audit.segment.endings import HEADING_OPENERS, ends_in_stop, opens_list, promises_reasons
from doc_audit.segment.sentences import sentences

LONGEST_STEM = 400
"""Code points: a longer lead-in isn't a stem but a paragraph."""


LONGEST_UNMARKED = 250
"""Code points: of items without a bullet; a longer paragraph without a stop is body text."""

MOST_INTERRUPTIONS = 2
"""So many paragraphs may stand between two bullets of one list, if the second one goes on with the
stem's sentence in small letters; they explain the first."""


@dataclass(frozen=True, slots=True)
class _Parent:
    level: int
    sort: str  # of its mark
    words: str
    opens: bool


@dataclass(slots=True)
class Stems:
    """State of the lists while a document is read from top to bottom.

    Attributes:
        trust_levels: whether list depths come from the format (Word, HTML, Markdown) and not from
            indents on a page. Where they don't, a bullet is the stem of those under it only if it
            is an opening clause by its words.
    """

    trust_levels: bool
    _base: str = ""
    _under: int = 0  # level of the first heading met since the stem; 0 = none
    _waiting: bool = False  # a stem was read and no item of its list yet
    _in_table: bool = False
    _in_heading: bool = False  # the stem is a heading
    _unmarked: bool = False  # the list since the stem is one of paragraphs
    _broken_off: str = ""  # stem of a list that paragraphs have interrupted
    _interruptions: int = 0
    _parents: list[_Parent] = field(default_factory=list)

    def heading(self, text: str, level: int) -> None:
        """A heading ends a list, unless it stands between the stem and the bullets."""
        if self._base and self._waiting and not self._under:
            self._under = max(level, 1)
        inside = bool(self._base) and 0 < self._under <= level
        if opens_list(text, HEADING_OPENERS):
            self._open(text)
            self._in_heading = True
        elif not inside:
            self._open("")
        self._parents.clear()

    def paragraph(self, last: str) -> None:
        """A paragraph, by its last sentence, opens a list or ends the one before it."""
        stem, count = self._broken_off, self._interruptions
        if self._base and not self._waiting:
            stem, count = self._base, 0
        self._open(last if opens_list(last) else "")
        if not self._base and count < MOST_INTERRUPTIONS:
            self._broken_off, self._interruptions = stem, count + 1

    def takes(self, paragraph: str) -> bool:
        """Whether a paragraph is an item of a list whose bullets weren't seen.

        So it is if it follows a sentence with a colon that doesn't only promise reasons, or another
        such item, is one sentence, has no stop at its end and is no longer than an item.
        """
        opened = self._waiting and not self._in_heading and self._base.rstrip().endswith(":")
        opened = opened and not promises_reasons(self._base)
        listed = (
            (opened or self._unmarked)
            and len(paragraph) <= LONGEST_UNMARKED
            and not ends_in_stop(paragraph)
            and len(sentences(paragraph)) <= 1
        )
        self._unmarked = listed
        return listed

    def item(self, text: str, level: int, marker: str = "") -> str:
        """Stem of a bullet ("" if it has none); the bullet is kept as a stem of those under it."""
        if self._in_table:
            self._open("")
        if self._broken_off and text[:1].islower():
            self._base = self._broken_off
        self._broken_off = ""
        self._waiting = False
        sort = _sort_of(marker)
        self._close(level, sort)
        stem = " ".join(filter(None, [self._base, *(parent.words for parent in self._parents)]))
        last = _last_sentence(text)
        opens = opens_list(last)
        if (self.trust_levels or opens) and len(last) <= LONGEST_STEM:
            self._parents.append(_Parent(level, sort, last, opens))
        return stem

    def _close(self, level: int, sort: str) -> None:
        """Leaves the lists that a bullet of this level and mark doesn't stand in.

        Bullets of one level but another mark stand under an item that opens a list: "4. This will
        be achieved by:" and dots.
        """
        same = [n for n, p in enumerate(self._parents) if (p.level, p.sort) == (level, sort)]
        deeper = [n for n, p in enumerate(self._parents) if p.level > level]
        closed = [n for n, p in enumerate(self._parents) if p.level == level and not p.opens]
        first = min([*same, *deeper, *closed], default=len(self._parents))
        del self._parents[first:]

    def row(self) -> str:
        """Stem of a table row: the clause right before its table; a list between ends it."""
        if not (self._waiting or self._in_table) or promises_reasons(self._base):
            self._open("")
        self._in_table = True
        self._waiting = False
        self._parents.clear()
        return self._base

    def _open(self, stem: str) -> None:
        self._base = stem if len(stem) <= LONGEST_STEM else ""
        self._waiting = bool(self._base)
        self._under = 0
        self._in_table = False
        self._in_heading = False
        self._unmarked = False
        self._broken_off = ""
        self._parents.clear()


def _sort_of(marker: str) -> str:
    """Marks of one list have one sort: the sign itself, or `number` for numbers and letters."""
    return "number" if any(map(str.isalnum, marker)) else marker.strip()


def _last_sentence(text: str) -> str:
    spans = sentences(text)
    return text[spans[-1][0] : spans[-1][1]] if spans else ""
