"""Lines that OCR ran across two columns, parted where a printed line would end."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from doc_audit.ingest.ocr import OcrLine, OcrWord
from doc_audit.ingest.pdf.lines.openers import is_marker
from doc_audit.ingest.pdf.lines.reading import WIDEST_GAP

_LEADING = 2.2  # heights between the lines of a paragraph; the widest print has 2
_SAME_COLUMN = 0.5  # share of the narrower of two pieces that must lie under the other


def in_columns(lines: Sequence[OcrLine]) -> list[OcrLine]:
    """Lines without wide gaps, each column of a paragraph after the other.

    A line is parted where the gap between two words is wider than that between two words of one
    printed line (`WIDEST_GAP`), but not behind the bullet or number that opens it. Paragraphs are
    counted anew: a column is one.
    """
    done: list[OcrLine] = []
    count = 0
    for _, group in groupby(lines, key=lambda line: line.paragraph):
        for column in _columns([list(_parted(line)) for line in group]):
            done += [replace(line, paragraph=count) for line in column]
            count += 1
    return done


def _parted(line: OcrLine) -> Iterator[OcrLine]:
    part: list[OcrWord] = []
    for word in line.words:
        wide = part and word.box.x0 - part[-1].box.x1 > WIDEST_GAP * line.size
        if wide and not (len(part) == 1 and _opens(part[0])):
            yield replace(line, words=tuple(part))
            part = []
        part.append(word)
    yield replace(line, words=tuple(part))


def _opens(word: OcrWord) -> bool:
    return len(word.text) == 1 or is_marker(word.text)


def _columns(rows: Sequence[Sequence[OcrLine]]) -> Iterator[list[OcrLine]]:
    """Columns from left to right; a line that lies under several of them ends them all."""
    columns: list[list[OcrLine]] = []
    for row in rows:
        if len(columns) > 1 and any(len(_under(part, columns)) > 1 for part in row):
            yield from sorted(columns, key=_left)
            columns = []
        for part in row:
            above = _under(part, columns)
            if above:
                above[0].append(part)
            else:
                columns.append([part])
    yield from sorted(columns, key=_left)


def _under(part: OcrLine, columns: Sequence[list[OcrLine]]) -> list[list[OcrLine]]:
    """Columns that a piece goes on with: it stands close below and shares their width."""
    return [
        column
        for column in columns
        if part.baseline - column[-1].baseline <= _LEADING * part.size
        and any(_shared(part, line) for line in column)
    ]


def _shared(one: OcrLine, other: OcrLine) -> bool:
    (a, b), (c, d) = _span(one), _span(other)
    return min(b, d) - max(a, c) >= _SAME_COLUMN * min(b - a, d - c)


def _span(line: OcrLine) -> tuple[float, float]:
    return line.words[0].box.x0, line.words[-1].box.x1


def _left(column: Sequence[OcrLine]) -> float:
    return min(_span(line)[0] for line in column)
