"""What each passage is: heading, paragraph, list item, caption, footnote, contents, reference."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from doc_audit.ingest.pdf.heads import Heads
from doc_audit.ingest.pdf.laid import Window
from doc_audit.ingest.pdf.lines.openers import has_leader
from doc_audit.ingest.pdf.lines.passages import DRAWN, Passage
from doc_audit.ingest.pdf.parts.captions import is_caption
from doc_audit.ingest.pdf.parts.charttitles import is_picture_title, is_side_label
from doc_audit.ingest.pdf.parts.labelwords import is_number
from doc_audit.ingest.pdf.parts.levels import ListLevels, Sorted
from doc_audit.ingest.pdf.parts.notes import Notes
from doc_audit.ingest.pdf.parts.sources import kind_under
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.tags.kinds import resorted
from doc_audit.ingest.pdf.tags.sense import NO_TAGS, Tags
from doc_audit.model import BlockKind

_LEGEND_REACH = 3  # passages before and after in which a chart's figures are looked for
_LONGEST_LEGEND = 25  # characters


class Kinds:
    """Gives each passage of a document its kind (tables and furniture are none of them).

    Args:
        known: what is known of the passages before.
        body: size of body text.
        frames: pages as shown.
        tags: of the document.
    """

    def __init__(
        self, known: Heads, body: float, frames: Mapping[int, Frame], tags: Tags = NO_TAGS
    ) -> None:
        self._known, self._tags = known, tags
        self._notes = Notes(body, frames, known.rules, known.marks)
        self._lists = ListLevels()
        self._aside: BlockKind | None = None  # of the text under a heading such as References
        self._aside_level = 0  # that heading's level
        self._count = 0

    def of(self, window: Window, beyond: Callable[[], Iterable[Passage]]) -> Iterator[Sorted]:
        """The passages of the pages that a window looks at, windows following each other.

        Args:
            window: over some pages.
            beyond: gives the passages that come after those of the window.
        """
        for at in window.span:
            index, is_note = self._count, self._notes.is_note(window.passages, at)
            self._count += 1
            yield self._lists.of(self._sorted(window.passages, at, index, is_note, beyond))

    def _sorted(
        self,
        passages: Sequence[Passage],
        at: int,
        index: int,
        is_note: bool,
        beyond: Callable[[], Iterable[Passage]],
    ) -> Sorted:
        passage, known = passages[at], self._known
        if index in known.contents:
            return Sorted(passage, BlockKind.CONTENTS)
        head = known.heads.pop(index, None)  # not held any longer than it is needed
        if head is not None:
            level = known.depths.level(head)
            following = chain(passages[at + 1 :], beyond())
            below = kind_under(passage.whole, self._up_to_heading(following, index + 1))
            if below or level <= self._aside_level:
                self._aside, self._aside_level = below, level if below else 0
            return Sorted(passage, BlockKind.HEADING, level)
        if self._aside:
            return Sorted(passage, self._aside)
        labels = index in known.charts or _is_legend(passages, at)
        labels = labels or is_side_label(passage) or is_picture_title(passages, at)
        kind = BlockKind.CAPTION if labels else None
        plain = Sorted(passage, kind) if kind else _plain(passage, is_note)
        return resorted(plain, self._tags)

    def _up_to_heading(self, passages: Iterable[Passage], index: int) -> Iterator[Passage]:
        """Passages from `index` on up to the next heading."""
        for passage in passages:
            if index in self._known.heads:
                return
            index += 1
            yield passage


def _plain(passage: Passage, is_note: bool) -> Sorted:
    text = passage.words
    if has_leader(text):
        return Sorted(passage, BlockKind.CONTENTS)
    if is_note:
        return Sorted(passage, BlockKind.FOOTNOTE)
    if is_caption(text):
        return Sorted(passage, BlockKind.CAPTION)
    if is_number(text):
        return Sorted(passage, BlockKind.CAPTION)  # of a chart, or a tick of its axis
    if passage.marker and text:
        return Sorted(passage, BlockKind.LIST_ITEM, 1, passage.marker, passage.skip)
    return Sorted(passage, BlockKind.PARAGRAPH)


def _is_legend(passages: Sequence[Passage], index: int) -> bool:
    """Whether a drawn mark beside a word or two, next to figures, explains a chart's colours."""
    passage = passages[index]
    if passage.marker != DRAWN or passage.letters > _LONGEST_LEGEND:
        return False
    near = passages[max(0, index - _LEGEND_REACH) : index + 1 + _LEGEND_REACH]
    page = passage.lines[0].page
    return sum(is_number(p.words) for p in near if p.lines[0].page == page) > 1
