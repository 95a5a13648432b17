"""Where on the pages of a PDF the words stand that show what a statement says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.export.pdf.places import Placed, TextPlaces, earlier_words
from doc_audit.export.qda_spans import Span, document_spans
from doc_audit.model import Code, PageBox, Statement
from doc_audit.pipeline.copy_words import own_words

_NEAR = 64
"""Stretches of words that are looked back on for others under the same words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of one dimension of one statement.

    Attributes:
        place: of the dimension in the rubric.
        spans: in the document's plain text; empty where the words stand nowhere on a page.
    """

    statement: Statement
    place: int
    code: Code
    spans: tuple[Span, ...]

    @property
    def marked(self) -> bool:
        """Whether it is sure to stand on a page: its words, or the statement in their place."""
        return bool(self.spans and self.statement.boxes)


class Lanes:
    """Lines under words: those under the same words lie above each other."""

    def __init__(self) -> None:
        self._taken: list[tuple[Span, int]] = []

    def free(self, spans: Sequence[Span]) -> int:
        """The lowest lane that no line of the last ones near by has under these words."""
        over = {lane for (a, b), lane in self._taken[-_NEAR:] for c, d in spans if a < d and c < b}
        lane = next(at for at in range(len(over) + 1) if at not in over)
        self._taken += [(span, lane) for span in spans]
        return lane


def spans_of(text: str, statement: Statement, code: Code) -> Iterator[Span]:
    """Where a code's words stand in the document's plain text."""
    evidence = code.evidence
    if words := own_words(statement, code):
        yield from document_spans(statement, *words)
    elif evidence is None:
        return
    elif evidence.source == "document":
        if evidence.start < evidence.end:
            yield evidence.start, evidence.end
    elif evidence.source in ("stem", "before"):
        held = statement.stem if evidence.source == "stem" else statement.before
        at = earlier_words(text, statement, held, evidence.start, evidence.end)
        if at >= 0:
            yield at, at + evidence.end - evidence.start


def boxes_of(found: Shown, places: TextPlaces) -> Placed:
    """Boxes of the words, or the statement's own where it has none of its words'."""
    parts = [places.of(*span) for span in found.spans]
    boxes = tuple(box for part in parts for box in part.boxes)
    if boxes or not found.spans:
        return Placed(boxes, all(part.exact for part in parts))
    return Placed(found.statement.boxes, False)


def by_page(boxes: Sequence[PageBox]) -> list[tuple[PageBox, ...]]:
    """Boxes of each page, pages in the order they come."""
    pages: dict[int, list[PageBox]] = {}
    for box in boxes:
        pages.setdefault(box.page, []).append(box)
    return [tuple(some) for some in pages.values()]
