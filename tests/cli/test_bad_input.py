"""Bad input: a clear message, the right exit status, and the other documents still audited."""

import io
import os
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from doc_audit.store import read_run

PLAN = """# Wexcombe Health and Wellbeing Strategy 2025 to 2030

By March 2027 Wexcombe Council will halve smoking in pregnancy in the most deprived wards.
"""
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"


def _encrypted() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 720, "We will act.")
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """One good plan among files that can't be read."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "good.md").write_text(PLAN, "utf-8")
    (folder / "zero.pdf").write_bytes(b"")
    (folder / "locked.pdf").write_bytes(_encrypted())
    (folder / "picture.pdf").write_bytes(PNG)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "noise.docx").write_bytes(bytes(range(256)) * 4)
    return folder


def test_unreadable_documents_are_told_and_the_good_one_is_audited(doc_audit, mixed: Path) -> None:
    done = doc_audit("run", mixed, mixed / "gone.pdf", "-o", "out")
    assert done.returncode == 1, done.stderr
    for name in ("zero.pdf", "locked.pdf", "picture.pdf", "cut.pdf", "noise.docx", "gone.pdf"):
        assert f"error {name}: " in done.stderr
    run = read_run(mixed.parent / "out")
    assert [document.id for document in run.documents] == ["good"]
    codes = {problem.file: problem.code for problem in run.problems}
    assert codes["zero.pdf"] == "empty_file"
    assert codes["locked.pdf"] == "encrypted"
    assert codes["picture.pdf"] == "unsupported_kind"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("given", [["empty"], ["gone.pdf"], []])
def test_nothing_to_audit_could_not_start(doc_audit, tmp_path: Path, given: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    done = doc_audit("run", *given, "-o", "out")
    assert done.returncode == 2
    assert not (tmp_path / "out" / "run.sqlite").exists()
    assert all(name in done.stderr for name in given)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("id: [broken\n", "rubric.yaml:"),
        ("id: mine\nweights: 3\n", "weights"),
        ("", "rubric.yaml"),
    ],
)
def test_broken_rubric_could_not_start(doc_audit, tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "rubric.yaml").write_text(content, "utf-8")
    (tmp_path / "a.md").write_text(PLAN, "utf-8")
    for command in (["run", "a.md", "--rubric", "mine"], ["rubric", "check", "mine"]):
        done = doc_audit(*command)
        assert done.returncode == 2, done.stderr
        assert told in done.stderr
        assert "Traceback" not in done.stderr


def test_unknown_rubric_names_those_there_are(doc_audit, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PLAN, "utf-8")
    done = doc_audit("run", "a.md", "--rubric", "nonesuch")
    assert done.returncode == 2
    assert "default" in done.stderr


def test_folder_of_other_files_is_not_written_into(doc_audit, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PLAN, "utf-8")
    done = doc_audit("run", "a.md", "-o", ".")
    assert done.returncode == 2
    assert "Choose an empty or new folder" in done.stderr


def test_bad_option_could_not_start(doc_audit) -> None:
    assert doc_audit("run", "a.md", "--scope", "everything").returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="no pipes and links there")
def test_odd_names_and_things_that_are_no_files(doc_audit, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    odd = (b"sp ace \"q' uote.md", b"new\nline.md", b"[red]x.md", b"latin\xff.md", b"esc\x1b[1m.md")
    for n, name in enumerate(odd):
        (folder / os.fsdecode(name)).write_text(
            f"{PLAN}\nThe Board will open {n} hubs by May 2027."
        )
    os.mkfifo(folder / "pipe.pdf")
    done = doc_audit("run", folder, folder / "pipe.pdf", "-o", "out")
    assert done.returncode == 1, done.stderr
    assert "error pipe.pdf: " in done.stderr
    assert "[red]x.md" in done.stderr
    assert "\x1b" not in done.stderr
    assert "5 documents" in done.stderr
    assert (tmp_path / "out" / "index.html").exists()


@pytest.mark.parametrize("out", ["a.md", "a.md/out", "/dev/null/out", "y" * 300])
def test_folder_that_cannot_be_made_could_not_start(doc_audit, tmp_path: Path, out: str) -> None:
    (tmp_path / "a.md").write_text(PLAN, "utf-8")
    done = doc_audit("run", "a.md", "-o", out)
    assert done.returncode == 2
    assert "can't be used as a run folder" in done.stderr
    assert ". Choose another folder" in done.stderr
    assert "Traceback" not in done.stderr


LINE = '{"id": "a", "text": "Wexcombe Council will open a hub by May 2027."}\n'


@pytest.mark.parametrize("out", ["folder", "in.jsonl/out.jsonl", "in.jsonl"])
def test_codings_that_cannot_be_written_are_told(doc_audit, tmp_path: Path, out: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "in.jsonl").write_text(LINE)
    done = doc_audit("tag", "in.jsonl", "-o", out)
    assert done.returncode == 2
    assert out in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "in.jsonl"]
    assert (tmp_path / "in.jsonl").read_text() == LINE


def test_missing_interchange_file_is_told_in_words(doc_audit) -> None:
    done = doc_audit("tag", "gone.jsonl", "-o", "out.jsonl")
    assert done.returncode == 2
    assert "gone.jsonl: can't be read (no such file or directory)" in done.stderr
    assert "Errno" not in done.stderr


def test_faulty_lines_are_told_when_nothing_is_left_to_compare(doc_audit, tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text(LINE.replace("}", ', "type": "comitment"}'))
    done = doc_audit("evaluate", "--gold", "g.jsonl", "--codes", "g.jsonl")
    assert done.returncode == 2
    assert "comitment" in done.stderr
    assert "g.jsonl:1" in done.stderr
