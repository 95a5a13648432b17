"""Cards whose heading is the action, with labels for who and when below it, in every format."""

import io

import docx
import pytest
from deck_files import para, read, shape, title
from office_files import built
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from doc_audit.ingest import read_document
from doc_audit.model import BlockKind, Document

CARDS = (
    ("Open a clinic in each town", "Lead: The ICB", "By: May 2026"),
    ("Train fifty carers in first aid", "Lead: The Trust", "By: June 2026"),
)
ROLES = ("action", "lead", "timescale")
WANTED = [
    ["Open a clinic in each town", "The ICB", "May 2026"],
    ["Train fifty carers in first aid", "The Trust", "June 2026"],
]
TEXT = "Our plan for the town is short and it is meant for everybody who lives here with us."


def read_one(content: bytes) -> Document:
    return read_document(content, "plan", "plan")


def as_page(cards: tuple[tuple[str, ...], ...] = CARDS, after: str = "") -> Document:
    parts = [
        f"<h3>{head}</h3>{''.join(f'<p>{line}</p>' for line in rest)}" for head, *rest in cards
    ]
    return read_one(
        f"<main><h1>Plan</h1><p>{TEXT}</p><h2>Actions</h2>{after.join(parts)}</main>".encode()
    )


def as_markdown() -> Document:
    parts = [f"### {head}\n\n" + "\n\n".join(rest) for head, *rest in CARDS]
    return read_one(f"# Plan\n\n{TEXT}\n\n## Actions\n\n{chr(10).join(parts)}\n".encode())


def as_word() -> Document:
    def write(document: docx.document.Document) -> None:
        document.add_heading("Plan", 1)
        document.add_paragraph(TEXT)
        for head, *rest in CARDS:
            document.add_heading(head, 2)
            for line in rest:
                document.add_paragraph(line)

    return read_one(built(write))


def as_pdf() -> Document:
    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
    head = ParagraphStyle("head", parent=plain, fontName="Helvetica-Bold", fontSize=14, leading=18)
    top = ParagraphStyle("top", parent=head, fontSize=20, leading=26)
    story = [Paragraph("Plan", top), *[Paragraph(TEXT, plain)] * 3]
    for words, *rest in CARDS:
        story += [Paragraph(words, head), *(Paragraph(line, plain) for line in rest)]
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1).build(story)
    return read_one(out.getvalue())


def as_slides() -> Document:
    card = "".join(
        shape(
            para(f'<a:r><a:rPr b="1" sz="1800"/><a:t>{head}</a:t></a:r>')
            + "".join(para(f'<a:r><a:rPr sz="1200"/><a:t>{line}</a:t></a:r>') for line in rest),
            (30 + 340 * at, 120, 320, 200),
        )
        for at, (head, *rest) in enumerate(CARDS)
    )
    return read(title("Actions") + card)


def rows(document: Document) -> list[list[tuple[str, str]]]:
    found = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    return [[(c.role, row.text[c.start : c.end]) for c in row.cells] for row in found]


@pytest.mark.parametrize("make", [as_page, as_markdown, as_word, as_pdf, as_slides])
def test_a_heading_with_who_and_when_below_it_is_an_action(make: object) -> None:
    wanted = [[*zip(ROLES, words, strict=True)] for words in WANTED]
    assert rows(make()) == wanted  # type: ignore[operator]


def test_a_heading_over_more_than_labels_stays_a_heading() -> None:
    document = as_page(after="<p>We will write to all carers.</p>")
    assert [b.text for b in document.blocks if b.kind is BlockKind.HEADING][-2:-1] == [CARDS[0][0]]
    assert CARDS[0][0] not in [row[0][1] for row in rows(document)]


def test_one_heading_with_labels_may_be_a_title_page() -> None:
    assert rows(as_page(CARDS[:1])) == []


def test_meetings_are_no_actions() -> None:
    cards = (("Board", "Lead: Jo Marsh", "Date: 4 May"), ("Forum", "Lead: Sam Reed", "Date: 9 May"))
    assert rows(as_page(cards)) == []


def test_an_outcome_before_the_action_is_of_its_record() -> None:
    lines = [
        "Outcome: Fewer falls", "Action: Open a clinic", "Lead: The ICB", "By when: May 2026",
        "Outcome: Safer homes", "Action: Train carers", "Lead: The Trust", "By when: June 2026",
    ]  # fmt: skip
    page = f"<main><h1>Plan</h1><h2>Actions</h2>{''.join(f'<p>{x}</p>' for x in lines)}</main>"
    found = [[words for _, words in row] for row in rows(read_one(page.encode()))]
    assert found == [
        ["Fewer falls", "Open a clinic", "The ICB", "May 2026"],
        ["Safer homes", "Train carers", "The Trust", "June 2026"],
    ]
