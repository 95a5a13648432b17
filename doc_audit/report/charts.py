"""Charts as SVG, hand-made: places in per cent, so that words keep their size at every width.

Every chart stands beside a table that holds its figures; the drawing is hidden from screen readers
where the same cell says it in words.
"""

from markupsafe import Markup

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
