"""The report on paper: no column lost, no address printed, nothing dark, said whose it is."""

from pathlib import Path

import pypdfium2
import pytest
from walked_page import Open, kinds, page_of

pytestmark = pytest.mark.browser

# A4 within the margins of report.css at 96 pixels to the inch, and the same turned.
ACROSS, BROAD = 688, 1017
LOST = """() => Array.from(document.querySelectorAll(".wide")).filter(
  box => !box.closest("details:not([open])") && box.scrollWidth > box.clientWidth + 1
).map(box => box.scrollWidth + " of " + box.clientWidth + ": " + box.innerText.slice(0, 80))"""
BROAD_ONES = """() => Array.from(document.querySelectorAll(".wide")).forEach(box => {
  const here = (getComputedStyle(box).page === "broad") === %s;
  box.style.display = here ? "" : "none";
})"""


@pytest.mark.parametrize("kind", kinds())
def test_no_column_is_lost(opened: Open, run_folder: Path, kind: str) -> None:
    page = opened(page_of(run_folder, kind))
    lost = {}
    for width, broad in ((ACROSS, "false"), (BROAD, "true")):
        page.emulate(media="print", width=str(width))
        page.value(BROAD_ONES % broad)
        lost[width] = page.value(LOST)
    assert lost == {ACROSS: [], BROAD: []}


def test_paper_is_white_whatever_the_screen(opened: Open) -> None:
    page = opened("index.html")
    page.emulate(media="print", color_scheme="dark")
    ground = page.value("() => getComputedStyle(document.documentElement).backgroundColor")
    word = page.value("() => getComputedStyle(document.querySelector('.tag.error')).color")
    assert (ground, word) == ("rgb(255, 255, 255)", "rgb(163, 34, 28)")


def test_not_readable_looks_unlike_not_found_on_paper(opened: Open) -> None:
    page = opened("index.html")
    for settings in ({"media": "print"}, {"forced_colors": "active"}):
        page.emulate(**settings)
        style = page.value(
            "() => { const s = getComputedStyle(document.querySelector('.unread'));"
            "return [s.borderTopStyle, parseFloat(s.borderTopWidth), s.fontWeight] }"
        )
        assert style[0] == "dashed"
        assert style[1] >= 1
        assert style[2] == "600"


def test_printed_pages_say_what_they_are(opened: Open, run_folder: Path, tmp_path: Path) -> None:
    page = opened(page_of(run_folder, "rubrics"))
    page.tab.pdf(path=str(tmp_path / "made.pdf"), prefer_css_page_size=True, format="A4")
    with pypdfium2.PdfDocument(tmp_path / "made.pdf") as made:
        pages = [sheet.get_textpage().get_text_bounded() for sheet in made]
    assert "version 1, rubric" in " ".join(pages[0].split())
    for number, words in enumerate(pages, start=1):
        assert f"{number} of {len(pages)}" in words
        assert "coded by rules, not by people" in words
        assert "file:" not in words
        assert "Skip to the content" not in words


# Sections after more and more lines, so that wherever a page ends some would be cut at its heading.
SECTIONS = """() => document.querySelector("main").replaceChildren(...[...Array(30).keys()].map(
n => {
  const part = document.createElement("section");
  part.innerHTML = "<p>line</p>".repeat(n) + `<h2>heading ${n}.</h2><p>words ${n}.</p>` +
    `<div class="wide"><table><caption>about ${n}.</caption><thead><tr><th>head</th></tr></thead>` +
    `<tbody>${`<tr><td>row ${n}.</td></tr>`.repeat(4)}</tbody></table></div>`;
  return part;
}))"""


def test_a_heading_and_its_words_stand_on_the_page_of_what_follows(
    opened: Open, run_folder: Path, tmp_path: Path
) -> None:
    page = opened(page_of(run_folder, "search"))
    page.value(SECTIONS)
    page.tab.pdf(path=str(tmp_path / "made.pdf"), prefer_css_page_size=True, format="A4")
    with pypdfium2.PdfDocument(tmp_path / "made.pdf") as made:
        pages = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in made]
    assert len(pages) > 10
    for n in range(30):
        first = [next(at for at, words in enumerate(pages) if f"{part}{n}." in words)
                 for part in ("heading", "words", "about", "row")]  # fmt: skip
        assert len(set(first)) == 1, (n, first)


LONG = """() => {
  const matrix = document.querySelector(".matrix"), section = matrix.closest("section");
  for (const other of [...section.parentNode.children]) if (other !== section) other.remove();
  const rows = [...matrix.tBodies[0].rows];
  for (let n = 0; n < 20; n++) matrix.tBodies[0].append(...rows.map(row => row.cloneNode(true)));
  return [...matrix.tHead.querySelectorAll(".heads span")].map(name => name.textContent);
}"""


def test_the_matrix_has_the_names_of_its_columns_on_each_page(opened: Open, tmp_path: Path) -> None:
    """Chromium repeats no head over a quarter of the page, and paints no vertical lines in it."""
    page = opened("index.html")
    names = page.value(LONG)
    assert len(names) > 30
    page.tab.pdf(path=str(tmp_path / "made.pdf"), prefer_css_page_size=True, format="A4")
    with pypdfium2.PdfDocument(tmp_path / "made.pdf") as made:
        pages = ["".join(sheet.get_textpage().get_text_range().split()) for sheet in made]
    rows = [words for words in pages if "–" in words]
    assert len(rows) > 2
    for words in rows:
        assert [name for name in names if "".join(name.split()) not in words] == []


RANKS = (
    '<table class="ranks many"><tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td></table>'
)


def test_names_of_all_plans_alike_to_each_of_many_are_not_printed(opened: Open) -> None:
    page = opened("index.html")
    page.value("ranks => document.body.insertAdjacentHTML('beforeend', ranks)", RANKS)
    shown = "() => document.querySelector('.many td:nth-child(6)').checkVisibility()"
    assert page.value(shown)
    page.emulate(media="print")
    assert not page.value(shown)
