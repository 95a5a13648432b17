"""What a reader without a mouse can rely on, on every kind of page."""

from pathlib import Path
from typing import Any

import pytest
from walked_page import Open, Walked, kinds, page_of

pytestmark = pytest.mark.browser

MOST = 60  # presses of Tab on one page: its head, its filters, its first statements and rows

# What has focus: its place in the document, whether it can be seen, and how it shows.
FOCUSED = """() => {
  const box = document.activeElement;
  if (!box || box === document.body) return null;
  const style = getComputedStyle(box), at = box.getClientRects()[0] || box.getBoundingClientRect();
  const there = document.elementFromPoint(
    Math.min(Math.max(at.left + at.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(at.top + Math.min(at.height, innerHeight) / 2, 0), innerHeight - 1));
  return {
    place: Array.from(document.querySelectorAll("*")).indexOf(box),
    html: box.outerHTML.slice(0, 120),
    seen: at.width > 0 && at.bottom > 0 && at.top < innerHeight && at.right > 0
      && at.left < innerWidth,
    covered: !(there && (box.contains(there) || there.contains(box))),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
  };
}"""
LEAST_OUTLINE = 2  # CSS pixels; WCAG 2.2, 2.4.13 (AAA) asks for a perimeter of 2
MODES: dict[str, dict[str, str]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 pixels": {"width": "320"},
}


def tabbed(page: Walked, presses: int) -> list[dict[str, Any]]:
    """What has focus after each Tab, to the end of the page or the last press."""
    found = []
    for _ in range(presses):
        page.tab.keyboard.press("Tab")
        now = page.value(FOCUSED)
        if now is None or (found and now["place"] < found[0]["place"]):
            break
        found.append(now)
    return found


@pytest.mark.parametrize("kind", kinds())
def test_tab_goes_down_the_page_and_shows_where_it_is(
    opened: Open, run_folder: Path, kind: str
) -> None:
    page = opened(page_of(run_folder, kind))
    walk = tabbed(page, MOST)
    assert len(walk) > 5
    places = [now["place"] for now in walk]
    assert places == sorted(places)
    assert [now["html"] for now in walk if not now["seen"] or now["covered"]] == []
    assert [now["html"] for now in walk if now["outline"] < LEAST_OUTLINE] == []


def test_first_stop_leads_past_the_navigation(opened: Open) -> None:
    page = opened("index.html")
    for mode, settings in MODES.items():
        page.emulate(**settings)
        page.value("() => { document.activeElement.blur(); scrollTo(0, 0) }")
        page.tab.goto(page.address)
        (skip,) = tabbed(page, 1)
        assert "Skip to the content" in skip["html"], mode
        assert skip["seen"], mode
        assert skip["outline"] >= LEAST_OUTLINE, mode
    page.tab.keyboard.press("Enter")
    assert page.value("() => document.activeElement.id") == "main"
    page.tab.keyboard.press("Tab")
    assert page.value("() => document.querySelector('main').contains(document.activeElement)")


ONE_OF_EACH = """() => {
  const kinds = new Map();
  document.querySelectorAll("a, button, summary, input, select, [tabindex='0']").forEach(box => {
    const key = box.tagName + (box.closest("nav") ? " nav" : "") + (box.closest("th") ? " th" : "");
    if (!kinds.has(key) && box.checkVisibility() && !box.disabled) kinds.set(key, box);
  });
  return Array.from(kinds, ([key, box]) => {
    box.focus();
    const style = getComputedStyle(box);
    return [key, style.outlineStyle, parseFloat(style.outlineWidth)];
  });
}"""


@pytest.mark.parametrize("kind", ["index", "plan"])
def test_focus_can_be_seen_in_every_mode(opened: Open, run_folder: Path, kind: str) -> None:
    page = opened(page_of(run_folder, kind))
    page.tab.keyboard.press("Tab")  # from here on focus is that of a keyboard
    for mode, settings in MODES.items():
        page.emulate(**settings)
        shown = page.value(ONE_OF_EACH)
        assert len(shown) > 3
        assert [s for s in shown if s[1] == "none" or s[2] < LEAST_OUTLINE] == [], mode


def test_tables_sort_by_keyboard_and_keep_the_focus(opened: Open) -> None:
    page = opened("index.html")
    button = page.tab.locator("table.scores th[data-sort=number] button").first
    button.focus()
    for key, order in (("Enter", "descending"), ("Space", "ascending")):
        page.tab.keyboard.press(key)
        assert page.value("() => document.activeElement.parentNode.ariaSort") == order
    told = page.value(
        "() => { const at = document.activeElement.parentNode.cellIndex;"
        " return Array.from(document.querySelectorAll('table.scores tbody tr'),"
        " row => parseFloat(row.cells[at].dataset.v)); }"
    )
    assert told == sorted(told)


def test_details_open_and_close_by_keyboard(opened: Open, run_folder: Path) -> None:
    page = opened(page_of(run_folder, "plan"))
    page.tab.locator("main summary:visible").first.focus()
    opened_now = "() => document.activeElement.parentNode.open"
    before = page.value(opened_now)
    page.tab.keyboard.press("Enter")
    assert page.value(opened_now) is not before
    page.tab.keyboard.press("Space")
    assert page.value(opened_now) is before


def test_escape_clears_the_search_and_loses_nothing(opened: Open, run_folder: Path) -> None:
    page = opened(page_of(run_folder, "plan"))
    status = page.tab.locator("main [role=status]").first
    everything = status.inner_text()
    search = page.tab.locator("main input[type=search]").first
    search.fill("smoking")
    page.tab.wait_for_function(
        "was => document.querySelector('main [role=status]').innerText !== was",
        arg=everything,
    )
    search.press("Escape")
    assert search.input_value() == ""
    page.tab.wait_for_function(
        "was => document.querySelector('main [role=status]').innerText === was",
        arg=everything,
    )
    assert page.value("() => document.activeElement.type") == "search"
    assert page.faults() == []
