"""Charts of the page that sets rubrics beside each other; made as those of `charts`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from doc_audit.model import Interval
from doc_audit.model.agreement import Correlation
from doc_audit.report.charts import dot_on_interval, scale_of

_STEP = 20  # pixels between ranks
_TOP = 48  # pixels over the first, for the names of the rubrics
_LEFT, _RIGHT = 34, 66  # per cent across, where a line begins and ends
_MOST_SHARED = 6  # numbers beside a rank that more plans share
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
    labels = "".join([*_labels(lines, "left"), *_labels(lines, "right")])
    return Markup(
        f'<svg class="slopes" height="{height}" aria-hidden="true">{heads}{drawn}{labels}</svg>'
    )


def _slope(line: Slope) -> str:
    y1, y2 = f"{_y(line.left):.0f}", f"{_y(line.right):.0f}"
    return (
        f'<g class="{"far" if line.far else "near"}">'
        f'<line x1="{_LEFT}%" x2="{_RIGHT}%" y1="{y1}" y2="{y2}"/>'
        f'<circle cx="{_LEFT}%" cy="{y1}" r="4"/><circle cx="{_RIGHT}%" cy="{y2}" r="4"/></g>'
    )


def _labels(lines: Sequence[Slope], side: Literal["left", "right"]) -> Iterator[str]:
    """Numbers beside the dots; plans that share a rank share a label, and go without names."""
    place = f'x="{_LEFT}%" dx="-10"' if side == "left" else f'x="{_RIGHT}%" dx="10"'
    anchor = "end" if side == "left" else "start"
    by_rank: dict[float, list[Slope]] = {}
    for line in lines:
        by_rank.setdefault(line.left if side == "left" else line.right, []).append(line)
    for rank, some in sorted(by_rank.items()):
        kind = ' class="far"' if any(line.far for line in some) else ""
        words = _numbers(some) if len(some) > 1 else f"{some[0].number}{_named(some[0])}"
        y = _y(rank) + 4
        yield f'<text{kind} {place} y="{y:.0f}" text-anchor="{anchor}">{words}</text>'


def _numbers(lines: Sequence[Slope]) -> str:
    numbers = sorted(line.number for line in lines)
    more = len(numbers) - _MOST_SHARED
    named = ", ".join(map(str, numbers[:_MOST_SHARED]))
    return f"{named} and {more} more" if more > 0 else named


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
