"""Marks that Pandoc adds to Markdown: attributes, boxes of colons, tables drawn with lines."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from doc_audit.ingest.emphasis import plain_emphasis
from doc_audit.text.clean import tidy

_FENCE = re.compile(r"^ {0,3}:{3,}[^\n]*$", re.MULTILINE)
_SPAN = re.compile(r"\[([^\[\]\n]*(?:\n[^\[\]\n]+)?)\]\{[.#][^{}\n]*\}")
_ATTRIBUTES = re.compile(r"(?<=[\])])\{[^{}\n]*\}")
_HEADING_END = re.compile(r"^(#{1,6} .*?)[ \t]*\{[#.=-][^{}\n]*\}[ \t]*$", re.MULTILINE)
_TASK = re.compile(r"^([ \t]*[-*+][ \t]+)\[[ xX]\][ \t]+", re.MULTILINE)
_GRID_RULE = re.compile(r"\s*\+(?:[:=-]+\+)+\s*")
_RULE = re.compile(r"\s*-{3,}(?:\s+-{3,})+\s*")

Rows = list[list[str]]


def without_marks(source: str) -> str:
    """Markdown without Pandoc's attributes and boxes; its drawn tables become HTML."""
    text = _FENCE.sub("", source)
    text = _ATTRIBUTES.sub("", _SPAN.sub(r"\1", _HEADING_END.sub(r"\1", text)))
    return "\n".join(_with_tables(_TASK.sub(r"\1", text).split("\n")))


def _with_tables(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        rows: Rows = []
        end = at
        if _GRID_RULE.fullmatch(lines[at]):
            rows, end = _grid(lines, at)
        elif at + 1 < len(lines) and lines[at].strip() and _RULE.fullmatch(lines[at + 1]):
            rows, end = _simple(lines, at)
        if rows:
            yield from ("", _html(rows), "")
            at = end
        else:
            yield lines[at]
            at += 1


def _html(rows: Rows) -> str:
    """A table whose first row holds its heads; on one line, so that no Markdown is seen in it."""
    shown = [[escape(plain_emphasis(cell)) for cell in row] for row in rows]
    head = "".join(f"<th>{cell}</th>" for cell in shown[0])
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in shown[1:])
    return f"<table><tr>{head}</tr>{body}</table>"


def _columns(line: str, cuts: Sequence[int]) -> list[str]:
    bounds = zip(cuts, [*cuts[1:], len(line) + 1], strict=True)
    return [tidy(line[low:high].strip(" |+")) for low, high in bounds]


def _grid(lines: Sequence[str], start: int) -> tuple[Rows, int]:
    """Rows of a table drawn with `+---+`, and the line after it."""
    cuts = [found.start() for found in re.finditer(r"\+", lines[start])][:-1]
    rows: Rows = []
    fresh = True
    end = start
    while end < len(lines) and lines[end].lstrip().startswith(("+", "|")):
        if _GRID_RULE.fullmatch(lines[end]):
            fresh = True
        elif fresh:
            rows.append(_columns(lines[end], cuts))
            fresh = False
        else:
            both = zip(rows[-1], _columns(lines[end], cuts), strict=True)
            rows[-1] = [f"{above} {below}".strip() for above, below in both]
        end += 1
    return rows, end


def _simple(lines: Sequence[str], start: int) -> tuple[Rows, int]:
    """Rows of a table whose heads are underlined column by column, and the line after it."""
    cuts = [found.start() for found in re.finditer(r"-+", lines[start + 1])]
    cuts[0] = 0
    end = start + 2
    while end < len(lines) and lines[end].strip() and not set(lines[end]) <= set(" -"):
        end += 1
    rows = [_columns(lines[start], cuts), *(_columns(x, cuts) for x in lines[start + 2 : end])]
    past = end < len(lines) and lines[end].strip() != ""
    return (rows if len(rows) > 1 else []), end + past
