"""Every kind of page by axe-core and by measure, in every mode that a reader may have set."""

import base64
import hashlib
import re
from html import unescape
from pathlib import Path

import pytest
from walked_page import (
    OF_COLOUR,
    OF_SIZE,
    TEXT_AS_BEFORE,
    TEXT_SPACING,
    THIN,
    LookAt,
    Open,
    kinds,
    page_of,
)  # fmt: skip

pytestmark = pytest.mark.browser

MODES: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "dark": ({"color_scheme": "dark"}, OF_COLOUR),
    "print": ({"media": "print"}, OF_COLOUR),
    "forced colours": ({"forced_colors": "active"}, OF_SIZE),  # the colours are the system's
    "320 pixels": ({"width": "320"}, OF_SIZE),  # the same as 1280 at 400 %
}
MOVES = """() => document.getAnimations().length + Array.from(
  document.querySelectorAll("*")).filter(box => {
    const style = getComputedStyle(box);
    return parseFloat(style.transitionDuration) || parseFloat(style.animationDuration)
      || style.scrollBehavior === "smooth";
}).length"""


def test_there_are_the_kinds_that_were_asked_for() -> None:
    assert {"index", "plan", "compared", "rubrics", "rubric", "method"} <= set(kinds())


@pytest.mark.parametrize("kind", kinds())
def test_no_violation_in_any_mode(opened: Open, run_folder: Path, axe: str, kind: str) -> None:
    page = opened(page_of(run_folder, kind))
    page.value(THIN)
    found = {"light": page.violations(axe)}
    for mode, (settings, rules) in MODES.items():
        page.emulate(**settings)
        found[mode] = page.violations(axe, rules)
    assert {mode: told for mode, told in found.items() if told} == {}
    assert page.faults() == []


@pytest.mark.parametrize("kind", kinds())
def test_nothing_overflows_and_nothing_is_cut_off(looked_at: LookAt, kind: str) -> None:
    page = looked_at(kind)
    page.emulate(width="320")
    found = {"narrow": page.overflow()}
    page.value(TEXT_SPACING)
    found["narrow and spaced"] = page.overflow()
    page.emulate(width="1280")
    found["spaced"] = page.overflow()
    page.value(TEXT_AS_BEFORE)
    assert {mode: told for mode, told in found.items() if told} == {}


@pytest.mark.parametrize("kind", kinds())
def test_nothing_moves_for_who_wants_no_motion(looked_at: LookAt, kind: str) -> None:
    page = looked_at(kind)
    page.emulate(reduced_motion="reduce")
    assert page.value(MOVES) == 0


# What stays hidden without a script may only be what is of no use without one.
UNSEEN = """() => Array.from(document.querySelectorAll("main [hidden], main template")).filter(
  box => box.textContent.trim() && !box.closest("form, button")
    && !box.querySelector("button, input"))
  .map(box => box.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("kind", kinds())
def test_without_javascript_everything_is_there(opened: Open, run_folder: Path, kind: str) -> None:
    page = opened(page_of(run_folder, kind), java_script_enabled=False)
    assert page.value(UNSEEN) == []
    assert page.value("() => document.querySelector('main').innerText.length") > 300
    assert page.value("() => document.querySelectorAll('th button').length") == 0


def test_every_page_has_its_policy(run_folder: Path) -> None:
    pages = [page for page in run_folder.rglob("*.html") if "sources" not in page.parts]
    assert len(pages) > len(kinds())
    for page in pages:
        text = page.read_text("utf-8")
        found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert found, page
        policy = unescape(found[1])
        assert policy.startswith("default-src 'none';"), page
        assert not re.search(r"unsafe|https?:|\*", policy), page
        scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
        assert {sha256(script) for script in scripts} <= set(re.split(r"[ ;]+", policy)), page


def sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


# Words as dark as the system's dark ground; axe doesn't look at generated names of marks.
DARK_WORDS = """() => Array.from(document.querySelectorAll("body *")).flatMap(box =>
  ["", "::before", "::after"].flatMap(part => {
    const style = getComputedStyle(box, part || null);
    const own = part ? !/^(none|normal|"")$/.test(style.content)
      : Array.from(box.childNodes).some(node => node.nodeType === 3 && node.data.trim());
    const dim = (style.color.match(/[\\d.]+/g) || []).slice(0, 3).every(x => Number(x) < 60);
    const ground = (style.backgroundColor.match(/[\\d.]+/g) || []).map(Number);
    const bright = ground[3] !== 0 && ground.slice(0, 3).some(x => x > 128);
    const drawn = box.closest("svg, script, style, option") || style.visibility === "hidden";
    return own && dim && !bright && !drawn ? [part + " of " + box.outerHTML.slice(0, 120)] : [];
  }))"""


@pytest.mark.parametrize("kind", kinds())
def test_words_stand_out_from_a_dark_system_ground(looked_at: LookAt, kind: str) -> None:
    page = looked_at(kind)
    page.emulate(forced_colors="active", color_scheme="dark")
    assert page.value("() => getComputedStyle(document.documentElement).color") != "rgb(0, 0, 0)"
    assert page.value(DARK_WORDS) == []


def test_scores_fit_a_phone_without_scrolling_sideways(opened: Open) -> None:
    page = opened("index.html")
    wide = "() => { const t = document.querySelector('table.scores').parentNode;"
    for width in ("320", "600"):
        page.emulate(width=width)
        assert page.value(wide + " return t.scrollWidth - t.clientWidth }") <= 0


KEY = """() => Array.from(document.querySelectorAll('body > .tilekey i'), box => {
  const style = getComputedStyle(box);
  return box.checkVisibility() ? style.borderTopStyle + style.borderTopWidth : "";
}).filter(Boolean)"""
TILES = (
    '<ul class="tilekey"><li><i class="scored m0"></i>30 to 39</li><li><i class="unscored"></i>'
    '</li><li><i class="unread-tile"></i></li><li><i class="none"></i></li></ul>'
)


def test_not_readable_and_no_plan_differ_on_the_map_in_forced_colours(opened: Open) -> None:
    page = opened("index.html")
    page.value("tiles => document.body.insertAdjacentHTML('beforeend', tiles)", TILES)
    page.emulate(forced_colors="active")
    shown = page.value(KEY)
    assert len(shown) == len(set(shown)) == 3  # the shades, which nobody sees there, are gone
