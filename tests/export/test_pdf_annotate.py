"""Notes in a PDF: on the right words however the page lies, and the file otherwise as it was."""

import subprocess
import zlib
from pathlib import Path

import needed
import numpy as np
import pypdfium2
import pypdfium2.raw as raw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pdf_made import HEIGHT, LINE, WIDTH, WORDS, copy_of, joined, noted, page, squeezed
from pdf_readback import notes_in

from doc_audit.errors import DocumentError
from doc_audit.export.pdf.annotate import annotate
from doc_audit.export.pdf.looks import Look
from doc_audit.export.pdf.note import WHOLE, Note
from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Page, PageBox


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("crop", [(), (40, 70, 560, 580)])
def test_corners_hold_the_words_however_the_page_is_turned_and_cropped(
    turns: int, crop: tuple[float, ...]
) -> None:
    made = copy_of(page(turns, crop))
    whole, words, guide = notes_in(made)
    assert squeezed(whole.under) == squeezed(LINE)
    assert squeezed(words.under) == squeezed(WORDS)
    assert [one.kind for one in (whole, words, guide)] == [
        raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_TEXT,
    ]  # fmt: skip
    assert (words.author, words.label) == ("doc_audit", "Target")
    assert words.says == "Target: specific — “by a third”."
    assert all(one.drawn for one in (whole, words, guide))


@pytest.mark.parametrize("turns", range(4))
def test_the_ground_is_behind_the_words_and_hides_none(turns: int) -> None:
    plain = page(turns)
    before, after = _picture(plain), _picture(copy_of(plain))
    dark = (before < 60).all(axis=2)
    assert dark.any()
    assert (after[dark] < 60).all()
    tinted = (before == 255).all(axis=2) & (abs(after - TINT) < 2).all(axis=2)
    assert tinted.sum() > 300
    ys, xs = tinted.nonzero()
    assert np.ptp(xs) > 3 * np.ptp(ys)  # upright, as the words are
    lines = (after[..., 0] > 100) & (after[..., 1:] < 80).all(axis=2)
    assert lines.nonzero()[0].min() > ys.mean()  # at the words' feet


@pytest.mark.parametrize("turns", range(4))
def test_the_sign_in_the_corner_is_upright(turns: int) -> None:
    sign = _picture(copy_of(page(turns)))[12:44, 12:44]
    white = (sign > 200).all(axis=2)
    assert white.any()
    assert np.ptp(white.nonzero()[0]) > 2 * np.ptp(white.nonzero()[1])
    dot, stem = white[:14].sum(), white[14:].sum()
    assert 0 < dot < stem


TINT = np.array([252, 197, 200])


def _picture(content: bytes) -> NDArray[np.int64]:
    drawn = pypdfium2.PdfDocument(content)[0].render(scale=2, rev_byteorder=True).to_numpy()
    return drawn[..., :3].astype(np.int64)


def test_own_bytes_stay_and_the_same_come_again() -> None:
    content = page()
    made = noted(content)
    assert made.start == 0
    assert made.form == WHOLE
    assert noted(content) == made
    assert not made.signed
    assert not made.rebuilt
    assert made.unlike == ()
    assert len(made.added) < 4000


def test_every_page_may_have_notes_and_older_ones_stay() -> None:
    once = copy_of(page(pages=3))
    twice = noted(once)
    assert [one.label for one in notes_in(joined(once, twice))] == [
        "Commitment",
        "Target",
        "About",
    ] * 2
    assert joined(once, twice).startswith(once)
    assert len(pypdfium2.PdfDocument(joined(once, twice))) == 3


def test_letters_beyond_latin_are_told() -> None:
    says = "Población: “Ǣ \U0001f6ad (5) \\ ≥ 3”\nNot found: “where”"
    assert notes_in(page() + noted(page(), says).added)[1].says == says


def test_a_second_reader_finds_the_same_text_and_nothing_to_complain_of(tmp_path: Path) -> None:
    told, reader = [], needed.program("pdftotext")
    for name, content in (("a", page(1)), ("b", copy_of(page(1)))):
        path = tmp_path / name
        path.write_bytes(content)
        told.append(subprocess.run([reader, path, "-"], capture_output=True, check=True))
    assert told[0].stdout == told[1].stdout
    assert told[1].stderr == b""


def with_stream_tables(content: bytes) -> bytes:
    """The same file as newer programs write it: objects packed, the table a stream."""
    document = pypdfium2.PdfDocument(content)
    bodies = {}
    table = content[content.rindex(b"xref\n0") :].split(b"\n")
    for number, row in enumerate(table[2:]):
        if not row.endswith(b"n "):
            continue
        start = int(row[:10])
        bodies[number - 1 + 1] = content[content.index(b"obj", start) + 3 : content.index(
            b"endobj", start)].strip()  # fmt: skip
    assert len(document) >= 1
    packed = {n: body for n, body in bodies.items() if b"stream" not in body}
    out, rows = bytearray(b"%PDF-1.5\n"), {}
    for number, body in bodies.items():
        if number not in packed:
            rows[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    held, places = b"", []
    within = max(bodies) + 1
    for at, (number, body) in enumerate(packed.items()):
        places.append(b"%d %d" % (number, len(held)))
        rows[number] = (2, within, at)
        held += body + b"\n"
    head = b" ".join(places) + b" "
    data = zlib.compress(head + held)
    rows[within] = (1, len(out), 0)
    out += b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter[/FlateDecode]/Length %d>>stream\r\n" % (
        within, len(packed), len(head), len(data))  # fmt: skip
    out += data + b"\nendstream endobj\n"
    own, at = within + 1, len(out)
    rows[own] = (1, at, 0)
    rows[0] = (0, 0, 0)
    table_rows = b"".join(
        bytes([kind]) + one.to_bytes(3, "big") + bytes([two])
        for kind, one, two in (rows.get(n, (0, 0, 0)) for n in range(own + 1))
    )
    root = content[content.index(b"/Root") :].split(b"\n", 1)[0]
    out += b"%d 0 obj\n<</Type/XRef/W[1 3 1]/Size %d %b/Length %d>>stream\n" % (
        own, own + 1, root, len(table_rows))  # fmt: skip
    out += table_rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % at
    return bytes(out)


def test_files_with_packed_objects_get_notes_in_the_same_way() -> None:
    content = with_stream_tables(page(pages=2))
    made = noted(content)
    assert not made.rebuilt
    assert b"\ntrailer" not in made.added
    assert squeezed(notes_in(joined(content, made))[1].under) == squeezed(WORDS)


DAMAGES = {
    "table somewhere else": lambda content: content.replace(b"startxref\n", b"startxref\n9"),
    "cut off": lambda content: content[: content.rindex(b"xref\n0")],
    "objects moved": lambda content: content.replace(b"%PDF-1.3\n", b"%PDF-1.3\n%%\n"),
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", DAMAGES)
def test_a_file_whose_tables_are_lost_is_searched(name: str, packed: bool) -> None:
    content = DAMAGES[name](page())
    if packed:
        content = with_stream_tables(page()).rpartition(b"startxref")[0]
    made = noted(content, whole=page())
    assert made.rebuilt
    assert squeezed(notes_in(joined(content, made))[1].under) == squeezed(WORDS)


def test_what_stands_before_the_head_is_left_out() -> None:
    content = page()
    mailed = b"From: someone\r\n\r\n" + content
    made = noted(mailed)
    assert not made.rebuilt
    assert joined(mailed, made).startswith(content)
    assert squeezed(notes_in(joined(mailed, made))[1].under) == squeezed(WORDS)


def in_catalogue(entries: bytes) -> bytes:
    """A file with more in its catalogue; padding keeps the table right."""
    content = page(pages=1)
    old = content[content.index(b"/PageMode") :].split(b"\n", 1)[0]
    return content.replace(old, entries + b" " + old)


def test_a_signed_file_is_told_of() -> None:
    assert noted(in_catalogue(b"/AcroForm << /SigFlags 3 /Fields [] >>")).signed
    assert noted(in_catalogue(b"/Perms << >>")).signed


def test_pages_made_by_a_form_have_no_place_for_notes() -> None:
    content = in_catalogue(b"/AcroForm << /XFA (x) /Fields [] >> /NeedsRendering true")
    with pytest.raises(DocumentError, match="made by a form") as told:
        noted(content)
    assert told.value.code == "form_made_pages"


def test_a_protected_file_is_left_alone() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    content = page(encrypt=StandardEncryption("", "owner", canModify=0, canAnnotate=0))
    with pytest.raises(DocumentError, match="protected against changes"):
        noted(content)


def test_pages_that_are_not_those_read_get_none() -> None:
    content = page()
    document = read_pdf(page(crop=(40, 70, 560, 800)), "plan.pdf", "plan")
    note = Note("a", "Target", "x", (PageBox(1, 1, 1, 9, 9),), Look(0))
    assert annotate(content, "plan.pdf", document.pages, [note], None).unlike == (1,)
    with pytest.raises(DocumentError, match="2 pages as it was read and 1 by its own list"):
        annotate(content, "plan.pdf", document.pages * 2, [note], None)


@pytest.mark.parametrize("sign", ["%", "[", "(", "<<", "9", "<"])
def test_a_file_built_to_hold_readers_up_does_not(sign: str) -> None:
    built = b"/Type /Catalog /X " + sign.encode() * 20_000 + {"%": b"\n0"}.get(sign, b"\n")
    content = page().replace(b"/Type /Catalog", built)
    if sign in "%9":  # a comment, a number: long, but what may be there
        assert squeezed(notes_in(copy_of(content))[1].under) == squeezed(WORDS)
        return
    with pytest.raises(DocumentError) as told:
        noted(content, whole=page())
    assert told.value.code == "damaged"


FILES = tuple(
    made for room in (0, 40_000)
    for made in (page(pages=2, room=room), with_stream_tables(page(pages=2, room=room)))
)  # fmt: skip


@given(st.sampled_from(FILES), st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=6))))
def test_whatever_is_broken_gives_a_reason_or_a_copy(
    content: bytes, changes: list[tuple[int, bytes]]
) -> None:
    broken = bytearray(content)
    for at, new in changes:
        broken[at : at + len(new)] = new
    note = Note("a", "Target", "x", (PageBox(1, 90, 100, 200, 120),), Look(0, faint=True))
    pages = [Page(number, WIDTH, HEIGHT) for number in (1, 2)]
    try:
        made = annotate(bytes(broken), "plan.pdf", pages, [note], None)
    except DocumentError as error:
        known = error.code in ("damaged", "protected", "form_made_pages")
    else:
        noted_on = b"/Annots" in made.added or made.form.anew  # packed, where it is made anew
        known = noted_on != (made.unlike == (1,))
    assert known
