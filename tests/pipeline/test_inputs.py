"""From files, folders and manifests to sources; nothing is passed over in silence."""

from pathlib import Path

import pytest

from doc_audit.errors import InputError
from doc_audit.model import sha256_of
from doc_audit.pipeline.inputs import find_sources


def _file(path: Path, content: str = "We will act.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def test_folder_is_searched_by_name_hidden_and_other_files_left_out(tmp_path: Path) -> None:
    _file(tmp_path / "b" / "Plan Ä.txt", "1")
    _file(tmp_path / "a.md", "2")
    _file(tmp_path / ".cache" / "c.txt", "3")
    _file(tmp_path / "photo.png", "4")
    sources, problems = find_sources([tmp_path])
    assert [source.doc for source in sources] == ["a", "plan-a"]
    assert problems == []


def test_kinds_that_may_hold_a_plan_but_are_not_read_are_told(tmp_path: Path) -> None:
    _file(tmp_path / "a.md")
    _file(tmp_path / "plan.doc", "x")
    _, problems = find_sources([tmp_path])
    assert [(p.file, p.code) for p in problems] == [("plan.doc", "unsupported_kind")]


def test_missing_file_is_a_problem_and_the_others_go_on(tmp_path: Path) -> None:
    good = _file(tmp_path / "a.md")
    sources, problems = find_sources([tmp_path / "gone.pdf", good])
    assert [source.path for source in sources] == [good]
    assert [(p.file, p.code, p.severity) for p in problems] == [
        ("gone.pdf", "file_missing", "error")
    ]


@pytest.mark.parametrize("given", [[], ["gone.pdf"], ["empty"]])
def test_nothing_to_audit_is_an_error_that_says_where_it_looked(
    tmp_path: Path, given: list[str]
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no document to audit") as caught:
        find_sources([tmp_path / name for name in given])
    assert all(name in str(caught.value) for name in given)


def test_same_bytes_twice_are_audited_once(tmp_path: Path) -> None:
    sources, problems = find_sources([_file(tmp_path / "a.md"), _file(tmp_path / "b.md")])
    assert [source.doc for source in sources] == ["a"]
    assert [(p.file, p.code, p.severity) for p in problems] == [("b.md", "duplicate_file", "note")]


def test_same_name_twice_gets_an_id_from_content(tmp_path: Path) -> None:
    first, second = _file(tmp_path / "x" / "plan.md", "1"), _file(tmp_path / "y" / "plan.md", "2")
    sources, _ = find_sources([first, second])
    assert [source.doc for source in sources] == ["plan", f"plan-{sha256_of(b'2')[:8]}"]


def test_manifest_tells_facts_and_bad_values_are_left_out_and_told(tmp_path: Path) -> None:
    _file(tmp_path / "docs" / "a.md")
    _file(tmp_path / "unlisted.md")
    rows = [
        "file,plan,kind,start,end,sha256,colour",
        "docs/a.md,A plan,strategy,2025-04-01,March 2030,00,red",
        "docs/gone.pdf,B,novel,,,,",
    ]
    _file(tmp_path / "corpus.csv", "\ufeff" + "\n".join(rows))
    sources, problems = find_sources([tmp_path])
    facts = {name: (fact.value, fact.source) for name, fact in sources[0].facts.items()}
    assert len(sources) == 1
    assert facts == {
        "plan": ("A plan", "manifest"),
        "kind": ("strategy", "manifest"),
        "start": ("2025-04-01", "manifest"),
    }
    assert [(p.code, p.file) for p in problems] == [
        ("manifest_column", "corpus.csv"),
        ("manifest_value", "corpus.csv"),
        ("manifest_value", "corpus.csv"),
        ("hash_differs", "a.md"),
        ("file_missing", "gone.pdf"),
    ]


def test_manifest_without_file_column_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column `file`"):
        find_sources([_file(tmp_path / "corpus.csv", "name,plan\na,b\n")])
