"""Signs that an earlier conversion spoiled the order or the lines of a text."""

import re
from collections.abc import Sequence

from doc_audit.ingest.heads import is_action_head, is_exact_head
from doc_audit.model import Problem
from doc_audit.text.clean import tidy

_MEND = "Read the original PDF or Word file instead, if there is one."
_LONG_LINE = 6000  # characters; real paragraphs have under 3,000
_LONG_SHARE = 0.5  # of the text that stands in such lines
_HEADS = range(5, 1, -1)  # heads of an action table in a row
_FRAGMENT = re.compile(r"\*\*\s*([a-z][^*\n]{1,60})\*\*")
_FRAGMENTS = 5  # lone bold scraps in lower case; clean plans have none
_NEAR = 60  # chunks between the first and the last of these; a page has some 40
_SHOWN = 60  # characters that a message quotes


def lost_line_ends(text: str) -> tuple[Problem, ...]:
    """A warning where a text stands in a few endless lines, so that headings run into prose."""
    long = sum(len(line) for line in text.split("\n") if len(line) > _LONG_LINE)
    if long <= _LONG_SHARE * len(text):
        return ()
    message = "The text has lost its line ends; headings and items may run into sentences."
    return (Problem("line_ends_lost", "warning", message, _MEND),)


def lost_columns(text: str) -> tuple[Problem, ...]:
    """A warning where the heads of an action table stand below each other or in a line of text.

    Its cells then follow as loose lines, and no row can be told from the next.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for at, line in enumerate(lines):
        if len(line) > _SHOWN or not line[0].isupper():
            continue
        if _is_row_of_heads(line) or _opens_table(lines[at : at + _HEADS[0]]):
            message = f"A table has lost its columns, from the line “{line}” on."
            return (Problem("table_unravelled", "warning", message, _MEND),)
    return ()


def _opens_table(lines: Sequence[str]) -> bool:
    """Whether lines begin with the heads of an action table, one in each."""
    if not _is_bare_head(lines[0]):
        return False
    for count in _HEADS:
        heads = lines[:count]
        if len(heads) == count and all(map(_is_bare_head, heads)) and is_action_head(heads):
            return True
    return False


def _is_row_of_heads(line: str) -> bool:
    """Whether the heads of a table stand in a line with single blanks between them."""
    words = line.split(" ")
    return 3 <= len(words) <= _HEADS[0] and all(map(_is_bare_head, words)) and is_action_head(words)


def _is_bare_head(line: str) -> bool:
    return 0 < len(line) <= _SHOWN and line[0].isupper() and is_exact_head(line)


def mixed_columns(chunks: Sequence[str]) -> tuple[Problem, ...]:
    """A warning where scraps of a bold column stand between the sentences of another."""
    found = [(at, _FRAGMENT.fullmatch(chunk.strip())) for at, chunk in enumerate(chunks)]
    scraps = [(at, scrap[1]) for at, scrap in found if scrap]
    near = [
        scraps[at][1]
        for at in range(len(scraps) - _FRAGMENTS + 1)
        if scraps[at + _FRAGMENTS - 1][0] - scraps[at][0] <= _NEAR
    ]
    if not near:
        return ()
    message = (
        "Two columns of a table were mixed by an earlier conversion, near "
        f"“{tidy(near[0])[:_SHOWN]}”; statements made of it are doubtful."
    )
    return (Problem("columns_mixed", "warning", message, _MEND),)
