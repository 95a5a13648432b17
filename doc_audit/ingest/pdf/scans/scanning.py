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
) -> tuple[dict[int, Scanned], dict[int, str]]:
    """Pages without a text layer, or with one that is no English, and large pictures, read.

    Args:
        pdf: open.
        lines: of its pages.
        frames: of its pages.
        signs: of its pages, `body` and `strange` worked out.
        ocr: reads a picture.

    Returns:
        What changed, by page; and why OCR failed on some pages, by page.
    """
    from doc_audit.ingest.pdf.scans.reading import (
        read_scans,  # not loaded where nothing is to be read
    )

    jobs = list(_jobs(lines, frames, signs))
    done: dict[int, Scanned] = {}
    failed: dict[int, str] = {}
    for number, scan in read_scans(pdf, jobs, ocr).items() if jobs else ():
        if scan.failure:
            failed[number] = scan.failure
        else:
            done[number] = _joined(list(lines[number]), signs[number], scan)
    return done, failed


def _jobs(
    lines: Mapping[int, Sequence[TextLine]],
    frames: Mapping[int, Frame],
    signs: Mapping[int, Signs],
) -> Iterator["Job"]:
    from doc_audit.ingest.pdf.scans.reading import Job

    for number, own in lines.items():
        if without_text(signs[number]):
            yield Job(number, frames[number], own)
        elif signs[number].strange >= MOST_STRANGE:
            yield Job(number, frames[number], ())
        elif signs[number].pictures:
            yield Job(number, frames[number], own, signs[number].pictures)


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
