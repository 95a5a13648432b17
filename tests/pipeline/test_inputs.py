"""From files, folders and manifests to sources; nothing is passed over in silence."""

import os
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
    assert [problem.code for problem in problems] == ["other_files"]


def test_kinds_that_may_hold_a_plan_but_are_not_read_are_told(tmp_path: Path) -> None:
    _file(tmp_path / "a.md")
    _file(tmp_path / "plans.zip", "x")
    _, problems = find_sources([tmp_path])
    assert [(p.file, p.code) for p in problems] == [("plans.zip", "unsupported_kind")]


@pytest.mark.parametrize("name", ["plan.doc", "plan.odt", "plan.rtf", "plan.pages", "plan.ppt"])
def test_likely_plans_of_other_programs_are_tried_their_names_may_be_wrong(
    tmp_path: Path, name: str
) -> None:
    sources, problems = find_sources([_file(tmp_path / name).parent])
    assert [source.name for source in sources] == [name]
    assert problems == []


def test_files_about_the_folder_are_left_out_and_told_unless_named(tmp_path: Path) -> None:
    _file(tmp_path / "plan.md", "1")
    about = [_file(tmp_path / n, n) for n in ("README.md", "inner/Sources.txt", "LICENCE.md")]
    plans = [_file(tmp_path / n, n) for n in ("our sources.md", "readme.html", "notice board.txt")]
    sources, problems = find_sources([tmp_path])
    assert {source.path for source in sources} == {tmp_path / "plan.md", *plans}
    assert [(p.code, p.severity) for p in problems] == [("about_folder", "note")]
    assert all(path.name in problems[0].message for path in about)
    sources, problems = find_sources(about[:1])
    assert ([source.doc for source in sources], problems) == (["readme"], [])


def test_a_picture_or_other_file_in_a_folder_is_passed_over_but_told(tmp_path: Path) -> None:
    _file(tmp_path / "plan.md")
    for number in range(7):
        _file(tmp_path / f"page{number}.tif", "II*")
    _file(tmp_path / ".hidden.png", "x")
    sources, problems = find_sources([tmp_path])
    assert [source.name for source in sources] == ["plan.md"]
    assert [(p.code, p.severity) for p in problems] == [("other_files", "note")]
    assert "page0.tif" in problems[0].message
    assert problems[0].message.endswith("and 2 more.")


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


def test_same_name_in_two_folders_is_told_apart_by_them(tmp_path: Path) -> None:
    first, second = _file(tmp_path / "x" / "plan.md", "1"), _file(tmp_path / "y" / "plan.md", "2")
    sources, _ = find_sources([first, second])
    assert [source.doc for source in sources] == ["x-plan", "y-plan"]


def test_names_that_are_made_alike_get_an_id_from_content(tmp_path: Path) -> None:
    first, second = _file(tmp_path / "plan.md", "1"), _file(tmp_path / "Plan!.md", "2")
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


def test_run_folder_inside_a_searched_folder_is_left_alone(tmp_path: Path) -> None:
    _file(tmp_path / "a.md", "1")
    for name in ("run.sqlite", "run.sqlite.part"):
        _file(tmp_path / f"of {name}" / name, "")
        _file(tmp_path / f"of {name}" / "sources" / "00.md", f"2 {name}")
        _file(tmp_path / f"of {name}" / "index.html", f"3 {name}")
    sources, problems = find_sources([tmp_path])
    assert [source.doc for source in sources] == ["a"]
    assert problems == []


def test_run_folder_given_as_input_is_told(tmp_path: Path) -> None:
    _file(tmp_path / "out" / "run.sqlite")
    _file(tmp_path / "out" / "index.html")
    with pytest.raises(InputError, match="run folder"):
        find_sources([tmp_path / "out"])


@pytest.mark.skipif(os.name == "nt", reason="no pipes and links there")
@pytest.mark.parametrize("named", [True, False])
def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path, named: bool) -> None:
    good = _file(tmp_path / "in" / "a.md")
    os.mkfifo(tmp_path / "in" / "pipe.pdf")
    (tmp_path / "in" / "dangling.pdf").symlink_to("gone.pdf")
    (tmp_path / "in" / "loop.pdf").symlink_to("loop.pdf")
    given = sorted((tmp_path / "in").iterdir()) if named else [tmp_path / "in"]
    sources, problems = find_sources(given)
    assert [source.path for source in sources] == [good]
    assert {(p.file, p.code, p.severity) for p in problems} == {
        ("pipe.pdf", "not_a_file", "error"),
        ("dangling.pdf", "file_missing", "error"),
        ("loop.pdf", "file_missing", "error"),
    }


@pytest.mark.skipif(os.name == "nt", reason="no links there")
def test_linked_folder_is_told_unless_it_is_searched_anyway(tmp_path: Path) -> None:
    _file(tmp_path / "in" / "deep" / "a.md")
    _file(tmp_path / "elsewhere" / "b.md", "2")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "elsewhere")
    sources, problems = find_sources([tmp_path / "in"])
    assert [source.doc for source in sources] == ["a"]
    assert [(p.file, p.code, p.severity) for p in problems] == [
        ("link", "linked_folder", "warning")
    ]


@pytest.mark.parametrize("raw", [b"latin \xff\xe9.md", b"new\nline.md", b"esc\x1b[31m.md"])
def test_name_that_is_no_text_is_shown_without_harm(tmp_path: Path, raw: bytes) -> None:
    try:
        path = _file(tmp_path / os.fsdecode(raw))
    except OSError:
        pytest.skip("this file system refuses such names")
    (source,), _ = find_sources([tmp_path])
    assert source.path == path
    assert source.name.encode().decode().isprintable()
    assert source.name.endswith(".md")


def _manifest(tmp_path: Path, *rows: str) -> Path:
    _file(tmp_path / "a.md", "1")
    _file(tmp_path / "b.md", "2")
    return _file(tmp_path / "corpus.csv", "\n".join(rows) + "\n")


def test_manifest_rows_that_lose_something_are_told_with_their_line(tmp_path: Path) -> None:
    path = _manifest(
        tmp_path, "", "File, plan ,plan", "", "a.md,A,again", ",Lost", "b.md,B,C,D", ",,"
    )
    sources, problems = find_sources([path])
    assert [source.facts["plan"].value for source in sources] == ["A", "B"]
    assert [(p.code, p.severity, p.message.split(":")[0]) for p in problems] == [
        ("manifest_column", "note", "Columns not used"),
        ("manifest_row", "error", "Line 5"),
        ("manifest_row", "warning", "Line 6"),
    ]


def test_period_that_ends_before_it_starts_is_told(tmp_path: Path) -> None:
    path = _manifest(tmp_path, "file,start,end", "a.md,2030-01-01,2025-01-01")
    (source,), (problem,) = find_sources([path])
    assert set(source.facts) == {"start"}
    assert problem.code == "manifest_value"


def test_control_characters_of_a_manifest_are_blanks(tmp_path: Path) -> None:
    (source,), _ = find_sources([_manifest(tmp_path, "file,plan", 'a.md,"A\n\x00 plan\x1b"')])
    assert source.facts["plan"].value == "A plan"


def test_file_listed_twice_with_other_facts_is_a_warning(tmp_path: Path) -> None:
    path = _manifest(tmp_path, "file,plan", "a.md,A", "a.md,B", "b.md,B", "b.md,B")
    _, problems = find_sources([path])
    assert [(p.code, p.severity) for p in problems] == [
        ("duplicate_file", "warning"),
        ("duplicate_file", "note"),
    ]


def test_plans_beside_those_listed_are_told(tmp_path: Path) -> None:
    _manifest(tmp_path, "file,plan", "a.md,A")
    _, (problem,) = find_sources([tmp_path])
    assert (problem.code, problem.severity) == ("not_listed", "note")
    assert "b.md" in problem.message
    assert find_sources([tmp_path / "corpus.csv"])[1] == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"file,plan\na.md,\x92", "UTF-8"),
        ("file,plan\na.md,A\n".encode("utf-16"), "UTF-8"),
        (b"file;plan\na.md;A\n", "file;plan"),
        (b"", "empty"),
        (b"file,plan\n,\n", "lists no document"),
        (b"file,plan\na.md," + b"x" * 200_000, "field"),
    ],
)
def test_manifest_that_is_no_table_is_an_error(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "corpus.csv").write_bytes(content)
    with pytest.raises(InputError, match=told):
        find_sources([tmp_path])


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for place in ("a/north", "b/north", "south"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "plan.md").write_text(f"We will act in {place}.\n")
    (tmp_path / "south" / "other.md").write_text("We will act.\n")
    sources, _ = find_sources([tmp_path])
    names = sorted(source.name for source in sources)
    assert names == ["a/north/plan.md", "b/north/plan.md", "other.md", "south/plan.md"]


@pytest.mark.parametrize("named", [True, False])
def test_a_document_open_in_word_is_told(tmp_path: Path, named: bool) -> None:
    (tmp_path / "plan.md").write_text("We will act.", "utf-8")
    owner = tmp_path / "~$draft plan.docx"
    owner.write_bytes(b"\x09Ann Auditor")
    paths = [tmp_path / "plan.md", owner] if named else [tmp_path]
    sources, problems = find_sources(paths)
    assert [source.doc for source in sources] == ["plan"]
    assert [(p.code, p.severity, p.file) for p in problems] == [
        ("open_in_office", "note", owner.name)
    ]
    assert "not audited" in problems[0].message
