"""The page of exports names every format, table and what a row of it is."""

import re
from pathlib import Path

import pytest

from doc_audit.export import table as tables
from doc_audit.pipeline.exporting import FORMATS

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `([^`]+)` \| (.+?) \|", PAGE, re.M))
_MADE = re.compile(r'\bTable\(\s*f?"([^"]+)"')


def _names() -> set[str]:
    """Of all tables that the sources make; `{answers.rubric}` is the rubric's id."""
    folder = Path(tables.__file__).parent
    named = _MADE.findall("".join(path.read_text("utf-8") for path in folder.rglob("*.py")))
    return {re.sub(r"\{[a-z.]+\}", "RUBRIC", name) for name in named}


def test_every_table_is_on_the_page_and_no_other() -> None:
    names = _names() - {"points"}  # which `explain` writes, of one plan
    assert len(names) > 20
    told = PAGE.partition("## What a row is")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([^`]+)`", told, re.M)) == names


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_on_the_page(name: str) -> None:
    assert len(ROWS[name]) > 10
