"""Filters, order, keys and address of the list of statements, in Chromium."""

from pathlib import Path

import pytest
import report_runs
from browser import Browser, Page
from lxml import html

from doc_audit.report import Picture, build_lookup, render_report, statements_to_picture
from doc_audit.report.statement_pictures import MOST_BYTES
from doc_audit.report.to_change import to_change

SHOWN = "Array.from(document.querySelectorAll('#list > li')).filter(r => !r.hidden)"
ADDRESS = "decodeURIComponent(location.hash.slice(1))"


def choose(page: Page, name: str, value: str) -> None:
    page.value(
        f"(f => {{ f.value = {value!r}; f.dispatchEvent(new Event('input', {{bubbles: true}})) }})"
        f"(document.getElementById('filters').elements[{name!r}])"
    )


def press(page: Page, key: str) -> None:
    text = key if len(key) == 1 else ""
    page.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=text)
    page.call("Input.dispatchKeyEvent", type="keyUp", key=key)


def figures(page: Page, of: str) -> list[str]:
    found = page.value(f"{SHOWN}.map(r => r.dataset.{of})")
    assert isinstance(found, list)
    return found


@pytest.mark.browser
def test_explorer(browser: Browser, tmp_path: Path) -> None:
    for name, content in render_report(report_runs.whole_run(), report_runs.rubric()):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    with browser.tab() as page:
        page.open(f"file://{tmp_path}/plans/owned.html")
        all_in_scope = len(figures(page, "t"))

        choose(page, "d5", "2")  # timeframe specific
        choose(page, "sort", "points")
        points = [float(p or -1) for p in figures(page, "p")]
        assert points == sorted(points, reverse=True)
        assert all(levels[5] == "2" for levels in figures(page, "l"))
        assert 0 < len(points) < all_in_scope
        told = page.value("document.getElementById('shown').textContent")
        chosen, _, repeats = told.partition(". ")
        assert chosen.endswith("commitments in scope; most points first; timeframe: specific")
        assert repeats == "Of these, 1 repeats another and is counted with it."
        assert points.count(-1.0) == 1

        press(page, "j")
        press(page, "j")
        press(page, "k")
        assert page.value(f"{SHOWN}.indexOf(document.activeElement)") == 0
        press(page, "ArrowDown")
        here = page.value("document.activeElement.id")
        address = page.value(ADDRESS)
        assert address == f"sort=points&d5=2&at={here}"

        press(page, "/")
        assert page.value("document.activeElement.name") == "q"
        press(page, "j")  # typed, not obeyed
        assert page.value("document.activeElement.value") == "j"
        page.value("document.querySelector('button[type=reset]').click()")
        page.wait(f"{SHOWN}.length === {all_in_scope}")
        assert page.value(ADDRESS) == ""

        page.value("(k => { k.checked = false; document.activeElement.blur() })"
                   "(document.getElementById('filters').elements.keys)")  # fmt: skip
        press(page, "j")
        assert page.value("document.activeElement.tagName") == "BODY"
        choose(page, "populations", "carers")
        choose(page, "show", "all")
        assert all("populations:carers" in codes for codes in figures(page, "c"))
        assert page.said == []
    with browser.tab() as page:  # what was passed on brings it all back
        page.open(f"file://{tmp_path}/plans/owned.html#{address}")
        assert len(figures(page, "t")) == len(points)
        assert page.value("document.getElementById('more').open") is True
        assert page.value("document.getElementById('filters').elements.sort.value") == "points"
        top = page.value(f"document.getElementById({here!r}).getBoundingClientRect().top")
        assert 0 <= top < 100
        assert page.value("document.activeElement.id") == here
        assert page.said == []


def test_pictures_are_shown_with_what_they_show_as_far_as_they_fit() -> None:
    run = report_runs.whole_run()
    first, second, *_ = statements_to_picture(run, report_runs.rubric(), 20)
    drawn = {
        first.id: Picture(b"small", "image/webp", 700, 90, 1),
        second.id: Picture(bytes(MOST_BYTES), "image/webp", 700, 90, 1),
    }
    made = dict(render_report(run, report_runs.rubric(), pictures=drawn))
    page = html.document_fromstring(made["plans/owned.html"].decode())
    (image,) = page.xpath("//li[@data-t]//img")
    assert image.xpath("ancestor::li/@id") == [first.id]
    assert image.get("src") == "data:image/webp;base64,c21hbGw="
    assert image.get("alt").startswith("Part of page 1 with the words of statement")


def test_changes_come_first_then_the_best_commitments_and_at_most_as_many_as_asked() -> None:
    run, rubric = report_runs.whole_run(), report_runs.rubric()
    named = [s.id for s in statements_to_picture(run, rubric, 1)]
    lookup = build_lookup(run, rubric)
    changes = [to_change(lookup, score).statements for score in run.scores]
    assert [some[0] for some in changes if some] == [
        id_ for id_ in named if any(id_ in some for some in changes)
    ]
    assert len(named) == sum(bool(score.points) for score in run.scores)
    assert statements_to_picture(run, rubric, 0) == []
