"""Shared by all rooms' tests: where the repository and, if it is there, the shared material are."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import needed
import pytest
from browser import Browser, Page, opened
from hypothesis import settings

from doc_audit.ingest import Tesseract, find_ocr

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# Modules and five thousand collected tests stay to the end: to look through them for cycles at
# every 700 new objects takes a tenth of the suite's time. While they are collected nothing goes.
gc.set_threshold(50_000)
gc.disable()


# Some tests start the program anew, and CI this suite; each start would compile all modules again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Other work on the machine may make any example slow; speed is measured in benchmarks.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")

MANY = 500  # tests; with fewer, seconds to begin cost more than they save


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.collect()
    gc.freeze()
    gc.enable()
    if session.config.option.collectonly:
        return
    if len(session.items) > MANY and "forkserver" in multiprocessing.get_all_start_methods():
        _serve_audits()


def _serve_audits() -> None:
    """Workers of all tests are forked from one server; it is to have ready what audits need.

    It loads modules only once, when it starts: else those that the first test with workers names.
    """
    from multiprocessing import forkserver

    forkserver.set_forkserver_preload(["warm_worker"])
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", str(ROOT / "tests"), prepend=os.pathsep)
        forkserver.ensure_running()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of real plans and gold codings; not on a user's machine."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared plans, which are not in the repository")
    return SHARED


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a run of the sample corpus; not to be written to."""
    from sample_run import sample_run_below  # a second to load

    return sample_run_below(tmp_path_factory)


@pytest.fixture(scope="session")
def tesseract() -> Tesseract:
    """Tesseract with its wrapper; a missing one fails in CI."""
    found = find_ocr()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Tesseract and the extra `ocr`")
        pytest.skip("needs Tesseract and the extra `ocr`")
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium; a missing one fails in CI."""
    return needed.program("chromium", "chromium-browser")


@pytest.fixture(scope="session")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests; to start one takes a second."""
    with opened(chromium, tmp_path_factory.mktemp("browser")) as made:
        yield made


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of the test's own."""
    with browser.tab() as made:
        yield made
