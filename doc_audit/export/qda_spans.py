"""Where in a document's plain text the codes of its statements stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from doc_audit.model import ABSENT, Coding, Evidence, Marked, Statement

Span = tuple[int, int]
"""Code points from 0, end exclusive."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Words of a document and the keys of the codes that they have (`export.qda_codes`).

    Attributes:
        start, end: in the document's plain text, code points from 0, end exclusive.
    """

    start: int
    end: int
    keys: tuple[str, ...]


def selections(
    statements: Iterable[Statement],
    codings: Mapping[str, Coding],
    marks: Mapping[str, Sequence[tuple[str, Mapping[str, Marked]]]],
) -> Iterator[Selection]:
    """The coded words of a document, in its order.

    A level or mark stands on the words that show it where they are in the statement, otherwise on
    the whole statement, like the codes that are of the statement as such. Words that a page break
    or a note parts are as many selections.

    Args:
        statements: of one document, in its order.
        codings: by statement id.
        marks: by statement id, the rubric's id and its marks.
    """
    for statement in statements:
        coding = codings.get(statement.id)
        found: dict[Span, list[str]] = {}
        whole = list(document_spans(statement, 0, len(statement.text)))
        placed = [*_coded(coding), *_marked(marks.get(statement.id, ()))]
        for key, evidence in placed:
            for span in _own_spans(statement, evidence) or whole:
                found.setdefault(span, []).append(key)
        for (start, end), keys in sorted(found.items(), key=lambda one: (one[0][0], -one[0][1])):
            yield Selection(start, end, tuple(dict.fromkeys(keys)))


def _coded(coding: Coding | None) -> Iterator[tuple[str, Evidence | None]]:
    """Keys of a coding's codes, with what shows them."""
    if coding is None:
        return
    single = {"type": coding.type, "relevance": coding.relevance, "origin": coding.origin}
    yield from ((f"{key}/{chosen}", None) for key, chosen in single.items() if chosen)
    for name, codes in coding.categories.items():
        yield from ((f"{name}/{code}", None) for code in codes)
    yield from ((f"groups/{code}", None) for code in coding.groups)
    for name, code in coding.dimensions.items():
        if code.level != ABSENT:
            yield f"{name}/{code.level}", code.evidence


def _marked(
    marks: Sequence[tuple[str, Mapping[str, Marked]]],
) -> Iterator[tuple[str, Evidence | None]]:
    for rubric, marked in marks:
        yield from ((f"mark/{rubric}/{name}", one.evidence) for name, one in marked.items())


def _own_spans(statement: Statement, evidence: Evidence | None) -> list[Span]:
    """The evidence's words in the document; none where they aren't in the statement."""
    if evidence and evidence.source in ("text", "cell") and evidence.start < evidence.end:
        return list(document_spans(statement, evidence.start, evidence.end))
    return []


def document_spans(statement: Statement, first: int, last: int) -> Iterator[Span]:
    """Where `statement.text[first:last]` stands in the document; pieces that touch are one."""
    open_: Span | None = None
    for piece in statement.pieces:
        start = max(first, piece.at)
        end = min(last, piece.at + piece.end - piece.start)
        if start >= end:
            continue
        found = (piece.start + start - piece.at, piece.start + end - piece.at)
        if open_ and open_[1] == found[0]:
            open_ = (open_[0], found[1])
            continue
        if open_:
            yield open_
        open_ = found
    if open_:
        yield open_
