"""Words marked in a text, overlaps nested properly, everything escaped.

Labels stand in attributes and reach the reader through the style sheet, so that the text of the
element, what is searched, copied and checked, is exactly the text as read.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from doc_audit.report.escaped import escape, escape_name


class Span(NamedTuple):
    """A stretch to mark.

    Attributes:
        start, end: code points in the text, end exclusive; what lies outside it is cut off.
        label: shown with the words; may be empty.
        classes: CSS classes, known names only.
        tag: name of the element.
        outer: encloses the others wherever they overlap (table cells).
    """

    start: int
    end: int
    label: str
    classes: str
    tag: str = "mark"
    outer: bool = False


def highlight(text: str, spans: Iterable[Span]) -> str:
    """`text` escaped, safe as it is, with an element around each span.

    Spans that cross are cut at the crossing; the pieces after the first carry the class `more`
    and no label. The result with its tags taken off is the escaped text.
    """
    safe = escape(text)
    inside = _inside(text, spans) if spans else ()
    if not inside:
        return safe
    # Escaping only lengthens: a text that keeps its length needs none, nor do its pieces.
    return _nested(text, inside, plain=len(safe) == len(text)) or _crossing(text, inside)


def _nested(text: str, spans: Sequence[Span], *, plain: bool) -> str:
    """The usual case, where spans stand beside or in each other, in one pass; empty where any
    cross, or one that is `outer` lies in one that isn't.
    """
    parts: list[str] = []
    open_now: list[Span] = []
    at = 0
    for span in sorted(spans, key=_beginning) if len(spans) > 1 else spans:
        start, end, label, classes, tag, outer = span
        while open_now and open_now[-1].end <= start:
            last = open_now.pop()
            piece, at = text[at : last.end], last.end
            parts += (piece if plain else escape(piece), f"</{last.tag}>")
        if open_now and (end > open_now[-1].end or (outer and not open_now[-1].outer)):
            return ""
        piece, at = text[at:start], start
        parts += (piece if plain else escape(piece), _opening(label, classes, tag))
        open_now.append(span)
    for last in reversed(open_now):
        piece, at = text[at : last.end], last.end
        parts += (piece if plain else escape(piece), f"</{last.tag}>")
    piece = text[at:]
    parts.append(piece if plain else escape(piece))
    return "".join(parts)


def _crossing(text: str, spans: Sequence[Span]) -> str:
    """Spans of any kind, bound by bound."""
    parts: list[str] = []
    open_now: list[Span] = []
    begun: set[int] = set()
    ordered = sorted(spans, key=_place)
    bounds = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    for start, end in pairwise(bounds):
        active = [s for s in ordered if s.start <= start and s.end >= end]
        open_now = _step(open_now, active, parts, begun)
        parts.append(escape(text[start:end]))
    _step(open_now, [], parts, begun)
    return "".join(parts)


def _inside(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans that cover something, each once."""
    length = len(text)
    kept: dict[Span, None] = {}
    for span in spans:
        start, end, label, classes, tag, outer = span
        if start < 0 or end > length:
            span = Span(max(start, 0), min(end, length), label, classes, tag, outer)
        if span.start < span.end:
            kept[span] = None
    return list(kept)


def _place(span: Span) -> tuple[bool, int, int, str, str, str]:
    """Outermost first."""
    start, end, label, classes, tag, outer = span
    return not outer, start, -end, classes, label, tag


def _beginning(span: Span) -> tuple[int, int, bool, str, str, str]:
    """In the order of opening; the same as `_place` among those that open and close together."""
    start, end, label, classes, tag, outer = span
    return start, -end, not outer, classes, label, tag


def _step(
    open_now: Sequence[Span], active: list[Span], parts: list[str], begun: set[int]
) -> list[Span]:
    """Closes what ends here and opens what begins; returns what is open afterwards."""
    same = 0
    while same < min(len(open_now), len(active)) and open_now[same] is active[same]:
        same += 1
    parts.extend(f"</{span.tag}>" for span in reversed(open_now[same:]))
    for span in active[same:]:
        if id(span) in begun:
            parts.append(_opening("", f"{span.classes} more".strip(), span.tag))
        else:
            parts.append(_opening(span.label, span.classes, span.tag))
        begun.add(id(span))
    return active


@lru_cache(maxsize=1 << 12)
def _opening(label: str, classes: str, tag: str) -> str:
    """Kept, as dimensions and heads of columns come again and again."""
    named = f' data-k="{escape_name(label)}"' if label else ""
    return f'<{tag} class="{classes}"{named}>'
