"""Runs the command line as a user does: a process of its own, its own folder, its exit status."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def doc_audit(tmp_path: Path) -> Command:
    """`doc_audit("run", "a.md")` in an empty folder; output as text."""

    def call(*arguments: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "doc_audit.cli.main", *map(str, arguments)]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False
        )

    return call
