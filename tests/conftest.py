"""Shared by all rooms' tests: where the repository and, if it is there, the shared material are."""

import gc
import os
import shutil
from pathlib import Path

import pytest

from doc_audit.ingest import Tesseract, find_ocr

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# Modules and five thousand collected tests stay to the end: to look through them for cycles at
# every 700 new objects takes a tenth of the suite's time.
gc.set_threshold(50_000)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of real plans and gold codings; not on a user's machine."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared plans, which are not in the repository")
    return SHARED


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
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium")
        pytest.skip("needs Chromium")
    return found
