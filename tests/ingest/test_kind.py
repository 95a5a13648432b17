from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import p, packed, zipped

from doc_audit.errors import DocumentError
from doc_audit.ingest.kind import kind_of

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PLAIN = b"Our plan\n\nWe will open a clinic in Stowbeck by March 2026.\n"
PAGE = b"<!DOCTYPE html><html><body><p>We will open a clinic.</p></body></html>"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj\n", "pdf"),
        (b"\r\n\x00junk before\n%PDF-1.4\n1 0 obj\n", "pdf"),
        (packed(p("We will act.")), "docx"),
        (PAGE, "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- saved --><html><body>a</body></html>", "html"),
        (PAGE.decode().encode("utf-16"), "html"),
        (b"<div><p>We will act.</p><p>And again.</p></div>", "html"),
        (b"# Plan\n\nWe will act.\n", "markdown"),
        (b"We will **act now** and then.\n", "markdown"),
        (PLAIN, "text"),
        (b"- open a clinic\n- train staff\n", "text"),
        (b"BM is short for body mass, and MZ is no programme.\n", "text"),
        (b"A text about the %PDF-1.4 format.\n", "text"),
    ],
)
@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan", "plan.txt"])
def test_the_content_decides_not_the_name(content: bytes, kind: str, name: str) -> None:
    assert kind_of(content, name) == kind


def test_a_name_helps_among_kinds_of_text() -> None:
    assert kind_of(PLAIN, "plan.md") == "markdown"
    assert kind_of(b"We will <b>act</b> and <i>tell</i>.", "plan.htm") == "html"
    assert kind_of(b"We will <b>act</b> and <i>tell</i>.", "plan.txt") == "text"


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", "empty_file", "empty"),
        (b" \n\t\n", "empty_file", "empty"),
        (b"\xef\xbb\xbf", "empty_file", "empty"),
        (PNG, "unsupported_kind", "a PNG image named .pdf"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "unsupported_kind", "a JPEG image"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0" + bytes(30), "unsupported_kind", "a BMP image"),
        (b"{\\rtf1 We will act.}", "unsupported_kind", "RTF"),
        (OLE + "WordDocument".encode("utf-16-le"), "unsupported_kind", "old Word file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (
            OLE + "PowerPoint Document".encode("utf-16-le"),
            "unsupported_kind",
            "an old PowerPoint file",
        ),
        (zipped({"xl/workbook.bin": "x"}), "unsupported_kind", "a binary Excel file"),
        (zipped({"mimetype": "x", "content.xml": "<a/>"}), "unsupported_kind", "OpenDocument"),
        (zipped({"Index/Document.iwa": "x"}), "unsupported_kind", "Pages"),
        (zipped({"plan.txt": "x"}), "unsupported_kind", "a ZIP archive"),
        (packed(p("We will act."))[:200], "damaged", "damaged"),
        (b"<svg width='1'><text>a</text></svg>", "unsupported_kind", "SVG"),
        (b"<?xml version='1.0'?><feed><a>b</a></feed>", "unsupported_kind", "an XML file"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n--x\n",
         "unsupported_kind", "MHTML"),
        (b"From: a@b.uk\nTo: c@d.uk\nMessage-ID: <1@b.uk>\n\nWe will act.\n",
         "unsupported_kind", "an e-mail"),
        (bytes(range(256)) * 40, "not_a_document", "neither text nor"),
        (b"\x7fELF" + bytes(range(60)), "unsupported_kind", "a program"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_says_so(content: bytes, code: str, says: str) -> None:
    with pytest.raises(DocumentError) as error:
        kind_of(content, "plan.pdf")
    assert error.value.code == code
    assert says in error.value.what
    assert error.value.where == "plan.pdf"
    assert error.value.mend


@given(st.binary(max_size=300))
def test_any_bytes_have_a_kind_or_an_error(content: bytes) -> None:
    with suppress(DocumentError):
        kinds = {"pdf", "docx", "pptx", "xlsx", "csv", "html", "markdown", "text"}
        assert kind_of(content, "plan") in kinds
