"""Fields read when they are looked at are those that were written."""

import json
import pickle
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.errors import InputError
from doc_audit.model import Block, BlockKind, Line, PageBox, Statement
from doc_audit.store.folder import BLOCKS, STATEMENTS
from doc_audit.store.unread import Unread

LINE = Line(0, 3, PageBox(1, 72.0, 100.25, 300.5, 112.0), (72.0, 80.0, 88.0, 96.0))
BLOCK = Block(BlockKind.PARAGRAPH, "We will", lines=(LINE,))


def stored(block: Block) -> tuple[sqlite3.Connection, Block]:
    db = sqlite3.connect(":memory:")
    db.execute(BLOCKS.create())
    BLOCKS.insert(db, [block], [("d", 0)])
    return db, BLOCKS.select(db)[0]


@given(st.lists(st.integers()))
def test_an_unread_field_is_its_tuple(items: list[int]) -> None:
    unread = Unread(json.dumps(items), json.loads)
    whole = tuple(items)
    assert (unread == whole, whole == unread, hash(unread)) == (True, True, hash(whole))
    assert (len(unread), unread[1:], repr(unread)) == (len(whole), whole[1:], repr(whole))
    assert pickle.loads(pickle.dumps(unread)) == whole
    assert unread != (*whole, 1)


def test_lines_are_parsed_when_they_are_looked_at() -> None:
    _, block = stored(BLOCK)
    assert isinstance(block.lines, Unread)
    assert block.lines.json is not None
    assert block == BLOCK
    assert block.lines.json is None


@pytest.mark.parametrize("looked_at", [False, True])
def test_what_was_read_is_written_in_the_same_bytes(looked_at: bool) -> None:
    db, block = stored(BLOCK)
    if looked_at:
        assert block.lines[0] == LINE
    again, _ = stored(block)
    query = "SELECT * FROM blocks"
    assert again.execute(query).fetchall() == db.execute(query).fetchall()


def test_a_damaged_field_is_told_when_it_is_looked_at() -> None:
    db, _ = stored(BLOCK)
    db.execute("UPDATE blocks SET lines = '[{'")
    (block,) = BLOCKS.select(db)
    with pytest.raises(InputError, match="run the audit again"):
        len(block.lines)


def test_fields_that_say_the_same_are_one_object() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(STATEMENTS.create())
        some = Statement("a", "d", "We will", headings=("Aims", "Smoking"))
        STATEMENTS.insert(db, [some, replace(some, id="b")])
        one, other = STATEMENTS.select(db)
    assert one == some
    assert one.headings is other.headings
