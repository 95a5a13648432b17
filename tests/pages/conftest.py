"""A run of the hostile corpus, and a browser driven by Playwright.

The browser is of the module: Playwright keeps an event loop running in this thread, over which
tests of other rooms could stumble.
"""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import hostile_corpus
import pytest
from walked_page import Open, Walked, axe_script

from doc_audit.pipeline.corpus import Options, run_corpus
from doc_audit.pipeline.systems import known_systems
from doc_audit.report.plan_parts import pages_of

FLAGS = ("--no-sandbox", "--disable-gpu")
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
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        if os.environ.get("CI"):
            raise
        pytest.skip("needs the extra `dev`: playwright and axe-playwright-python")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def opened(chrome: Any, run_folder: Path) -> Iterator[Open]:
    """Opens a page of the run in a tab that hears everything the page says and asks for."""
    contexts = []

    def open_page(name: str, **settings: Any) -> Walked:
        context = chrome.new_context(viewport={"width": 1280, "height": 900}, **settings)
        contexts.append(context)
        return Walked(context, run_folder / name)

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return axe_script()
