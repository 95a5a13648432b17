"""One plan in each format gives the same blocks and the same action records."""

from collections.abc import Callable

import pytest
from docx.document import Document as Writer
from office_files import built

from doc_audit.ingest import read_document
from doc_audit.model import Block, BlockKind

HEADS = ("Action", "Lead officer", "Timescale", "Success measure")
ACTIONS = [
    ("Open a crisis café in Stowbeck", "Director of Public Health", "June 2026", "300 visits"),
    ("Train 40 “health champions” – all paid", "The ICB", "2025/26", "40 trained"),
    ("Cut damp in 300 homes: worst first", "Stowbeck Borough Council", "Q4", "300 homes"),
]
TEXT = [
    ("heading", "Better lives for all"),
    ("paragraph", "This plan is for the 950,000 people of Averdale, and it starts in April."),
    ("heading", "What we will do"),
    ("paragraph", "By March 2026 the ICB will:"),
    ("list_item", "halve the gap in screening"),
    ("list_item", "give each carer a named nurse, who will visit every month"),
    ("paragraph", "Progress is reported to the Board each quarter, in public."),
]


def as_word() -> bytes:
    def write(document: Writer) -> None:
        styles = {"paragraph": "Normal", "list_item": "List Bullet"}
        for place, (kind, text) in enumerate(TEXT):
            heading = "Heading 1" if place == 0 else "Heading 2"
            document.add_paragraph(text, style=styles.get(kind, heading))
        table = document.add_table(1 + len(ACTIONS), len(HEADS))
        for row, texts in zip(table.rows, [HEADS, *ACTIONS], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return built(write)


def as_html() -> bytes:
    tags = {"paragraph": "<p>{}</p>", "list_item": "<ul><li>{}</li></ul>", "heading": "<h2>{}</h2>"}
    body = "".join(tags[kind].format(text) for kind, text in TEXT).replace("</ul><ul>", "")
    body = body.replace("h2>", "h1>", 2)
    rows = "".join(
        f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in [HEADS, *ACTIONS]
    )
    return (
        f"<!DOCTYPE html><meta charset=utf-8><nav>Home</nav><main>{body}<table>{rows}</table>"
        "</main>"
    ).encode()


def as_markdown() -> bytes:
    marks = {"paragraph": "{}\n\n", "list_item": "- {}\n\n", "heading": "## {}\n\n"}
    text = "".join(marks[kind].format(text) for kind, text in TEXT).replace("## ", "# ", 1)
    rule = "|---" * len(HEADS)
    rows = "\n".join(f"| {' | '.join(row)} |" for row in ACTIONS)
    return f"{text}\n| {' | '.join(HEADS)} |\n{rule}|\n{rows}\n".encode()


def as_text() -> bytes:
    marks = {"list_item": "\u2022 {}\n", "heading": "\n{}\n\n", "paragraph": "\n{}\n"}
    text = "".join(marks[kind].format(text) for kind, text in TEXT)
    text = text.replace(TEXT[0][1], f"{TEXT[0][1]}\n====").lstrip()
    return (text + "\n" + "\n".join("\t".join(row) for row in [HEADS, *ACTIONS]) + "\n").encode()


def as_labels() -> bytes:
    lines = (f"{head}: {text}\n" for row in ACTIONS for head, text in zip(HEADS, row, strict=True))
    return "".join(lines).encode()


WRITERS: list[Callable[[], bytes]] = [as_word, as_html, as_markdown, as_text]


def blocks_of(content: bytes) -> list[Block]:
    return list(read_document(content, "plan", "plan").blocks)


@pytest.mark.parametrize("write", [*WRITERS, as_labels])
def test_the_same_actions_in_each_format(write: Callable[[], bytes]) -> None:
    rows = [block for block in blocks_of(write()) if block.kind is BlockKind.TABLE_ROW]
    records = [tuple(row.text[cell.start : cell.end] for cell in row.cells) for row in rows]
    assert records == ACTIONS
    assert {tuple((cell.head, cell.role) for cell in row.cells) for row in rows} == {
        tuple(zip(HEADS, ("action", "lead", "timescale", "measure"), strict=True))
    }


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_text_in_each_format(write: Callable[[], bytes]) -> None:
    running = [block for block in blocks_of(write()) if not block.table]
    found = [(b.kind.value, b.text) for b in running if b.kind is not BlockKind.FURNITURE]
    assert found == TEXT
    levels = [block.level for block in running if block.kind is BlockKind.HEADING]
    assert levels == [1, 2]
