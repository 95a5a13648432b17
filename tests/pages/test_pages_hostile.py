"""A hostile plan, manifest, table of groups and rubric are words on every page, and no more."""

import re
from pathlib import Path

import pytest
from hostile_corpus import ATTACKS, OVERRIDE, SYSTEMS
from walked_page import Open, kinds, page_of

pytestmark = pytest.mark.browser

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u200b-\u200d\ufeff]")

# All that a page could do harm with: handlers, frames, scripts of others, links that run.
HARM = """() => Array.from(document.querySelectorAll("*")).flatMap(box => {
  const found = Array.from(box.attributes, a => a.name).filter(
    name => name.startsWith("on") || name === "style" || name === "srcdoc");
  if (/^(frame|object|embed|base|portal)$/i.test(box.tagName)) found.push(box.tagName);
  const own_script = !box.src && box.parentNode === document.body;
  if (box.tagName === "SCRIPT" && !own_script) found.push("script");
  const own = box.tagName === "IFRAME" ? "file:" : "data:";
  if (box.src && !box.src.startsWith(own)) found.push(box.src);
  const leads = box.href && (box.href.baseVal || String(box.href));
  if (leads && !/^(file:|data:,$|https?:)/.test(leads)) found.push(leads);
  return found.map(what => what + " in " + box.outerHTML.slice(0, 160));
})"""


def as_read(text: str) -> str:
    """Reading takes out what turns the direction or has no width; blanks may differ."""
    return " ".join(_UNSEEN.sub("", _TURNS.sub("", text)).split())


@pytest.mark.parametrize("kind", kinds())
def test_nothing_runs_and_nothing_turns(opened: Open, run_folder: Path, kind: str) -> None:
    page = opened(page_of(run_folder, kind))
    page.value("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.value("() => window.ran") is None
    assert page.value(HARM) == []
    assert page.faults() == []
    words = page.value("() => document.documentElement.textContent + document.title")
    assert _TURNS.findall(words) == []


def test_a_hostile_system_on_the_map_is_words(opened: Open) -> None:
    page = opened("index.html")
    words = page.value("() => document.querySelector('section:has(.tiles)').textContent")
    assert page.value("() => document.querySelectorAll('.tiles li').length") > len(SYSTEMS)
    names = [" ".join(name.replace(OVERRIDE, " ").split()) for name in SYSTEMS]
    assert [name for name in names if name not in as_read(words)] == []


def test_a_further_page_of_a_plan_is_words_and_fits(opened: Open, run_folder: Path) -> None:
    (further,) = run_folder.glob("plans/*--2.html")
    page = opened(str(further.relative_to(run_folder)))
    words = as_read(page.value("() => document.querySelector('main').textContent"))
    assert [a for a in ATTACKS if f"Ashvale is known for {as_read(a)}" not in words] == []
    assert page.value("() => window.ran") is None
    assert page.value(HARM) == []
    page.emulate(width="320")
    assert page.overflow() == []
    assert page.faults() == []


def test_every_attack_can_be_read(opened: Open, run_folder: Path) -> None:
    page = opened(page_of(run_folder, "plan"))
    words = as_read(page.value("() => document.querySelector('main').textContent"))
    missing = [attack for attack in ATTACKS if as_read(attack) not in words]
    assert missing == []


def test_what_turns_a_name_is_a_mark(opened: Open, run_folder: Path) -> None:
    page = opened("index.html")
    assert "scan\ufffd<img src=x onerror=alert(1)>.pdf" in page.value(
        "() => document.body.innerText"
    )


def test_what_a_reader_types_runs_as_little(opened: Open, run_folder: Path) -> None:
    page = opened(page_of(run_folder, "plan"))
    search = page.tab.locator("input[type=search]").first
    for attack in ATTACKS[:6]:
        search.fill(attack)
    assert page.value("() => window.ran") is None
    assert page.value(HARM) == []
    assert page.faults() == []


def test_pages_hold_no_letter_that_turns_what_follows(run_folder: Path) -> None:
    pages = [page for page in run_folder.rglob("*.html") if "sources" not in page.parts]
    assert [page.name for page in pages if _TURNS.search(page.read_text("utf-8"))] == []
