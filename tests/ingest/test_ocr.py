"""Tesseract found or not, and what it answers."""

import pytest
from PIL import Image

from doc_audit.ingest import Tesseract, ocr
from doc_audit.ingest.hocr import parse_hocr
from doc_audit.ingest.ocr import OcrError

HOCR = b"""<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>
<div class='ocr_page' title='bbox 0 0 900 900'><p class='ocr_par' title='bbox 1 1 9 9'>
<span class='ocr_line' title="bbox 10 20 300 60; baseline 0.01 -9; x_size 41.5">
<span class='ocrx_word' title='bbox 10 20 90 52; x_wconf 96'><strong>The</strong></span>
<span class='ocrx_word' title='bbox 100 22 300 60; x_wconf 88'>Board</span>
<span class='ocrx_word' title='bbox 310 22 320 60; x_wconf 8'> </span></span>
<span class='ocr_line' title="bbox 10 80 20 90"></span></p></div></body></html>"""


def test_words_places_and_confidence_are_taken_from_hocr() -> None:
    (line,) = parse_hocr(HOCR)
    assert [(word.text, word.confidence) for word in line.words] == [("The", 96), ("Board", 88)]
    assert line.words[1].box == (100, 22, 300, 60)
    assert (line.baseline, line.size, line.paragraph) == (51, 41.5, 0)


@pytest.mark.parametrize(
    "answer",
    [b"", b"<html", b"<p><span class='ocr_line'><span class='ocrx_word'>a</span></span></p>"],
)
def test_answer_that_is_no_hocr_is_an_error(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        list(parse_hocr(answer))


def test_tesseract_that_takes_too_long_is_told(tesseract: Tesseract) -> None:
    slow = Tesseract(tesseract.version, tesseract.data, seconds=0.001)
    with pytest.raises(OcrError, match="timeout"):
        slow(Image.effect_noise((2000, 2000), 90), 300)


def test_version_and_language_data_are_known(tesseract: Tesseract) -> None:
    assert tesseract.version[0].isdigit()
    assert len(tesseract.data) == 12


def test_no_program_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert ocr.find_ocr.__wrapped__() is None
