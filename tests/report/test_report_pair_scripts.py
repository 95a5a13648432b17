"""What the scripts of the comparison pages do: choosing pairs, choosing two plans."""

from pathlib import Path

import numpy as np
import pytest
import report_runs
from browser import Page

from doc_audit.compare import Chosen, GroupTable, compare_run, pair_up
from doc_audit.report import render_report

pytestmark = pytest.mark.browser

NAMES = ["first plan", "it's a plan", "third"]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three plans, of which two have a page together."""
    folder = tmp_path_factory.mktemp("pairs")
    plans = {}
    for n, plan in enumerate(NAMES):
        items = report_runs.vague_items(f"d{n}", 4 + n)
        known = [report_runs.document(f"d{n}", f"d{n}.pdf", title=plan)]
        plans[plan] = (report_runs.plan_input(plan, (f"d{n}",), items), known)
    run, rubric = report_runs.make_run(plans), report_runs.rubric()
    comparison = compare_run(run, GroupTable(), lambda _: np.random.default_rng(7), 50)
    two = [Chosen(*comparison.lines[:2])]
    pairs = pair_up(run, two, rubric.settings)
    for name, content in render_report(run, rubric, comparison, pairs=pairs):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return folder


def choose(page: Page, form: str, field: str, choice: str) -> None:
    page.value(
        f"(f => {{ f.elements[{field!r}].value = {choice!r};"
        "f.dispatchEvent(new Event('change')) })"
        f"(document.getElementById({form!r}))"
    )


def test_two_plans_lead_to_their_page_or_to_the_command(page: Page, report: Path) -> None:
    page.open(f"file://{report}/compared.html")
    stems = page.value("Array.from(document.querySelector('[name=first]').options, o => o.value)")
    first, second, third = stems
    choose(page, "choose-two", "first", first)
    choose(page, "choose-two", "second", first)
    told = "document.getElementById('chosen').textContent"
    assert page.value(told) == "Choose two different plans."
    choose(page, "choose-two", "second", second)
    assert page.value(told) == "See the two side by side"
    href = page.value("document.querySelector('#chosen a').getAttribute('href')")
    assert (report / href).is_file()
    choose(page, "choose-two", "first", third)
    command = page.value("document.querySelector('#chosen code').textContent")
    assert command == "doc-audit compare RUN third 'it'\\''s a plan'"
    assert page.said == []


def test_pairs_are_chosen_and_a_link_shows_a_hidden_one(page: Page, report: Path) -> None:
    (path,) = (report / "compare").iterdir()
    page.open(f"file://{path}")
    shown = "Array.from(document.querySelectorAll('.pair-row')).filter(r => !r.hidden).length"
    total = page.value(shown)
    assert total == 4
    choose(page, "choose", "show", "q")
    assert page.value(shown) == 0
    assert page.value("document.getElementById('shown').textContent") == "0 of 4 pairs"
    page.value("location.hash = 'pair-2'")
    page.wait(f"{shown} === 4")
    assert page.said == []
