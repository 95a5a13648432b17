"""What authors typed with tabs (tables, contents lists); paragraphs that go on with an item."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from doc_audit.ingest.docx.paragraph import Trace
from doc_audit.ingest.grid import GridCell, GridRow, rectangular, table_blocks
from doc_audit.ingest.heads import is_action_head
from doc_audit.model import Block, BlockKind
from doc_audit.text.clean import tidy

_TABS = re.compile(r"\t+")
_LEADERS = ".…_"
_FEWEST_LEADERS = 3  # dots before a page number
_DIGITS = "0123456789"
_MOST_DIGITS = 3  # of a page number
_FEWEST_CONTENTS = 3  # lines that end in a page number after a tab or dots
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})
_TAIL = 20  # characters looked at for the end of a sentence
_STOP = re.compile(r"[.?!][”’\"')\]]*$")

Traces = Mapping[str, Trace]


def _trace(block: Block, traces: Traces) -> Trace | None:
    """Of a block outside tables that was typed as a paragraph."""
    return traces.get(block.path) if block.kind in _RUNNING and not block.table else None


def _columns(block: Block, traces: Traces) -> list[str]:
    """What stands between the tabs of a paragraph; empty where it has no tab inside."""
    trace = _trace(block, traces)
    if trace is None or "\n" in trace.text:
        return []
    cells = [tidy(part) for part in _TABS.split(trace.text.strip())]
    return cells if len(cells) > 1 else []


def _run_length(blocks: Sequence[Block], start: int, traces: Traces) -> int:
    """How many paragraphs from `start` on have columns, no more than the first one."""
    width = len(_columns(blocks[start], traces))
    count = 0
    for block in blocks[start:]:
        if not 1 < len(_columns(block, traces)) <= width:
            break
        count += 1
    return count


def _grid(blocks: Sequence[Block], traces: Traces) -> list[GridRow]:
    owner = 0
    spread = []
    for block in blocks:
        row = []
        for text in _columns(block, traces):
            owner += 1
            row.append(GridCell(text, owner))
        spread.append(row)
    return [GridRow(cells, at) for at, cells in enumerate(rectangular(spread), 1)]


def with_tables(blocks: Sequence[Block], traces: Traces, tables: int) -> list[Block]:
    """Blocks with each action table that was typed with tabs as rows; `tables` are known so far."""
    done: list[Block] = []
    at = 0
    while at < len(blocks):
        heads = _columns(blocks[at], traces)
        count = _run_length(blocks, at, traces) if is_action_head(heads) else 0
        if count > 1:
            tables += 1
            rows = table_blocks(_grid(blocks[at : at + count], traces), tables, "")
            done += _placed(rows, blocks[at : at + count])
        else:
            count = 1
            done.append(blocks[at])
        at += count
    return done


def _placed(rows: Sequence[Block], paragraphs: Sequence[Block]) -> Iterator[Block]:
    """Rows under the paths of the paragraphs they were typed in."""
    for row in rows:
        number = int(row.path.rpartition("[")[2].rstrip("]"))
        yield replace(row, path=paragraphs[number - 1].path)


def _page_named(text: str) -> int | None:
    """The page number at the end of a line of contents, after a tab or dots; None in others."""
    text = text.rstrip()
    head = text.rstrip(_DIGITS)
    words = head.rstrip(f"{_LEADERS} \t\xa0")
    gap = head[len(words) :]
    led = "\t" in gap or sum(map(gap.count, _LEADERS)) >= _FEWEST_LEADERS
    if not led or not 0 < len(text) - len(head) <= _MOST_DIGITS or not words.strip():
        return None
    return int(text[len(head) :])


def with_contents(blocks: Sequence[Block], traces: Traces) -> list[Block]:
    """Blocks with the contents lists that were typed by hand marked as such."""
    done = list(blocks)
    run: list[int] = []
    last = 0
    for at, block in enumerate([*blocks, None]):
        trace = _trace(block, traces) if block is not None else None
        page = _page_named(trace.text) if trace is not None else None
        if page is None or page < last:
            if len(run) >= _FEWEST_CONTENTS:
                for place in run:
                    done[place] = replace(done[place], kind=BlockKind.CONTENTS, level=0, marker="")
            run = []
        run += [at] if page is not None else []
        last = page or 0
    return done


def _goes_on(block: Block, item: Block, traces: Traces) -> bool:
    """Whether a paragraph may go on with the list item before it.

    Its style says so or it is indented as far as the words of the item; and the item's sentence
    has ended or this one begins in small letters.
    """
    own, above = _trace(block, traces), _trace(item, traces)
    if own is None or above is None or block.kind is not BlockKind.PARAGRAPH:
        return False
    set_under = own.continues or 0 < above.indent <= own.indent
    whole = _STOP.search(item.text[-_TAIL:]) is not None or block.text[:1].islower()
    return set_under and whole and bool(above.list_id) and not own.list_id


def _same_list(item: Block, after: Block, traces: Traces) -> bool:
    one, other = traces.get(item.path), traces.get(after.path)
    listed = item.kind is after.kind is BlockKind.LIST_ITEM
    return listed and one is not None and other is not None and one.list_id == other.list_id


def with_continued(blocks: Sequence[Block], traces: Traces) -> list[Block]:
    """Blocks with the unnumbered paragraph between two items of one list joined to the first."""
    done: list[Block] = []
    for block, after in zip_longest(blocks, blocks[1:]):
        item = done[-1] if done else block
        between = after is not None and _same_list(item, after, traces)
        if between and _goes_on(block, item, traces):
            done[-1] = replace(item, text=f"{item.text} {block.text}")
        else:
            done.append(block)
    return done
