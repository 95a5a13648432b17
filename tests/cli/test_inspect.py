"""`doc-audit inspect`: a listing of any plan, a picture of each page asked for of a PDF."""

import io
from pathlib import Path

import pptx
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from typer.testing import CliRunner

from doc_audit.cli.main import app
from doc_audit.engine import Failure, Place
from doc_audit.errors import InputError
from doc_audit.ingest import page_picture, read_document
from doc_audit.pipeline.failures import looked
from doc_audit.pipeline.inspection import inspect_file, pages_named
from doc_audit.segment import statements

WIDTH, HEIGHT = 400, 300


def _plan() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for number in (1, 2):
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(40, 250, f"Part {number}")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(40, 200, f"The Board will open clinic {number} by May 2027. It is late.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(_plan())
    return path


def test_pages_asked_for_become_pictures_and_text(doc_audit, plan: Path, tmp_path: Path) -> None:
    done = doc_audit("inspect", plan, "--page", "2", "-o", "seen", "--dpi", "72")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "seen").iterdir()] == ["page-002.png"]
    assert "Page 2: good" in done.stdout
    assert "The Board will open clinic 2 by May 2027." in done.stdout
    assert "clinic 1" not in done.stdout


def test_text_alone_draws_nothing(doc_audit, plan: Path, tmp_path: Path) -> None:
    done = doc_audit("inspect", plan, "--text")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Page ") == 2
    assert not (tmp_path / "inspected").exists()


def test_pages_that_are_not_there_are_named(doc_audit, plan: Path) -> None:
    done = doc_audit("inspect", plan, "--page", "3")
    assert done.returncode == 2
    assert "has pages 1 to 2" in done.stderr


@pytest.mark.parametrize("pages", ["3", "0", "2-1", "x", "1-9", "", "1,", "-2", "٣"])
def test_only_pages_of_the_document_can_be_named(pages: str) -> None:
    with pytest.raises(InputError, match="has pages 1 to 2"):
        pages_named([pages], 2)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ([], [1, 2, 3, 4]),
        (["2"], [2]),
        (["3-"], [3, 4]),
        (["4", "1-2"], [1, 2, 4]),
        (["1, 3"], [1, 3]),
    ],
)
def test_pages_are_named_one_by_one_and_in_stretches(given: list[str], named: list[int]) -> None:
    assert pages_named(given, 4) == named


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("gone.pdf", None, "can't be opened"),
        ("noise.pdf", b"%PDF-1.7\n1 0 obj", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=told) as refused:
        inspect_file(tmp_path / name)
    assert name in str(refused.value)


def _deck() -> bytes:
    deck = pptx.Presentation()
    for number in (1, 2, 3):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Part {number}"
        slide.placeholders[1].text_frame.text = f"We will open clinic {number} by May 2027."
    deck.slides[1]._element.set("show", "0")
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _listed(tmp_path: Path, name: str, content: bytes, *pages: int) -> list[str]:
    (tmp_path / name).write_bytes(content)
    return list(inspect_file(tmp_path / name).lines(pages))


def test_slides_are_listed_by_their_own_numbers_though_one_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(_deck())
    done = CliRunner().invoke(app, ["inspect", str(tmp_path / "deck.pptx"), "--page", "3"])
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0] == "Slide 3: good"
    assert "item 1       slide 3: We will open clinic 3 by May 2027." in lines[2]
    assert lines[3].endswith("s2 We will open clinic 3 by May 2027.")
    assert "clinic 1" not in done.stdout
    assert "deck.pptx slide 2: " in done.stderr
    assert not Path("inspected").exists()


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("plan.md", b"# Plan\n\nWe will act by May.\n", "para         paragraph 1: We will act"),
        ("log.csv", b"Action,Lead\nOpen a hub,ICB\n", "row          row 2: [Action = action] Open"),
    ],
)
def test_a_plan_without_pages_is_listed_whole(
    tmp_path: Path, name: str, content: bytes, line: str
) -> None:
    assert any(line in each for each in _listed(tmp_path, name, content))


def test_pages_of_a_plan_without_pages_cannot_be_named() -> None:
    with pytest.raises(InputError, match="no pages that could be named"):
        pages_named(["1"], 0)


def test_picture_shades_statements_where_their_words_are() -> None:
    content = _plan()
    document = read_document(content, "plan.pdf", "plan")
    found = statements(document)
    picture = Image.open(io.BytesIO(page_picture(content, document, found, 1, 72))).convert("RGB")
    bare = Image.open(io.BytesIO(page_picture(content, document, (), 1, 72))).convert("RGB")
    box = found[0].boxes[0]
    inside = (round(box.x1 - 3), round(box.y1 - 1))
    assert picture.width > WIDTH  # the words stand beside the page
    assert picture.getpixel(inside) != bare.getpixel(inside)
    assert picture.getpixel((WIDTH - 5, HEIGHT - 5)) == (255, 255, 255)


@pytest.mark.parametrize("why", ["crashed", "timed_out", "out_of_memory", "failed"])
def test_what_cannot_be_looked_at_is_told_in_words_of_looking(why: str) -> None:
    message, mend = looked(Failure(why, "x", Place("reading page", 3, 9)), 60.0, 2**30)
    assert "while reading page 3 of 9" in message
    assert "audited" not in message
    assert mend
    assert not {"--timeout", "--memory"} & set(mend.replace(",", "").split())  # inspect has none
