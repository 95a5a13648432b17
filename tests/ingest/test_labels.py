import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.ingest.label_records import join_labels
from doc_audit.ingest.labels import joined_cells, label_of, split_labels
from doc_audit.model import Block, BlockKind

PARAGRAPH = BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "label", "role", "rest"),
    [
        ("What: Pilot a scheme", "What", "action", "Pilot a scheme"),
        ("Lead: Public Health", "Lead", "lead", "Public Health"),
        ("Action 3.2: Train staff", "Action 3.2", "action", "Train staff"),
        ("By when: March 2026", "By when", "timescale", "March 2026"),
        ("Who will lead this?: The Trust", "Who will lead this?", "lead", "The Trust"),
        ("When:", "When", "timescale", ""),
    ],
)
def test_a_label_is_told_from_its_words(text: str, label: str, role: str, rest: str) -> None:
    assert label_of(text) == (label, role, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Our work on smoking: what we did",
        "The Board will: meet",
        "We will:",
        "lead: a heavy metal",
        "At 10:30 the action starts",
        "Note: this is a draft",
        "",
        ":",
    ],
)
def test_sentences_with_a_colon_are_not_labelled(text: str) -> None:
    assert label_of(text) is None


def test_labels_on_one_line_are_split() -> None:
    labels = split_labels("What: Pilot it. Who: Public Health When: Short term (by March 2020)")
    assert [(label.role, label.rest) for label in labels] == [
        ("action", "Pilot it."),
        ("lead", "Public Health"),
        ("timescale", "Short term (by March 2020)"),
    ]


def paragraphs(*texts: str) -> list[Block]:
    return [Block(PARAGRAPH, text, path=f"p[{at}]") for at, text in enumerate(texts, 1)]


def test_stacked_labels_make_one_row_each() -> None:
    first, second, after = join_labels(
        paragraphs(
            "What: Open a café",
            "Who: The ICB",
            "When: 2026",
            "What: Train staff",
            "Who: The Trust",
            "We will report each year.",
        )
    )
    assert (first.kind, first.text) == (BlockKind.TABLE_ROW, "Open a café | The ICB | 2026")
    assert [(cell.head, cell.role) for cell in first.cells] == [
        ("What", "action"), ("Who", "lead"), ("When", "timescale"),
    ]  # fmt: skip
    assert second.text == "Train staff | The Trust"
    assert second.path == "p[4]"
    assert after.kind is PARAGRAPH


def test_words_below_their_label_are_its_words() -> None:
    (row,) = join_labels(paragraphs("Action:", "Open a café", "Lead:", "The ICB"))
    assert row.text == "Open a café | The ICB"


def test_numbered_actions_start_new_records() -> None:
    rows = join_labels(paragraphs("Action 1: A b", "Lead: C", "Action 2: D e", "Lead: F"))
    assert [row.text for row in rows] == ["A b | C", "D e | F"]


def test_labels_without_a_lead_or_date_stay_as_they_are() -> None:
    blocks = paragraphs("Action: Open a café", "Outcome: fewer admissions")
    assert join_labels(blocks) == tuple(blocks)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=8))
def test_any_paragraphs_keep_their_words(texts: list[str]) -> None:
    blocks = paragraphs(*texts)
    joined = join_labels(blocks)
    words = "".join(texts)
    assert all(char in words for block in joined for char in block.text.replace(" | ", ""))
    assert len(joined) <= len(blocks)


@given(st.lists(st.tuples(st.text(max_size=9), st.just("other"), st.text(max_size=20)), max_size=6))
def test_cells_stand_where_their_offsets_say(parts: list[tuple[str, str, str]]) -> None:
    text, cells = joined_cells(parts)  # type: ignore[arg-type]
    filled = [(head, words) for head, _, words in parts if words]
    assert [(cell.head, text[cell.start : cell.end]) for cell in cells] == filled
