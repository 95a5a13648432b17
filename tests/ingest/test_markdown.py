import pytest

from doc_audit.errors import DocumentError
from doc_audit.ingest import read_document
from doc_audit.model import BlockKind, Document


def read(source: str) -> Document:
    return read_document(source.encode(), "plan.md", "plan")


def seen(source: str) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in read(source).blocks]


def running(source: str) -> list[tuple[str, str]]:
    return [pair for pair in seen(source) if pair[0] != "furniture"]


def test_clean_markdown() -> None:
    source = (
        "# Our plan\n\nBy 2026 we *will* [act](https://x.uk):\n\n- open a **café**\n"
        "  1. in the evening\n\n## Money\n\nWe will spend £2m.\nAnd more.\n"
    )
    blocks = read(source).blocks
    assert [(b.kind.value, b.level, b.marker, b.text) for b in blocks] == [
        ("heading", 1, "", "Our plan"),
        ("paragraph", 0, "", "By 2026 we will act:"),
        ("list_item", 1, "•", "open a café"),
        ("list_item", 2, "1.", "in the evening"),
        ("heading", 2, "", "Money"),
        ("paragraph", 0, "", "We will spend £2m. And more."),
    ]
    assert blocks[-1].section == ("Our plan", "Money")


def test_a_table() -> None:
    source = "| Action | Lead | When |\n|---|---|---|\n| Open a café | ICB | 2026 |\n"
    row = read(source).blocks[1]
    assert row.text == "Open a café | ICB | 2026"
    assert [c.role for c in row.cells] == ["action", "lead", "timescale"]


def test_html_in_markdown_is_read() -> None:
    assert running("<details><summary>More</summary>\n\nWe act.\n\n</details>") == [
        ("heading", "More"),
        ("paragraph", "We act."),
    ]


def test_front_matter_is_furniture() -> None:
    assert seen("---\ntitle: Plan\ndraft: true\n---\n\nWe act.\n") == [
        ("furniture", "title: Plan"),
        ("furniture", "draft: true"),
        ("paragraph", "We act."),
    ]


def test_footnotes_and_noted_asterisks() -> None:
    source = "We act.[^1] For all\\*.\n\n[^1]: Subject to funding.\n\n\\* Residents only.\n"
    assert running(source) == [
        ("paragraph", "We act. For all*."),
        ("footnote", "Subject to funding."),
        ("footnote", "Residents only."),
    ]


ENDS = ("long way.", "hard year.", "plan for all.", "word.")
PAGES = "\n\n".join(
    f"Words that stop in the middle of a {at}\n\n\n\nOurshire Health Plan 2030 {end}"
    for at, end in enumerate(ENDS, 2)
)


def test_running_headers_and_page_numbers_inside_sentences() -> None:
    assert running(PAGES) == [
        ("paragraph", f"Words that stop in the middle of a {end}") for end in ENDS
    ]
    furniture = [text for kind, text in seen(PAGES) if kind == "furniture"]
    assert furniture == [
        text for at in range(2, 6) for text in (str(at), "Ourshire Health Plan 2030")
    ]


def test_page_numbers_alone() -> None:
    source = "We will act and\n\n1\n\nthen report.\n\n2\n\nThe end.\n\n3\n"
    assert running(source) == [("paragraph", "We will act and then report."),
                               ("paragraph", "The end.")]  # fmt: skip


def test_numbers_that_are_no_pages_stay() -> None:
    source = "Deaths fell to 40\n\n37\n\n12\n\nWe will act.\n"
    assert ("paragraph", "37") in running(source)


def test_a_sentence_broken_at_a_line_end_is_joined() -> None:
    source = "Patients wait for 12 \n\nhours or more. They should not \n\nWe will act. \n"
    assert running(source) == [
        ("paragraph", "Patients wait for 12 hours or more. They should not We will act.")
    ]


def test_a_broken_link_is_joined_without_a_blank() -> None:
    source = "Read our policy (https://x.uk/a-very-\n\nlong-path/), then act.\n"
    assert running(source) == [
        ("paragraph", "Read our policy (https://x.uk/a-very-long-path/), then act.")
    ]


def test_items_that_lost_their_bullets() -> None:
    source = (
        "We ask systems to:\n\n**standardise** components\n\nbring them together\n\n"
        "scale up\n\nThis will set the foundations.\n"
    )
    assert running(source) == [
        ("paragraph", "We ask systems to:"),
        ("list_item", "standardise components"),
        ("list_item", "bring them together"),
        ("list_item", "scale up"),
        ("paragraph", "This will set the foundations."),
    ]


def test_a_first_item_glued_to_its_stem() -> None:
    source = "There are 3 shifts: **from hospital** to home\n\n**from cure** to care\n\nfrom old\n"
    assert running(source) == [
        ("paragraph", "There are 3 shifts:"),
        ("list_item", "from hospital to home"),
        ("list_item", "from cure to care"),
        ("list_item", "from old"),
    ]


def test_sub_bullets_run_together() -> None:
    source = "• cut waits through: o using helplines at night o using teams\n"
    blocks = read(source).blocks
    assert [(b.marker, b.level, b.text) for b in blocks] == [
        ("•", 1, "cut waits through:"),
        ("o", 2, "using helplines at night"),
        ("o", 2, "using teams"),
    ]


def test_bold_lines_are_headings_and_bold_stems_are_not() -> None:
    source = "**Next steps**\n\n**We will:**\n\n• act\n\n**We have acted.** Now we will report.\n"
    assert running(source) == [
        ("heading", "Next steps"),
        ("paragraph", "We will:"),
        ("list_item", "act"),
        ("paragraph", "We have acted. Now we will report."),
    ]


def test_a_heading_over_several_bold_lines() -> None:
    source = "**2025/26 priorities and **\n\n**planning **\n\n**guidance **\n\nWe will act.\n"
    assert running(source)[0] == ("heading", "2025/26 priorities and planning guidance")


def test_broken_marks_of_emphasis_go() -> None:
    source = "We will **act ** now ** **\n\n****\n\nand** **then * *report.\n\n** **\n"
    assert running(source) == [("paragraph", "We will act now and then report.")]


def test_headings_glued_to_text_by_a_conversion() -> None:
    source = (
        "** **\n\n**Reduce long waits** NHS bodies have a plan. ** **\n\n"
        "They will follow it **Plan submission **\n\n****\n\nSend it in May.\n"
    )
    assert running(source) == [
        ("heading", "Reduce long waits"),
        ("paragraph", "NHS bodies have a plan."),
        ("paragraph", "They will follow it"),
        ("heading", "Plan submission"),
        ("paragraph", "Send it in May."),
    ]


def test_lost_letters_are_a_warning() -> None:
    source = "We wil act for al people in ful and wil cal them.\n\n" * 3
    assert [(x.code, x.severity) for x in read(source).problems] == [("letters_lost", "warning")]
    assert read("We will act for all people in full and will call.\n\n" * 3).problems == ()


def test_no_scripts() -> None:
    assert running("We act.\n\n<script>alert('we will')</script>\n") == [("paragraph", "We act.")]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_nesting_beyond_reason_is_refused(mark: str) -> None:
    assert read(mark * 8 + "we act").blocks[-1].text == "we act"
    with pytest.raises(DocumentError) as error:
        read(mark * 3000 + "we act")
    assert error.value.code == "too_deep"


def test_paths_are_there() -> None:
    assert all(block.path for block in read("# A\n\nb\n\n- c\n").blocks)
    assert read("# A\n\nb\n").blocks[0].kind is BlockKind.HEADING
