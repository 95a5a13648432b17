import io
from dataclasses import replace
from pathlib import Path

from reportlab.pdfgen import canvas

from doc_audit.ingest import read_document
from doc_audit.model import Run, RunRecord, Statement
from doc_audit.pipeline.picturing import pictures_of
from doc_audit.store.folder import source_name


def test_places_are_drawn_from_the_kept_source_and_one_that_fails_costs_only_its_pictures(
    tmp_path: Path,
) -> None:
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(500, 700), invariant=True)
    page.drawString(60, 400, "The board will open a clinic.")
    page.save()
    document = read_document(out.getvalue(), "plan.pdf", "plan")
    word = replace(document, id="word", media="docx")
    run = Run(RunRecord(1, {}, "default", "r"), (document, word), (), {}, (), ())
    source = tmp_path / source_name(document)
    source.parent.mkdir()
    source.write_bytes(out.getvalue())
    boxes = tuple(line.box for line in document.blocks[0].lines)
    placed = Statement("a", "plan", "The board …", boxes=boxes)
    others = [Statement("b", "plan", "no boxes"), Statement("c", "word", "no page", boxes=boxes)]

    found = pictures_of(tmp_path, run, [placed, *others], 1)
    assert list(found) == ["a"]
    assert found["a"].kind == "image/webp"
    assert found["a"].page == 1

    source.write_bytes(b"no PDF")
    assert pictures_of(tmp_path, run, [placed], 1) == {}
