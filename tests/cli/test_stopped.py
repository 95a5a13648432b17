"""Ctrl-C ends the program without a traceback, and in a command says how things stand."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from doc_audit.cli import report as report_command
from doc_audit.cli.start import main
from doc_audit.errors import EXIT_INTERRUPTED


class _Loading(ModuleType):
    def __getattr__(self, name: str) -> object:
        raise KeyboardInterrupt


def test_ctrl_c_during_imports_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "doc_audit.cli.main", _Loading("doc_audit.cli.main"))
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == EXIT_INTERRUPTED


def test_ctrl_c_in_a_command_says_how_things_stand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def cut_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(report_command, "publish", cut_off)
    monkeypatch.setattr(sys, "argv", ["doc-audit", "report", str(tmp_path)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == EXIT_INTERRUPTED
    assert "give the same command again" in " ".join(capsys.readouterr().err.split())
