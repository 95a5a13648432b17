"""Whole pages as designers lay them out, printed by Chromium: every statement whole, in order."""

import pytest
from browser import Browser
from layout_pages import LAYOUTS, said, said_otherwise
from page_truth import normalised

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import BlockKind
from doc_audit.segment import statements


@pytest.fixture(scope="module")
def printed(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All layouts as PDF."""
    folder = tmp_path_factory.mktemp("layouts")
    made = {}
    for name, make in LAYOUTS.items():
        path = folder / f"{name}.html"
        path.write_text(make(), "utf-8")
        with browser.tab() as page:
            made[name] = page.print(path.as_uri())
    return made


def _read(content: bytes) -> tuple[list[str], list[str]]:
    document = read_pdf(content, "layout.pdf", "layout")
    found = [normalised(statement.text) for statement in statements(document)]
    heads = [normalised(b.text) for b in document.blocks if b.kind is BlockKind.HEADING]
    return found, heads


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_statement_is_read_whole_and_in_order(printed: dict[str, bytes], name: str) -> None:
    source = LAYOUTS[name]()
    found, heads = _read(printed[name])
    readings = [_parted(true) for true in (said(source), said_otherwise(source))]
    assert not [text for text in readings[0][0] if text not in found]
    assert (found, heads) in readings


def _parted(true: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Statements, headings."""
    wanted = [normalised(text) for kind, text in true if kind == "statement"]
    return wanted, [normalised(text) for kind, text in true if kind == "heading"]
