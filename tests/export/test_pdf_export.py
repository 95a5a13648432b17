"""`doc-audit export --to pdf`: from a plan to the notes in its copy, read back."""

import io
import re
import shutil
from pathlib import Path

import pytest
from docx import Document as Docx
from pdf_made import ROOM, bytes_beside
from pdf_readback import notes_in
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner, Result

from doc_audit.cli.main import app
from doc_audit.engine import Failure, InTurn
from doc_audit.export.pdf.annotate import annotate
from doc_audit.export.pdf.places import TextPlaces
from doc_audit.export.qda_spans import document_spans
from doc_audit.pipeline.resources import open_rubric
from doc_audit.store import RunFolder, read_run

WIDTH, HEIGHT = A4
QUOTED = re.compile(" — “[^”]*”")
LEFT = (
    "Our vision is a fairer Ambershire for everyone.",
    "The council will cut smoking among people in the",
    "most deprived fifth by a third by March 2028.",
    "By March 2027 we will:",
    "• open two clinics for carers in Port Dunsel",
    "• offer health checks to 400 unpaid carers",
)
RIGHT = (
    "We will spend £2 million on inter-",
    "preters for people seeking asylum.",
    "The board will report on progress every",
    "year to the public.",
)
"""Invented: two columns, a hyphenated word, a list under its stem."""
MARKED = "We will report progress on inequalities to the board each month."
NOTED = "Progress on inequalities was last reported to the board in 2022."


def plan(turned: bool = False, room: int = ROOM) -> bytes:
    """A page of two columns; cropped, and on its side with the words upright where `turned`."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setKeywords(bytes_beside(room))
    if turned:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -HEIGHT)
    else:
        canvas.setCropBox((20, 30, WIDTH - 10, HEIGHT - 15))
    for x, lines in ((50, LEFT), (320, RIGHT)):
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(lines):
            canvas.drawString(x, HEIGHT - 150 - 13 * number, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def over_pages() -> bytes:
    """A sentence that goes on over the page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setKeywords(bytes_beside(ROOM))
    first = [
        f"Line {at} of what the plan says of how the county and its places do." for at in range(48)
    ]
    for lines in (
        [*first, "The council will cut smoking among people in the"],
        ["most deprived fifth by a third by March 2028.", MARKED, "It is a fair county.", NOTED],
    ):
        canvas.setFont("Helvetica", 10)
        for number, line in enumerate(lines):
            canvas.drawString(70, HEIGHT - 80 - 14 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a run, `run`, and its copies, `out`."""
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "plans").mkdir()
    (folder / "plans" / "plan.pdf").write_bytes(plan())
    (folder / "plans" / "turned.pdf").write_bytes(plan(turned=True))
    (folder / "plans" / "over.pdf").write_bytes(over_pages())
    (folder / "plans" / "small.pdf").write_bytes(plan(room=0))
    word = Docx()
    word.add_paragraph("We will cut smoking by a third by 2028.")
    word.save(str(folder / "plans" / "word.docx"))
    rubrics = ("-r", "default", "-r", "mechanisms")
    common = ("-j", "1", "--ocr", "off", "--draws", "100", *rubrics)
    result = invoke("run", folder / "plans", *common, "-o", folder / "run")
    assert result.exit_code == 1, result.output
    assert "nearly the same words as plan.pdf" in result.output
    result = invoke("export", folder / "run", "--to", "pdf", "-o", folder / "out")
    assert result.exit_code == 0, result.output
    assert "`--to docx`" in result.output
    (folder / "told").write_text(" ".join(result.output.split()))
    return folder


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("-", "").replace("\ufffe", "")


LEAST = {"plan": 9, "turned": 9, "over": 4}


@pytest.mark.parametrize("name", LEAST)
def test_every_code_has_its_words_marked_and_told(home: Path, name: str) -> None:
    run = read_run(home / "run")
    document = next(one for one in run.documents if one.id == name)
    notes = notes_in((home / "out" / "pdf" / f"{name}_annotated.pdf").read_bytes())
    labels = {one.id: one.label for one in open_rubric("default").settings.dimensions}
    seen = 0
    for statement in (one for one in run.statements if one.doc == name):
        coding = run.codings[statement.id]
        for dimension, code in coding.dimensions.items():
            if not code.level or code.evidence is None:
                continue
            words = squeezed(code.evidence.words)
            said = f"“{code.evidence.words}”"
            found = [n for n in notes if n.label == labels[dimension] and said in n.says]
            under = [squeezed(one.under) for one in found]
            assert words in {*under, "".join(under)}, (dimension, words, under)  # or over pages
            seen += 1
            if code.evidence.source == "text":
                start, end = code.evidence.start, code.evidence.end
                placed = TextPlaces(document.blocks)
                assert all(placed.of(*s).exact for s in document_spans(statement, start, end))
    assert seen >= LEAST[name]


def test_a_commitment_says_its_points_and_what_is_missing(home: Path) -> None:
    notes = notes_in((home / "out" / "pdf" / "plan_annotated.pdf").read_bytes())
    told = next(one for one in notes if "councilwillcut" in squeezed(one.under))
    assert told.label == "Commitment"
    assert "of 100 points" in told.says
    assert "Target specific" in told.says
    assert "Not found: " in told.says
    vision = next(one for one in notes if "visionisafairer" in squeezed(one.under))
    assert (vision.label, vision.says[:11]) == ("Aspiration", "Aspiration.")


def test_a_statement_over_two_pages_has_a_note_on_each(home: Path) -> None:
    notes = notes_in((home / "out" / "pdf" / "over_annotated.pdf").read_bytes())
    one, other, _ = (note for note in notes if note.label == "Commitment")
    assert (one.page, other.page) == (1, 2)
    assert other.says == f"Goes on from page 1. {one.says}"
    assert squeezed(one.under) == "Thecouncilwillcutsmokingamongpeopleinthe"
    assert squeezed(other.under) == "mostdeprivedfifthbyathirdbyMarch2028."


def test_marks_of_other_rubrics_are_told_in_the_notes_that_there_are(home: Path) -> None:
    notes = notes_in((home / "out" / "pdf" / "over_annotated.pdf").read_bytes())
    [told] = [n for n in notes if "Accountability mechanisms: Board and reporting line" in n.says]
    assert squeezed(told.under) == squeezed(MARKED)
    assert "to the board" in told.says.split("Board and reporting line — “")[1]
    [guide] = [note for note in notes if note.label == "About these notes"]
    says = "Notes name the marks of Accountability mechanisms too; 1 mark on other sentences"
    assert says in guide.says


def test_words_of_a_stem_are_marked_once_for_all_its_items(home: Path) -> None:
    notes = notes_in((home / "out" / "pdf" / "plan_annotated.pdf").read_bytes())
    (when,) = [one for one in notes if squeezed(one.under) == "ByMarch2027"]
    assert "in the words that open the list" in when.says
    assert "Holds for 2 statements." in when.says


def test_a_file_too_small_for_its_notes_is_told_and_its_notes_leave_out_what_they_mark(
    home: Path,
) -> None:
    plan_notes, small_notes = (
        notes_in((home / "out" / "pdf" / f"{name}_annotated.pdf").read_bytes())
        for name in ("plan", "small")
    )
    assert [one.under for one in small_notes] == [one.under for one in plan_notes]
    assert [one.label for one in small_notes] == [one.label for one in plan_notes]
    for small, whole in zip(small_notes[:-1], plan_notes[:-1], strict=True):
        assert small.says == QUOTED.sub("", whole.says, 1)
    assert QUOTED.search(plan_notes[1].says)
    assert small_notes[-1].says.endswith("notes don't repeat the words that they mark.")
    told = (home / "told").read_text()
    assert "small.pdf: The copy is " in told
    assert "it was packed anew and has notes that don't repeat the words they mark." in told
    assert "plan.pdf: The copy" not in told


def test_the_same_run_gives_the_same_bytes(home: Path, tmp_path: Path) -> None:
    assert invoke("export", home / "run", "--to", "pdf", "-o", tmp_path).exit_code == 0
    for path in (home / "out" / "pdf").iterdir():
        assert (tmp_path / "pdf" / path.name).read_bytes() == path.read_bytes()


def test_a_source_that_is_gone_or_another_leaves_no_copy(home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "run"
    shutil.copytree(home / "run", copy)
    run = read_run(copy)
    sources = {one.id: RunFolder(copy).source(one) for one in run.documents}
    sources["plan"].unlink()
    sources["turned"].write_bytes(plan())
    (copy / "export" / "pdf").mkdir(parents=True)
    (copy / "export" / "pdf" / "plan_annotated.pdf").write_bytes(b"older")
    result = invoke("export", copy, "--to", "pdf")
    assert result.exit_code == 1
    assert "no longer holds this document" in result.output
    assert "isn't the one that was audited" in result.output
    made = {one.name for one in (copy / "export" / "pdf").iterdir()}
    assert made == {"over_annotated.pdf", "small_annotated.pdf"}


def test_a_copy_that_cannot_be_made_is_told_and_the_others_are(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_on_the_plan(self: InTurn, task: object) -> object:
        if task.name == "plan.pdf":
            return Failure("timed_out")
        return annotate(task.content, task.name, task.pages, task.notes, task.guide)

    monkeypatch.setattr(InTurn, "__call__", fails_on_the_plan)
    result = invoke("export", home / "run", "--to", "pdf", "-o", tmp_path)
    assert result.exit_code == 1
    assert "It took longer than 300 s, so it has no annotated copy." in result.output
    made = {path.name for path in (tmp_path / "pdf").iterdir()}
    assert made == {f"{name}_annotated.pdf" for name in ("turned", "over", "small")}
