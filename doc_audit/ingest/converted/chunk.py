"""A stretch of text between blank lines, before it is known what it is."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_EMPHASIS = re.compile(
    r"(?<!\\)(?:\*{2,}|\*(?!\s)|(?<!^)\*)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
)
_ESCAPE = re.compile(r"\\([^\w\s])")

_WINDOW = 600  # characters; long sentences have some 300

ChunkKind = Literal["text", "fixed", "heading", "furniture", "item"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words with their markup.

    Attributes:
        text: as read; lines may be broken in it.
        kind: `text` may be joined with its neighbours; `fixed` (tables, lists, headings of
            Markdown) and `heading` (bold type) may not; `furniture` is a running header or page
            number; `item` is a list item whose bullet was lost.
    """

    text: str
    kind: ChunkKind = "text"


def bare(text: str) -> str:
    """The words without marks of emphasis and escapes, blanks at the ends taken off.

    An asterisk before a blank at the start is a bullet and stays.
    """
    text = text.strip()
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    return (_ESCAPE.sub(r"\1", text) if "\\" in text else text).strip()


@lru_cache(maxsize=64)  # each end of a text is looked at several times in a row
def _short(text: str) -> str:
    return bare(text)


def opening(text: str) -> str:
    """The first words of a text, bare; enough to tell what it begins with."""
    return _short(text[:_WINDOW])


def ending(text: str) -> str:
    """The last words of a text, bare; enough to tell whether its last sentence is whole."""
    return _short(text[-_WINDOW:])
