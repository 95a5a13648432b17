"""Plans by mean specificity and mean accountability, with an interval on each axis.

Across in per cent of the width, up in pixels, as all charts here. Numbers stand in the dots of few
plans and beside the dots of many, where they touch nothing; names stand beside very few.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from doc_audit.model import Interval
from doc_audit.report.words import interval_words

_NAMED = 8  # more names than this run into each other; numbers alone then
_INSIDE = 20  # more dots than this, large enough for a number inside, cover each other
_LETTER = 7.0  # pixels a letter of the 13 px labels, on average over system fonts
_FIGURE = 7.0  # pixels a figure of the 11 px numbers, with some air
_LINE = 16
_STEP = 10  # between ticks; the axes begin and end at one
_NARROW = 60  # range of figures up to which there is a tick at every step, else at every second
_LEFT, _RIGHT = 7.0, 97.0  # per cent of the width; ticks stand left, the last one half outside
_MOST = 100  # the highest figure there may be
_TOP, _BOTTOM = 18, 44  # pixels over and under the square
_SAYS = "Drawing of the plans by both figures; the table below has them"
_SHAPES = ("circle", "square", "diamond")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """A plan: places 0…100 with their intervals, its number in the table, its name, its kind."""

    x: float
    y: float
    across: Interval | None
    up: Interval | None
    number: int
    name: str
    kind: str
    sure: bool


@dataclass(frozen=True, slots=True)
class AxesChart:
    """The drawing; `key`: shape and kind of plan, where there are several; `many`: wider.

    `intervals`: any are drawn, so that the words may speak of them; `unsure`: of some dot one or
    both aren't, as nothing is known of how sure its place is.
    """

    drawing: Markup
    key: tuple[tuple[Markup, str], ...]
    many: bool
    low: int
    high: int
    intervals: bool
    unsure: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """Range of both axes, and the size in pixels that names are laid out for."""

    low: int
    high: int
    width: int
    height: int

    def across(self, figure: float) -> float:
        """Per cent of the width."""
        return _LEFT + (_RIGHT - _LEFT) * self._part(figure)

    def up(self, figure: float) -> float:
        """Pixels from the top."""
        return _TOP + self.height * (1 - self._part(figure))

    def _part(self, figure: float) -> float:
        return (figure - self.low) / (self.high - self.low)

    def place(self, point: Point) -> tuple[float, float]:
        """In pixels, at the width laid out for."""
        return self.across(point.x) * self.width / 100, self.up(point.y)


def axes_chart(points: Sequence[Point], x_name: str, y_name: str) -> AxesChart:
    """The scatter of some plans, one at least; its figures are in the table below it."""
    many = len(points) > _INSIDE
    low, high = _range(points)
    frame = _Frame(low, high, *((1080, 640) if many else (700, 460)))
    kinds = _kinds(points)
    shape = {kind: _SHAPES[min(n, len(_SHAPES) - 1)] for n, kind in enumerate(kinds)}
    drawn = [
        *_grid(frame, x_name, y_name),
        *(_intervals(frame, point) for point in points),
        *_dots(frame, points, shape),
    ]
    height = frame.height + _TOP + _BOTTOM
    return AxesChart(
        Markup(
            f'<svg class="scatter{" many" if many else ""}" height="{height}" role="img" '
            f'aria-label="{_SAYS}"><g aria-hidden="true">{"".join(drawn)}</g></svg>'
        ),
        tuple(_keys(kinds, shape)) if len(kinds) > 1 else (),
        many,
        low,
        high,
        any(_ends(point.across) or _ends(point.up) for point in points),
        any(not (_ends(point.across) and _ends(point.up)) for point in points),
    )


def _kinds(points: Sequence[Point]) -> list[str]:
    """Kinds of plan, the most frequent first."""
    counts = Counter(point.kind for point in points)
    return sorted(counts, key=lambda kind: (-counts[kind], kind))


def _range(points: Sequence[Point]) -> tuple[int, int]:
    """The same for both axes, so that the line of equals runs from corner to corner."""
    ends = [end for p in points for end in (p.x, p.y, *_ends(p.across), *_ends(p.up))]
    step = _step(min(ends), max(ends))
    low = math.floor(min(ends) / step) * step
    high = math.ceil(max(ends) / step) * step
    low = min(low, _MOST - step)  # no axis goes on where no figure can be
    return low, max(high, low + step)


def _step(low: float, high: float) -> int:
    return _STEP if high - low <= _NARROW else 2 * _STEP


def _ends(interval: Interval | None) -> tuple[float, ...]:
    return (interval.low, interval.high) if interval and not _whole(interval) else ()


def _whole(interval: Interval) -> bool:
    """From one end of the scale to the other: nothing is known, and a line would say no more."""
    return interval.low <= 0 and interval.high >= _MOST


def _grid(frame: _Frame, x_name: str, y_name: str) -> Iterator[str]:
    left, right = f"{_LEFT:.2f}%", f"{_RIGHT:.2f}%"
    bottom, top = frame.up(frame.low), frame.up(frame.high)
    step = _step(frame.low, frame.high)
    for tick in range(frame.low, frame.high + 1, step):
        x, y = f"{frame.across(tick):.2f}%", frame.up(tick)
        yield f'<line class="grid" x1="{x}" x2="{x}" y1="{top:.1f}" y2="{bottom:.1f}"/>'
        yield f'<line class="grid" x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text x="{x}" y="{bottom + 18:.1f}" text-anchor="middle">{tick}</text>'
        yield f'<text x="{_LEFT - 1:.2f}%" y="{y + 4:.1f}" text-anchor="end">{tick}</text>'
    yield (
        f'<line class="equal" x1="{left}" x2="{right}" y1="{bottom:.1f}" y2="{top:.1f}"/>'
        f'<text class="axis" x="{right}" y="{bottom + 38:.1f}" text-anchor="end">'
        f"{escape(x_name)} →</text>"
        f'<text class="axis" x="{_LEFT + 1:.2f}%" y="{top + 14:.1f}">↑ {escape(y_name)}</text>'
    )


def _intervals(frame: _Frame, point: Point) -> str:
    lines = []
    x, y = f"{frame.across(point.x):.2f}%", f"{frame.up(point.y):.1f}"
    if _ends(point.across):
        low, high = (f"{frame.across(end):.2f}%" for end in _ends(point.across))
        lines.append(f'<line x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>')
    if _ends(point.up):
        low, high = (f"{frame.up(end):.1f}" for end in _ends(point.up))
        lines.append(f'<line x1="{x}" x2="{x}" y1="{low}" y2="{high}"/>')
    return f'<g class="whisk" data-n="{point.number}">{"".join(lines)}</g>' if lines else ""


def _dots(frame: _Frame, points: Sequence[Point], shape: dict[str, str]) -> Iterator[str]:
    inside = len(points) <= _INSIDE
    radius = 10 if inside else 5
    places = [frame.place(point) for point in points]
    taken: list[Box] = [(x - radius, y - radius, x + radius, y + radius) for x, y in places]
    for point, (x, y) in zip(points, places, strict=True):
        label = _inside(point) if inside else _beside(frame, point, x, y, taken)
        if len(points) <= _NAMED:
            label += _name(frame, point, x, y, taken)
        kind = "dot" if point.sure else "dot hollow"
        yield (
            f'<svg class="pt" data-n="{point.number}" x="{frame.across(point.x):.2f}%" '
            f'y="{y:.1f}"><title>{point.number} {escape(point.name)}: {_title(point)}</title>'
            f"{_drawn(shape[point.kind], kind, radius)}{label}</svg>"
        )


def _title(point: Point) -> str:
    return (
        f"specificity {point.x:.0f}{_in(point.across)}, accountability {point.y:.0f}{_in(point.up)}"
    )


def _in(interval: Interval | None) -> str:
    between = interval_words(interval)
    return f" ({between})" if between else ""


def _drawn(shape: str, kind: str, r: int) -> str:
    if shape == "square":
        return f'<rect class="{kind}" x="{-r}" y="{-r}" width="{2 * r}" height="{2 * r}"/>'
    if shape == "diamond":
        d = round(r * 1.3)
        return f'<path class="{kind}" d="M0 {-d}L{d} 0L0 {d}L{-d} 0Z"/>'
    return f'<circle class="{kind}" r="{r}"/>'


def _keys(kinds: Sequence[str], shape: dict[str, str]) -> Iterator[tuple[Markup, str]]:
    """Shape and kind; kinds that there is no shape left for share the last one."""
    shared = len(kinds) > len(_SHAPES)
    for kind in kinds[: len(_SHAPES)]:
        last = shared and shape[kind] == _SHAPES[-1]
        yield _key(shape[kind]), "other kinds" if last else kind


def _key(shape: str) -> Markup:
    drawn = _drawn(shape, "dot", 5)
    return Markup(f'<svg class="shape" aria-hidden="true"><svg x="8" y="8">{drawn}</svg></svg>')


def _inside(point: Point) -> str:
    hollow = "" if point.sure else " hollow"
    return f'<text class="in{hollow}" y="4" text-anchor="middle">{point.number}</text>'


_AROUND = [
    (math.cos(math.radians(degree)), math.sin(math.radians(degree)))
    for degree in (-45, 45, -135, 135, 0, 180, -90, 90)
]


def _beside(frame: _Frame, point: Point, x: float, y: float, taken: list[Box]) -> str:
    """The number near its dot, farther off on a thin line where it is crowded; "" if nowhere."""
    half = len(str(point.number)) * _FIGURE / 2
    for distance in (13, 22, 32, 44):
        for right, down in _AROUND:
            dx, dy = right * (distance + half - 3.5), down * distance
            box = (x + dx - half, y + dy - 6, x + dx + half, y + dy + 6)
            if _fits(frame, box) and not any(_touch(box, other) for other in taken):
                taken.append(box)
                lead = "" if distance < 20 else f'<line class="lead" x2="{dx:.1f}" y2="{dy:.1f}"/>'
                return (
                    f'{lead}<text class="no" x="{dx:.1f}" y="{dy + 4:.1f}" '
                    f'text-anchor="middle">{point.number}</text>'
                )
    return ""


def _name(frame: _Frame, point: Point, x: float, y: float, taken: list[Box]) -> str:
    """The name beside its dot, at the first side where it touches nothing."""
    width = len(point.name) * _LETTER
    places: list[tuple[str, int, int, Box]] = [
        ("start", 15, 4, (x + 14, y - 8, x + 14 + width, y + 8)),
        ("end", -15, 4, (x - 14 - width, y - 8, x - 14, y + 8)),
        ("start", 8, 24, (x + 8, y + 11, x + 8 + width, y + 11 + _LINE)),
        ("start", 8, -14, (x + 8, y - 11 - _LINE, x + 8 + width, y - 11)),
        ("end", -8, 24, (x - 8 - width, y + 11, x - 8, y + 11 + _LINE)),
        ("end", -8, -14, (x - 8 - width, y - 11 - _LINE, x - 8, y - 11)),
    ]
    for anchor, dx, dy, box in places:
        if _fits(frame, box) and not any(_touch(box, other) for other in taken):
            taken.append(box)
            return (
                f'<text class="name" x="{dx}" y="{dy}" text-anchor="{anchor}">'
                f"{escape(point.name)}</text>"
            )
    return ""


def _fits(frame: _Frame, box: Box) -> bool:
    left = _LEFT * frame.width / 100
    return (
        box[0] >= left and box[2] <= frame.width and box[1] >= 0 and box[3] <= frame.up(frame.low)
    )


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
