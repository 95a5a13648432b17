"""What each passage is: heading, paragraph, list item, caption, footnote, contents, reference."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.lines.openers import has_leader
from doc_audit.ingest.pdf.lines.passages import DRAWN, Passage
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.parts.asides import right_asides
from doc_audit.ingest.pdf.parts.captions import is_caption
from doc_audit.ingest.pdf.parts.charttitles import (
    chart_titles,
    is_picture_title,
    is_side_label,
    picture_labels,
)
from doc_audit.ingest.pdf.parts.contents import contents_entries
from doc_audit.ingest.pdf.parts.headings import find_headings
from doc_audit.ingest.pdf.parts.labelwords import is_number
from doc_audit.ingest.pdf.parts.levels import Depths, Sorted, list_levels
from doc_audit.ingest.pdf.parts.notes import find_notes
from doc_audit.ingest.pdf.parts.pagetitles import page_titles
from doc_audit.ingest.pdf.parts.plainheads import plain_headings
from doc_audit.ingest.pdf.parts.sources import kind_under
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.tags.kinds import resorted, second_opinion
from doc_audit.ingest.pdf.tags.sense import NO_TAGS, Tags
from doc_audit.model import BlockKind

_LEGEND_REACH = 3  # passages before and after in which a chart's figures are looked for
_LONGEST_LEGEND = 25  # characters


def body_size(lines: Iterable[TextLine]) -> float:
    """Size of most characters, in points; 10 for a document without text."""
    exact: dict[float, int] = {}
    for line in lines:
        size = line.size
        exact[size] = exact.get(size, 0) + len(line.text)
    sizes: Counter[float] = Counter()
    for size, count in exact.items():
        sizes[round(size * 2) / 2] += count
    best, _ = max(sizes.items(), key=lambda item: (item[1], -item[0]), default=(10.0, 0))
    return best


def sort_passages(
    passages: Sequence[Passage],
    body: float,
    frames: Mapping[int, Frame],
    rules: Mapping[int, float],
    others: Mapping[int, Sequence[Box]],
    tags: Tags = NO_TAGS,
    charted: Collection[int] = (),
) -> list[Sorted]:
    """Kinds of a document's passages in reading order (tables and furniture not among them).

    Args:
        passages: of the document.
        body: size of body text.
        frames: pages as shown.
        rules: `note_rule` of each page.
        others: boxes of tables and forms by page.
        tags: of the document.
        charted: `id` of each passage that a chart comes right after.
    """
    heads = second_opinion(find_headings(passages, body, frames, others), passages, body, tags)
    for index in plain_headings(passages, body):
        heads[index] = True
    for index in list(right_asides(passages, heads)):
        heads[index] = False
    charts = chart_titles(passages, heads, charted) | picture_labels(passages, heads)
    for index in charts:
        heads[index] = False
    titles = page_titles(passages, heads, frames, body)
    depths = Depths(passages, heads, titles)
    contents = contents_entries(passages)
    notes = find_notes(passages, body, frames, rules)
    done: list[Sorted] = []
    aside, aside_level = None, 0  # kind of the text under a heading such as References, its level
    for index, (passage, is_head) in enumerate(zip(passages, heads, strict=True)):
        if index in contents:
            done.append(Sorted(passage, BlockKind.CONTENTS))
        elif is_head:
            level = depths.level(index)
            done.append(Sorted(passage, BlockKind.HEADING, level))
            below = kind_under(passage.whole, _up_to_heading(passages, heads, index))
            if below or level <= aside_level:
                aside, aside_level = below, level if below else 0
        elif aside:
            done.append(Sorted(passage, aside))
        else:
            labels = index in charts or _is_legend(passages, index)
            labels = labels or is_side_label(passage) or is_picture_title(passages, index)
            kind = BlockKind.CAPTION if labels else None
            plain = Sorted(passage, kind) if kind else _plain(passage, index in notes)
            done.append(resorted(plain, tags))
    return list_levels(done)


def _up_to_heading(
    passages: Sequence[Passage], heads: Sequence[bool], index: int
) -> Sequence[Passage]:
    """Passages between a heading and the next one."""
    end = index + 1
    while end < len(passages) and not heads[end]:
        end += 1
    return passages[index + 1 : end]


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
