"""Rubrics and samples are found wherever the command is run."""

import pickle
from pathlib import Path

import pytest

from doc_audit.errors import InputError, RubricError
from doc_audit.model import Statement
from doc_audit.pipeline.audit import AuditWork
from doc_audit.pipeline.resources import open_rubric, rubric_files, rubric_of
from doc_audit.tag import Taggers


def _rubric(folder: Path) -> Path:
    folder.mkdir()
    for name, text in rubric_files("default").items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        own = "" if path.suffix == ".json" else "\n# mine\n"
        path.write_text(text + own, "utf-8")
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


def test_edited_files_are_another_rubric_and_faulty_ones_never_the_one_before(
    tmp_path: Path,
) -> None:
    folder = _rubric(tmp_path / "mine")
    before = open_rubric(str(folder))
    assert open_rubric(str(folder)) is rubric_of(before.files, "another name") is before
    codebook, settings = folder / "codebook.md", folder / "rubric.yaml"
    codebook.write_text("other words", "utf-8")
    assert open_rubric(str(folder)).codebook == "other words"
    settings.write_text(settings.read_text("utf-8") + "\nweather: fine\n", "utf-8")
    for name in ("once", "again"):
        with pytest.raises(RubricError, match=f"^{name}:") as told:
            rubric_of(rubric_files(str(folder)), name)
        assert ["weather" in str(fault) for fault in told.value.faults] == [True]


def test_a_worker_is_sent_the_rubric_whole() -> None:
    rubric = open_rubric("default")
    sent = AuditWork((rubric,))
    _ = sent.taggers  # compiled rules stay behind
    got = pickle.loads(pickle.dumps(sent))
    assert got.rubrics == (rubric,)
    assert "taggers" not in vars(got)
    act = Statement(id="x", doc="x", text="The Council will halve smoking by March 2027.")
    assert Taggers(got.rubrics).code(act) == got.taggers.code(act) == sent.taggers.code(act)
