"""PDF files that are broken, false or meant to do harm."""

from collections.abc import Iterator
from io import BytesIO

from hostile_case import READ, Case
from raw_pdf import WORDS, one_page, page, pages, pdf, shown, stream
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

LOST = f"{READ}:document_without_text"
KIDS = b"<< /Type /Pages /Kids [%s] /Count %d >>"


def pdf_cases(scale: int) -> Iterator[Case]:
    """All of them; `scale` 1 for tests, 1000 for the bench."""
    whole = pdf(one_page())
    yield Case("pdf: cut in the middle of its page", "cut.pdf", whole[:300], "damaged", READ)
    yield Case("pdf: only its first line", "stub.pdf", b"%PDF-1.7\n", "damaged")
    yield Case("pdf: no pages", "none.pdf", pdf(one_page(o2=KIDS % (b"", 0))), "damaged")
    yield from _trees(scale)
    yield from _drawn(scale)
    yield from _streams(scale)
    yield from _locked_and_wrapped(whole)


def _trees(scale: int) -> Iterator[Case]:
    many = 100 * scale
    lie = pdf(one_page(o2=KIDS % (b"3 0 R", many)))
    yield Case(f"pdf: claims {many:,} pages, has one", "claims.pdf", lie, READ, "too_many_pages")
    same = pdf(one_page(o2=KIDS % (b"3 0 R " * many, many)))
    yield Case(f"pdf: one page {many:,} times", "again.pdf", same, READ, "too_many_pages")
    loop = pdf(one_page(o2=KIDS % (b"2 0 R 3 0 R", 2)))
    yield Case("pdf: page tree holds itself", "loop.pdf", loop, READ, "damaged")
    deep = {n: KIDS % (b"%d 0 R" % (n + 1), 1) for n in range(10, 10 + many)}
    deep |= one_page(o2=KIDS % (b"10 0 R", 1)) | {10 + many: page()}
    yield Case(f"pdf: page tree {many:,} deep", "deep.pdf", pdf(deep), READ, "damaged")
    circle = pdf(one_page(o3=b"4 0 R", o4=b"3 0 R"))
    yield Case("pdf: objects that are each other", "circle.pdf", circle, READ, "damaged")
    array = b"[" * many + b"]" * many
    nested = pdf(one_page(o6=array, o3=page(more=b"/X 6 0 R")))
    yield Case(f"pdf: arrays {many:,} deep", "arrays.pdf", nested, READ)
    for size in ("0 0 0 0", "0 0 1e30 1e30", "0 0 nan inf", "1000 1000 0 0", "0 0 14400 9999999"):
        content = pdf(one_page(o3=page(box=size)))
        yield Case(f"pdf: page of {size} points", "size.pdf", content, READ)
    turned = pdf(one_page(o3=page().replace(b"/Type /Page ", b"/Type /Page /Rotate 2147483647 ")))
    yield Case("pdf: turned by 2 billion degrees", "turned.pdf", turned, READ)


def _drawn(scale: int) -> Iterator[Case]:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
    own = b"/XObject << /X 6 0 R >>"
    drawn = form + b" /Resources << %s >>" % own
    looped = one_page(o3=page(more=own), o4=stream(shown() + b" /X Do"), o6=stream(b"/X Do", drawn))
    yield Case("pdf: form that draws itself", "form.pdf", pdf(looped), READ)
    saves = b"q " * 1000 * scale + shown()
    yield Case(f"pdf: {1000 * scale:,} states saved", "saves.pdf", pages([saves]), READ)
    boxes = b"".join(b"%d %d 9 9 re f " % (n % 600, n % 800) for n in range(300 * scale))
    yield Case(f"pdf: {300 * scale:,} boxes", "boxes.pdf", pages([boxes + shown()]), READ)
    far = b"BT /F1 1e30 Tf 1e30 -1e30 Td (Far) Tj ET BT /F1 0 Tf (None) Tj ET " + shown()
    yield Case("pdf: letters of absurd size and place", "far.pdf", pages([far]), READ)
    nul = shown(WORDS + "\0\0 \x80 \x01").replace(b"(The", b"(\\000The")
    yield Case("pdf: NULs in its words", "nul.pdf", pages([nul]), READ)
    words = b"BT /F1 1 Tf 10 800 Td " + b"(We will act on it. ) Tj " * 500 * scale + b"ET"
    yield Case(f"pdf: one line of {10_000 * scale:,} letters", "line.pdf", pages([words]), READ)


def endless_case() -> Case:
    """A page that takes longer than anyone waits: forms that draw each other twice, 30 deep."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
    doubling = one_page(o3=page(more=b"/XObject << /X 10 0 R >>"), o4=stream(b"/X Do"))
    for n in range(10, 40):
        inner = form + b" /Resources << /XObject << /X %d 0 R >> >>" % (n + 1)
        doubling[n] = stream(b"/X Do /X Do", inner)
    doubling[40] = stream(shown(), form + b" /Resources << /Font << /F1 5 0 R >> >>")
    name = "pdf: forms that draw 2^30 more"
    return Case(name, "laughs.pdf", pdf(doubling), "reader_timed_out")


def _streams(scale: int) -> Iterator[Case]:
    zeros = stream(b" " * (100_000 * scale) + shown(), squeezed=True)
    yield Case(f"pdf: {scale / 10:g} MB squeezed", "bomb.pdf", pdf(one_page(o4=zeros)), READ)
    lied = stream(shown()).replace(b"/Length ", b"/Length 99999999")
    yield Case("pdf: stream of false length", "length.pdf", pdf(one_page(o4=lied)), READ)
    own = stream(shown()).replace(b"/Length 8", b"/Length 4 0 R %")
    yield Case("pdf: stream whose length is itself", "self.pdf", pdf(one_page(o4=own)), LOST)
    chain = stream(shown(), b"/Filter [" + b"/FlateDecode " * 200 + b"]")
    yield Case("pdf: 200 filters on a stream", "filters.pdf", pdf(one_page(o4=chain)), READ)
    table = b"<< /Type /XRef /Size 99999999 /W [1 8 8] /Root 1 0 R /Index [0 99999999]"
    xref = b"%PDF-1.7\n7 0 obj\n" + stream(b"\0" * 40, table[3:]) + b"\nendobj\nstartxref\n9\n%%EOF"
    yield Case("pdf: index of 99,999,999 objects", "index.pdf", xref, "damaged")
    before = pdf(one_page(), trailer=b"/Prev 9 ")
    at = before.rindex(b"xref\n0 ")
    looped = before.replace(b"/Prev 9 ", b"/Prev %d " % at)
    yield Case("pdf: index that comes before itself", "prev.pdf", looped, READ, "damaged")
    font = b"<< /Type /Font /Subtype /Type0 /Encoding 5 0 R /DescendantFonts [5 0 R] >>"
    yield Case("pdf: font made of itself", "font.pdf", pdf(one_page(o5=font)), LOST)


def _locked_and_wrapped(whole: bytes) -> Iterator[Case]:
    out = BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(60, 700, WORDS)
    canvas.save()
    yield Case("pdf: locked with a password", "locked.pdf", out.getvalue(), "encrypted")
    away = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> "
        b"/AA << /O << /S /URI /URI (http://127.0.0.1:47391/x) >> >> "
        b"/Names << /JavaScript << /Names [(a) << /S /JavaScript "
        b"/JS (app.launchURL\\('http://127.0.0.1:47391/'\\)) >>] >> >> >>"
    )
    yield Case("pdf: runs scripts and programs", "script.pdf", pdf(one_page(o1=away)), READ)
    outside = (
        b"<< /F << /FS /URL /F (http://127.0.0.1:47391/plan) >> /Length 0 >>\nstream\n\nendstream"
    )
    yield Case("pdf: words at another place", "away.pdf", pdf(one_page(o4=outside)), LOST)
    xfa = one_page(
        o1=b"<< /Type /Catalog /Pages 2 0 R /NeedsRendering true /AcroForm << /XFA 6 0 R "
        b"/Fields [] >> >>",
        o4=stream(shown("Please wait... If this message is not eventually replaced")),
        o6=stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>"),
    )
    yield Case("pdf: form of the old XFA kind", "xfa.pdf", pdf(xfa), READ + ":xfa_form")
    portfolio = one_page(
        o1=b"<< /Type /Catalog /Pages 2 0 R /Collection << /Type /Collection >> /Names "
        b"<< /EmbeddedFiles << /Names [(plan.pdf) 6 0 R] >> >> >>",
        o4=stream(shown("For the best experience, open this PDF portfolio in Acrobat")),
        o6=b"<< /Type /Filespec /F (plan.pdf) /EF << /F 7 0 R >> >>",
        o7=stream(whole, b"/Type /EmbeddedFile"),
    )
    yield Case(
        "pdf: portfolio of other files", "folio.pdf", pdf(portfolio), READ + ":attachments_unread"
    )
