"""Text as `pdftotext`, Pandoc and people leave it."""

import pytest

from doc_audit.ingest.markdown import read_markdown
from doc_audit.ingest.plain import read_plain
from doc_audit.model import Document


def read(text: str) -> Document:
    return read_plain(text.encode(), "plan.txt", "plan")


def seen(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


PROSE = """People in the poorest parts of Ourshire live nine years less than those in the
other parts do. This plan says what we will do about it in the next five years."""
JOINED = " ".join(PROSE.split("\n"))


def test_numbered_headings_right_above_prose() -> None:
    text = f"Ourshire plan\n1. Introduction\n{PROSE}\n2. What we will do\n{PROSE}\n"
    assert seen(read(text)) == [
        ("heading", "Ourshire plan"),
        ("heading", "1. Introduction"),
        ("paragraph", JOINED),
        ("heading", "2. What we will do"),
        ("paragraph", JOINED),
    ]


def test_numbered_items_stay_items() -> None:
    text = f"{PROSE}\n\n1. Train staff\n2. Open a clinic\n3. Tell every practice\n\n{PROSE}\n"
    assert [kind for kind, _ in seen(read(text))][1:4] == ["list_item"] * 3


@pytest.mark.parametrize(("gap", "indent"), [("", ""), ("\n", "     ")])
def test_items_whose_bullets_were_lost(gap: str, indent: str) -> None:
    items = ["open a hub in each of our five places, starting with Stowbeck where", "need is great",
             "offer every smoker a quit plan", "train 200 champions"]  # fmt: skip
    lines = "\n".join(indent + item for item in items)
    text = f"{PROSE}\n\nBy March 2027 we will:\n{gap}{lines}\n{gap}{PROSE}\n"
    assert seen(read(text))[1:] == [
        ("paragraph", "By March 2027 we will:"),
        ("list_item", f"{items[0]} {items[1]}"),
        ("list_item", items[2]),
        ("list_item", items[3]),
        ("paragraph", JOINED),
    ]


ALIGNED = """\
                       Action                       Lead      Timescale
Open a hub in Stowbeck with evening clinics and     Place          March
a creche for those who attend                       director       2026
Commission weight management services               Public         Q3
                                                    Health         2025/26
Recruit 12 link workers                             PCN leads     May 2026
Tell every practice                                                June 2026
"""


def test_a_table_made_of_blanks() -> None:
    rows = [block for block in read(f"{PROSE}\n\n{ALIGNED}\n\n{PROSE}\n").blocks if block.cells]
    assert [row.text for row in rows] == [
        "Open a hub in Stowbeck with evening clinics and a creche for those who attend"
        " | Place director | March 2026",
        "Commission weight management services | Public Health | Q3 2025/26",
        "Recruit 12 link workers | PCN leads | May 2026",
        "Tell every practice | June 2026",
    ]
    assert [cell.role for cell in rows[3].cells] == ["action", "timescale"]


COLUMNS = """\
People in Stowbeck live nine years       We will open a hub in each of our
less than in Marlhope. They also         five places by March 2027. Each
wait longer for an appointment and       hub will have evening clinics and
are admitted more often. The plan        a creche. We will train two hundred
says what will be done about it.         champions, half of them from ethnic
                                         minority communities.
"""


def test_two_columns_are_read_one_after_the_other() -> None:
    document = read(COLUMNS)
    left = " ".join(line[:41].strip() for line in COLUMNS.split("\n")).strip()
    right = " ".join(line[41:].strip() for line in COLUMNS.split("\n")).strip()
    assert seen(document) == [("paragraph", left), ("paragraph", right)]
    assert codes(document) == ["columns_parted"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We will act. " * 600, "line_ends_lost"),
        (f"{PROSE}\n\nAction\n\nLead\n\nTimescale\n\nOpen a hub\n\nPCN\n", "table_unravelled"),
        (f"{PROSE}\nAction Lead Timescale\nOpen a hub PCN May\n", "table_unravelled"),
    ],
)
def test_what_a_conversion_spoiled_is_told(text: str, code: str) -> None:
    assert codes(read(text)) == [code]


def test_clean_text_gives_no_doubt() -> None:
    assert codes(read(f"Plan\n\n{PROSE}\n\nWhat: a café\nWho: ICB\nWhen: May\n\n{ALIGNED}")) == []


def test_bullets_before_tabs_are_no_table() -> None:
    assert seen(read("o\tTrain staff\no\tOpen a hub\n-\ttell all\n")) == [
        ("list_item", "Train staff"),
        ("list_item", "Open a hub"),
        ("list_item", "tell all"),
    ]


def markdown(source: str) -> Document:
    return read_markdown(source.encode(), "plan.md", "plan")


def test_marks_of_pandoc() -> None:
    source = (
        "# []{#_Toc1 .anchor}Our plan {#plan .unnumbered}\n\n::: {.note}\nWe will act.\n:::\n\n"
        "Close the gap by [half]{.underline}.\n\n- [ ] train staff\n- [x] open a hub\n"
    )
    assert seen(markdown(source)) == [
        ("heading", "Our plan"),
        ("paragraph", "We will act."),
        ("paragraph", "Close the gap by half."),
        ("list_item", "train staff"),
        ("list_item", "open a hub"),
    ]


GRID = """\
+-----------------+---------+----------+
| Action          | Lead    | When     |
+=================+=========+==========+
| Commission **weight** | PH      | Q3       |
| services        |         | 2025/26  |
+-----------------+---------+----------+
""".replace("| Commission **weight** |", "| Run **weight**  |")
SIMPLE = """\
  Action            Lead      When
  ----------------- --------- ----------
  Buy a bus         Team A    May 2026
  Plant 400 trees   Team B    March 2027
"""


def test_tables_that_pandoc_draws() -> None:
    rows = [block.text for block in markdown(f"{GRID}\n\n{SIMPLE}\n").blocks if block.cells]
    assert rows == [
        "Run weight services | PH | Q3 2025/26",
        "Buy a bus | Team A | May 2026",
        "Plant 400 trees | Team B | March 2027",
    ]


def test_running_heads_beside_page_numbers() -> None:
    pages = [f"We will do {name} of it.\n\nOurshire plan\n\n{number}\n\n"
             for number, name in enumerate(("most", "more", "all"), 3)]  # fmt: skip
    found = seen(markdown("# Plan\n\n" + "".join(pages)))
    assert found.count(("furniture", "Ourshire plan")) == 3


def test_a_table_whose_columns_were_mixed_is_told() -> None:
    scraps = "".join(f"**{word} **\n\nReduce the waits for care in {word}\n\n" for word in
                     ("and urgent", "care", "learning", "budget", "waste"))  # fmt: skip
    assert codes(markdown(f"# Plan\n\n{scraps}")) == ["columns_mixed"]
    assert (
        codes(markdown("# Plan\n\nWe ask all to: **standardise** care and **improve** it.")) == []
    )


def test_heads_of_a_mail_and_lines_of_contents() -> None:
    text = f"From: Jo Smith\nTo: The board\n\nForeword ........ 2\nActions ........ 3\n\n{PROSE}\n"
    assert [kind for kind, _ in seen(read(text))] == [
        "furniture", "furniture", "contents", "contents", "paragraph",
    ]  # fmt: skip
