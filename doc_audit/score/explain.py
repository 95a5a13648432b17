"""The points of one commitment worked out in plain words, to be checked by hand."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from doc_audit.model import StatementPoints
from doc_audit.rubric.schema import Dimension, RubricSettings
from doc_audit.score.axes import AXES, FULL

LEVEL_WORDS = ("absent", "vague", "specific")


def explain_points(points: StatementPoints, settings: RubricSettings) -> list[str]:
    """Lines that lead from the levels to the points: each axis, the points, what was adjusted.

    The dimensions taken are those in `points.levels`, so the scope that scored them holds here
    too. Numbers are rounded to four digits, the points to one.
    """
    levels = dict(points.levels)
    means = (points.specificity, points.accountability)
    lines = [
        _axis_line(
            axis, [d for d in settings.axis(axis) if d.id in levels and d.weight], levels, mean,
            settings.scoring.points,
        )
        for axis, mean in zip(AXES, means, strict=True)
    ]  # fmt: skip
    lines.append(_value_line(points, settings))
    return lines + _remarks(points, settings)


def _axis_line(
    axis: str,
    dimensions: Sequence[Dimension],
    levels: dict[str, int],
    mean: float,
    worth: tuple[float, float, float],
) -> str:
    scored = [max(levels[d.id], d.floor) for d in dimensions]
    named = "; ".join(
        _dimension_words(d, levels[d.id], level, worth[level])
        for d, level in zip(dimensions, scored, strict=True)
    )
    terms = " + ".join(
        f"{_show(d.weight)} × {_show(worth[level])}"
        for d, level in zip(dimensions, scored, strict=True)
    )
    total = _show(sum(d.weight for d in dimensions))
    return f"{axis.capitalize()}: {named}. ({terms}) / {total} = {_show(mean)}"


def _dimension_words(dimension: Dimension, level: int, scored: int, worth: float) -> str:
    counted = f", counted as {LEVEL_WORDS[scored]}" if scored != level else ""
    return f"{dimension.label.lower()} {LEVEL_WORDS[level]}{counted} ({_show(worth)})"


def _value_line(points: StatementPoints, settings: RubricSettings) -> str:
    what, who = _show(points.specificity), _show(points.accountability)
    chosen = settings.scoring.aggregate
    if chosen == "product":
        return f"Points: 100 × √({what} × {who}) = {points.points:.1f}"
    if chosen == "arithmetic":
        value = value_of_points(points, settings)
        return f"Points: 100 × ({what} + {who}) / 2 = {value:.1f}"
    return _half_line(points, settings)


def _half_line(points: StatementPoints, settings: RubricSettings) -> str:
    parts = [
        f"{met} of {n} {axis} dimensions specific ({asked} needed)"
        for axis, met, n, asked in _halves(points, settings)
    ]
    return f"Points: {', '.join(parts)}: {value_of_points(points, settings):.0f}"


def _halves(
    points: StatementPoints, settings: RubricSettings
) -> Iterator[tuple[str, int, int, int]]:
    """Of each axis: its name, dimensions specific, those that apply, those needed."""
    levels = dict(points.levels)
    needed = settings.scoring.at_least_half
    for axis in AXES:
        weighted = [d.id for d in settings.axis(axis) if d.weight]
        names = [name for name in weighted if name in levels]
        counted = len(names) + sum(name in points.not_applicable for name in weighted)
        # As `axes.needed_of`: the same share of those that apply, rounded up.
        asked = -(-needed[axis] * len(names) // counted)
        yield axis, sum(levels[name] == 2 for name in names), len(names), asked


def value_of_points(points: StatementPoints, settings: RubricSettings) -> float:
    """What a commitment brings to the score by the rubric's own aggregate, 0…100."""
    chosen = settings.scoring.aggregate
    if chosen == "product":
        return points.points
    if chosen == "arithmetic":
        return FULL * (points.specificity + points.accountability) / 2
    return FULL * all(met >= asked for _, met, _, asked in _halves(points, settings))


def formula_words(settings: RubricSettings) -> str:
    """How the axis points of a commitment become its points, in words."""
    if settings.scoring.aggregate == "product":
        return "100 × √(specificity × accountability)"
    if settings.scoring.aggregate == "arithmetic":
        return "100 × (specificity + accountability) / 2"
    needed = settings.scoring.at_least_half
    parts = [f"{n} {axis} dimensions" for axis, n in needed.items()]
    return f"100 where at least {' and '.join(parts)} are at level 2, else 0"


def _remarks(points: StatementPoints, settings: RubricSettings) -> list[str]:
    labels = {d.id: d.label for d in settings.dimensions}
    lines = [
        f"{labels[name]}: coded specific, scored vague, because the place is the plan's own whole "
        "area."
        for name in points.lowered
    ]
    lines += [
        f"{labels[name]}: doesn't apply to this commitment; it counts neither for nor against it."
        for name in points.not_applicable
    ]
    if points.merged:
        count = len(points.merged)
        copies = "1 other copy" if count == 1 else f"{count} other copies"
        lines.append(f"Found in {copies}; the highest level of each dimension is taken.")
    if points.restated:
        lines.append("Restated from another body; the score without such commitments is beside.")
    return lines


@lru_cache(maxsize=1 << 10)
def _show(number: float) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".")
