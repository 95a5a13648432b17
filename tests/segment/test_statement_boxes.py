"""The boxes of a statement cover its words and nothing else, by PDFium's own text layer."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
import pytest

from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.source.opening import frame_of
from doc_audit.segment import statements

ROOT = Path(__file__).parents[2]
PLANS = sorted((ROOT.parent / "shared" / "plans").glob("*.pdf"))
SAMPLE = sorted((ROOT / "corpora" / "sample" / "documents").glob("*.pdf"))
COVERED = 0.99  # share of the letters of all statements that must lie under their boxes
ALONE = 0.99  # share of the letters under the boxes that must be theirs

Layer = tuple[list[str], np.ndarray]
"""Characters of a page and the middle of each, on the page as shown."""


def _letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\W_]+", "", text).casefold())


def _layer(page: pypdfium2.PdfPage) -> Layer:
    text_page = page.get_textpage()
    count = text_page.count_chars()
    boxes = [text_page.get_charbox(index, loose=True) for index in range(count)]
    letters = [chr(raw.FPDFText_GetUnicode(text_page, index)) for index in range(count)]
    corners = np.array(boxes, np.float32).reshape(-1, 4)
    shown = frame_of(page.raw).boxes(corners)
    return letters, np.stack([shown[:, [0, 2]].mean(axis=1), shown[:, [1, 3]].mean(axis=1)], axis=1)


def _layers(content: bytes) -> Iterator[Layer]:
    with pypdfium2.PdfDocument(content) as document:
        for number in range(len(document)):
            yield _layer(document[number])


def measured(content: bytes) -> tuple[int, int, int]:
    """Letters of all statements, those missing under their boxes, those of others under them."""
    layers = list(_layers(content))
    total = missing = others = 0
    for statement in statements(read_pdf(content, "plan.pdf", "plan")):
        under = ""
        for page in sorted({box.page for box in statement.boxes}):
            letters, middles = layers[page - 1]
            inside = np.zeros(len(letters), np.bool_)
            for box in statement.boxes:
                if box.page == page and len(letters):
                    x, y = middles[:, 0], middles[:, 1]
                    inside |= (x > box.x0) & (x < box.x1) & (y > box.y0) & (y < box.y1)
            under += "".join(letters[at] for at in np.flatnonzero(inside))
        own, there = _letters(statement.text), _letters(under)
        # Marks of footnotes stand between words, so their digits lie under the boxes.
        there -= Counter({sign: n for sign, n in (there - own).items() if sign.isdigit()})
        total += own.total()
        missing += (own - there).total()
        others += (there - own).total()
    return total, missing, others


@pytest.mark.parametrize("path", [*SAMPLE, *PLANS], ids=lambda path: path.stem)
def test_boxes_cover_the_words_of_a_statement_and_no_others(path: Path) -> None:
    total, missing, others = measured(path.read_bytes())
    assert missing <= (1 - COVERED) * total, f"{missing} of {total} letters missing"
    assert others <= (1 - ALONE) * total, f"{others} letters of others beside {total}"
