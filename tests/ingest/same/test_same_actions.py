"""The same 30 actions, with the same lead, timescale and measure, in every format."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import plan_builders as build
import plan_text as plan
import pytest
from browser import Browser
from compare import printed

from doc_audit.ingest import read_document
from doc_audit.model import BlockKind, Document
from doc_audit.segment import statements

BOTH = [*plan.band_records(), *plan.group_records()]


@cache
def built(name: str) -> Document:
    """The plan in tables of a format."""
    return read(build.TABLES[name]())


@cache
def stacked(name: str) -> Document:
    """The plan as labels in a format."""
    return read(build.STACKED[name]())


def read(content: bytes) -> Document:
    return read_document(content, "plan", "plan")


def records(document: Document) -> list[plan.Record]:
    rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    return [
        tuple((cell.head, cell.role, row.text[cell.start : cell.end]) for cell in row.cells)
        for row in rows
    ]


def assert_same(document: Document, wanted: list[plan.Record]) -> None:
    """Records, and the statements made of them: one each, cells in place."""
    assert records(document) == wanted
    made = [s for s in statements(document) if s.cells]
    assert [s.text for s in made] == [" | ".join(words for *_, words in r) for r in wanted]
    found = [tuple((c.head, c.role, s.text[c.start : c.end]) for c in s.cells) for s in made]
    assert found == wanted


@pytest.mark.parametrize("name", build.TABLES)
def test_the_same_actions_in_tables(name: str) -> None:
    assert_same(built(name), BOTH)


@pytest.mark.parametrize(
    ("part", "wanted"),
    [(plan.BANDS, plan.band_records()), (plan.GROUPS, plan.group_records())],
    ids=["themes in rows of their own", "a priority in each row"],
)
def test_the_same_actions_in_separated_text(
    part: dict[str, tuple[plan.Action, ...]], wanted: list[plan.Record]
) -> None:
    assert_same(read(build.as_csv(part)), wanted)


def test_the_same_actions_on_slides() -> None:
    assert_same(read(build.as_slides()), BOTH)


def test_the_same_actions_in_sheets() -> None:
    assert_same(read(build.as_workbook()), BOTH)


@pytest.mark.parametrize("name", build.TABLES)
def test_themes_across_a_table_are_the_section_of_its_actions(name: str) -> None:
    made = [s for s in statements(built(name)) if s.cells]
    themes = [theme for theme, actions in plan.BANDS.items() for _ in actions]
    assert [s.headings[-1] for s in made[: len(themes)]] == themes
    assert {s.headings[-1] for s in made[len(themes) :]} == {plan.GROUPS_TITLE}


@pytest.mark.parametrize("name", build.STACKED)
def test_the_same_actions_as_labels(name: str) -> None:
    document = stacked(name)
    assert_same(document, plan.label_records())
    groups = [g for part in (plan.BANDS, plan.GROUPS) for g, a in part.items() for _ in a]
    rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [row.section[-1] for row in rows] == groups


def test_lines_of_labelled_records_hold_their_words() -> None:
    for row in stacked("pdf").blocks:
        if row.kind is BlockKind.TABLE_ROW:
            shown = "".join(row.text[line.start : line.end] for line in row.lines)
            assert "".join(shown.split()) == "".join(row.text.replace(" | ", "").split())
            assert all(len(line.edges) == line.end - line.start + 1 for line in row.lines)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("make", [build.as_html, build.as_html_labels])
def test_the_same_actions_as_printed_by_a_browser(
    browser: Browser, tmp_path: Path, make: Callable[[], bytes]
) -> None:
    wanted = BOTH if make is build.as_html else plan.label_records()
    assert_same(read(printed(make(), browser, tmp_path)), wanted)
