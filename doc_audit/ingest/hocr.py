"""hOCR, the HTML in which Tesseract gives words with their places."""

import re
from collections.abc import Iterator

from lxml import etree

from doc_audit.ingest.ocr import OcrLine, OcrWord, PixelBox

_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
_NUMBERS = re.compile(r"(bbox|baseline|x_size|x_wconf)((?: -?[\d.]+)+)")


def parse_hocr(hocr: bytes) -> Iterator[OcrLine]:
    """Lines of an hOCR file as Tesseract writes it.

    Raises:
        ValueError: it is no XML, or without the facts that Tesseract gives.
    """
    try:
        root = etree.fromstring(hocr, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    paragraph = -1
    for element in root.iter("{*}p", "{*}span"):
        kind = element.get("class", "")
        if kind == "ocr_par":
            paragraph += 1
        elif kind in _LINES and (line := _line(element, paragraph)):
            yield line


def _line(element: etree._Element, paragraph: int) -> OcrLine | None:
    words = tuple(filter(None, map(_word, element.iter("{*}span"))))
    if not words:
        return None
    facts = _facts(element)
    box = _box(facts)
    _, offset = facts.get("baseline", [0.0, 0.0])
    (size,) = facts.get("x_size", [box.y1 - box.y0])
    return OcrLine(words, box.y1 + offset, size, max(paragraph, 0))


def _word(element: etree._Element) -> OcrWord | None:
    if element.get("class") != "ocrx_word":
        return None
    text = "".join(str(part) for part in element.itertext()).strip()
    facts = _facts(element)
    if not text:
        return None
    return OcrWord(text, _box(facts), facts.get("x_wconf", [0.0])[0])


def _facts(element: etree._Element) -> dict[str, list[float]]:
    return {
        name: [float(number) for number in numbers.split()]
        for name, numbers in _NUMBERS.findall(element.get("title", ""))
    }


def _box(facts: dict[str, list[float]]) -> PixelBox:
    if len(facts.get("bbox", ())) != 4:
        raise ValueError("words without a place")
    return PixelBox(*facts["bbox"])
