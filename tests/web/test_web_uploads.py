"""What a form may bring: hostile names, too much, nothing; all told, nothing outside the folder."""

from pathlib import Path

import pytest
from hypothesis import given as anything
from hypothesis import strategies as st
from starlette.testclient import TestClient
from web_client import ADDRESS, PLAN, upload

from doc_audit.errors import InputError
from doc_audit.web import uploads
from doc_audit.web.uploads import keep_files, safe_name, to_audit


@anything(st.text(max_size=300))
def test_any_name_becomes_a_plain_file_name(given: str) -> None:
    name = safe_name(given)
    assert 0 < len(name) <= 120
    assert name == Path(name).name
    assert name not in (".", "..")
    assert not set(name) & set('/\\:*?"<>|\0\n\r')
    assert not name.startswith(".")
    assert not name.endswith((".", " "))
    name.encode("utf-8")
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Plan 2025–30 (final).docx", "Plan 2025–30 (final).docx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\Windows\\win.ini", "win.ini"),
        ("/", "document"),
        ("..", "document"),
        (".ssh", "ssh"),
        ("a\0b\n.pdf", "a_b_.pdf"),
        ("C:\\fakepath\\a.pdf", "a.pdf"),
        ("con.txt", "_con.txt"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_files_of_one_name_are_all_kept(tmp_path: Path) -> None:
    contents = {"one": "plan.md", "two": "a/plan.md", "three": "PLAN.md"}
    sources = []
    for content, name in contents.items():
        (tmp_path / content).write_text(content)
        sources.append((name, (tmp_path / content).open("rb")))
    kept = keep_files(sources, tmp_path / "files")
    assert [path.name for path in kept] == [
        "plan.md",
        "plan (2).md",
        "PLAN (3).md",
    ]
    assert [path.read_text() for path in kept] == list(contents)
    assert {path.parent for path in kept} == {tmp_path / "files"}


def test_hostile_names_stay_in_the_folder_and_are_shown_escaped(
    client: TestClient, workdir: Path
) -> None:
    names = ("../../../evil.md", "<script>alert(1)</script>.md", "..", "a" * 400 + ".md")
    files = upload(*((name, PLAN + name.encode()) for name in names))
    page = client.post("/audits", files=files)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "script_.md" in page.text
    (folder,) = workdir.iterdir()
    kept = {path.name for path in (folder / "files").iterdir()}
    assert len(kept) == 4
    assert {"evil.md", "document"} <= kept
    assert not list(workdir.parent.rglob("../evil.md"))


@pytest.mark.parametrize("listed", ["/etc/passwd", "../a.md", "x/../../a.md", "a\0.md"])
def test_manifest_leads_nowhere_else(tmp_path: Path, listed: str) -> None:
    manifest = tmp_path / "corpus.csv"
    manifest.write_text(f"file\n{listed}\n")
    with pytest.raises(InputError, match="another folder"):
        to_audit([tmp_path / "a.md", manifest])


def test_too_large_is_told_and_nothing_kept(
    client: TestClient, workdir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 2**20)
    files = upload(("a.md", PLAN), ("b.md", bytes(2**20)))
    told = client.post("/audits", files=files)
    assert told.status_code == 413
    assert "larger than 1 MB" in told.text
    assert list(workdir.iterdir()) == []


def test_too_large_without_a_length_is_told(
    client: TestClient, workdir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 2**20)
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.md"\r\n\r\n'

    def body():
        yield head
        for _ in range(40):
            yield bytes(2**16)
        yield b"\r\n--x--\r\n"

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    told = client.post("/audits", content=body(), headers=headers)
    assert told.status_code == 413
    assert list(workdir.iterdir()) == []


def test_too_many_files_are_told(client: TestClient, workdir: Path) -> None:
    told = client.post("/audits", files=upload(*((f"{n}.md", PLAN) for n in range(201))))
    assert told.status_code == 422
    assert "At most 200 files" in told.text
    assert list(workdir.iterdir()) == []


@pytest.mark.parametrize(
    "sent",
    [
        {"files": upload(("", b""))},
        {"data": {"files": "words"}},
        {"content": b"--", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
        {"content": b"--", "headers": {"Content-Type": "multipart/form-data"}},
        {"content": b"", "headers": {}},
    ],
)
def test_a_form_without_files_is_told(client: TestClient, workdir: Path, sent) -> None:
    told = client.post("/audits", **sent)
    assert told.status_code == 422, told.text
    assert "What to do:" in told.text
    assert list(workdir.iterdir()) == []
    assert ADDRESS not in told.text
