"""Rubrics and samples are found wherever the command is run."""

from pathlib import Path

import pytest

from doc_audit.errors import InputError
from doc_audit.pipeline.resources import open_rubric, rubric_files


def _rubric(folder: Path) -> Path:
    folder.mkdir()
    for name, text in rubric_files("default").items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text + "\n# mine\n", "utf-8")
    return folder


def test_folder_that_happens_to_have_a_rubric_s_name_does_not_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rubric(tmp_path / "default")
    own = open_rubric("default").hash
    monkeypatch.chdir(tmp_path)
    assert open_rubric("default").hash == own
    assert open_rubric("./default").hash != own
    assert open_rubric(str(tmp_path / "default")).hash != own


def test_rubric_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (_rubric(tmp_path / "mine") / "rubric.yaml").write_bytes(b"id: \xff")
    with pytest.raises(InputError, match=r"rubric\.yaml.*UTF-8"):
        open_rubric(str(tmp_path / "mine"))
