"""Tables whose cells are parted by upright bars, as rows are copied out of other programs."""

import re
from collections.abc import Sequence

from doc_audit.ingest.columns import EMPTY
from doc_audit.ingest.heads import is_action_head

_BAR = re.compile(r"(?:^|\s)\|(?:\s|$)")
_RULE = re.compile(r"[\s|:+=-]*")  # between heads and rows


def with_barred(lines: Sequence[str]) -> list[str]:
    """Lines with each action table of barred rows written as rows of tab-separated cells.

    Rows are lines with as many bars as that of their heads, without a blank line between them.
    """
    done: list[str] = []
    at = 0
    while at < len(lines):
        heads = _cells(lines[at])
        end = at + 1
        if len(heads) > 1 and is_action_head(heads):
            while end < len(lines) and _goes_on(lines[end], len(heads)):
                end += 1
        if end == at + 1:
            done.append(lines[at])
        else:
            rows = [_cells(line) for line in lines[at:end] if not _RULE.fullmatch(line)]
            done += ["", *("\t".join(cell or EMPTY for cell in row) for row in rows), ""]
        at = end
    return done


def _cells(line: str) -> list[str]:
    """What bars part, those at both ends of the line aside; nothing where it has none."""
    if "|" not in line:
        return []
    inner = line.strip()
    if len(inner) > 1 and inner[0] == inner[-1] == "|":
        inner = inner[1:-1]
    return [cell.strip() for cell in _BAR.split(f" {inner} ")]


def _goes_on(line: str, count: int) -> bool:
    return "|" in line and (len(_cells(line)) == count or bool(_RULE.fullmatch(line)))
