"""Workbooks that are broken, false or meant to do harm."""

from collections.abc import Iterator

from hostile_case import READ, Case
from hostile_office import WORDS, archive_cases, entity_cases, placed_in
from office_files import HEADER, OFFICE, PACKAGE
from sheet_files import MAIN as SPACE
from sheet_files import packed

MAIN = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"
RELATED = "xl/_rels/workbook.xml.rels"
CUT = f"{READ}:sheet_too_large"
LAST = "XFD1048576"


def sheet_cases(scale: int) -> Iterator[Case]:
    """All of them; `scale` 1 for tests, 1000 for the bench."""
    plan = packed(_rows(WORDS))
    yield from archive_cases("xlsx", plan, MAIN, scale)
    yield from entity_cases("xlsx", plan, SHEET, "<t>", scale)
    yield from _places(scale)
    yield from _merged(scale)
    yield from _strings(scale)
    yield from _formats(scale)
    yield from _values()
    yield from _sheets(scale)
    yield from _unseen(scale)
    yield from _links(plan)


def _case(name: str, content: bytes, *may: str) -> Case:
    return Case(f"xlsx: {name}", "log.xlsx", content, *(may or (READ,)))


def _cell(text: str, at: str = "") -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def _rows(*texts: str) -> str:
    """The inside of a sheet with a row for each text."""
    return f"<sheetData>{''.join(f'<row>{_cell(text)}</row>' for text in texts)}</sheetData>"


def _places(scale: int) -> Iterator[Case]:
    whole = f'<dimension ref="A1:{LAST}"/>{_rows(WORDS)}'
    yield _case("says it is 1,048,576 rows by 16,384 columns", packed(whole))
    corners = f'<row r="1">{_cell(WORDS, "A1")}</row><row r="1048576">{_cell(WORDS, LAST)}</row>'
    yield _case("words in its first and last cell", packed(f"<sheetData>{corners}</sheetData>"))
    outside = ("XFE1", "A1048577", "A0", "1", "AAAA1", "A" + "9" * 5000, "\u00b2", "A\u0661", "-A1")
    odd = "".join(
        f'<row r="{at.strip("A")}">{_cell(WORDS, at)}</row>' for at in (*outside, "0" * 9 + "9" * 9)
    )
    yield _case("places out of bounds", packed(f"<sheetData>{odd}</sheetData>"))
    back = "".join(f'<row r="{n}">{_cell(WORDS, f"A{n}")}</row>' for n in range(100, 0, -1))
    yield _case("rows in the wrong order", packed(f"<sheetData>{back}{back}</sheetData>"))
    tall = _rows(*["We will act."] * 500 * scale)
    yield _case(f"{500 * scale:,} rows", packed(tall), READ, "reader_timed_out")
    wide = f"<sheetData><row>{'<c><v>1</v></c>' * 500 * scale}</row></sheetData>"
    yield _case(f"{500 * scale:,} cells in a row", packed(wide), READ, "reader_timed_out")
    apart = "".join(f'<row r="{20 * n}">{_cell("We act.", f"A{20 * n}")}</row>'
                    for n in range(1, 50 * min(scale, 1000)))  # fmt: skip
    yield _case("rows far apart", packed(f"<sheetData>{apart}</sheetData>"), READ,
                "reader_timed_out")  # fmt: skip
    diagonal = "".join(f"<row>{_cell('We act.', f'{_letters(n)}{n}')}</row>"
                       for n in range(1, min(16_384, 20 * scale)))  # fmt: skip
    yield _case("each row in a column of its own", packed(f"<sheetData>{diagonal}</sheetData>"),
                READ, "reader_timed_out")  # fmt: skip


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _merged(scale: int) -> Iterator[Case]:
    many = 1000 * scale
    rows = _rows(*["We will act."] * 100)
    for name, areas in (
        ("all the sheet", (f"A1:{LAST}" for _ in range(many))),
        ("two cells each", (f"A{n}:B{n}" for n in range(1, many + 1))),
        ("no area at all", ("A1:A1:A1" for _ in range(many))),
    ):
        merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
        yield _case(f"{many:,} merged ranges, {name}",
                    packed(f"{rows}<mergeCells>{merges}</mergeCells>"), READ, CUT)  # fmt: skip
    long = "We will act. " * 50 * min(scale, 100)
    high = 1000 if scale > 1 else 50
    tall = _rows(long, *["x"] * high).replace("</row>", '<c r="B1"><v>1</v></c></row>')
    down = f'{tall}<mergeCells><mergeCell ref="A1:A{LAST[3:]}"/></mergeCells>'
    yield _case(f"{len(long) / 1000:g} kB merged over {high:,} rows", packed(down), READ, CUT)
    hidden = "".join(f'<row r="{n}" hidden="1">{_cell(WORDS)}</row>' for n in range(1, 2000))
    merges = f"<mergeCells>{f'<mergeCell ref={chr(34)}A1:{LAST}{chr(34)}/>' * many}</mergeCells>"
    yield _case(f"{many:,} merged ranges in hidden rows",
                packed(f"<sheetData>{hidden}</sheetData>{merges}"),
                f"{READ}:hidden_rows")  # fmt: skip


def _strings(scale: int) -> Iterator[Case]:
    def using(strings: str, *indices: object) -> bytes:
        cells = "".join(f'<row><c t="s"><v>{index}</v></c></row>' for index in indices)
        more = {"sharedStrings": f'{HEADER}<sst xmlns="{SPACE}" count="9999999">{strings}</sst>'}
        return packed(f"<sheetData><row>{_cell(WORDS)}</row>{cells}</sheetData>", more=more)

    plain = f"<si><t>{WORDS}</t></si>"
    yield _case("strings out of range", using(
        plain, 1, -1, 10**9, "9" * 5000, "0x0", "\u0661", "nan", " 0 "))  # fmt: skip
    long = f"<si><t>{'We will act. ' * 10 * scale}</t></si>"
    yield _case(
        f"one string of {0.13 * scale:g} kB in 300 cells", using(long, *[0] * 300), READ, CUT
    )
    runs = f"<si>{'<r><rPr><strike/></rPr><t>no</t></r><r><t>We </t></r>' * 500 * scale}</si>"
    yield _case(f"string of {1000 * scale:,} runs", using(runs, 0), READ)
    odd = "_xD800__xDC00__xFFFF__x0000__x000D__x0008_ \ufdd0 \U0001ffff \u202e"
    yield _case("half letters and nonletters", using(f"<si><t>{WORDS} {odd} act</t></si>", 0))
    nested = f"<si>{'<r>' * 200}<t>{WORDS}</t>{'</r>' * 200}</si>"
    yield _case("runs in runs", using(nested, 0))


def _formats(scale: int) -> Iterator[Case]:
    codes = (
        "0" * 255, "#," * 120, "?" * 100 + "/" + "?" * 100, "E+", "0E+" * 80, ".", "/", ",,,,",
        ";" * 200, "[<1e999]0", "[<9" + "9" * 200 + "]0", "[>-1]@", "[h]" * 80, "y" * 255,
        "m/d/s/h" * 30, "[$-F800]", "[$" + "x" * 250, "\\", "_", "*", '"', "%" * 255, "0." * 120,
        "AM/PM" * 50, "h:mm:ss." + "0" * 200, "General" * 30, "@" * 255, "", "0" * 1000 * scale,
        "[=1]0;[=2]0;[=3]0;[=4]0", "\U0001f468\u202e",
    )  # fmt: skip
    values = ("0", "-1", "1.5", "44927.123456789", "1E+308", "-1E-308", "2958466", "0.000001")
    forms = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{_quoted(code)}"/>'
        for n, code in enumerate(codes)
    )
    looks = "".join(f'<xf numFmtId="{200 + n}" fontId="{n}"/>' for n in range(len(codes)))
    styles = (
        f'{HEADER}<styleSheet xmlns="{SPACE}"><numFmts>{forms}<numFmt numFmtId="{"9" * 5000}"/>'
        f"</numFmts><fonts><font/></fonts><cellXfs>{looks}</cellXfs></styleSheet>"
    )

    def row(value: str) -> str:
        return "".join(f'<c s="{n}"><v>{value}</v></c>' for n in range(len(codes) + 2))

    cells = "".join(f"<row>{row(value)}</row>" for value in values)
    rows = f"<sheetData><row>{_cell(WORDS)}</row>{cells}</sheetData>"
    yield _case("hostile number formats", packed(rows, more={"styles": styles}))
    look = f'<c s="{codes.index("@" * 255)}"'
    repeating = _cell("We will act. " * 10 * scale).replace("<c", look)
    yield _case(f"format that writes {0.13 * scale:g} kB 255 times",
                packed(f"<sheetData><row>{repeating}</row></sheetData>", more={"styles": styles}),
                READ, CUT)  # fmt: skip
    many = f"<numFmts>{'<numFmt/>' * 1000 * scale}</numFmts>"
    looks = f"<cellXfs>{'<xf/>' * 1000 * scale}</cellXfs>"
    styles = f'{HEADER}<styleSheet xmlns="{SPACE}">{many}{looks}</styleSheet>'
    yield _case(f"{1000 * scale:,} styles", packed(_rows(WORDS), more={"styles": styles}))


def _quoted(code: str) -> str:
    return code.replace('"', "&quot;").replace("<", "&lt;")


def _values() -> Iterator[Case]:
    kinds = ("n", "d", "b", "e", "str", "s", "inlineStr", "x" * 999)
    values = (
        "nan", "inf", "-inf", "1E+999999999999", "1" * 5000, "", "true", "#REF!",
        "9999-12-31T24:00:00", "0001-01-01", "2026-02-30", "\u0661", "=cmd|' /C calc'!A0",
    )  # fmt: skip
    cells = "".join(
        f"<row>{''.join(f'<c t={chr(34)}{kind}{chr(34)}><v>{v}</v></c>' for v in values)}</row>"
        for kind in kinds
    )
    for since in ("0", "1"):
        book = f'<workbookPr date1904="{since}"/>'
        rows = f"<sheetData><row>{_cell(WORDS)}</row>{cells}</sheetData>"
        yield _case(f"values that are none, days since 190{4 * int(since)}",
                    packed(rows, workbook=book))  # fmt: skip
    formulas = f"<sheetData>{'<row><c><f>A1</f></c></row>' * 9}</sheetData>"
    yield _case("formulas of themselves without results", packed(formulas),
                f"{READ}:formula_without_value")  # fmt: skip


def _sheets(scale: int) -> Iterator[Case]:
    def book(listed: str, links: str = "") -> bytes:
        sheets = (
            f'<workbook xmlns="{SPACE}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
        )
        content = placed_in(packed(_rows(WORDS)), MAIN, HEADER + sheets)
        if not links:
            return content
        rels = f'{HEADER}<Relationships xmlns="{PACKAGE}">{links}</Relationships>'
        return placed_in(content, RELATED, rels)

    many = "".join(f'<sheet name="Plan {n}" r:id="r1"/>' for n in range(6 * min(scale, 10_000)))
    yield _case(f"one sheet {6 * min(scale, 10_000):,} times", book(many), READ, "reader_timed_out")
    yield _case("sheets that are nowhere", book('<sheet name="a"/><sheet name="b" r:id="r9"/>'),
                READ)  # fmt: skip
    one = '<sheet name="Plan" r:id="r1"/><sheet name="' + "x" * 5000 + '" r:id="r2"/>'
    for name, target in (
        ("the workbook", "workbook.xml"),
        ("its relations", "_rels/workbook.xml.rels"),
    ):
        links = "".join(
            f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{part}"/>'
            for n, (kind, part) in enumerate(
                [("worksheet", "worksheets/sheet1.xml"), ("worksheet", target),
                 ("sharedStrings", target), ("styles", target)], 1)
        )  # fmt: skip
        yield _case(f"sheet, strings and styles are {name}", book(one, links))


def _unseen(scale: int) -> Iterator[Case]:
    many = 1000 * scale
    marks = (f'<col min="{n % 16_384 + 2}" max="16384" hidden="1"/>' for n in range(many))
    columns = f"<cols>{''.join(marks)}</cols>"
    cells = "".join(_cell("We act.", f"{_letters(n)}1") for n in range(1, min(16_384, 300 * scale)))
    yield _case(f"columns hidden {many:,} times",
                packed(f"{columns}<sheetData><row>{cells}</row></sheetData>"),
                READ, f"{READ}:hidden_columns")  # fmt: skip
    lists = "".join(f"<dataValidation><formula1>Plan!$A${n}</formula1></dataValidation>"
                    for n in range(many))  # fmt: skip
    yield _case(f"{many:,} lists of choices",
                packed(f"{_rows(WORDS)}<dataValidations>{lists}</dataValidations>"))  # fmt: skip
    named = (f'<definedName name="n{n}">n{n + 1}</definedName>' for n in range(many))
    names = f"<definedNames>{''.join(named)}</definedNames>"
    validated = "<dataValidation><formula1>n0</formula1></dataValidation>"
    validated = f"<dataValidations>{validated}</dataValidations>"
    yield _case(f"{many:,} names of names", packed(_rows(WORDS) + validated, workbook=names))
    rels = f'{HEADER}<Relationships xmlns="{PACKAGE}">' + "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/table" Target="../tables/t.xml"/>'
        for n in range(many)
    )
    given = {
        "worksheets/_rels/sheet1.xml.rels": f"{rels}</Relationships>",
        "tables/t.xml": f'{HEADER}<table xmlns="{SPACE}" ref="A1:{LAST}">'
        f'<autoFilter ref="A1:{LAST}"><filterColumn/></autoFilter></table>',
    }
    listed = "".join(f'<tablePart xmlns:r="{OFFICE}" r:id="r{n % many}"/>' for n in range(many))
    content = packed(f"{_rows(WORDS, *['a'] * 99)}<tableParts>{listed}</tableParts>")
    for name, text in given.items():
        content = placed_in(content, f"xl/{name}", text)
    yield _case(f"one table {many:,} times", content)


def _links(plan: bytes) -> Iterator[Case]:
    away = 'http://127.0.0.1:47391/x" TargetMode="External'
    rels = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate((
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", away), ("styles", away),
            ("externalLink", 'file:///etc/passwd" TargetMode="External'),
            ("theme", "../../../../etc/passwd"),
        ), 1)
    )  # fmt: skip
    whole = f'{HEADER}<Relationships xmlns="{PACKAGE}">{rels}</Relationships>'
    yield _case("strings and styles at an address", placed_in(plan, RELATED, whole))
    outside = whole.replace("worksheets/sheet1.xml", away)
    yield _case("sheet at an address", placed_in(plan, RELATED, outside), "damaged")
    asked = _rows(WORDS).replace(
        "<row>", "<row><c><f>WEBSERVICE(&quot;http://127.0.0.1:47391/x&quot;)</f><v>1</v></c>", 1
    )
    yield _case("formula that asks an address", packed(asked))
