"""`doc-audit export --to docx`: Word files with comments, others passed over with a note."""

import re
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from doc_audit.cli.main import app
from doc_audit.pipeline.exported import open_run
from doc_audit.pipeline.exporting import export
from doc_audit.store import RunFolder

TEXT = "By March 2027 the Ambershire ICB will open a hub for carers in the most deprived fifth."
HOPE = "We hope that life will be fairer for carers."
REPORTED = f"{TEXT[:-1].replace('carers', 'veterans')} and report progress to the board each month."
CONTEXT = "Progress on inequalities was last reported to the board in 2022."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docx")
    document = docx.Document()
    for text in ("Ambershire strategy", TEXT, HOPE, REPORTED, CONTEXT):
        document.add_paragraph(text)
    document.save(str(folder / "plan.docx"))
    (folder / "other.md").write_text(f"# Other strategy\n\n{TEXT}\n", "utf-8")
    plans = [str(folder / "plan.docx"), str(folder / "other.md")]
    common = ["run", *plans, "-j", "1", "--ocr", "off", "--draws", "100"]
    common += ["-r", "default", "-r", "mechanisms"]
    result = CliRunner().invoke(app, [*common, "-o", str(folder / "run")])
    assert result.exit_code == 0, result.output
    return folder


def test_comments_say_type_points_and_what_is_missing(home: Path) -> None:
    out = home / "out"
    result = CliRunner().invoke(app, ["export", str(home / "run"), "-t", "docx", "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert "Isn't a Word file" in " ".join(result.output.split())
    [path] = (out / "docx").iterdir()
    made = docx.Document(str(path))
    told = [comment.text for comment in made.comments]
    assert {comment.author for comment in made.comments} == {"doc_audit"}
    first = told[0].split("\n")
    assert first[0].startswith("Commitment. Relevance to inequalities: ")
    assert first[0].endswith(" of 100 points.")
    assert any(line.startswith("Not found: funding. To be specific: an amount") for line in first)
    assert first[-1] == "Coded by rules, not by a person."
    assert any(text.startswith("Timeframe: specific (") and "Decided by: " in text for text in told)
    hope = next(text for text in told if text.startswith("Aspiration."))
    assert "A commitment says what the plan's owners" in hope
    [marked] = [text for text in told if "Accountability mechanisms: " in text]
    line = marked.split("\n")[-2]
    assert line.startswith("Accountability mechanisms: Board and reporting line — “")
    assert "to the board" in line
    assert re.search(r"” \(rule mech-[a-z-]+\)\.$", line)
    assert [paragraph.text for paragraph in made.paragraphs][1:3] == [TEXT, HOPE]


def test_every_commitment_and_aspiration_has_its_comment(home: Path) -> None:
    exported = open_run(home / "run")
    export(home / "run", ["docx"], home / "again", lambda *_: None)
    [path] = (home / "again" / "docx").iterdir()
    told = [comment.text for comment in docx.Document(str(path)).comments]
    [document] = [one for one in exported.run.documents if one.media == "docx"]
    codings = [exported.run.codings[one.id] for one in exported.run.statements
               if one.doc == document.id]  # fmt: skip
    coded = [one for one in codings if one.type in ("commitment", "aspiration")]
    assert len(coded) == 3
    assert sum("Coded by" in text for text in told) == len(coded)
    levels = sum(code.level > 0 for one in coded for code in one.dimensions.values())
    assert len(told) == len(coded) + levels


def test_a_file_that_is_not_the_one_audited_has_no_copy(home: Path) -> None:
    exported = open_run(home / "run")
    [document] = [one for one in exported.run.documents if one.media == "docx"]
    kept = RunFolder(home / "run").source(document)
    content = kept.read_bytes()
    out = home / "changed"
    try:
        for change, code in ((b"x", "source_changed"), (None, "source_missing")):
            if change is None:
                kept.unlink()
            else:
                kept.write_bytes(content + change)
            made = export(home / "run", ["docx"], out, lambda *_: None)["docx"]
            assert made.paths == ()
            assert code in {problem.code for problem in made.problems}
    finally:
        kept.write_bytes(content)
