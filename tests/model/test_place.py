"""Places in words: what a person looks for in the document, not what a program counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model.place import page_unit, pages_unit, place_words


@pytest.mark.parametrize(
    ("media", "page", "path", "words"),
    [
        ("pdf", 3, "", "page 3"),
        ("pptx", 4, "slide[4]/shape[3]/p[1]", "slide 4"),
        ("pptx", 4, "slide[4]/shape[3]/shape[1]/row[2]", "slide 4, table row 2"),
        ("pptx", 2, "slide[2]/notes/shape[2]/p[1]", "slide 2, notes"),
        ("pptx", 5, "section[5]", "slide 5"),
        ("xlsx", None, "sheet[Actions]/row[12]", "sheet Actions, row 12"),
        ("xlsx", None, "sheet[Our plan, 2025/26]/row[3]", "sheet “Our plan, 2025/26”, row 3"),
        ("csv", None, "row[7]", "row 7"),
        ("docx", None, "p[31]", "paragraph 31"),
        ("docx", None, "table[2]/row[3]/cell[1]/p[2]", "table 2, row 3, cell 1, paragraph 2"),
        ("docx", None, "footnote[1]", "footnote 1"),
        ("html", None, "h2[5]", "heading 5 of level 2"),
        ("text", None, "", ""),
    ],
)
def test_places_are_said_as_people_say_them(
    media: str, page: int | None, path: str, words: str
) -> None:
    assert place_words(media, page, path) == words


@given(st.text(max_size=40), st.none() | st.integers(1, 999))
def test_any_path_gives_words_without_failing(path: str, page: int | None) -> None:
    words = place_words("pptx", page, path)
    assert words.startswith(f"slide {page}") == bool(page)


def test_only_decks_have_slides() -> None:
    assert (page_unit("pptx"), page_unit("pdf")) == ("slide", "page")
    assert pages_unit(["pptx", "pptx"]) == "slide"
    assert pages_unit(["pptx", "pdf"]) == pages_unit([]) == "page"
