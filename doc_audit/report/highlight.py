"""Words marked in a text, overlaps nested properly, everything escaped.

Labels stand in attributes and reach the reader through the style sheet, so that the text of the
element, what is searched, copied and checked, is exactly the text as read.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from doc_audit.report.escaped import escape, escape_name

_START = itemgetter(0)


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


Stretch = tuple[int, int, str, str, str, bool]
"""A `Span` without its names: a corpus has hundreds of thousands of them."""


def highlight(text: str, spans: Sequence[Stretch]) -> str:
    """`text` escaped, safe as it is, with an element around each span.

    Spans that cross are cut at the crossing; the pieces after the first carry the class `more`
    and no label. The result with its tags taken off is the escaped text.
    """
    safe = escape(text)
    inside = _inside(len(text), spans) if spans else ()
    if not inside:
        return safe
    ordered = _ordered(inside) if len(inside) > 1 else inside
    parts = _nested(text, ordered)
    if not parts:
        return _crossing(text, ordered)
    # Escaping only lengthens: a text that keeps its length needs none, nor do its pieces.
    if len(safe) > len(text):
        parts[::2] = map(escape, parts[::2])
    return "".join(parts)


def _ordered(spans: Sequence[Stretch]) -> list[Stretch]:
    """In the order of opening, each once."""
    if len({span[0] for span in spans}) == len(spans):
        return sorted(spans, key=_START)
    return sorted(dict.fromkeys(spans), key=_beginning)


def _nested(text: str, ordered: Sequence[Stretch]) -> list[str]:
    """Pieces of the text and tags by turns: the usual case, where spans stand beside or in each
    other, in one pass. Empty where any cross, or one that is `outer` lies in one that isn't.
    """
    parts: list[str] = []
    open_now: list[Stretch] = []
    at = inner = 0  # where the innermost open one ends, 0 where none is
    for span in ordered:
        start, end, label, classes, tag, outer = span
        while 0 < inner <= start:
            parts += (text[at:inner], f"</{open_now.pop()[4]}>")
            at, inner = inner, open_now[-1][1] if open_now else 0
        if inner and (end > inner or (outer and not open_now[-1][5])):
            return []
        parts += (text[at:start], _opening(label, classes, tag))
        open_now.append(span)
        at, inner = start, end
    while open_now:
        _, end, _, _, tag, _ = open_now.pop()
        parts += (text[at:end], f"</{tag}>")
        at = end
    parts.append(text[at:])
    return parts


def _crossing(text: str, stretches: Sequence[Stretch]) -> str:
    """Spans of any kind, bound by bound."""
    spans = [Span(*stretch) for stretch in stretches]
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


def _inside(length: int, spans: Sequence[Stretch]) -> Sequence[Stretch]:
    """Spans that cover something."""
    if not [span for span in spans if not 0 <= span[0] < span[1] <= length]:
        return spans
    cut = [Span(*span) for span in spans]
    cut = [span._replace(start=max(span.start, 0), end=min(span.end, length)) for span in cut]
    return [span for span in cut if span.start < span.end]


def _place(span: Stretch) -> tuple[bool, int, int, str, str, str]:
    """Outermost first."""
    start, end, label, classes, tag, outer = span
    return not outer, start, -end, classes, label, tag


def _beginning(span: Stretch) -> tuple[int, int, bool, str, str, str]:
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
