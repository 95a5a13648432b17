"""Which pages of a PDF need OCR, and what becomes of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.opening import Pdf
from doc_audit.ingest.pdf.trust.grades import MOST_STRANGE
from doc_audit.ingest.pdf.trust.signs import Signs, without_text

if TYPE_CHECKING:
    from doc_audit.ingest.ocr import TextReader
    from doc_audit.ingest.pdf.scans.reading import Job, Scan

Scanned = tuple[list[TextLine], Signs]
"""Lines of a page, those read by OCR among them, and what is known of it now."""


def scan_pages(
    pdf: Pdf,
    lines: Mapping[int, Sequence[TextLine]],
    frames: Mapping[int, Frame],
    signs: Mapping[int, Signs],
    ocr: "TextReader",
) -> Iterator[tuple[int, Scanned | str]]:
    """Pages without a text layer, or with one that is no English, and large pictures, read.

    Args:
        pdf: open.
        lines: of its pages.
        frames: of its pages.
        signs: of its pages, `body` and `strange` worked out.
        ocr: reads a picture.

    Yields:
        Number of a page, and what changed, or why OCR failed on it.
    """
    for number, own in lines.items():
        if _is_wanted(signs[number]):
            from doc_audit.ingest.pdf.scans.reading import (
                read_scan,  # not loaded where nothing is to be read
            )

            scan = read_scan(pdf, _job(number, own, frames[number], signs[number]), ocr)
            yield number, scan.failure or _joined(list(own), signs[number], scan)


def _is_wanted(signs: Signs) -> bool:
    return without_text(signs) or signs.strange >= MOST_STRANGE or bool(signs.pictures)


def _job(number: int, lines: Sequence[TextLine], frame: Frame, signs: Signs) -> "Job":
    from doc_audit.ingest.pdf.scans.reading import Job

    if without_text(signs):
        return Job(number, frame, lines)
    if signs.strange >= MOST_STRANGE:
        return Job(number, frame, ())
    return Job(number, frame, lines, signs.pictures)


def _joined(lines: list[TextLine], signs: Signs, scan: "Scan") -> Scanned:
    from doc_audit.ingest.pdf.scans.reading import better_than

    if signs.strange >= MOST_STRANGE:
        if not better_than(scan, lines):
            return lines, signs
        lines, signs = [], replace(signs, characters=0)
    letters = sum(len(line.text) - line.text.count(" ") for line in scan.lines)
    known = replace(
        signs, characters=signs.characters + letters, ocr=scan.confidence, by_ocr=letters
    )
    return [*lines, *scan.lines], known
