"""Ctrl-C while the program is being loaded ends it in silence."""

import sys
from types import ModuleType

import pytest

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
