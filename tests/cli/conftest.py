"""Runs the command line as a user does: its own folder, its exit status, its output as text."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from doc_audit.cli.main import main

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def doc_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Command:
    """`doc_audit("run", "a.md")` in an empty folder, within this process: that takes seconds less.

    What the process itself decides is tested with the wheel (the bytes of two runs) and with the
    server (signals).
    """

    def call(*arguments: object) -> "subprocess.CompletedProcess[str]":
        command = ["doc-audit", *map(str, arguments)]
        monkeypatch.setattr(sys, "argv", command)
        capfd.readouterr()
        status = 0
        with chdir(tmp_path):
            try:
                main()
            except SystemExit as ended:
                status = ended.code if isinstance(ended.code, int) else 0
        told = capfd.readouterr()
        return subprocess.CompletedProcess(command, status, told.out, told.err)

    return call
