"""Charts as SVG, hand-made: places in per cent, so that words keep their size at every width.

Every chart stands beside a table that holds its figures; the drawing is hidden from screen readers
where the same cell says it in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from doc_audit.model import Interval

_ROW_HEIGHT = 26
_TICKS = (0, 25, 50, 75, 100)
_EDGE = 2.0  # per cent kept free at each end, so that a dot at 0 or 100 is drawn whole


def _x(figure: float) -> str:
    """Place of a figure, 0…100, along the drawing, in per cent."""
    inside = min(max(figure, 0.0), 100.0)
    return f"{_EDGE + inside * (100 - 2 * _EDGE) / 100:.2f}%"


def dot_on_interval(score: float, interval: Interval | None, sure: bool) -> Markup:
    """A score as a dot on its interval; hollow where it is marked."""
    middle = _ROW_HEIGHT // 2
    grid = "".join(
        f'<line class="grid" x1="{_x(t)}" x2="{_x(t)}" y1="0" y2="{_ROW_HEIGHT}"/>' for t in _TICKS
    )
    bar = ""
    if interval is not None:
        low, high = _x(interval.low), _x(interval.high)
        bar = f'<line class="span" x1="{low}" x2="{high}" y1="{middle}" y2="{middle}"/>'
    dot = (
        f'<circle class="{"dot" if sure else "dot hollow"}" cx="{_x(score)}" cy="{middle}" r="5"/>'
    )
    return Markup(
        f'<svg class="row" height="{_ROW_HEIGHT}" aria-hidden="true">{grid}{bar}{dot}</svg>'
    )


def scale() -> Markup:
    """The figures over a column of `dot_on_interval`."""
    return scale_of(*((t, str(t)) for t in _TICKS))


def scale_of(*ticks: tuple[float, str]) -> Markup:
    """Words at some places along a drawing, each 0…100."""
    marks = "".join(
        f'<text{_minor(t)} x="{_x(t)}" y="12" text-anchor="{_anchor(t)}">{words}</text>'
        for t, words in ticks
    )
    return Markup(f'<svg class="row" height="16" aria-hidden="true">{marks}</svg>')


def _minor(tick: float) -> str:
    """Marks the figures that narrow pages leave out."""
    return ' class="minor"' if tick % 50 else ""


def _anchor(tick: float) -> str:
    return "start" if tick == 0 else "end" if tick == 100 else "middle"


def share_bar(mentioned: float, specific: float) -> Markup:
    """Two shares, 0…1, one bar in the other: specific in mentioned."""
    return Markup(
        '<svg class="bar" height="12" aria-hidden="true">'
        '<rect class="back" width="100%" height="12"/>'
        f'<rect class="mentioned" width="{100 * mentioned:.1f}%" height="12"/>'
        f'<rect class="specific" width="{100 * specific:.1f}%" height="12"/></svg>'
    )


def plain_bar(share: float) -> Markup:
    """One share, 0…1."""
    return Markup(
        '<svg class="bar" height="12" aria-hidden="true">'
        f'<rect class="specific" width="{100 * share:.1f}%" height="12"/></svg>'
    )


@dataclass(frozen=True, slots=True)
class Point:
    """A plan on the scatter: places 0…100 on both axes, its number in the table, its name."""

    x: float
    y: float
    number: int
    name: str
    sure: bool


_SIDE = 460  # height of the square's inside in pixels; its width follows the page
_MARGIN = 34
_NAMED = 8  # more names than this run into each other; numbers alone then
_WIDE = 700  # pixels; width that names are laid out for, narrower pages show numbers alone
_LETTER = 7.0  # pixels a letter of the 13 px labels, on average over system fonts
_LINE = 16


def scatter(points: Sequence[Point], x_name: str, y_name: str) -> Markup:
    """Plans by two figures, numbered as in the table beside it; few plans also by name."""
    parts = [_frame(x_name, y_name)]
    taken: list[tuple[float, float, float, float]] = [_dot_box(p) for p in points]
    for point in points:
        parts.append(_dot(point))
        if len(points) <= _NAMED:
            parts.append(_name(point, taken))
    height = _SIDE + 2 * _MARGIN
    return Markup(
        f'<svg class="scatter" height="{height}" role="img" aria-labelledby="scatter-says">'
        f"{''.join(parts)}</svg>"
    )


def _px(figure: float) -> str:
    """Across: the right margin leaves room for the last tick."""
    return f"{8 + figure * 0.88:.2f}%"


def _py(figure: float) -> float:
    return _MARGIN / 2 + _SIDE * (1 - figure / 100)


def _frame(x_name: str, y_name: str) -> str:
    lines = []
    bottom, top = _py(0), _py(100)
    for t in _TICKS:
        lines.append(f'<line class="grid" x1="{_px(t)}" x2="{_px(t)}" y1="{top}" y2="{bottom}"/>')
        lines.append(
            f'<line class="grid" x1="{_px(0)}" x2="{_px(100)}" y1="{_py(t)}" y2="{_py(t)}"/>'
        )
        lines.append(f'<text x="{_px(t)}" y="{bottom + 18}" text-anchor="middle">{t}</text>')
        lines.append(f'<text x="7%" y="{_py(t) + 4}" text-anchor="end">{t}</text>')
    lines.append(
        f'<text class="axis" x="{_px(100)}" y="{bottom + 36}" text-anchor="end">'
        f"{escape(x_name)} →</text>"
    )
    lines.append(f'<text class="axis" x="{_px(1)}" y="{top + 14}">↑ {escape(y_name)}</text>')
    return "".join(lines)


def _dot(point: Point) -> str:
    kind = "dot" if point.sure else "dot hollow"
    x, y = _px(point.x), _py(point.y)
    return (
        f"<g><title>{escape(point.name)}: {point.x:.0f}, {point.y:.0f}</title>"
        f'<circle class="{kind}" cx="{x}" cy="{y:.1f}" r="10"/>'
        f'<text class="{"in hollow" if not point.sure else "in"}" x="{x}" y="{y + 4:.1f}" '
        f'text-anchor="middle">{point.number}</text></g>'
    )


def _dot_box(point: Point) -> tuple[float, float, float, float]:
    x, y = (0.08 + point.x * 0.0088) * _WIDE, _py(point.y)
    return (x - 11, y - 11, x + 11, y + 11)


def _name(point: Point, taken: list[tuple[float, float, float, float]]) -> str:
    """The name beside its dot, at the first side where it touches nothing."""
    width = len(point.name) * _LETTER
    left, top, right, bottom = _dot_box(point)
    middle = (top + bottom) / 2
    places = [
        ("start", 15, 4, (right + 3, middle - 8, right + 3 + width, middle + 8)),
        ("end", -15, 4, (left - 3 - width, middle - 8, left - 3, middle + 8)),
        ("start", 8, 24, (left + 11, bottom, left + 11 + width, bottom + _LINE)),
        ("start", 8, -14, (left + 11, top - _LINE, left + 11 + width, top)),
        ("end", -8, 24, (right - 11 - width, bottom, right - 11, bottom + _LINE)),
        ("end", -8, -14, (right - 11 - width, top - _LINE, right - 11, top)),
    ]
    free = [p for p in places if _fits(p[3]) and not any(_touch(p[3], box) for box in taken)]
    if not free:
        return ""
    anchor, dx, dy, box = free[0]
    taken.append(box)
    return (
        f'<text class="name" x="{_px(point.x)}" dx="{dx}" y="{_py(point.y) + dy:.1f}" '
        f'text-anchor="{anchor}">{escape(point.name)}</text>'
    )


def _fits(box: tuple[float, float, float, float]) -> bool:
    return box[0] >= 0.08 * _WIDE and box[2] <= _WIDE and box[1] >= 0 and box[3] <= _py(0)


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
