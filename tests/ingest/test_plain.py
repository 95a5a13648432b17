import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.ingest.plain import read_plain
from doc_audit.model import Document


def read(text: str) -> Document:
    return read_plain(text.encode(), "plan.txt", "plan")


def seen(text: str) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in read(text).blocks]


WRAPPED = """\
OURSHIRE HEALTH PLAN

1. Introduction

This plan sets out what we will do to reduce inequalities in
health across the county. It will be reviewed in each year of
the plan.
The second paragraph begins right below the first one, without
a blank line. It says that inequal-
ities will be reduced by the well-
known means.

2.1 What we will do

By March 2026 we will:
- open a clinic in Stowbeck, for all who can not come to one of
  the clinics that are there
  * in the evening
- train 40 staff

Our priorities

Smoking is the main cause of early death in the whole county.
"""


def test_wrapped_text() -> None:
    blocks = read(WRAPPED).blocks
    assert [(b.kind.value, b.level, b.text) for b in blocks] == [
        ("heading", 1, "OURSHIRE HEALTH PLAN"),
        ("heading", 1, "1. Introduction"),
        (
            "paragraph",
            0,
            "This plan sets out what we will do to reduce inequalities in health across the county."
            " It will be reviewed in each year of the plan.",
        ),
        (
            "paragraph",
            0,
            "The second paragraph begins right below the first one, without a blank line. It says"
            " that inequalities will be reduced by the well-known means.",
        ),
        ("heading", 2, "2.1 What we will do"),
        ("paragraph", 0, "By March 2026 we will:"),
        (
            "list_item",
            1,
            "open a clinic in Stowbeck, for all who can not come to one of the clinics that are"
            " there",
        ),
        ("list_item", 2, "in the evening"),
        ("list_item", 1, "train 40 staff"),
        ("heading", 2, "Our priorities"),
        ("paragraph", 0, "Smoking is the main cause of early death in the whole county."),
    ]


def test_a_paragraph_a_line() -> None:
    long = "We will open a clinic in each of our five towns by March 2026. " * 4
    assert seen(f"{long}\n{long}\n") == [("paragraph", long.strip())] * 2


@pytest.mark.parametrize("mark", [*"•●▪–-*o\uf0b7➢✓", "1.", "(a)", "iv)"])
def test_bullets_of_every_kind(mark: str) -> None:
    (block,) = read(f"{mark} open a clinic\n").blocks
    assert (block.kind.value, block.marker, block.text) == ("list_item", mark, "open a clinic")


@pytest.mark.parametrize(
    "text", ["2.5 million people live here.", "A plan is made.", "I will act."]
)
def test_sentences_that_only_look_like_items(text: str) -> None:
    assert seen(text) == [("paragraph", text)]


def test_underlined_headings() -> None:
    assert seen("Our plan\n========\n\nWe will act.\n\nMoney\n-----\nWe will spend.\n") == [
        ("heading", "Our plan"),
        ("paragraph", "We will act."),
        ("heading", "Money"),
        ("paragraph", "We will spend."),
    ]


def test_form_feeds_end_pages_and_their_edges_are_furniture() -> None:
    pages = [f"Ourshire plan\n\nSentence {name} stops\n\nPage {at} of 3\n"
             for at, name in enumerate(("one", "two", "three"), 1)]  # fmt: skip
    found = seen("\f".join(pages) + "\fand ends here.\n")
    assert ("furniture", "Ourshire plan") in found
    assert ("furniture", "Page 2 of 3") in found
    assert ("paragraph", "Sentence three stops and ends here.") in found


def test_stacked_labels() -> None:
    text = "What: Open a café\nWho: The ICB\nWhen: 2026\n\nWhat: Train. Who: Trust When: May\n"
    assert seen(text) == [
        ("table_row", "Open a café | The ICB | 2026"),
        ("table_row", "Train. | Trust | May"),
    ]


def test_lines_with_tabs_are_a_table() -> None:
    text = "Our actions are:\n\nAction\tLead\tWhen\nOpen a café\tICB\t2026\nTrain\tTrust\tMay\n"
    blocks = read(text).blocks
    assert [(b.kind.value, b.table, b.path) for b in blocks] == [
        ("paragraph", 0, "p[1]"),
        ("caption", 1, "table[1]/row[1]"),
        ("table_row", 1, "table[1]/row[2]"),
        ("table_row", 1, "table[1]/row[3]"),
    ]
    assert [c.role for c in blocks[2].cells] == ["action", "lead", "timescale"]


def test_windows_line_ends_and_encodings() -> None:
    document = read_plain("We’ll spend £3m.\r\n\r\nOn cafés.\r\n".encode("cp1252"), "p.txt", "p")
    assert document.text == "We’ll spend £3m.\nOn cafés."


def letters(text: str) -> list[str]:
    return sorted(char for char in text if char.isalpha())


@given(st.text("abW o.:,-•\n\t12\f|", max_size=200))
def test_letters_in_are_letters_out(text: str) -> None:
    document = read(text)
    heads = "".join(
        cell.head for block in document.blocks if not block.table for cell in block.cells
    )
    markers = "".join(block.marker for block in document.blocks)
    assert letters(document.text + heads + markers) == letters(text)


@given(st.text("abW o.:,-•\n\t12", max_size=200))
def test_words_come_out_in_the_order_they_stand_in(text: str) -> None:
    out = "".join(b.marker + b.text for b in read(text).blocks)
    assert [c for c in out if c.isalpha()] == [c for c in text if c.isalpha()]
