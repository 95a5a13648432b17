"""Lines that OCR runs across columns are parted; paragraphs in one column stay whole."""

from hypothesis import given
from hypothesis import strategies as st

from doc_audit.ingest.ocr import OcrLine, OcrWord, PixelBox
from doc_audit.ingest.pdf.scans.columns import in_columns

SIZE = 40.0


def line(y: float, *pieces: tuple[float, str], paragraph: int = 0) -> OcrLine:
    """Words of 20 pixels a letter; each piece begins at its x."""
    words = []
    for x, text in pieces:
        for word in text.split():
            words.append(OcrWord(word, PixelBox(x, y - 30, x + 20 * len(word), y), 95))
            x += 20 * len(word) + 12
    return OcrLine(tuple(words), y, SIZE, paragraph)


def texts(lines: list[OcrLine]) -> list[str]:
    return [" ".join(word.text for word in one.words) for one in lines]


def test_two_boxes_side_by_side_are_read_one_after_the_other():
    found = in_columns([
        line(100, (0, "The Board has oversight"), (900, "The partners support the")),
        line(150, (0, "of health protection."), (900, "delivery of the plan.")),
        line(220, (100, "As a group of the Board it supports them all in putting both to work")),
    ])  # fmt: skip
    assert texts(found) == [
        "The Board has oversight", "of health protection.", "The partners support the",
        "delivery of the plan.",
        "As a group of the Board it supports them all in putting both to work",
    ]  # fmt: skip
    assert [one.paragraph for one in found] == [0, 0, 1, 1, 2]


def test_bullet_stays_with_its_words():
    found = in_columns([line(100, (0, "e"), (120, "Train link workers"))])
    assert texts(found) == ["e Train link workers"]


def test_labels_far_below_each_other_are_no_paragraph():
    found = in_columns([line(100, (0, "Per cent")), line(400, (0, "Year"))])
    assert [one.paragraph for one in found] == [0, 1]


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True), max_size=8))
def test_no_word_is_lost_or_doubled(rows: list[list[int]]):
    lines = [
        line(100 + 50 * n, *((500.0 * place, f"w{n} x{place}") for place in sorted(row)))
        for n, row in enumerate(rows)
    ]
    there = sorted(word.text for one in lines for word in one.words)
    assert sorted(word.text for one in in_columns(lines) for word in one.words) == there
