"""Labels before a colon that stand for the heads of a table: `What: … Who: … When: …`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from doc_audit.ingest.heads import cell_role, is_exact_head
from doc_audit.model import Cell
from doc_audit.model.document import CellRole

CELL_JOINT = " | "
"""What stands between two cells in the text of a table row (PRODUCT.md, "Interchange")."""

_MOST_WORDS = 6  # "How will we measure success:" has five; longer ones are sentences
_LONGEST = 80  # characters looked at for a label
_NUMBERED = re.compile(r"\s*\(?[0-9]+(?:\.[0-9]+)*[a-z]?\)?$|\s*#[0-9]+$")
_LABEL_END = re.compile(r"[:：](?=\s|$)")


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


@lru_cache(maxsize=4096)  # a plan writes the same labels again and again
def _is_label(words: str) -> bool:
    if not words[:1].isupper() or len(words.split()) > _MOST_WORDS:
        return False
    return is_exact_head(_NUMBERED.sub("", words))


def label_of(text: str) -> Label | None:
    """The label that `text` opens with, or None.

    Only a capitalised head that is known as a whole, before a colon: `Lead: Public Health` is
    labelled, `Our work on smoking: …` is not.
    """
    if ":" not in text and "：" not in text:
        return None  # most texts
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
    return tuple(label for label, _ in placed_labels(text))


def placed_labels(text: str) -> tuple[tuple[Label, int], ...]:
    """The same, each with the place in `text` where its words begin."""
    return () if label_of(text) is None else _placed_labels(text)


@lru_cache(maxsize=64)  # a record is looked at from each of its ends
def _placed_labels(text: str) -> tuple[tuple[Label, int], ...]:
    starts = sorted({0, *_inner_starts(text)})
    placed = []
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        part = text[start:stop].rstrip()
        if (label := label_of(part)) is not None:
            placed.append((label, start + len(part) - len(label.rest)))
    return tuple(placed)


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
