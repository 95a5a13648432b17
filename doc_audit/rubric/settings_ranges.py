"""Figures in `rubric.yaml` with which no score could be made."""

from collections.abc import Iterator
from typing import Literal

from doc_audit.rubric.lines import Path
from doc_audit.rubric.schema import RubricSettings

Scored = Literal["specificity", "accountability"]
_AXES: tuple[Scored, ...] = ("specificity", "accountability")


def range_faults(settings: RubricSettings) -> Iterator[tuple[Path, str, str]]:
    """Points, weights and numbers of dimensions that are out of range."""
    points = settings.scoring.points
    if not all(0 <= worth <= 1 for worth in points):
        what = f"“points” can't be {list(points)}."
        yield ("scoring", "points"), what, "Each is from 0 to 1; a full score is made of ones."
    elif list(points) != sorted(points):
        what = f"“points” can't be {list(points)}: a vaguer level is worth more."
        yield ("scoring", "points"), what, "Let none be smaller than the one before it."
    for axis in _AXES:
        yield from _of_axis(settings, axis)


def _of_axis(settings: RubricSettings, axis: Scored) -> Iterator[tuple[Path, str, str]]:
    there = settings.axis(axis)
    asked = settings.scoring.at_least_half.get(axis, 0)
    if there and not sum(dimension.weight for dimension in there):
        at = next(i for i, one in enumerate(settings.dimensions) if one.axis == axis)
        what = f"no dimension of the axis {axis} weighs anything."
        yield ("dimensions", at, "weight"), what, "Give at least one of them a weight above 0."
    if not 0 <= asked <= len(there):
        what = f"“at_least_half” can't be {asked} for {axis}."
        some = f"{len(there)} dimension{'' if len(there) == 1 else 's'}"
        yield ("scoring", "at_least_half", axis), what, f"The axis has {some}: from 0 to that."
