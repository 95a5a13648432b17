"""Words marked in a text, overlaps nested properly, everything escaped.

Labels stand in attributes and reach the reader through the style sheet, so that the text of the
element, what is searched, copied and checked, is exactly the text as read.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

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


def highlight(text: str, spans: Iterable[Span]) -> Markup:
    """`text` escaped, with an element around each span.

    Spans that cross are cut at the crossing; the pieces after the first carry the class `more`
    and no label. The result with its tags taken off is the escaped text.
    """
    given = tuple(spans)
    inside = _inside(text, given) if given else []
    if not inside:
        return Markup(escape(text))
    if len(inside) == 1 or all(left.end <= right.start for left, right in pairwise(inside)):
        return _side_by_side(text, inside)
    parts: list[str] = []
    open_now: list[Span] = []
    begun: set[int] = set()
    bounds = sorted({0, len(text), *(s.start for s in inside), *(s.end for s in inside)})
    for start, end in pairwise(bounds):
        active = [s for s in inside if s.start <= start and s.end >= end]
        open_now = _step(open_now, active, parts, begun)
        parts.append(escape(text[start:end]))
    _step(open_now, [], parts, begun)
    return Markup("".join(parts))


def _side_by_side(text: str, spans: Sequence[Span]) -> Markup:
    """The usual case, where none overlaps another, in one pass."""
    parts: list[str] = []
    at = 0
    for span in spans:
        start, end, label, classes, tag, _ = span
        parts += (
            escape(text[at:start]),
            _opening(label, classes, tag, again=False),
            escape(text[start:end]),
            f"</{tag}>",
        )
        at = end
    parts.append(escape(text[at:]))
    return Markup("".join(parts))


def _inside(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans that cover something, outermost first."""
    length = len(text)
    kept = {
        s
        if s.start >= 0 and s.end <= length
        else Span(max(s.start, 0), min(s.end, length), s.label, s.classes, s.tag, s.outer)
        for s in spans
        if max(s.start, 0) < min(s.end, length)
    }
    return sorted(kept, key=_place) if len(kept) > 1 else list(kept)


def _place(span: Span) -> tuple[bool, int, int, str, str, str]:
    start, end, label, classes, tag, outer = span
    return not outer, start, -end, classes, label, tag


def _step(
    open_now: Sequence[Span], active: list[Span], parts: list[str], begun: set[int]
) -> list[Span]:
    """Closes what ends here and opens what begins; returns what is open afterwards."""
    same = 0
    while same < min(len(open_now), len(active)) and open_now[same] is active[same]:
        same += 1
    parts.extend(f"</{span.tag}>" for span in reversed(open_now[same:]))
    for span in active[same:]:
        parts.append(_opening(span.label, span.classes, span.tag, again=id(span) in begun))
        begun.add(id(span))
    return active


@lru_cache(maxsize=1 << 12)
def _opening(label: str, classes: str, tag: str, *, again: bool) -> str:
    """Kept, as dimensions and heads of columns come again and again."""
    classes = f"{classes} more".strip() if again else classes
    named = f' data-k="{escape_name(label)}"' if label and not again else ""
    return f'<{tag} class="{classes}"{named}>'
