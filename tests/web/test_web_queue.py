"""The queue, with a run that waits for the test in place of the real one: progress is what the run
told, and nothing else; a stopped audit ends and leaves no file.
"""

import time
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient
from web_client import ADDRESS, PATIENCE, PLAN, finished, given, upload

from doc_audit.errors import InputError, RubricError
from doc_audit.model import Problem, Run, RunRecord
from doc_audit.pipeline.corpus import Options
from doc_audit.web.app import make_app

STEPS = [("Reading and tagging", "a<b>.md", 1, 2), ("Writing the report", "x", 1, 3)]


class Held:
    """A run that tells its next step when `go` is set, or all by itself once it `flows`."""

    def __init__(self) -> None:
        self.steps: Iterable[tuple[str, str, int, int]] = STEPS
        self.error: Exception | None = None
        self.go = Event()
        self.told = Event()
        self.flows = False

    def __call__(self, paths, out, options, progress) -> Run:
        out.mkdir()
        for step in self.steps:
            self._hold()
            (out / "part").write_bytes(b"1")
            progress(*step)
            self.told.set()
        self._hold()
        if self.error:
            raise self.error
        problem = Problem("empty_file", "error", "It is <b>empty</b>.", file="<i>.md", pages=(1, 2))
        return Run(RunRecord(1, {}, "r", "h"), (), (), {}, (), (problem,))

    def _hold(self) -> None:
        if self.flows:
            time.sleep(0.01)
            return
        assert self.go.wait(PATIENCE)
        self.go.clear()

    def flow(self) -> None:
        self.flows = True
        self.go.set()


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def client(workdir: Path, held: Held) -> Iterator[TestClient]:
    app = make_app(workdir, Options(), held)
    with TestClient(app, base_url=ADDRESS, headers={"Origin": ADDRESS}) as opened:
        yield opened
        held.flow()  # else the end would wait for it


def stepped(held: Held) -> None:
    held.told.clear()
    held.go.set()
    assert held.told.wait(PATIENCE)


def running(client: TestClient, address: str) -> dict[str, object]:
    end = time.monotonic() + PATIENCE
    while (now := client.get(f"{address}/status.json").json())["state"] != "running":
        assert time.monotonic() < end
        time.sleep(0.01)
    return now


def test_progress_is_what_the_run_told(client: TestClient, held: Held) -> None:
    address = given(client, ("a.md", PLAN))
    now = running(client, address)
    assert (now["done"], now["total"]) == (0, 0)
    assert now["words"] == "Reading and tagging: no document finished yet."
    page = client.get(address).text
    assert '<progress id="bar" aria-labelledby="words"></progress>' in page
    stepped(held)
    now = client.get(f"{address}/status.json").json()
    assert (now["done"], now["total"], now["item"]) == (1, 2, "a<b>.md")
    assert now["words"] == "Reading and tagging: 1 of 2 documents done."
    page = client.get(address).text
    assert 'max="2" value="1"' in page
    assert "a&lt;b&gt;.md" in page
    assert 'http-equiv="refresh"' in page
    assert client.get(f"{address}/run/index.html").status_code == 404
    stepped(held)
    words = client.get(f"{address}/status.json").json()["words"]
    assert words == "Writing the report: 1 of 3 pages done."
    held.go.set()
    assert finished(client, address) == "done"
    page = client.get(address).text
    assert "It is &lt;b&gt;empty&lt;/b&gt;." in page
    assert "&lt;i&gt;.md <small>pages 1–2</small>" in page
    assert 'http-equiv="refresh"' not in page


def test_the_second_audit_waits_for_the_first(client: TestClient, held: Held) -> None:
    first, second = given(client, ("a.md", PLAN)), given(client, ("b.md", PLAN))
    running(client, first)
    now = client.get(f"{second}/status.json").json()
    assert now["state"] == "waiting"
    assert now["words"] == "Waiting for 1 audit before it."
    assert client.post(f"{second}/remove").status_code == 200
    assert client.get(second).status_code == 404


def test_a_running_audit_that_is_removed_stops_and_the_next_runs(
    client: TestClient, held: Held, workdir: Path
) -> None:
    held.steps = repeat(STEPS[0])  # it would never end by itself
    first, second = given(client, ("a.md", PLAN)), given(client, ("b.md", PLAN))
    running(client, first)
    held.flow()
    assert client.post(f"{first}/remove").status_code == 200
    assert [folder.name for folder in workdir.iterdir()] == [second.split("/")[-1]]
    running(client, second)


def test_end_of_the_server_stops_the_run_and_deletes_all(workdir: Path, held: Held) -> None:
    app = make_app(workdir, Options(), held)
    with TestClient(app, base_url=ADDRESS, headers={"Origin": ADDRESS}) as client:
        held.steps = repeat(STEPS[0])
        running(client, given(client, ("a.md", PLAN)))
        given(client, ("b.md", PLAN))
        stepped(held)
        assert len(list(workdir.rglob("part"))) == 1
        held.flow()
    assert list(workdir.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (InputError("no <document> in {folder}/files/a.md", "{folder}", "Mend."), "no &lt;docu"),
        (RubricError("mine", [InputError("bad weight")]), "<li>bad weight</li>"),
        (ZeroDivisionError("by nought"), "fault in doc-audit (ZeroDivisionError: by nought)"),
    ],
)
def test_an_error_of_the_run_is_told(
    client: TestClient, held: Held, workdir: Path, error: Exception, told: str
) -> None:
    held.steps, held.error = [], error
    address = given(client, ("a.md", PLAN))
    if isinstance(error, InputError):
        folder = str(workdir / address.split("/")[-1])
        held.error = InputError(error.what.format(folder=folder), folder, error.mend)
    held.go.set()
    assert finished(client, address) == "failed"
    page = client.get(address)
    assert page.status_code == 422
    assert told in page.text
    assert str(workdir) not in page.text
    assert list(workdir.iterdir()) == []
    held.error = None  # and the thread goes on
    held.flow()
    assert finished(client, given(client, ("a.md", PLAN))) == "done"


def test_nothing_is_kept_of_an_upload_that_is_refused(client: TestClient, workdir: Path) -> None:
    files = upload(("corpus.csv", b"file\n../../secret.md\n"), ("a.md", PLAN))
    answer = client.post("/audits", files=files)
    assert answer.status_code == 422
    assert "names a file in another folder (secret.md)" in answer.text
    assert list(workdir.iterdir()) == []
    assert ADDRESS not in answer.text
