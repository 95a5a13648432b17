"""What a screen reader is given: Chromium's accessibility tree of every kind of page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from walked_page import LookAt, Open, Walked, kinds, page_of

pytestmark = pytest.mark.browser

CONTROLS = {"button", "checkbox", "combobox", "link", "radio", "searchbox", "textbox",
            "DisclosureTriangle"}  # fmt: skip
PICTURES = {"image", "graphics-document"}
NAMED = {"table", "region", "form", "navigation", *CONTROLS, *PICTURES}
SIGNS = set("↕↔↑↓▾▴●◐○")
"""Beside words, for the eye alone: spoken, “↕” is “up down arrow” after each head of a table."""

Node = Mapping[str, Any]


def spoken(page: Walked) -> list[tuple[str, str]]:
    """Role and name of all that isn't ignored, in no order."""
    session = page.tab.context.new_cdp_session(page.tab)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [_told(node) for node in nodes if not node["ignored"]]


def _told(node: Node) -> tuple[str, str]:
    return node["role"]["value"], str(node.get("name", {}).get("value", "")).strip()


@pytest.fixture(params=kinds())
def heard(request: pytest.FixtureRequest, looked_at: LookAt) -> list[tuple[str, str]]:
    return spoken(looked_at(request.param))


def test_every_control_table_region_and_picture_has_a_name_in_words(
    heard: list[tuple[str, str]],
) -> None:
    named = [(role, name) for role, name in heard if role in NAMED]
    assert len(named) > 5
    assert [role for role, name in named if not any(map(str.isalnum, name))] == []
    assert [name for role, name in named if role in CONTROLS and SIGNS & set(name)] == []


def test_a_picture_is_one_thing_with_a_short_name(looked_at: LookAt) -> None:
    """Its axes, dots and names would be read out as a row of numbers; a table has them."""
    page = looked_at("index")
    pictures = [name for role, name in spoken(page) if role in PICTURES]
    assert pictures
    assert max(map(len, pictures)) < 100
    assert page.value("() => document.querySelectorAll('svg.scatter text').length") > 10
    drawn = page.value("() => document.querySelector('svg.scatter .axis').textContent")
    assert ("StaticText", drawn) not in spoken(page)


# A table in the folded working of one statement has the name of its fold.
UNTITLED = """() => Array.from(document.querySelectorAll("table")).filter(table =>
  !(table.caption || {}).textContent?.trim() && !table.getAttribute("aria-label")
  && !table.closest(".s details")).map(table => table.outerHTML.slice(0, 160))"""
HEADLESS = """() => Array.from(document.querySelectorAll("table")).filter(table =>
  !table.querySelector("thead th[scope]")).map(table => table.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("kind", kinds())
def test_every_table_says_what_it_is_and_has_heads(looked_at: LookAt, kind: str) -> None:
    page = looked_at(kind)
    assert page.value(UNTITLED) == []
    assert page.value(HEADLESS) == []


STATUS = "() => Array.from(document.querySelectorAll('[role=status]'), box => box.textContent)"


@pytest.mark.parametrize(("kind", "field"), [("index", "#plans input"), ("plan", "#filters input"),
                                             ("search", "main input")])  # fmt: skip
def test_what_a_choice_leaves_is_announced(
    opened: Open, run_folder: Path, kind: str, field: str
) -> None:
    page = opened(page_of(run_folder, kind))
    before = page.value(STATUS)
    page.tab.fill(f"{field}[type=search]", "carers")
    page.tab.wait_for_function(
        "before => Array.from(document.querySelectorAll('[role=status]'),"
        "  box => box.textContent).join() !== before.join() &&"
        "  /\\d/.test(document.querySelector('[role=status]').textContent)",
        arg=before,
    )


def test_the_order_of_a_table_is_a_state_of_its_head(opened: Open) -> None:
    page = opened("index.html")
    page.value("() => document.querySelector('table.scores th button').click()")
    sorted_by = "() => document.querySelector('table.scores th').getAttribute('aria-sort')"
    assert page.value(sorted_by) in ("ascending", "descending")
    page.value("() => document.querySelector('table.scores th:nth-child(2) button').click()")
    assert page.value(sorted_by) is None
