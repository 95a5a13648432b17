"""Copies of small PDFs: which form their notes have, and that the file is otherwise as it was."""

import io
import subprocess
from pathlib import Path

import needed
import numpy as np
import pypdfium2
import pytest
from pdf_made import LINE, SHORT, WORDS, copy_of, joined, noted, page, squeezed
from pdf_readback import notes_in
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from doc_audit.export.pdf.annotate import Annotated, annotate
from doc_audit.export.pdf.append import Update, appended
from doc_audit.export.pdf.looks import Look
from doc_audit.export.pdf.note import FORMS, KEPT_FORMS, MOST_GROWTH, PLAIN, WHOLE, Form, Note
from doc_audit.export.pdf.objects import Ref, entries_of, parse
from doc_audit.export.pdf.source import by_tables
from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import PageBox

PACKED, SHORTENED = FORMS[2:]
ROOMS = {40_000: WHOLE, 6_000: PLAIN, 1_000: PACKED}
SAYS = "Target: specific — “by a third”."


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("crop", [(), (40, 70, 560, 580)])
def test_in_every_form_the_copy_is_small_and_its_marks_hold_the_words(
    room: int, turns: int, crop: tuple[float, ...]
) -> None:
    content = page(turns, crop, room=room)
    made = noted(content)
    assert made.form == ROOMS[room]
    copy = joined(content, made)
    assert len(copy) <= (1 + MOST_GROWTH) * len(content)
    assert copy.startswith(content) == (not made.form.anew)
    line, words, guide = notes_in(copy)
    assert squeezed(line.under) == squeezed(LINE)
    assert squeezed(words.under) == squeezed(WORDS)
    assert (words.label, words.says) == ("Target", SAYS)
    assert guide.says == ("Red: target." if made.form.drawn else "Red, by the reader.")


@pytest.mark.parametrize("room", [6_000, 0])
@pytest.mark.parametrize("turns", range(4))
def test_readers_draw_marks_that_have_no_drawing(room: int, turns: int) -> None:
    content = page(turns, room=room)
    before, after = drawn(content), drawn(copy_of(content))
    tinted = (before == 255).all(axis=2) & (abs(after - (252, 197, 200)) < 2).all(axis=2)
    assert tinted.sum() > 100
    dark = (before < 60).all(axis=2)
    assert (after[dark] < 90).all()  # a line at the words' feet is the reader's, not ours
    ys, xs = tinted.nonzero()
    assert np.ptp(xs) > 3 * np.ptp(ys)  # upright, as the words are
    lines = (before == 255).all(axis=2) & (after < 220).all(axis=2)
    lines[:60] = False  # the sign in the corner
    ys_of_lines, xs_of_lines = lines.nonzero()
    assert np.ptp(xs_of_lines) > 2 * np.ptp(xs)  # under all of the line, at the words' feet
    assert (ys_of_lines > ys.mean()).mean() > 0.8


def drawn(content: bytes, notes: bool = True) -> np.ndarray:
    found = pypdfium2.PdfDocument(content)[0]
    picture = found.render(scale=1, rev_byteorder=True, may_draw_forms=notes, draw_annots=notes)
    return picture.to_numpy()[..., :3].astype(np.int64)


def rich() -> bytes:
    """Links, an outline, a picture, plain streams: what a small plan may have in it."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=1)
    dots = io.BytesIO()
    pypdfium2.PdfDocument(page(room=0))[0].render(scale=0.2).to_pil().save(dots, "PNG")
    for number in range(3):
        canvas.drawString(90, 700, f"{number} {LINE}")
        canvas.drawImage(ImageReader(dots), 90, 300)
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Part {number}", f"p{number}")
        canvas.linkURL("https://ambershire.example/", (90, 500, 200, 520))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_file_written_anew_keeps_pages_links_and_outline() -> None:
    content = rich()
    made = noted(content)
    assert made.form == PACKED
    before, after = (pypdfium2.PdfDocument(one) for one in (content, joined(content, made)))
    assert len(before) == len(after) == 3
    for old, new in zip(before, after, strict=True):
        assert old.get_textpage().get_text_range() == new.get_textpage().get_text_range()
    assert (drawn(content, notes=False) == drawn(joined(content, made), notes=False)).all()
    assert [one.get_title() for one in after.get_toc()] == ["Part 0", "Part 1", "Part 2"]
    assert before.get_metadata_dict() == after.get_metadata_dict()
    links = [len(list(one.get_objects())) for one in after]
    assert links == [len(list(one.get_objects())) for one in before]
    assert sum(one.kind == 2 for one in notes_in(joined(content, made))) == 3


def test_it_can_be_annotated_again() -> None:
    once = copy_of(page(pages=2, room=0))
    twice = joined(once, noted(once))
    assert [one.label for one in notes_in(twice)] == ["Commitment", "Target", "About"] * 2


def many(content: bytes, count: int) -> Annotated:
    """With that many notes, each of other words, on what may be anywhere."""
    boxes = [PageBox(1, 50 + at * 7 % 400, 9 * at % 700, 90 + at * 11 % 400, 9 * at % 700 + 12)
             for at in range(count)]  # fmt: skip
    notes = [
        Note(
            str(at), "Target", f"Target: specific — “{words_of(at)}”.", (box,), Look(3), short=SHORT
        )
        for at, box in enumerate(boxes)
    ]
    return annotate(content, "plan.pdf", read_pdf(content, "plan.pdf", "plan").pages, notes, None)


def words_of(at: int) -> str:
    return f"{at * 2654435761 % 2**32:08x}{at * 40503 % 2**16:04x}"


def test_the_last_form_is_taken_where_none_is_small_enough() -> None:
    content = page(room=0)
    made = many(content, 60)
    assert made.form == SHORTENED
    assert len(joined(content, made)) > (1 + MOST_GROWTH) * len(content)
    assert {one.says for one in notes_in(joined(content, made))} == {SHORT}


SIGNED = {
    "by its flags": b"/AcroForm << /SigFlags 3 /Fields [] >>",
    "by its catalogue": b"/Perms << >>",
    "by a signature, whatever the flags say": b"/X << /ByteRange [0 1 2 3] >>",
}


@pytest.mark.parametrize("how", SIGNED)
def test_a_signed_file_keeps_its_bytes_however_small_it_is(how: str) -> None:
    content = in_catalogue(page(room=0), SIGNED[how])
    made = noted(content)
    assert not made.rebuilt
    assert made.form in KEPT_FORMS
    assert joined(content, made).startswith(content)
    assert squeezed(notes_in(joined(content, made))[1].under) == squeezed(WORDS)


def test_the_same_file_unsigned_is_written_anew() -> None:
    assert noted(in_catalogue(page(room=0), b"/X << >>")).form == PACKED


def in_catalogue(content: bytes, entries: bytes) -> bytes:
    """The file saved once more, with more in its catalogue."""
    source = by_tables(content)
    update, root = Update(source), source.trailer[b"/Root"]
    assert isinstance(root, Ref)
    more = parse(b"<<" + entries + b">>", 0)[0]
    update.replace(root, {**source.entries_at(root), **entries_of(more)})
    return content + appended(update)


def test_a_file_with_a_part_that_cannot_be_read_keeps_its_bytes() -> None:
    content = page(room=0).replace(b"/Length 1", b"/Length 9", 1)
    made = noted(content, whole=page(room=0))
    assert made.form == Form(drawn=False, anew=False, quoted=False)
    assert joined(content, made).startswith(content)


@pytest.mark.parametrize("content", [page(1, room=6_000), rich()], ids=["plain", "anew"])
def test_a_second_reader_finds_the_same_text(tmp_path: Path, content: bytes) -> None:
    told, reader = [], needed.program("pdftotext")
    for name, one in (("a", content), ("b", copy_of(content))):
        (tmp_path / name).write_bytes(one)
        command = [reader, tmp_path / name, "-"]
        told.append(subprocess.run(command, capture_output=True, check=True))
    assert told[0].stdout == told[1].stdout
    assert told[1].stderr == b""


def test_data_in_letters_that_are_not_well_stay_as_they_are() -> None:
    good = page(room=0)
    at = good.index(b"~>endstream")
    bad = good[: at - 8] + b"zzzz{{{{" + good[at:]
    copy = copy_of(bad, whole=good)
    assert b"zzzz{{{{~>" in copy
    assert b"ASCII85" in copy
    assert b"ASCII85" not in copy_of(good)
