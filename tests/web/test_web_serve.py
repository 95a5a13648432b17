"""The command as it is started and stopped: a process of its own, real signals, a real browser."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from browser import Page
from typer.testing import CliRunner
from web_client import PLAN

from doc_audit.cli import web
from doc_audit.cli.main import app
from doc_audit.errors import InputError

pytestmark = pytest.mark.slow
STOPPED = "Stopped; the plans and reports of this session are deleted."


class Server:
    """`doc-audit web` on a free port; its files go below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "doc_audit", "web", "--port", "0", "--no-open"]
        self.process = subprocess.Popen(
            command,
            stderr=subprocess.PIPE,
            text=True,
            env={"TMPDIR": str(folder)},
            start_new_session=True,
        )
        assert self.process.stderr
        said = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert found, said
        self.address = found[0]

    def stop(self, number: int) -> str:
        """Sends the signal; what was said from then on. A terminal sends to workers too."""
        send = os.kill if number == signal.SIGTERM else os.killpg
        send(self.process.pid, number)
        _, said = self.process.communicate(timeout=60)
        return said


@contextmanager
def started() -> Iterator[Server]:
    # pytest's own folders have paths too long for the sockets of worker processes.
    with tempfile.TemporaryDirectory() as folder:
        made = Server(Path(folder))
        try:
            yield made
        finally:
            made.process.kill()
            made.process.communicate()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with started() as made:
        yield made


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_it_ends_cleanly_in_the_middle_of_an_audit(name: str) -> None:
    with started() as server:
        headers = {"Origin": server.address.rstrip("/")}
        with httpx2.Client(base_url=server.address, headers=headers) as client:
            answer = client.post("/audits", files=[("files", ("a.md", PLAN))])
            time.sleep(2)  # so that workers have begun, on most machines; it holds if not
            client.get(answer.headers["location"] + "/status.json").raise_for_status()
        (workdir,) = server.folder.glob("doc-audit-*")
        assert workdir.stat().st_mode & 0o777 == 0o700
        assert list(workdir.rglob("a.md"))
        said = server.stop(getattr(signal, name))
        assert server.process.returncode == 0, said
        # A closed terminal ends Python's helper processes too, which may say so before our line.
        assert said.splitlines()[-1] == STOPPED
        assert name != "SIGINT" or said.strip() == STOPPED
        assert not workdir.exists()


def test_other_machines_do_not_reach_it(server: Server) -> None:
    port = int(server.address.rstrip("/").rpartition(":")[2])
    # 127.0.0.2 stands for any other address of this machine: it leads to a server that listens on
    # all of them, and not to one that listens on 127.0.0.1.
    assert answers("127.0.0.1", port)
    assert not answers("127.0.0.2", port)


def answers(host: str, port: int) -> bool:
    with socket.socket() as caller:
        caller.settimeout(10)
        return caller.connect_ex((host, port)) == 0


def test_a_port_that_is_taken_is_told(server: Server) -> None:
    port = server.address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "doc_audit", "web", "--port", port, "--no-open"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert f"127.0.0.1:{port}" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_packages_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_NEEDED", ("nonesuch_package",))
    result = CliRunner().invoke(app, ["web", "--no-open"])
    assert isinstance(result.exception, InputError)
    assert "nonesuch_package" in str(result.exception)
    assert "pip install 'doc-audit[web]'" in str(result.exception)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "wexcombe.md"
    path.write_bytes(PLAN)
    return path


def fits(page: Page, width: int) -> bool:
    """Whether nothing sticks out at the right."""
    page.resize(width)
    return page.value("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_drop_wait_read_delete(server: Server, page: Page, plan: Path, tmp_path: Path) -> None:
    empty = tmp_path / "zero.pdf"
    empty.touch()
    page.open(server.address)
    assert fits(page, 390)
    page.drop(200, 200, plan)
    page.drop(200, 200, plan, empty)  # the same file again is there once
    assert page.value("document.getElementById('chosen').children.length") == 2
    page.click("#drop button")
    page.wait("document.querySelector('h1').textContent === 'The report is ready'")
    assert page.value("document.querySelector('.problems tbody th').textContent") == "zero.pdf"
    assert fits(page, 390)
    audit = page.value("location.href")
    identity = audit.rpartition("/")[2]
    (folder,) = server.folder.glob(f"doc-audit-*/{identity}")
    page.click("a.button")
    page.wait("location.pathname.endsWith('/run/index.html')")
    page.wait("document.body.innerText.includes('Wexcombe Health and Wellbeing Strategy')")
    assert page.value("getComputedStyle(document.body).margin") == "0px"  # its style is let through
    page.open(audit)
    page.click("form button")
    page.wait("location.search === '?removed'")
    assert not folder.exists()
    assert page.said == []


@pytest.mark.browser
def test_without_script_it_is_a_plain_form(server: Server, page: Page, plan: Path) -> None:
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.open(server.address)
    page.choose("#files", plan)
    page.click("#drop button")
    page.wait("document.querySelector('h1').textContent === 'The report is ready'")
    assert page.said == []


@pytest.mark.browser
def test_too_much_is_told_before_it_is_sent(server: Server, page: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(201 * 2**20)
    page.open(server.address)
    page.choose("#files", large)
    page.wait("document.getElementById('told').textContent.includes('at most 200 MB')")
    assert page.value("document.querySelector('#drop button').disabled")


@pytest.mark.browser
def test_too_much_is_told_without_script_too(server: Server, page: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(201 * 2**20)
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.open(server.address)
    page.choose("#files", large)
    page.click("#drop button")
    page.wait("document.body.innerText.includes('larger than 200 MB')")
