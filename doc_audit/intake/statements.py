"""Statements of a document found under words that somebody marked in its plain text."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from doc_audit.model import Statement

SHARE = 0.5
"""Of the shorter of a selection and a statement that the two must share: as two statements are held
to be the same from half of their words on (`evaluate.align`)."""

Span = tuple[int, int]


class Under:
    """The statements of one document by place.

    Args:
        statements: of the document, in its order.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = statements
        placed = sorted(
            (piece.start, piece.end, number, piece.at)
            for number, statement in enumerate(statements)
            for piece in statement.pieces
        )
        self._pieces = placed
        self._starts = [piece[0] for piece in placed]
        self._reach = list(accumulate((piece[1] for piece in placed), max))

    def find(self, span: Span) -> dict[int, list[Span]]:
        """Numbers of the statements that a selection is of, with its words in their texts.

        They are those that it covers wholly, and the one that it shares most with, if that is
        `SHARE` of the shorter; none where it stands between statements.
        """
        touched = self._touched(span)
        sizes = {number: sum(b - a for a, b in spans) for number, spans in touched.items()}
        whole = {number for number in touched if self._covers(number, touched[number])}
        most = max(sizes, key=lambda number: (sizes[number], -number), default=None)
        if most is not None:
            shorter = min(span[1] - span[0], placed_length(self.statements[most]))
            whole |= {most} if sizes[most] >= SHARE * shorter else set()
        return {number: touched[number] for number in sorted(whole)}

    def _touched(self, span: Span) -> dict[int, list[Span]]:
        found: dict[int, list[Span]] = {}
        at = bisect_left(self._starts, span[1]) - 1
        while at >= 0 and self._reach[at] > span[0]:
            start, end, number, inside = self._pieces[at]
            first, last = max(start, span[0]), min(end, span[1])
            if first < last:
                words = (first - start + inside, last - start + inside)
                found.setdefault(number, []).append(words)
            at -= 1
        return {number: sorted(spans) for number, spans in found.items()}

    def _covers(self, number: int, spans: Sequence[Span]) -> bool:
        """Whether no letter or digit of the statement is left out."""
        statement = self.statements[number]
        return not any(
            letter.isalnum()
            for start, end in gaps(statement, spans)
            for letter in statement.text[start:end]
        )


def placed_length(statement: Statement) -> int:
    """Characters of a statement that stand in the document's text."""
    return sum(piece.end - piece.start for piece in statement.pieces)


def gaps(statement: Statement, spans: Sequence[Span]) -> list[Span]:
    """Stretches of a statement's text that stand in the document and are in none of the spans."""
    left = []
    for piece in statement.pieces:
        at, end = piece.at, piece.at + piece.end - piece.start
        for start, stop in sorted(spans):
            if stop <= at or start >= end:
                continue
            if start > at:
                left.append((at, start))
            at = max(at, stop)
        if at < end:
            left.append((at, end))
    return left


def runs(statement: Statement, spans: Sequence[Span]) -> list[Span]:
    """The spans joined where nothing of the document stands between two, in order."""
    joined: list[Span] = []
    for start, end in sorted(set(spans)):
        if joined and (start <= joined[-1][1] or not _parts(statement, joined[-1][1], start)):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _parts(statement: Statement, start: int, end: int) -> bool:
    """Whether words of the document, not only what joins pieces, stand there."""
    return any(
        piece.at < end and piece.at + piece.end - piece.start > start for piece in statement.pieces
    )
