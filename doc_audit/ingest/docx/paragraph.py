"""The blocks of one paragraph: heading, list item, caption, contents or running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from doc_audit.ingest.docx.lines import TextLine, paragraphs_of
from doc_audit.ingest.docx.styles import Look
from doc_audit.ingest.lines import line_blocks
from doc_audit.ingest.markers import marked
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

LOOKS = 100
"""Level of a heading known only by its look, until all of them are seen (`headings.ranked`)."""

_HEADING_WORDS = 15  # of a bold line without a heading style
_STYLED_WORDS = 30  # a longer "heading" is a numbered paragraph in a heading's style
_LARGER = 1.2  # times the size of the text: 13.5 over 11 points; 12 over 11 is no heading
_SENTENCE_END = (".", ";", ":", ",")
_STYLED_KINDS = {
    "caption": BlockKind.CAPTION,
    "footnote text": BlockKind.FOOTNOTE,
    "endnote text": BlockKind.FOOTNOTE,
    "bibliography": BlockKind.REFERENCE,
}
_FIGURES = frozenset(
    {"figure", "table", "chart", "graph", "map", "image", "picture", "photo", "diagram", "exhibit"}
)
_FIGURE = re.compile(rf"(?:{'|'.join(sorted(_FIGURES))}|fig\.?)\s*\d[\w.]*\s*(?:\W|$)", re.I)
_ICON = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]+\s*")  # arrows, signs, emoji
_LIST_STYLE = re.compile(r"list (?:bullet|number) (\d)$")


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as it is shown, and what is remembered of it by the path of its blocks.

    Attributes:
        look: by its style.
        list_level: from 0, of its list.
        marker: bullet or number that Word puts before it.
        counted: whether that is a number or letter.
        listed: whether it stands in a list.
        indent: of its left edge, in twentieths of a point.
        kind: what Word made it (contents, sources), or None.
        counts: names of what it counts, as `figure`.
    """

    look: Look
    list_level: int
    marker: str
    counted: bool
    listed: bool
    indent: int
    kind: BlockKind | None
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """What later steps want to know of a block by its look.

    Attributes:
        text: as typed, tabs kept.
        size: half-points.
        list_id, list_level: "" and 0 where in no list.
        indent: of its left edge, in twentieths of a point.
        continues: whether its style is one for text that goes on with a list item.
        italic: whether it is a short italic line that is no sentence.
    """

    text: str
    size: int
    list_id: str
    list_level: int
    indent: int
    continues: bool
    italic: bool


def trace_of(lines: Sequence[TextLine], shown: Shown) -> Trace:
    """What is remembered of a paragraph."""
    look = shown.look
    list_id = look.list_id if shown.listed else ""
    continues = any(name.startswith("list continue") for name in look.names)
    size = next((line.size for line in lines if line.size), look.size)
    text = "\n".join(line.text for line in lines)
    written = [line for line in lines if tidy(line.text)]
    italic = bool(written) and all(line.italic for line in written) and _is_title(tidy(text))
    return Trace(text, size, list_id, shown.list_level, shown.indent, continues, italic)


def paragraph_blocks(
    lines: Sequence[TextLine], shown: Shown, path: str, usual: int, *, in_cell: bool
) -> Iterator[Block]:
    """Blocks of a paragraph.

    Args:
        lines: as its author broke them.
        shown: how Word shows it.
        path: its place.
        usual: half-points of the document's text.
        in_cell: whether it stands in a table, where a bold numbered line is an item.
    """
    text = tidy(" ".join(line.text for line in lines))
    kind = shown.kind or _styled_kind(text, shown)
    if not text:
        if in_cell and shown.counted:
            yield Block(BlockKind.PARAGRAPH, shown.marker, path=path)
    elif kind is not None:
        yield Block(kind, f"{shown.marker} {text}" if shown.counted else text, path=path)
    elif shown.look.outline and _may_head(text):
        yield replace(_heading(text, shown, shown.look.outline, path), marker="")
    elif shown.listed:
        if shown.counted and not in_cell and _looks_like_heading(lines, usual):
            yield _heading(text, shown, LOOKS, path)
        else:
            item = Block(BlockKind.LIST_ITEM, "", level=_depth(shown), marker=shown.marker)
            yield from line_blocks(_joined(lines), path, item)
    else:
        for part in paragraphs_of(lines):
            yield from _running(part, path, usual)


def _running(lines: Sequence[TextLine], path: str, usual: int) -> Iterator[Block]:
    text = tidy(" ".join(line.text for line in lines))
    if _looks_like_heading(lines, usual):
        kind = BlockKind.CAPTION if _FIGURE.match(text) else BlockKind.HEADING
        level = LOOKS if kind is BlockKind.HEADING else 0
        yield Block(kind, text, level=level, path=path)
    else:
        yield from line_blocks(_joined(lines), path, Block(BlockKind.PARAGRAPH, ""))


def _joined(lines: Sequence[TextLine]) -> str:
    return "\n".join(tidy(line.text) for line in lines)


def _heading(text: str, shown: Shown, level: int, path: str) -> Block:
    marker = shown.marker if shown.counted else ""
    numbered = f"{marker} {text}" if marker else text
    return Block(BlockKind.HEADING, numbered, level=level, marker=marker, path=path)


def _styled_kind(text: str, shown: Shown) -> BlockKind | None:
    names = shown.look.names
    if any(name.startswith(("toc ", "table of figures", "contents ")) for name in names):
        return BlockKind.CONTENTS
    if _FIGURE.match(text) and _FIGURES.intersection(shown.counts):
        return BlockKind.CAPTION
    return next((kind for name in names if (kind := _STYLED_KINDS.get(name))), None)


def _depth(shown: Shown) -> int:
    named = next(filter(None, map(_LIST_STYLE.match, shown.look.names)), None)
    return max(shown.list_level + 1, int(named[1]) if named else 1)


def _may_head(text: str) -> bool:
    """Whether a paragraph in a heading's style is a heading, not a paragraph with its number."""
    count = len(text.split())
    return count <= _HEADING_WORDS or (count <= _STYLED_WORDS and not text.endswith("."))


def _looks_like_heading(lines: Sequence[TextLine], usual: int) -> bool:
    """A short bold or larger line that is no sentence: the only sign of unstyled headings."""
    stands_out = all(line.strong or 0 < usual * _LARGER <= line.size for line in lines)
    return stands_out and _is_title(tidy(" ".join(line.text for line in lines)))


def _is_title(text: str) -> bool:
    """Whether words may be a heading by themselves: few, no sentence, no bullet before them."""
    typed = marked(text)
    words = _ICON.sub("", typed.rest if typed is not None else text, count=1)
    return (
        (typed is None or not typed.bullet)
        and len(text.split()) <= _HEADING_WORDS
        and not text.endswith(_SENTENCE_END)
        and (words[:1].isupper() or words[:1].isdigit())
        and sum(map(str.isalpha, text)) > 2
    )
