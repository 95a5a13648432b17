"""The tables and the ladder on a plan page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.model import DimensionShare, PlanScore
from doc_audit.report import charts
from doc_audit.report.marks import dimension_class
from doc_audit.report.words import interval_words, joined, lowered, percent, whole
from doc_audit.rubric.schema import Dimension, RubricSettings
from doc_audit.score import ladder
from doc_audit.score.intervals import wilson


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One dimension over the plan's commitments in scope."""

    label: str
    question: str
    axis: str
    weight: str
    classes: str
    n: int
    mentioned: int
    mentioned_share: str
    mentioned_interval: str
    specific: int
    specific_share: str
    specific_interval: str
    bar: Markup


@dataclass(frozen=True, slots=True)
class MetLine:
    """How many commitments meet so many dimensions."""

    met: int
    n: int
    share: str
    interval: str
    bar: Markup


_ALONE, _SAME = ", nothing else", "the same and "


@dataclass(frozen=True, slots=True)
class RungLine:
    """A rung of the ladder, or the plan's own score at its height (`own`)."""

    says: str
    score: str
    height: float
    bar: Markup
    own: bool = False


def rung_lines(settings: RubricSettings, score: PlanScore) -> tuple[RungLine, ...]:
    """Rungs from the lowest, the plan's own score among them; the vague rung last."""
    labels = {dimension.id: lowered(dimension.label) for dimension in settings.dimensions}
    *steps, vague = ladder(settings, score.scope)
    lines = []
    for place, rung in enumerate(steps):
        lines.append(_rung_line(rung_words(rung.added, labels, first=place == 0), rung.score))
    if score.score is not None:
        at = sum(line.height <= score.score for line in lines)
        lines.insert(
            at, _rung_line("this plan, the mean of its commitments", score.score, own=True)
        )
    return (*lines, _rung_line("", vague.score))


def ladder_finding(rungs: Sequence[RungLine]) -> str:
    """What the lowest steps are worth, and where the plan stands."""
    steps = [rung for rung in rungs if not rung.own]
    if len(steps) < 2:
        return "What a score means"
    first, second = steps[0], steps[1]
    own = next((f"; this plan’s mean is {rung.score}" for rung in rungs if rung.own), "")
    return (
        f"A commitment scores {first.score} with {first.says.removesuffix(_ALONE)} alone, "
        f"{second.score} with {second.says.removeprefix(_SAME)} too{own}"
    )


def rung_words(added: Sequence[str], labels: Mapping[str, str], *, first: bool) -> str:
    """What a rung of the ladder is specific on, beside the rung below."""
    named = joined([labels[name] for name in added])
    return f"{named}{_ALONE}" if first else f"{_SAME}{named}"


def _rung_line(says: str, height: float, *, own: bool = False) -> RungLine:
    return RungLine(says, whole(height), height, charts.plain_bar(height / 100), own)


def share_lines(settings: RubricSettings, score: PlanScore) -> Iterator[ShareLine]:
    """Dimensions in the rubric's order."""
    dimensions = {d.id: (place, d) for place, d in enumerate(settings.dimensions)}
    for share in score.dimensions:
        if share.dimension in dimensions:
            yield _share(share, *dimensions[share.dimension])


def _share(share: DimensionShare, place: int, dimension: Dimension) -> ShareLine:
    n = max(share.n, 1)
    return ShareLine(
        label=dimension.label,
        question=dimension.question,
        axis="beside the score" if dimension.axis == "none" else dimension.axis,
        weight=f"{dimension.weight:g}" if dimension.axis != "none" else "",
        classes=dimension_class(place),
        n=share.n,
        mentioned=share.mentioned,
        mentioned_share=percent(share.mentioned, share.n),
        mentioned_interval=interval_words(share.mentioned_interval, 100),
        specific=share.specific,
        specific_share=percent(share.specific, share.n),
        specific_interval=interval_words(share.specific_interval, 100),
        bar=charts.share_bar(share.mentioned / n, share.specific / n),
    )


def met_lines(score: PlanScore) -> Iterator[MetLine]:
    """From no dimension met to all."""
    total = sum(score.criteria_met)
    for met, n in enumerate(score.criteria_met):
        interval = interval_words(wilson(n, total), 100)
        bar = charts.plain_bar(n / max(total, 1))
        yield MetLine(met, n, percent(n, total), interval, bar)
