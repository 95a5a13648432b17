"""What a commitment's points say of it, in HTML.

Commitments of the same levels have the same points by the same working: all but the number itself
is made once for all plans of a run.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from doc_audit.model import ABSENT, VAGUE, StatementPoints
from doc_audit.report.escaped import escape
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import explain_points

OWN_AREA = "the plan’s own whole area"
"""Why a place that was coded specific is scored as vague."""


class PointsHtml(NamedTuple):
    """What follows from the levels of a commitment.

    Attributes:
        scored: dimension id → level.
        missing, vague: labels of axis dimensions scored as absent and as vague, floors not
            counted; with the reason where vague is not what was coded. Empty where there are none.
        working: how the points come about.
    """

    scored: Mapping[str, int]
    missing: str
    vague: str
    working: str

    def figures(self, points: str, *, doubtful: bool) -> str:
        """Points with what is missing; `doubtful`: of words that may be misread."""
        lost = "Not found, perhaps misread" if doubtful else "Not found"
        missing = _named("l0", lost, self.missing) if self.missing else ""
        return f'<p class="f"><b>{points}</b> of 100 points{missing}{self.vague}</p>'


NO_POINTS = PointsHtml({}, "", "", "")


class PointsMaker:
    """Tells of points under one rubric, in any number of plans."""

    def __init__(self, settings: RubricSettings) -> None:
        self._settings = settings
        self._axis = [(d.id, d.label) for d in settings.dimensions if d.axis != "none"]
        self._kept: dict[tuple[object, ...], PointsHtml] = {}

    def of(self, own: StatementPoints) -> PointsHtml:
        """What is told of the points of a commitment."""
        key = (own.levels, len(own.merged), own.restated, own.lowered, own.not_applicable)
        found = self._kept.get(key)
        if found is None:
            scored = dict(own.levels)
            vague = self._at(VAGUE, scored, own.lowered)
            found = self._kept[key] = PointsHtml(
                scored=scored,
                missing=self._at(ABSENT, scored),
                vague=_named("l1", "Vague", vague) if vague else "",
                working="".join(
                    [f"<p>{escape(line)}</p>" for line in explain_points(own, self._settings)]
                ),
            )
        return found

    def _at(self, level: int, scored: Mapping[str, int], lowered: Collection[str] = ()) -> str:
        """Labels of the axes' dimensions that were scored at a level."""
        found = [(key, label) for key, label in self._axis if scored.get(key) == level]
        named = [f"{label} ({OWN_AREA})" if key in lowered else label for key, label in found]
        return escape(", ".join(named).lower())


def _named(classes: str, name: str, listed: str) -> str:
    return f' <span><i class="lv {classes}">{name}</i> {listed}</span>'
