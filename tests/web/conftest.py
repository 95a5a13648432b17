"""The application as a browser on the same machine meets it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_client import ADDRESS

from doc_audit.pipeline.corpus import Options
from doc_audit.web.app import make_app


@pytest.fixture
def workdir(tmp_path: Path) -> Path:
    made = tmp_path / "work"
    made.mkdir()
    return made


@pytest.fixture
def client(workdir: Path) -> Iterator[TestClient]:
    app = make_app(workdir, Options())
    with TestClient(app, base_url=ADDRESS, headers={"Origin": ADDRESS}) as opened:
        yield opened
