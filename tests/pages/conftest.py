"""A run of the hostile corpus, and a browser driven by Playwright.

The browser is of the module: Playwright keeps an event loop running in this thread, over which
tests of other rooms could stumble.
"""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import hostile_corpus
import needed
import pytest
from walked_page import LookAt, Open, Walked, axe_script, page_of

from doc_audit.pipeline.corpus import Options, run_corpus
from doc_audit.pipeline.systems import known_systems
from doc_audit.report.plan_parts import pages_of

FLAGS = ("--no-sandbox", "--disable-gpu")
VIEWPORT = {"width": 1280, "height": 900}
DRAWS = 100  # the fewest there may be: the figures don't matter here


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Report and data of the hostile corpus, by the same steps as `doc-audit run`.

    Two things are set so that a small corpus shows them: names of systems that are on the map, and
    how much fits on a page of a plan.
    """
    base = tmp_path_factory.mktemp("pages")
    plans = hostile_corpus.write_plans(base / "plans")
    main, beside = hostile_corpus.write_rubrics(base / "rubrics")
    options = Options(rubric=str(main), beside=(str(beside),), draws=DRAWS, ocr="off")
    systems = hostile_corpus.hostile_systems(known_systems())
    short = partial(pages_of, most=hostile_corpus.PAGE_BYTES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("doc_audit.pipeline.publish.known_systems", lambda: systems)
        patch.setattr("doc_audit.report.lookup.pages_of", short)
        run_corpus([plans], base / "run", options, lambda *_: None, base / "groups.csv")
    return base / "run"


@pytest.fixture(scope="module")
def chrome(chromium: str) -> Iterator[Any]:
    """One browser for all pages; without Playwright these tests fail in CI."""
    playwright = needed.module("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def plain(chrome: Any) -> Any:
    """What tabs without settings of their own are opened in: it has a process running."""
    return chrome.new_context(viewport=VIEWPORT)


@pytest.fixture(scope="module")
def looked_at(plain: Any, run_folder: Path) -> LookAt:
    """Opens the page of a kind once for all tests of the module that change nothing on it."""
    return cache(lambda kind: Walked(plain, run_folder / page_of(run_folder, kind)))


@pytest.fixture
def opened(chrome: Any, plain: Any, run_folder: Path) -> Iterator[Open]:
    """Opens a page of the run in a tab that hears everything the page says and asks for."""
    tabs, contexts = [], []

    def open_page(name: str, **settings: Any) -> Walked:
        context = plain
        if settings:
            context = chrome.new_context(viewport=VIEWPORT, **settings)
            contexts.append(context)
        tabs.append(Walked(context, run_folder / name))
        return tabs[-1]

    yield open_page
    for walked in tabs:
        if walked.tab.context is plain:
            walked.value("() => localStorage.clear()")
            walked.tab.close()
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return axe_script()
