"""The run folder: what goes in comes out, in the same bytes, also after a cut-off."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from doc_audit.errors import InputError, OutputError
from doc_audit.model import (
    Block,
    BlockKind,
    Cell,
    ChoiceShare,
    Code,
    CoderInterval,
    Coding,
    DimensionShare,
    Document,
    Evidence,
    Fact,
    Interval,
    Line,
    Page,
    PageBox,
    PairOrder,
    Piece,
    PlanScore,
    Problem,
    RankRange,
    Robustness,
    Run,
    RunRecord,
    Statement,
    StatementPoints,
    sha256_of,
)
from doc_audit.model.assemble import place_blocks
from doc_audit.model.edges import Edges
from doc_audit.store import SCHEMA, RunWriter, read_run, write_whole

BOX = PageBox(1, 72.0, 100.25, 300.5, 112.0)


def _document(name: str) -> tuple[Document, bytes]:
    content = f"%PDF {name}".encode()
    row = Block(
        BlockKind.TABLE_ROW,
        "Act | ICB",
        page=1,
        lines=(Line(0, 3, BOX, Edges.of((72.0, 80.0, 88.0, 96.0))),),
        cells=(Cell("What", "action", 0, 3), Cell("Who", "lead", 6, 9)),
        table=1,
    )
    problem = Problem("page_without_text", "error", "No text.", "Run OCR.", name, "a.pdf", (2, 3))
    return (
        Document(
            id=name,
            name=f"{name}.pdf",
            media="pdf",
            sha256=sha256_of(content),
            pages=(Page(1, 595.0, 842.0, "doubtful", ("layout",)),),
            blocks=place_blocks([Block(BlockKind.HEADING, "1 Aims", level=1), row]),
            problems=(problem,),
            facts={
                "plan": Fact(name, "manifest"),
                "area": Fact("Wexcombe", "document", sure=False),
            },
            abbreviations={"ICB": "Integrated Care Board"},
        ),
        content,
    )


def _coded(document: Document) -> tuple[Statement, Coding]:
    statement = Statement(
        id=f"{document.id}-1",
        doc=document.id,
        text="Act | ICB",
        cells=document.blocks[1].cells,
        kind=BlockKind.TABLE_ROW,
        page=1,
        boxes=(BOX,),
        pieces=(Piece(0, 7, 16),),
        block=1,
    )
    code = Code(2, "ICB", Evidence("cell", 6, 9, "ICB"), ("agent.cell",), {"name": "ICB", "n": 1})
    coding = Coding(
        statement=statement.id,
        coder="rules:default",
        type="commitment",
        rubric="abc",
        relevance="none",
        dimensions={"responsible_agent": code, "funding": Code(0)},
        categories={"populations": ("carers", "maternity")},
        rules={"type": ("type.cell",)},
    )
    return statement, coding


def _score(plan: str) -> PlanScore:
    share = DimensionShare("funding", 1, 0, 0, Interval(0, 0.5), None)
    return PlanScore(
        plan=plan, docs=(plan,), kind="strategy", rubric="abc", scope="inequalities",
        status="too_few", ranked=False, notes=("few",), n=1, restated=0, copies=0, commitments=1,
        aspirations=0, statements=1, score=None, interval=None, arithmetic=None,
        at_least_half=None, without_restated=None, specificity=25.0, accountability=50.0,
        dimensions=(share,), criteria_met=(0, 1),
        points=(StatementPoints(f"{plan}-1", 0.25, 0.5, 35.4, 1, (("funding", 0),)),),
    )  # fmt: skip


def _record(names: list[str]) -> RunRecord:
    documents = {name: _document(name)[0].sha256 for name in names}
    return RunRecord(
        SCHEMA, {"lxml": "6"}, "default", "abc", {"rubric.yaml": "id: x"}, {}, documents
    )


def _write(folder: Path, names: list[str]) -> None:
    with RunWriter(folder, _record(names)) as writer:
        for name in names:
            if (name, _record(names).documents[name]) not in writer.done:
                _add(writer, name)
        writer.finish(
            [_score(name) for name in names], [Problem("duplicate_file", "note", "Same.")]
        )


def _add(writer: RunWriter, name: str) -> None:
    document, content = _document(name)
    statement, coding = _coded(document)
    writer.add(document, content, [statement], [coding])


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    _write(tmp_path / "run", ["a", "b"])
    run = read_run(tmp_path / "run")
    document = _document("b")[0]
    statement, coding = _coded(document)
    assert isinstance(run, Run)
    assert run.record == _record(["a", "b"])
    assert run.documents[1] == document
    assert run.statements[1] == statement
    assert run.codings["b-1"] == coding
    assert run.scores == (_score("a"), _score("b"))
    assert [problem.code for problem in run.problems] == [
        *["page_without_text"] * 2,
        "duplicate_file",
    ]
    source = tmp_path / "run" / "sources" / f"{document.sha256}.pdf"
    assert sha256_of(source.read_bytes()) == document.sha256
    text = (tmp_path / "run" / "texts" / f"{document.sha256}.txt").read_text("utf-8")
    piece = statement.pieces[0]
    assert text[piece.start : piece.end] == statement.text


ROBUSTNESS = Robustness(
    100,
    "Accuracy unknown.",
    (RankRange("a", 1, (1, 2), (1, 1), (1, 2), Interval(10, 20.5), ("b",)),),
    (PairOrder("a", "b", 0.75, 0.5, 1.0, apart=False),),
    (("a", "b"),),
    (ChoiceShare("weights", None, 0.25),),
)


def test_what_holds_between_plans_comes_out_too(tmp_path: Path) -> None:
    coder = CoderInterval(Interval(1.5, 2.5), 2.0, 9.5, 0.5)
    with RunWriter(tmp_path, _record([])) as writer:
        writer.finish([replace(_score("a"), coder=coder)], [], ROBUSTNESS)
    run = read_run(tmp_path)
    assert run.robustness == ROBUSTNESS
    assert run.scores[0].coder == coder


def test_run_made_before_there_was_uncertainty_is_read(tmp_path: Path) -> None:
    _write(tmp_path, ["a"])
    with closing(sqlite3.connect(tmp_path / "run.sqlite")) as db:
        db.execute("DROP TABLE robustness")
        db.execute("ALTER TABLE scores DROP COLUMN coder")
    run = read_run(tmp_path)
    assert run.robustness is None
    assert run.scores == (_score("a"),)


def test_same_bytes_also_after_a_cut_off(tmp_path: Path) -> None:
    _write(tmp_path / "whole", ["a", "b"])
    with RunWriter(tmp_path / "cut", _record(["a", "b"])) as writer:
        _add(writer, "b")
    with RunWriter(tmp_path / "cut", _record(["a", "b"])) as writer:
        assert {name for name, _ in writer.done} == {"b"}
        assert writer.read_back("b")[1] == [_coded(_document("b")[0])[0]]
    _write(tmp_path / "cut", ["a", "b"])
    whole, cut = (tmp_path / name / "run.sqlite" for name in ("whole", "cut"))
    assert whole.read_bytes() == cut.read_bytes()


def test_a_run_with_other_arguments_begins_again(tmp_path: Path) -> None:
    with RunWriter(tmp_path, _record(["a"])) as writer:
        _add(writer, "a")
    with RunWriter(tmp_path, replace(_record(["a"]), arguments={"seed": "2"})) as writer:
        assert writer.done == set()


def test_an_unfinished_run_leaves_the_last_result_in_place(tmp_path: Path) -> None:
    _write(tmp_path, ["a"])
    with RunWriter(tmp_path, _record(["b"])) as writer:
        _add(writer, "b")
    assert [document.id for document in read_run(tmp_path).documents] == ["a"]


def test_files_of_an_earlier_run_are_taken_out(tmp_path: Path) -> None:
    _write(tmp_path, ["a"])
    _write(tmp_path, ["b"])
    assert [path.stem for path in (tmp_path / "sources").iterdir()] == [_document("b")[0].sha256]


def test_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"x")
    with pytest.raises(InputError, match="not from a run"):
        RunWriter(tmp_path, _record([]))


@pytest.mark.parametrize("content", [None, b"", b"not a database"])
def test_missing_or_damaged_run_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "run.sqlite").write_bytes(content)
    with pytest.raises(InputError):
        read_run(tmp_path)


def test_other_layout_version_is_refused(tmp_path: Path) -> None:
    with RunWriter(tmp_path, replace(_record([]), schema=SCHEMA + 1)) as writer:
        writer.finish([], [])
    with pytest.raises(InputError, match="layout"):
        read_run(tmp_path)


def test_document_of_a_cut_off_run_comes_back_whole(tmp_path: Path) -> None:
    with RunWriter(tmp_path, _record(["a", "b"])) as writer:
        _add(writer, "a")
        _add(writer, "b")
    with RunWriter(tmp_path, _record(["a", "b"])) as writer:
        document, statements, codings = writer.read_back("b")
    assert document == _document("b")[0]
    assert (statements[0], codings[0]) == _coded(document)


def test_second_run_into_a_folder_that_is_being_written_is_refused(tmp_path: Path) -> None:
    with RunWriter(tmp_path, _record(["a"])) as first:
        _add(first, "a")
        with pytest.raises(InputError, match="another run"):
            RunWriter(tmp_path, _record(["a"]))
        with pytest.raises(InputError, match="another run"):
            RunWriter(tmp_path, _record(["b"]))
        first.finish([], [])
    assert [document.id for document in read_run(tmp_path).documents] == ["a"]


@pytest.mark.parametrize("name", ["file", "file/below", "x" * 300])
def test_folder_that_cannot_be_made_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="run folder"):
        RunWriter(tmp_path / name, _record([]))


def test_no_room_is_told_and_what_was_kept_stays(tmp_path: Path) -> None:
    with RunWriter(tmp_path, _record(["a", "b"])) as writer:
        _add(writer, "a")
        writer._db.execute("PRAGMA max_page_count = 1")  # a full disk, as SQLite meets it
        with pytest.raises(OutputError, match="full"):
            _add_large(writer, "b")
    with RunWriter(tmp_path, _record(["a", "b"])) as writer:
        assert {name for name, _ in writer.done} == {"a"}


def _add_large(writer: RunWriter, name: str) -> None:
    document, content = _document(name)
    long = Block(BlockKind.PARAGRAPH, "word " * 20_000)
    writer.add(replace(document, blocks=place_blocks([long])), content, [], [])


def test_file_that_cannot_be_written_is_told_and_leaves_no_half(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="folder"):
        write_whole(tmp_path / "folder", [b"x"])

    def breaks():
        yield b"x"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="no space left"):
        write_whole(tmp_path / "file", breaks())
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_scores_of_a_run_made_before_a_column_was_known_take_its_default(tmp_path: Path) -> None:
    _write(tmp_path / "run", ["a"])
    with closing(sqlite3.connect(tmp_path / "run" / "run.sqlite")) as db:
        for column in ("breadth", "words", "document_words", "umbrella", "commitment_interval"):
            db.execute(f"ALTER TABLE scores DROP COLUMN {column}")
        db.commit()
    assert read_run(tmp_path / "run").scores == (_score("a"),)


def test_a_run_that_was_stopped_is_told_from_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no finished run in this folder"):
        read_run(tmp_path)
    (tmp_path / "run.sqlite.part").write_bytes(b"")
    with pytest.raises(InputError, match=r"stopped before its end.*it goes on"):
        read_run(tmp_path)
