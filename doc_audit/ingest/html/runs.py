"""Running text of a page between two blocks: its words, its line ends, what of it is bold."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from doc_audit.ingest.heads import is_exact_head
from doc_audit.text.clean import tidy

_HEADING_WORDS = 12
_PROMISE = re.compile(r"\b(?:will|shall|must)\b", re.IGNORECASE)
_QUESTION = re.compile(r"(?:\d[\d.]*\s+)?(?:what|how|why|where|who|when)\b", re.IGNORECASE)
_SENTENCE_END = (".", ";", ":", ",", "!")
_PARAGRAPH = re.compile(r"\n[\s\u200b]*\n")


class Stretch(NamedTuple):
    """Lines of one paragraph; `heading` where they are bold and no sentence."""

    text: str
    heading: bool


class Links(NamedTuple):
    """Shares of a text's characters in links out of the page and within it, and its other words."""

    out: float
    within: float
    rest: str


class Run:
    """Collects the words of running text."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, bool, str]] = []

    def add(self, text: str, bold: bool = False, link: str = "") -> None:
        """Adds words; a line end in them is one that a reader sees. `link` as in `Place`."""
        self._pieces.append((text, bold, link))

    def links(self) -> Links:
        """How much of it is links."""
        sizes = Counter[str]()
        for text, _, link in self._pieces:
            sizes[link] += len(text.strip())
        whole = max(1, sizes.total())
        rest = " ".join(text for text, _, link in self._pieces if not link) if sizes["out"] else ""
        return Links(sizes["out"] / whole, sizes["in"] / whole, tidy(rest))

    def taken(self) -> list[Stretch]:
        """The paragraphs collected so far, which are then forgotten."""
        pieces, self._pieces = self._pieces, []
        return [stretch for part in _paragraphs(pieces) for stretch in _stretches(part)]


def _paragraphs(pieces: list[tuple[str, bool, str]]) -> Iterator[list[tuple[str, bool]]]:
    """Pieces cut where an empty line stands between them."""
    text = "".join(piece for piece, _, _ in pieces)
    cuts = [found.span() for found in _PARAGRAPH.finditer(text)]
    if not cuts:
        yield [(piece, bold) for piece, bold, _ in pieces]
        return
    bounds = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    place = held = 0
    for low, high in zip(*bounds, strict=True):
        part = []
        while place < len(pieces) and held < high:
            piece, bold, _ = pieces[place]
            start, end = max(low, held), min(high, held + len(piece))
            if start < end:
                part.append((piece[start - held : end - held], bold))
            if held + len(piece) > high:
                break
            held += len(piece)
            place += 1
        yield part


def _stretches(pieces: list[tuple[str, bool]]) -> Iterator[Stretch]:
    """A paragraph, cut after a first line in bold that heads the rest."""
    lines = "\n".join(map(tidy, "".join(text for text, _ in pieces).split("\n"))).strip("\n")
    if not tidy(lines):
        return
    first, _, rest = lines.partition("\n")
    bold = _bold_lines(pieces)
    if all(bold) and is_bold_heading(tidy(lines)):
        yield Stretch(lines, heading=True)
    elif bold[0] and not any(bold[1:]) and tidy(rest) and is_bold_heading(first):
        yield Stretch(first, heading=True)
        yield Stretch(rest.strip("\n"), heading=False)
    else:
        yield Stretch(lines, heading=False)


def _bold_lines(pieces: list[tuple[str, bool]]) -> list[bool]:
    """For each line with words, whether all of them are bold."""
    lines: list[list[bool]] = [[]]
    for text, bold in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part.strip():
                lines[-1].append(bold)
    return [all(line) for line in lines if line] or [False]


def is_bold_heading(text: str) -> bool:
    """Whether bold words are a heading: few, no sentence, no label, and no promise."""
    words = text.split()
    if not words or len(words) > _HEADING_WORDS or text.endswith(_SENTENCE_END):
        return False
    if not (words[0][0].isupper() or words[0][0].isdigit()) or sum(map(str.isalpha, text)) < 3:
        return False
    promise = _PROMISE.search(text) and not _QUESTION.match(text)
    label = is_exact_head(text) and not _QUESTION.match(text)
    return not promise and not label
