"""What / Who / When boxes: text boxes, cells or headed lines that each open with their label."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from doc_audit.ingest.heads import cell_role, is_action_head, is_exact_head, roles_of
from doc_audit.ingest.labels import joined_cells
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

_LABELS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
_WORDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_MOST_WORDS = 6  # of a label, as in `ingest.labels`


class _Card(NamedTuple):
    """A box: its label ("" where it has none) and its blocks."""

    label: str
    blocks: tuple[Block, ...]


def _container(block: Block) -> str:
    """Path of the text box or cell that a block stands in, or ""."""
    outer, _, inner = block.path.rpartition("/")
    while outer and not inner.startswith(("box[", "cell[")):
        outer, _, inner = outer.rpartition("/")
    return f"{outer}/{inner}" if outer else ""


def label_in(block: Block) -> str:
    """The label that is all of a block, without its colon, or ""."""
    words = block.text.rstrip(" :")
    labels = block.kind in _LABELS and len(words.split()) <= _MOST_WORDS
    return words if labels and words[:1].isupper() and is_exact_head(words) else ""


def _cards(blocks: Sequence[Block]) -> Iterator[_Card]:
    for container, inside in groupby(blocks, _container):
        held = tuple(inside)
        yield from _boxed(held) if container else _unboxed(held)


def _boxed(held: tuple[Block, ...]) -> Iterator[_Card]:
    """The cards of a box: from each label to the next; one without a label where it is none."""
    starts = [at for at, block in enumerate(held) if label_in(block)]
    parts = [held[a:b] for a, b in pairwise([*starts, len(held)])]
    if starts[:1] == [0] and all(map(_is_card, parts)):
        yield from (_Card(label_in(part[0]), part) for part in parts)
    else:
        yield _Card("", held)


def _is_card(part: Sequence[Block]) -> bool:
    return len(part) > 1 and all(block.kind in _WORDS and not block.cells for block in part[1:])


def _unboxed(held: tuple[Block, ...]) -> Iterator[_Card]:
    """Lines that are labels, each with the one paragraph under it."""
    at = 0
    while at < len(held):
        part = held[at : at + 2]
        label = label_in(part[0]) if _is_card(part) and not label_in(part[1]) else ""
        yield _Card(label, part if label else part[:1])
        at += 2 if label else 1


def _record(cards: Sequence[_Card], start: int) -> list[_Card]:
    """The cards from `start` on that make one action record; empty where they make none."""
    record: list[_Card] = []
    for card in map(cards.__getitem__, range(start, len(cards))):
        known = [cell_role(held.label) for held in record]
        again = cell_role(card.label) == "action" and known[-1:] not in ([], ["action"])
        if not card.label or again or card.label in (held.label for held in record):
            break
        record.append(card)
    return record if is_action_head([card.label for card in record]) else []


def _row(record: Sequence[_Card]) -> Block:
    labels = [card.label for card in record]
    words = [
        tidy(" ".join(f"{block.marker} {block.text}" for block in card.blocks[1:]))
        for card in record
    ]
    text, cells = joined_cells(list(zip(labels, roles_of(labels), words, strict=True)))
    first = record[0].blocks[0]
    return replace(first, kind=BlockKind.TABLE_ROW, text=text, cells=cells, level=0, marker="")


def with_records(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with each run of labelled boxes that make an action record as one row."""
    cards = list(_cards(blocks))
    done: list[Block] = []
    at = 0
    while at < len(cards):
        if record := _record(cards, at):
            done.append(_row(record))
        else:
            done += cards[at].blocks
        at += len(record) or 1
    return done
