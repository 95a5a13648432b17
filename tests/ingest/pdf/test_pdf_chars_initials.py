"""Drop capitals belong to the word they open."""

import pytest
from pdf_pages import PROSE
from raw_pages import raw_pdf, show

from doc_audit.ingest.pdf import read_pdf

BODY = "".join(show(60, 760 - 13 * at, line) for at, line in enumerate(PROSE))
REST = (
    "e will open two new clinics in every",
    "town of the county, and the board will",
    "report on them each year to the public",
    "so that everybody can see what was done",
    "and what was not done in that year.",
)


def texts(content: str) -> list[str]:
    return [block.text for block in read_pdf(raw_pdf(BODY + content), "x.pdf", "x").blocks[1:]]


def beside(lines: tuple[str, ...], deep: int, indent: float) -> str:
    """Lines of which the first `deep` stand beside a drop capital."""
    return "".join(
        show(60 + (indent if at < deep else 0), 500 - 12 * at, line)
        for at, line in enumerate(lines)
    )


@pytest.mark.parametrize("deep", [2, 3, 4])
@pytest.mark.parametrize("first", [True, False])
def test_drop_capital_is_joined_with_its_word_and_opens_its_paragraph(deep: int, first: bool):
    size = (12 * (deep - 1) + 7.2) / 0.72
    letter = show(60, 500 - 12 * (deep - 1), "W", round(size, 1), "F3")
    rest = beside(REST, deep, size * 0.944 + 2)
    content = letter + rest if first else rest + letter
    assert texts(content) == ["W" + " ".join(REST)]


@pytest.mark.parametrize(("rest", "text"), [("ll of us", "All of us"), ("plan for", "A plan for")])
def test_drop_capital_that_may_be_a_word_is_asked_of_the_document(rest: str, text: str):
    lines = (f"{rest} the whole county of ours", "is what the partners will write", "next year.")
    content = show(60, 488, "A", 26, "F3") + beside(lines, 2, 21)
    assert texts(content) == [f"{text} the whole county of ours {lines[1]} {lines[2]}"]


def test_places_of_a_line_with_a_drop_capital_ascend():
    content = show(60, 488, "W", 26, "F3") + beside(REST, 2, 26)
    block = read_pdf(raw_pdf(BODY + content), "x.pdf", "x").blocks[-1]
    line = block.lines[0]
    assert block.text[line.start : line.end] == "W" + REST[0]
    assert line.box.x0 == pytest.approx(60, abs=1)
    assert list(line.edges) == sorted(line.edges)
    assert len(line.edges) == line.end - line.start + 1


def test_large_figure_before_small_raised_letters_is_no_drop_capital():
    assert texts(show(60, 488, "1", 26) + show(74.5, 500, "st in the county", 10)) == [
        "1st in the county"
    ]
