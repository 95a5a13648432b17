"""The lines of a paragraph, and which of its line breaks end a paragraph of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from doc_audit.ingest.docx.runs import Part
from doc_audit.text.clean import tidy

_STOP = re.compile(r"[.:;?!][”’\"')\]]*$")
_TAIL = 20  # characters looked at for the end of a sentence
_FULL_LINE = 60
"""Characters: a line that is broken because it is full is longer; columns of plans set in two
columns have about 50 to 60 to a line, and hand-broken ones seldom come from those."""


class TextLine(NamedTuple):
    """A line as its author broke it.

    Attributes:
        text: not tidy, tabs kept.
        strong: whether all its letters and digits are bold or underlined.
        size: half-points of its first words.
        italic: whether all its letters and digits are.
    """

    text: str
    strong: bool
    size: int
    italic: bool = False


def text_lines(parts: Iterable[Part]) -> list[TextLine]:
    """The lines of a paragraph, empty ones too."""
    lines: list[list[Part]] = [[]]
    for part in parts:
        for place, piece in enumerate(part.text.split("\n")):
            if place:
                lines.append([])
            lines[-1].append(part._replace(text=piece))
    return [_joined(pieces) for pieces in lines]


def _joined(pieces: Sequence[Part]) -> TextLine:
    written = [piece for piece in pieces if any(map(str.isalnum, piece.text))]
    return TextLine(
        "".join(piece.text for piece in pieces),
        bool(written) and all(piece.strong for piece in written),
        written[0].size if written else 0,
        bool(written) and all(piece.italic for piece in written),
    )


def _ends(before: TextLine, after: TextLine) -> bool:
    """Whether the break between two lines ends a paragraph."""
    first, second = tidy(before.text), tidy(after.text)
    if second[:1].islower():
        return False
    if (before.strong, before.size) != (after.strong, after.size):
        return before.strong or before.size > after.size
    return not before.strong and (
        _STOP.search(first[-_TAIL:]) is not None or len(first) < _FULL_LINE
    )


def paragraphs_of(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Runs of lines that are one paragraph each.

    So are two with an empty line between, a heading and the text under it, and lines that end
    where a sentence does or before they are full, unless the next goes on in small letters.
    """
    held: list[TextLine] = []
    for line in lines:
        blank = not tidy(line.text)
        if held and (blank or _ends(held[-1], line)):
            yield held
            held = []
        if not blank:
            held.append(line)
    if held:
        yield held
