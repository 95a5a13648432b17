"""A file that no plan fills is named and not opened."""

from pathlib import Path

import pytest

from doc_audit.pipeline import inputs
from doc_audit.pipeline.inputs import find_sources


def test_a_file_beyond_reason_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "_MOST_BYTES", 100)
    (tmp_path / "huge.md").write_text("We will act.\n" * 20)
    (tmp_path / "plan.md").write_text("We will act.\n")
    sources, problems = find_sources([tmp_path])
    assert [source.name for source in sources] == ["plan.md"]
    assert [(p.file, p.code, p.severity) for p in problems] == [("huge.md", "too_large", "error")]
    assert all(p.message and p.mend for p in problems)
