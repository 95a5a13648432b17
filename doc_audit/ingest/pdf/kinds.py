"""What each passage is: heading, paragraph, list item, caption, footnote, contents, reference."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from doc_audit.ingest.pdf.contents import ENDS_IN_PAGE, contents_pages, is_contents_line
from doc_audit.ingest.pdf.frame import Frame
from doc_audit.ingest.pdf.headings import find_headings
from doc_audit.ingest.pdf.levels import Depths, Sorted, list_levels, size_levels
from doc_audit.ingest.pdf.marks import has_leader
from doc_audit.ingest.pdf.passages import Passage
from doc_audit.ingest.pdf.tagkinds import resorted, second_opinion
from doc_audit.ingest.pdf.tagsense import NO_TAGS, Tags
from doc_audit.ingest.pdf.textline import TextLine
from doc_audit.model import BlockKind

_SMALL = 0.92  # times the body size below which type at the foot of a page is a footnote
_FOOT = 0.6  # share of the page's height below which footnotes stand
_LONGEST_CAPTION = 250
_CAPTION = re.compile(
    r"(?:(?i:figure|fig\.|table|chart|map|graph|diagram|image|photo|photograph|box)\s*\d+[a-z]?"
    r"(?:\s*[:.–—-]|\s+[A-Z0-9(‘“%]|$)|(?i:(?:data )?sources?\s*:|notes?\s*:))"
)
"""`Table 9 Areas of …` is a caption, `Table 9 outlines …` a sentence."""
_REFERENCES = re.compile(
    r"(?:[\dA-Z]{1,2}[.)]?\s+)?(?:references?|bibliography|works cited|endnotes|further reading"
    r"|list of references|sources of evidence)\W*",
    re.IGNORECASE,
)
_FOOTNOTE_MARK = re.compile(r"\(?\d{1,3}\)?[.\s]\s*\S|[*†‡§¹²³]|\d{1,2}[A-Z“‘h]")


def body_size(lines: Iterable[TextLine]) -> float:
    """Size of most characters, in points; 10 for a document without text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    best, _ = max(sizes.items(), key=lambda item: (item[1], -item[0]), default=(10.0, 0))
    return best


def sort_passages(
    passages: Sequence[Passage], body: float, frames: dict[int, Frame], tags: Tags = NO_TAGS
) -> list[Sorted]:
    """Kinds of a document's passages in reading order (tables and furniture not among them)."""
    heads = second_opinion(find_headings(passages, body), passages, body, tags)
    levels = size_levels([p for p, is_head in zip(passages, heads, strict=True) if is_head])
    depths = Depths(levels)
    contents, loose = contents_pages(passages)
    done: list[Sorted] = []
    referring = 0  # level of the heading over a list of references; 0 outside one
    for passage, is_head in zip(passages, heads, strict=True):
        page = passage.lines[0].page
        if page in contents and is_contents_line(passage, page in loose):
            done.append(Sorted(passage, BlockKind.CONTENTS))
        elif is_head:
            level = depths.level(passage)
            text = passage.whole
            referring = level if _REFERENCES.fullmatch(text) else referring * (level > referring)
            done.append(Sorted(passage, BlockKind.HEADING, level))
        elif referring:
            done.append(Sorted(passage, BlockKind.REFERENCE))
        else:
            done.append(resorted(_plain(passage, body, frames[page]), tags))
    return list_levels(done)


def _plain(passage: Passage, body: float, frame: Frame) -> Sorted:
    text = passage.words
    if has_leader(text) and ENDS_IN_PAGE.search(" " + text):
        return Sorted(passage, BlockKind.CONTENTS)
    if _CAPTION.match(text) and len(text) <= _LONGEST_CAPTION:
        return Sorted(passage, BlockKind.CAPTION)
    if _is_footnote(passage, body, frame):
        return Sorted(passage, BlockKind.FOOTNOTE)
    if sum(map(str.isalpha, text)) < 2:
        return Sorted(passage, BlockKind.CAPTION)  # figures of a chart, ticks of an axis
    if passage.marker and text:
        return Sorted(passage, BlockKind.LIST_ITEM, 1, passage.marker, passage.skip)
    return Sorted(passage, BlockKind.PARAGRAPH)


def _is_footnote(passage: Passage, body: float, frame: Frame) -> bool:
    low = passage.box.y0 > _FOOT * frame.height
    small = passage.size <= _SMALL * body
    return low and small and bool(_FOOTNOTE_MARK.match(passage.whole))
