"""The same statements of one strategy as web page, Word file and PDF."""

from itertools import combinations
from pathlib import Path

import compare
import pytest
import strategy_pages as pages
from browser import Browser

LEAST_SAME = 0.98
"""Of all statements of two formats; the rest are the speakers of quotations, which print shows by
nothing but small letters, and the notes that a browser puts at the end as a list."""


@pytest.fixture(scope="module")
def found() -> dict[str, list[compare.Said]]:
    return {
        "html": compare.said(pages.as_web_page()),
        "docx": compare.said(pages.as_word_file()),
        "pdf": compare.said(pages.as_printed()),
    }


@pytest.mark.parametrize(("one", "other"), [*combinations(["html", "docx", "pdf"], 2)])
def test_the_same_statements(found: dict[str, list[compare.Said]], one: str, other: str) -> None:
    differences = compare.differences(found[one], found[other])
    assert compare.share_same(found[one], found[other]) >= LEAST_SAME, "\n".join(differences)


def test_web_page_and_word_file_differ_in_nothing(found: dict[str, list[compare.Said]]) -> None:
    assert compare.differences(found["html"], found["docx"]) == []


@pytest.mark.slow
@pytest.mark.browser
def test_the_same_statements_as_printed_by_a_browser(
    found: dict[str, list[compare.Said]], browser: Browser, tmp_path: Path
) -> None:
    printed = compare.said(compare.printed(pages.as_web_page(), browser, tmp_path))
    differences = compare.differences(found["html"], printed)
    assert compare.share_same(found["html"], printed) >= LEAST_SAME, "\n".join(differences)
