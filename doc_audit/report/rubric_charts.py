"""Charts of the page that sets rubrics beside each other; made as those of `charts`."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from doc_audit.model import Interval
from doc_audit.model.agreement import Correlation
from doc_audit.report.charts import dot_on_interval, scale_of

_STEP = 20  # pixels between ranks
_TOP = 48  # pixels over the first, for the names of the rubrics
_LEFT, _RIGHT = 34, 66  # per cent across, where a line begins and ends
_PLAN = 28  # letters of a plan’s name beside its number
_NAMES = 44  # letters of a rubric's name over its side


@dataclass(frozen=True, slots=True)
class Slope:
    """A plan's ranks by two rubrics, from 1; `far`: one of those furthest apart."""

    number: int
    name: str
    left: float
    right: float
    far: bool


def slopes(lines: Sequence[Slope], left: str, right: str) -> Markup:
    """Ranks by one rubric joined to those by the other; the table beside it holds the figures."""
    height = _TOP + _STEP * (len(lines) + 1)
    # On lines of their own: side by side they would run into each other on a phone.
    heads = (
        f'<text class="axis" x="0" y="12">{escape(_short(left))}</text>'
        f'<text class="axis" x="100%" y="30" text-anchor="end">{escape(_short(right))}</text>'
    )
    # Those furthest apart are drawn last, over the others.
    drawn = "".join(_slope(line) for line in sorted(lines, key=lambda line: line.far))
    return Markup(f'<svg class="slopes" height="{height}" aria-hidden="true">{heads}{drawn}</svg>')


def _slope(line: Slope) -> str:
    y1, y2 = _y(line.left), _y(line.right)
    kind = "far" if line.far else "near"
    labels = "".join(
        f'<text x="{x}%" dx="{dx}" y="{y + 4:.0f}" text-anchor="{anchor}">{line.number}'
        f"{_named(line)}</text>"
        for x, dx, y, anchor in ((_LEFT, -10, y1, "end"), (_RIGHT, 10, y2, "start"))
    )
    return (
        f'<g class="{kind}"><line x1="{_LEFT}%" x2="{_RIGHT}%" y1="{y1:.0f}" y2="{y2:.0f}"/>'
        f'<circle cx="{_LEFT}%" cy="{y1:.0f}" r="4"/><circle cx="{_RIGHT}%" cy="{y2:.0f}" r="4"/>'
        f"{labels}</g>"
    )


def _named(line: Slope) -> str:
    return f'<tspan class="name"> {escape(_short(line.name, _PLAN))}</tspan>'


def _short(name: str, most: int = _NAMES) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _y(rank: float) -> float:
    return _TOP + _STEP * rank - _STEP / 2


def on_correlation(found: Correlation) -> Markup:
    """A correlation as a dot on its interval, from -1 to 1; nothing where there is none."""
    if found.value is None:
        return Markup()
    ends = found.interval
    span = Interval(_place(ends.low), _place(ends.high)) if ends else None
    return dot_on_interval(_place(found.value), span, sure=True)


def correlation_scale() -> Markup:
    """The figures over a column of `on_correlation`."""
    return scale_of((0, "−1"), (50, "0"), (100, "1"))


def _place(correlation: float) -> float:
    return 50 * (correlation + 1)
