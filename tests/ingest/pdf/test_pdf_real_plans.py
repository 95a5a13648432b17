"""Published plans, where they are at hand: nothing fails, nothing is lost in silence."""

from pathlib import Path

import pytest
from test_pdf_promises import check_offsets, letters_on_pages, letters_read

from doc_audit.ingest.pdf import read_pdf

PLANS = Path(__file__).parents[4] / "shared" / "plans"
FILES = sorted(PLANS.glob("*.pdf"))
KEPT = 0.995
"""Least share of the letters on the pages that must be in the blocks."""

pytestmark = pytest.mark.skipif(not FILES, reason="the plans are not at hand")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_plan_is_read_whole(path: Path):
    content = path.read_bytes()
    document = read_pdf(content, path.name, path.stem)
    with_blocks = {line.box.page for block in document.blocks for line in block.lines}
    told = {page for problem in document.problems for page in problem.pages}
    told |= with_blocks | {page.number for page in document.pages if page.reasons}
    silent = [page.number for page in document.pages if page.number not in told]
    # Pages with a few bars of colour and nothing else are blank to a reader.
    assert len(silent) <= 1
    there, read = letters_on_pages(content), letters_read(document)
    lost = sum((there - read).values())
    assert lost <= (1 - KEPT) * sum(there.values())
    check_offsets(document)


@pytest.mark.parametrize("path", FILES[:2], ids=lambda path: path.stem)
def test_reading_twice_gives_the_same(path: Path):
    content = path.read_bytes()
    assert read_pdf(content, path.name, "a") == read_pdf(content, path.name, "a")
