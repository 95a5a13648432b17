"""Whatever the bytes: a document whose offsets agree, or a DocumentError; twice the same."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import item, p, packed, zipped

from doc_audit.errors import DocumentError
from doc_audit.ingest import read_document
from doc_audit.ingest.docx import read_docx
from doc_audit.ingest.html import read_html
from doc_audit.ingest.markdown import read_markdown
from doc_audit.ingest.plain import read_plain
from doc_audit.model import BlockKind, Document

Reader = Callable[[bytes, str, str], Document]
READERS: list[Reader] = [read_document, read_docx, read_html, read_markdown, read_plain]
PARTS = """<p> </p> <table> <tr> <td> </td> <td/rowspan=3> </table> <ul> <li> </ul> <h2> <main>
<br> <dl> <dt> <dd> # | |---| - • * ** **** _ ` ``` > [ ] ( ) \\ & &amp; What: Who: When: Lead
1. 2 12 page a We will act. of é “ ’ \ufeff \ue0f0 \U0001f600"""
SOUP = st.lists(
    st.sampled_from([*PARTS.split(), " ", "\n", "\n\n\n", "\f", "\t", "\x00"]), max_size=40
).map(lambda parts: " ".join(parts).encode())


def agrees(document: Document) -> None:
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text != ""
        assert "\n" not in block.text
        for cell in block.cells:
            assert block.text[cell.start : cell.end].strip()
        assert (block.kind is BlockKind.HEADING) <= (block.level > 0)
        assert (block.kind is BlockKind.LIST_ITEM) <= (block.level > 0)
    assert all(x.doc == "d" and x.file == "plan" and x.message for x in document.problems)
    if not any(map(str.isalpha, document.text)):
        assert "document_without_text" in [x.code for x in document.problems]


@pytest.mark.parametrize("read", READERS)
@given(content=st.one_of(st.binary(max_size=200), SOUP))
@settings(max_examples=120, deadline=None)
def test_any_bytes_give_a_document_or_its_error(read: Reader, content: bytes) -> None:
    with suppress(DocumentError):
        document = read(content, "plan", "d")
        agrees(document)
        assert read(content, "plan", "d") == document


TAGS = ["p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "pict", "txbxContent"]
TREES = st.recursive(
    st.sampled_from(["", "We will act", "What: a", '<w:numPr><w:numId w:val="1"/></w:numPr>']),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@given(TREES)
@settings(max_examples=150, deadline=None)
def test_any_tree_of_word_elements_is_read(body: str) -> None:
    agrees(read_docx(packed(body), "plan", "d"))


WHOLE = packed(p("We will act.") + item("now", 1), numbering="<w:num w:numId='1'/>")


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_word_file_with_broken_bytes(at: int, junk: bytes) -> None:
    with suppress(DocumentError):
        agrees(read_document(WHOLE[:at] + junk + WHOLE[at + len(junk) :], "plan", "d"))


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.9, 0.99])
def test_a_word_file_cut_short(share: float) -> None:
    with pytest.raises(DocumentError) as error:
        read_document(WHOLE[: int(len(WHOLE) * share)], "plan", "d")
    assert error.value.code == "damaged"


def test_a_bomb_is_refused() -> None:
    bomb = zipped({"word/document.xml": b"<a>" + b" " * (210 * 1024 * 1024)})
    with pytest.raises(DocumentError) as error:
        read_document(bomb, "plan.docx", "d")
    assert error.value.code == "too_large"


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    content = bytearray(zipped({"word/document.xml": b"<a/>" + b" " * 5000}))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    with pytest.raises(DocumentError) as error:
        read_document(bytes(content), "plan.docx", "d")
    assert error.value.code in {"too_large", "damaged"}


def test_entities_are_refused() -> None:
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(DocumentError) as error:
        read_document(zipped({"word/document.xml": laughs}), "plan.docx", "d")
    assert error.value.code == "unsafe"


def test_a_protected_word_file_says_so() -> None:
    content = bytearray(WHOLE)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 1)
    assert zipfile.is_zipfile(BytesIO(bytes(content)))
    with pytest.raises(DocumentError) as error:
        read_document(bytes(content), "plan.docx", "d")
    assert error.value.code == "encrypted"
