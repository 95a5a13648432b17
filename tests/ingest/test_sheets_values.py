"""What cells of a workbook show."""

from io import BytesIO

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import HEADER
from openpyxl.styles import Font
from sheet_files import (
    HEADS,
    MAIN,
    OPEN,
    built,
    cells,
    codes,
    packed,
    read,
    records,
    rows_book,
    texts,
)

from doc_audit.model import Document
from doc_audit.text.clean import tidy

STYLES = (
    f'{HEADER}<styleSheet xmlns="{MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="d mmmm yyyy"/></numFmts>'
    '<fonts count="2"><font/><font><strike/></font></fonts>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/>'
    '<xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>'
)


def row(*inside: str) -> str:
    return f"<sheetData><row>{''.join(inside)}</row></sheetData>"


def words(content: bytes) -> list[str]:
    """Texts of a workbook without the name of its sheet."""
    return words_in(read(content))


def words_in(document: Document) -> list[str]:
    return [text for text in texts(document) if text != "Plan"]


def shown(inside: str, **parts: str) -> list[str]:
    more = {"styles": STYLES, **parts}
    return words(packed(row(inside), more=more))


def test_kinds_of_values() -> None:
    assert shown("<c><v>12.50</v></c>") == ["12.5"]
    assert shown('<c s="1"><v>45748</v></c>') == ["1 April 2025"]
    assert shown('<c s="1" t="d"><v>2025-04-01T00:00:00Z</v></c>') == ["1 April 2025"]
    assert shown('<c t="b"><v>1</v></c><c t="b"><v>0</v></c>') == ["TRUE FALSE"]
    assert shown('<c t="str"><f>A2</f><v>We will act</v></c>') == ["We will act"]
    assert shown('<c t="inlineStr"><is><t>We </t></is></c>') == ["We"]
    assert shown('<c s="99"><v>7</v></c><c t="s"><v>99</v></c><c><v>odd</v></c>') == ["7 odd"]


def test_shared_strings_keep_runs_and_lose_phonetic_guides_and_struck_words() -> None:
    strings = (
        f'{HEADER}<sst xmlns="{MAIN}"><si><r><t xml:space="preserve">We </t></r>'
        "<r><rPr><strike/></rPr><t>may</t></r><r><t>will</t></r>"
        '<rPh sb="0" eb="1"><t>PHONETIC</t></rPh></si>'
        "<si><t>a_x000D_\nb_x005F_x0041_</t></si></sst>"
    )
    document = read(
        packed(row('<c t="s"><v>0</v></c><c t="s"><v>1</v></c>'), more={"sharedStrings": strings})
    )
    assert words_in(document) == ["We will a b_x0041_"]
    assert "struck_text" in codes(document)


def test_cells_struck_through_are_left_out_and_told() -> None:
    document = read(packed(row('<c s="2"><v>7</v></c><c><v>8</v></c>'), more={"styles": STYLES}))
    assert words_in(document) == ["8"]
    assert codes(document)["struck_text"].endswith("in 1 places.")


def test_a_formula_shows_its_kept_value_and_is_never_computed() -> None:
    document = read(packed(row("<c><f>1+1</f><v>3</v></c><c><f>2+2</f></c><c><f>1</f><v/></c>")))
    assert words_in(document) == ["3"]
    assert "(2 cells)" in codes(document)["formula_without_value"]
    assert document.problems[0].severity == "error"


def test_errors_show_and_are_told() -> None:
    document = read(packed(row('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>')))
    assert words_in(document) == ["#DIV/0!"]
    assert "(1)" in codes(document)["error_values"]


def test_days_of_a_workbook_that_counts_from_1904() -> None:
    content = packed(
        row('<c s="1"><v>44286</v></c><c s="1" t="d"><v>2025-04-01</v></c>'),
        workbook='<workbookPr date1904="1"/>',
        more={"styles": STYLES},
    )
    assert words(content) == ["1 April 2025 1 April 2025"]


def test_line_ends_and_bullets_in_a_cell_stay_one_statement() -> None:
    action = "Open two hubs:\n• in Marsh\n• in Hartwell"
    (only,) = records(read(rows_book(HEADS, (action, *OPEN[1:]))))
    assert cells(only)["Action"] == "Open two hubs: • in Marsh • in Hartwell"


def test_the_words_of_a_link_are_read_not_its_address() -> None:
    def write(book: openpyxl.Workbook) -> None:
        for line in (HEADS, OPEN):
            book.active.append(line)
        book.active["A2"].hyperlink = "https://example.org/plan.pdf"
        book.active["A2"].value = "See the plan"
        book.active["A2"].font = Font(underline="single")

    (only,) = records(read(built(write)))
    assert cells(only)["Action"] == "See the plan"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4))
def test_any_words_come_back(lines: list[tuple[str, str, str]]) -> None:
    rows = [(f"1a{a}", f"2b{b}", f"3c{c}") for a, b, c in lines]
    content = rows_book(("Action", "Lead", "Due"), *rows)
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    kept = [tuple(tidy(str(value)) for value in line) for line in sheet.values][1:]
    assert [tuple(cells(block).values()) for block in records(read(content))] == kept
