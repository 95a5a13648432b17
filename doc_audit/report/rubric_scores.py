"""Scores by a rubric whose dimensions or scoring are its own, beside those of the main one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import PlanScore
from doc_audit.report.lookup import Lookup
from doc_audit.report.words import interval_words, sentence, status_words, whole
from doc_audit.rubric.schema import RubricSettings


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A plan's score by both; `status` says why it is to be read with care, or is missing."""

    title: str
    href: str
    own: str
    own_interval: str
    main: str
    main_interval: str
    n: int
    status: str


def score_lines(
    lookup: Lookup, settings: RubricSettings, scores: Sequence[PlanScore]
) -> Iterator[ScoreLine]:
    """A line for each plan; `settings` are those of the rubric that gave the scores."""
    main = {score.plan: score for score in lookup.run.scores}
    scoring = settings.scoring
    for score in scores:
        beside = main[score.plan]
        yield ScoreLine(
            title=lookup.titles[score.plan],
            href=f"plans/{lookup.slugs[score.plan]}.html",
            own=whole(score.score),
            own_interval=interval_words(score.interval),
            main=whole(beside.score),
            main_interval=interval_words(beside.interval),
            n=score.n,
            status=sentence(status_words(score, scoring.too_few, scoring.thin)),
        )
