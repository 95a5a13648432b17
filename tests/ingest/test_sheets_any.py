"""Whatever stands in a spreadsheet: a document whose offsets agree, or a DocumentError."""

from contextlib import suppress

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sheet_files import HEADS, OPEN, TRAIN, packed, read, rows_book

from doc_audit.errors import DocumentError
from doc_audit.ingest import read_document
from doc_audit.ingest.sheets.separated import read_separated
from doc_audit.model import BlockKind, Document

WORDS = ["We will act", "Action", "Lead", "Due", "Text", "2026", "Theme 1", "What: a Who: b", "."]
PLACES = ["A1", "B1", "C2", "A4", "D9", "XFD1048576", "ZZZ9999999", "1A", "", "AAAA"]
AREAS = ["A1:C1", "A1:A9", "B2", "A:A", "1:3", "C9:A1", "A1:XFD1048576", ":", "junk"]
NUMBERS = ["1", "2", "4", "0", "-1", "1048576", "99999999", "x", ""]


def agrees(document: Document) -> None:
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text != ""
        assert all(block.text[cell.start : cell.end].strip() for cell in block.cells)
        assert (block.kind is BlockKind.HEADING) <= (block.level > 0)
        assert block.path
    assert all(problem.doc == "d" and problem.message for problem in document.problems)


CELLS = st.builds(
    lambda place, kind, value, style: (
        f'<c r="{place}" t="{kind}" s="{style}"><f>x</f><v>{value}</v><is><t>{value}</t></is></c>'
    ),
    st.sampled_from(PLACES),
    st.sampled_from(["n", "s", "str", "inlineStr", "b", "e", "d", "odd"]),
    st.sampled_from([*WORDS, *NUMBERS, "2025-04-01", "1e999", "NaN"]),
    st.sampled_from(NUMBERS),
)
ROWS = st.builds(
    lambda number, hidden, cells: f'<row r="{number}" hidden="{hidden}">{"".join(cells)}</row>',
    st.sampled_from(NUMBERS),
    st.sampled_from("01"),
    st.lists(CELLS, max_size=5),
)
REST = st.one_of(
    st.sampled_from(AREAS).map(lambda area: f'<mergeCell ref="{area}"/>'),
    st.sampled_from(AREAS).map(
        lambda area: f'<autoFilter ref="{area}"><filterColumn/></autoFilter>'
    ),
    st.sampled_from(NUMBERS).map(lambda n: f'<col min="{n}" max="{n}" hidden="1"/>'),
    st.sampled_from(AREAS).map(lambda area: f"<formula1>Plan!{area}</formula1>"),
)


@given(st.lists(ROWS, max_size=6), st.lists(REST, max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_elements_of_a_sheet_are_read(rows: list[str], rest: list[str]) -> None:
    agrees(read(packed(f"<sheetData>{''.join(rows)}</sheetData>{''.join(rest)}")))


WHOLE = rows_book(HEADS, OPEN, TRAIN)


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_workbook_with_broken_bytes(at: int, junk: bytes) -> None:
    with suppress(DocumentError):
        agrees(read_document(WHOLE[:at] + junk + WHOLE[at + len(junk) :], "plan", "d"))


@given(st.lists(st.sampled_from([*WORDS, ",", ",", ";", "\t", '"', "\n", "\r", " "])))
@settings(max_examples=80, deadline=None)
@example([*'a,b\n"c,d'])
def test_any_separated_text_is_read(parts: list[str]) -> None:
    text = "".join(parts).encode()
    document = read_separated(text, "log.csv", "d")
    agrees(document)
    assert read_separated(text, "log.csv", "d") == document
