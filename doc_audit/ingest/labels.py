"""Action records written as labels rather than columns: `What: … Who: … When: …`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from doc_audit.ingest.heads import cell_role, is_action_head, is_exact_head
from doc_audit.model import Block, BlockKind, Cell
from doc_audit.model.document import CellRole

CELL_JOINT = " | "
"""What stands between two cells in the text of a table row (PRODUCT.md, "Interchange")."""

_MOST_WORDS = 6  # "How will we measure success:" has five; longer ones are sentences
_LONGEST = 80  # characters looked at for a label
_NUMBERED = re.compile(r"\s*\(?[0-9]+(?:\.[0-9]+)*[a-z]?\)?$|\s*#[0-9]+$")
_LABEL_END = re.compile(r"[:：](?=\s|$)")
_JOINABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


class Label(NamedTuple):
    """A label at the start of a text.

    Attributes:
        label: as read, without its colon; a number after it (`Action 3`) kept.
        role: what it promises; never `other`.
        rest: the words after the colon; may be empty, when they stand in the next paragraph.
    """

    label: str
    role: CellRole
    rest: str


def head_of(label: Label) -> str:
    """The label without a number after it: `Action` of `Action 3`."""
    return _NUMBERED.sub("", label.label)


def _is_label(words: str) -> bool:
    if not words[:1].isupper() or len(words.split()) > _MOST_WORDS:
        return False
    return is_exact_head(_NUMBERED.sub("", words))


def label_of(text: str) -> Label | None:
    """The label that `text` opens with, or None.

    Only a capitalised head that is known as a whole, before a colon: `Lead: Public Health` is
    labelled, `Our work on smoking: …` is not.
    """
    end = _LABEL_END.search(text, 0, _LONGEST)
    if end is None or not _is_label(words := text[: end.start()].strip()):
        return None
    return Label(words, cell_role(_NUMBERED.sub("", words)), text[end.end() :].strip())


def _inner_starts(text: str) -> Iterator[int]:
    """Where a label begins inside `text`, however many of its words stand before its colon."""
    for colon in _LABEL_END.finditer(text):
        nearest = max(0, colon.start() - _LONGEST)
        words = list(re.finditer(r"(?<!\S)\S+", text[nearest : colon.start()]))[-_MOST_WORDS:]
        starts = [nearest + word.start() for word in words]
        whole = (at for at in starts if _is_label(text[at : colon.start()]))
        if (at := next(whole, None)) is not None:
            yield at


def split_labels(text: str) -> tuple[Label, ...]:
    """All labels of one paragraph, `What: … Who: … When: …`, each with its words.

    Empty unless the text opens with a label.
    """
    if label_of(text) is None:
        return ()
    starts = sorted({0, *_inner_starts(text)})
    parts = (text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
    return tuple(label for part in parts if (label := label_of(part)) is not None)


def joined_cells(parts: Sequence[tuple[str, CellRole, str]]) -> tuple[str, tuple[Cell, ...]]:
    """Text and cells of a row from (head, role, words) of each cell; empty cells are left out."""
    text, cells = "", []
    for head, role, words in parts:
        if not words:
            continue
        text += CELL_JOINT if text else ""
        cells.append(Cell(head, role, len(text), len(text) + len(words)))
        text += words
    return text, tuple(cells)


def _form_at(blocks: Sequence[Block], start: int) -> tuple[list[Label], int]:
    """The labels of the form that opens at `start`, and where the block after it is.

    A form opens with an action, has no label twice, and ends where its words do. A label without
    words takes the paragraph after it.
    """
    form: list[Label] = []
    at = start
    while at < len(blocks) and blocks[at].kind in _JOINABLE and not blocks[at].cells:
        labels = split_labels(blocks[at].text)
        if labels and {head_of(x) for x in labels}.isdisjoint(map(head_of, form)):
            form += labels
        elif not labels and form and not form[-1].rest:
            form[-1] = form[-1]._replace(rest=blocks[at].text)
        else:
            break
        at += 1
    return form, at


def join_labels(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with each run of labelled paragraphs that makes an action record made one row.

    For readers without geometry: the lines of the joined blocks are not kept. The labels become
    the heads of its cells, as the first row of a table does.
    """
    done: list[Block] = []
    at = 0
    while at < len(blocks):
        form, after = _form_at(blocks, at)
        heads = [head_of(label) for label in form]
        text, cells = joined_cells(form)
        if form and form[0].role == "action" and is_action_head(heads) and text:
            row = replace(blocks[at], kind=BlockKind.TABLE_ROW, text=text, cells=cells)
            done.append(replace(row, level=0, lines=()))
            at = after
        else:
            done.append(blocks[at])
            at += 1
    return tuple(done)
