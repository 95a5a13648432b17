"""Tables cut in two, and heads that stand beside their rows."""

import docx
import pytest
from deck_files import cell, read, table, title
from office_files import built

from doc_audit.ingest import read_document
from doc_audit.model import BlockKind, Document

HEADS = ("Action", "Lead", "By when")
OPEN = ("Open a clinic in each town", "The ICB", "May 2026")
TRAIN = ("Train fifty carers in first aid", "The Trust", "June 2026")


def records(document: Document) -> list[list[tuple[str, str]]]:
    rows = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    return [[(c.role, row.text[c.start : c.end]) for c in row.cells] for row in rows]


def of(
    *rows: tuple[str, ...], roles: tuple[str, ...] = ("action", "lead", "timescale")
) -> list[list[tuple[str, str]]]:
    return [[*zip(roles, row, strict=True)] for row in rows]


def page(*parts: str) -> Document:
    return read_document(f"<main><h1>Plan</h1>{''.join(parts)}</main>".encode(), "plan", "plan")


def grid(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{words}</td>" for words in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def word(*parts: tuple[tuple[str, ...], ...] | str) -> Document:
    def write(document: docx.document.Document) -> None:
        for part in parts:
            if isinstance(part, str):
                document.add_paragraph(part)
                continue
            made = document.add_table(len(part), len(part[0]))
            for row, texts in zip(made.rows, part, strict=True):
                for place, text in zip(row.cells, texts, strict=True):
                    place.text = text

    return read_document(built(write), "plan", "plan")


BETWEEN = ["", "Action plan (continued)", "Continued…"]


@pytest.mark.parametrize("between", BETWEEN)
def test_a_table_cut_in_two_goes_on_under_its_heads(between: str) -> None:
    on_page = page(grid(HEADS, OPEN), f"<p>{between}</p>", grid(TRAIN, OPEN))
    assert records(on_page) == of(OPEN, TRAIN, OPEN)
    assert records(word((HEADS, OPEN), between, (TRAIN, OPEN))) == of(OPEN, TRAIN, OPEN)


def test_one_row_goes_on_after_a_line_that_says_so() -> None:
    on_page = page(grid(HEADS, OPEN), "<p>Continued</p>", grid(TRAIN))
    assert records(on_page) == of(OPEN, TRAIN)
    assert records(word((HEADS, OPEN), "Continued", (TRAIN,))) == of(OPEN, TRAIN)


@pytest.mark.parametrize(
    ("between", "other"),
    [
        ("Who sits on the board", (("Jo Marsh", "The ICB", "Chair"), OPEN)),
        ("", (("Ward", "People", "Rank"), ("Marsh", "8,210", "3"))),
        ("", (("Event", "Organisation", "Date"), ("Open evening", "The ICB", "4 May 2024"))),
        ("", (("Jo Marsh", "The ICB"), ("Sam Reed", "The Trust"))),
    ],
)
def test_another_table_keeps_its_own_heads(
    between: str, other: tuple[tuple[str, ...], ...]
) -> None:
    for document in (
        page(grid(HEADS, OPEN), f"<p>{between}</p>", grid(*other)),
        word((HEADS, OPEN), between, other),
    ):
        rows = records(document)
        assert rows[:1] == of(OPEN)
        assert all(role == "other" for row in rows[1:] for role, _ in row)


def deck(*parts: tuple[str, tuple[tuple[str, ...], ...]]) -> Document:
    return read(*(title(name) + table(rows) for name, rows in parts))


@pytest.mark.parametrize("name", ["Our actions", "Our actions (continued)", "Our actions 2/2"])
def test_a_table_goes_on_on_the_next_slide(name: str) -> None:
    short = ("Train carers", "Trust", "June 2026")
    document = deck(("Our actions", (HEADS, OPEN)), (name, (short, TRAIN)), (name, (OPEN, OPEN)))
    assert records(document) == of(OPEN, short, TRAIN, OPEN, OPEN)


def test_a_table_on_the_next_slide_under_another_title_may_have_its_own_heads() -> None:
    board = (("Member", "Body", "Role"), ("Jo Marsh", "The ICB", "Chair"))
    document = deck(("Our actions", (HEADS, OPEN)), ("Our board", board))
    assert records(document)[1] == of(board[1], roles=("other",) * 3)[0]
    longer = deck(("Our actions", (HEADS, OPEN)), ("Next", (TRAIN, OPEN)))
    assert records(longer) == of(OPEN, TRAIN, OPEN)


def test_words_beside_a_table_head_nothing() -> None:
    down = f'<td rowspan="3">Phase</td>{"".join(f"<td>{head}</td>" for head in HEADS)}'
    rows = "".join(f"<tr>{''.join(f'<td>{w}</td>' for w in row)}</tr>" for row in (OPEN, TRAIN))
    document = page(f"<table><tr>{down}</tr>{rows}</table>")
    wanted = ("other", "action", "lead", "timescale")
    assert records(document) == of(("Phase", *OPEN), ("Phase", *TRAIN), roles=wanted)


def test_words_beside_a_table_of_a_slide_head_nothing() -> None:
    first = (cell("Phase", 'rowSpan="3"'), *HEADS)
    rest = [(cell("", 'vMerge="1"'), *row) for row in (OPEN, TRAIN)]
    wanted = ("other", "action", "lead", "timescale")
    assert records(read(table([first, *rest]))) == of(
        ("Phase", *OPEN), ("Phase", *TRAIN), roles=wanted
    )


def test_two_rows_of_heads_repeated_on_a_page_are_no_actions() -> None:
    heads = (
        '<tr><td rowspan="2">Action</td><td colspan="2">Delivery</td></tr>'
        "<tr><td>Who</td><td>When</td></tr>"
    )
    rows = [f"<tr>{''.join(f'<td>{w}</td>' for w in row)}</tr>" for row in (OPEN, TRAIN)]
    document = page(f"<table>{heads}{rows[0]}{heads}{rows[1]}</table>")
    assert records(document) == of(OPEN, TRAIN)


def test_groups_inside_groups_go_on_until_the_next() -> None:
    heads = ("Theme", "Objective", "Action", "Lead")
    rows = [
        ("Falls", "Safe homes", "Fit rails", "ICB"),
        ("", "", "Mend stairs", "ICB"),
        ("", "Strong legs", "Teach tai chi", "Trust"),
        ("Smoking", "", "Hire advisers", "Trust"),
    ]
    found = [[words for _, words in row] for row in records(word((heads, *rows)))]
    assert found == [
        ["Falls", "Safe homes", "Fit rails", "ICB"],
        ["Falls", "Safe homes", "Mend stairs", "ICB"],
        ["Falls", "Strong legs", "Teach tai chi", "Trust"],
        ["Smoking", "Hire advisers", "Trust"],
    ]


INNER = (("Action", "Lead", "By when"), ("Hire advisers", "The Trust", "July 2026"))


def test_actions_of_a_table_in_a_cell_are_read_on_a_page() -> None:
    nested = f"<tr><td>Smoking</td><td>{grid(*INNER)}</td><td>The ICB</td></tr>"
    outer = "<tr><th>Theme</th><th>Action</th><th>Lead</th></tr>"
    document = page(
        f"<table>{outer}<tr><td>Falls</td><td>Fit rails</td><td>ICB</td></tr>{nested}</table>"
    )
    assert of(INNER[1])[0] in records(document)
    assert [words for _, words in records(document)[0]] == ["Falls", "Fit rails", "ICB"]


def test_actions_of_a_table_in_a_cell_are_read_in_word() -> None:
    def write(document: docx.document.Document) -> None:
        outer = document.add_table(3, 3)
        for at, words in enumerate(("Theme", "Action", "Lead", "Falls", "Fit rails", "ICB")):
            outer.rows[at // 3].cells[at % 3].text = words
        outer.cell(2, 0).text = "Smoking"
        inner = outer.cell(2, 1).add_table(2, 3)
        for row, texts in zip(inner.rows, INNER, strict=True):
            for place, text in zip(row.cells, texts, strict=True):
                place.text = text

    document = read_document(built(write), "plan", "plan")
    assert of(INNER[1])[0] in records(document)
