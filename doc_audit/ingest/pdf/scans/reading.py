"""Pages and pictures without a text layer, read by OCR into lines like those that are typed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from doc_audit.ingest.box import Box
from doc_audit.ingest.ocr import DPI, OcrLine, OcrWord, TextReader
from doc_audit.ingest.pdf.letters.english import letter_pairs
from doc_audit.ingest.pdf.lines.textline import TextLine, hundredths
from doc_audit.ingest.pdf.scans.columns import in_columns
from doc_audit.ingest.pdf.scans.words import opened, without_mark
from doc_audit.ingest.pdf.source.frame import Frame
from doc_audit.ingest.pdf.source.opening import Pdf
from doc_audit.ingest.pdf.source.render import POINTS_PER_INCH, page_image

LEAST_LINE = 50.0
"""Mean confidence below which a line of a few words is no text but the grain of a picture."""
_GRAIN = 4  # words from which such a line is text all the same, badly read
_LEAST_WORDS = 8  # words of a paragraph in a picture: labels of charts have fewer, clauses more
_LEAST_SURE = 80.0  # mean confidence of such a paragraph
_MOST_PIXELS = 3e7  # A3 at 300 dpi has 17 million; larger pages are drawn coarser
_ALIKE = 0.18  # share by which type sizes on a page may differ and be one
_SHARED = 0.5  # share of a line under typed text from which it is that text again
_EM = 1.0  # type size of Tesseract's line height, ascender to descender: 0.98 to 1.16 by font


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be read by OCR.

    Attributes:
        lines: typed ones that stay; what OCR finds under them is left out.
        regions: pictures to read, in points; empty for the whole page.
    """

    number: int
    frame: Frame
    lines: Sequence[TextLine]
    regions: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """What OCR found on a page.

    Attributes:
        lines: with `order` counted on from the typed ones.
        confidence: mean over the characters, 0…100; 0 without any.
        failure: why the page could not be read; else empty.
    """

    lines: tuple[TextLine, ...] = ()
    confidence: float = 0.0
    failure: str = ""


def read_scan(pdf: Pdf, job: Job, reader: TextReader) -> Scan:
    """What is on a page; one that fails leaves the others alone."""
    dpi = _dpi(job.frame)
    try:
        with pdf.page(job.number) as page:
            image = page_image(page, dpi)
        found: list[tuple[OcrLine, Box]] = []
        for region in job.regions or (Box(0.0, 0.0, job.frame.width, job.frame.height),):
            scale = dpi / POINTS_PER_INCH
            corners = [round(side * scale) for side in region]
            part = image.crop((corners[0], corners[1], corners[2], corners[3]))
            lines = [line for line in in_columns(reader(part, dpi)) if not _is_grain(line)]
            kept = _prose(lines) if job.regions else lines
            found += [(line, region) for line in kept]
    except Exception as error:  # whatever is wrong with one page, the others are read
        return Scan(failure=str(error) or type(error).__name__)
    return _scan(found, job, POINTS_PER_INCH / dpi)


def _dpi(frame: Frame) -> int:
    points = frame.width * frame.height
    most = (_MOST_PIXELS / points) ** 0.5 * POINTS_PER_INCH if points else DPI
    return max(1, min(DPI, int(most)))


def _is_grain(line: OcrLine) -> bool:
    return len(line.words) < _GRAIN and _sure(line.words) < LEAST_LINE


def _sure(words: Sequence[OcrWord]) -> float:
    """Mean confidence over characters."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters


def _prose(lines: Sequence[OcrLine]) -> Iterator[OcrLine]:
    """Lines of the paragraphs in a picture that are sentences rather than labels."""
    for _, group in groupby(lines, key=lambda line: line.paragraph):
        paragraph = list(group)
        words = [word for line in paragraph for word in line.words]
        lettered = sum(any(char.isalpha() for char in word.text) for word in words)
        if lettered >= _LEAST_WORDS and _sure(words) >= _LEAST_SURE:
            yield from paragraph


def _scan(found: Sequence[tuple[OcrLine, Box]], job: Job, scale: float) -> Scan:
    sizes = _sizes([line for line, _ in found], scale)
    order = max((line.order for line in job.lines), default=-1) + 1
    lines: list[TextLine] = []
    words: list[OcrWord] = []
    for (line, region), size in zip(found, sizes, strict=True):
        made = _text_line(line, region, size, scale, job.number, order + len(lines))
        if not _is_typed(made, job.lines):
            lines.append(made)
            words += line.words
    return Scan(tuple(lines), round(_sure(words), 1) if words else 0.0)


def _is_typed(line: TextLine, typed: Sequence[TextLine]) -> bool:
    return sum(line.box.overlap(other.box) for other in typed) > _SHARED * line.box.area


def _sizes(lines: Sequence[OcrLine], scale: float) -> list[float]:
    """Type sizes in points; those near the size of most characters are taken for it."""
    sizes = [_EM * line.size * scale for line in lines]
    if not sizes:
        return []
    weights = [sum(len(word.text) for word in line.words) for line in lines]
    body = float(np.median(np.repeat(sizes, weights)))
    near = [abs(size - body) <= _ALIKE * body for size in sizes]
    return [round(body if is_body else size, 1) for size, is_body in zip(sizes, near, strict=True)]


def _text_line(
    line: OcrLine, region: Box, size: float, scale: float, page: int, order: int
) -> TextLine:
    pairs = [without_mark(word) for word in opened(line.words, line.size)]
    words = [word for word, _ in pairs]
    edges: list[float] = []
    for word in words:
        steps = len(word.text) + 1
        edges += np.linspace(word.box.x0, word.box.x1, steps).tolist()
    places = np.maximum.accumulate(np.array(edges, np.float64) * scale + region.x0)
    own = hundredths(places)
    text = " ".join(word.text for word in words)
    top = min(word.box.y0 for word in words) * scale + region.y0
    foot = max(word.box.y1 for word in words) * scale + region.y0
    box = Box(int(own[0]) / 100, round(top, 2), int(own[-1]) / 100, round(foot, 2))
    baseline = round(line.baseline * scale + region.y0, 2)
    return TextLine(
        page=page, text=text, edges=own.tobytes(), box=box, baseline=baseline, size=size, bold=0.0,
        italic=0.0, colour=0, font=OCR_FONT, order=order, hyphen=_ends_in_hyphen(text),
        marks="".join(mark for _, mark in pairs),
    )  # fmt: skip


OCR_FONT = "OCR"
"""Font named in lines that were read by OCR, whose own isn't known."""


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 1 and text[-1] in "-‐" and text[-2].isalpha()


def better_than(scan: Scan, typed: Sequence[TextLine]) -> bool:
    """Whether OCR's words are more like English than those of the page's text layer."""
    ours, count = letter_pairs(" ".join(line.text for line in scan.lines))
    theirs, typed_count = letter_pairs(" ".join(line.text for line in typed))
    return bool(count) and ours / count < theirs / max(typed_count, 1)


def renumbered(scan: Scan) -> Scan:
    """The scan with its lines counted from 0, where it stands in for the typed ones."""
    return replace(scan, lines=tuple(replace(ln, order=n) for n, ln in enumerate(scan.lines)))
