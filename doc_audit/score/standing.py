"""May a plan be scored and ranked, and what must be said with its score."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.model.score import ScoreStatus
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score.commitments import Commitment, shown_words
from doc_audit.score.inputs import UNKNOWN_KIND, PlanInput


@dataclass(frozen=True, slots=True)
class Standing:
    """Status of a plan's score, whether it may be ranked, and why, in plain words."""

    status: ScoreStatus
    ranked: bool
    notes: tuple[str, ...]


def standing_of(
    plan: PlanInput,
    commitments: Sequence[Commitment],
    settings: RubricSettings,
    *,
    any_kind: bool = False,
) -> Standing:
    """Standing by kind of document, number of commitments and known area.

    With `any_kind`, kinds that make no commitments of their own are scored too, but not ranked.
    """
    n = len(commitments)
    own_kind = plan.kind in settings.scoring.scored_kinds
    status: ScoreStatus = _status(plan, n, settings, any_kind=any_kind)
    area_matters = any(dimension.own_area_is_vague for dimension in settings.dimensions)
    area_doubt = area_matters and not plan.area_known
    has_score = status in ("scored", "thin")
    unranked = ": scored, but not ranked" if has_score else ""
    notes = [
        *_kind_notes(plan, status, own_kind, unranked),
        *_count_notes(n, status, settings),
        *(_area_notes(plan, unranked) if area_doubt else ()),
        *_wordless_notes(plan, settings),
    ]
    ranked = has_score and own_kind and plan.kind_sure and not area_doubt
    return Standing(status, ranked, tuple(notes))


def _status(plan: PlanInput, n: int, settings: RubricSettings, *, any_kind: bool) -> ScoreStatus:
    scored = (*settings.scoring.scored_kinds, UNKNOWN_KIND)
    if plan.kind not in scored and not any_kind:
        return "not_scored"
    if n < settings.scoring.too_few:
        return "too_few"
    return "thin" if n < settings.scoring.thin else "scored"


def _kind_notes(plan: PlanInput, status: ScoreStatus, own_kind: bool, unranked: str) -> list[str]:
    mend = "The kind can be given in corpus.csv; `doc-audit manifest` writes one to check."
    if plan.kind == UNKNOWN_KIND:
        return [f"The kind of document is unknown{unranked}. {mend}"]
    named = f"“{kind_words(plan.kind)}”"
    notes = []
    if status == "not_scored":
        notes.append(f"Described, not scored: the rubric scores no document of the kind {named}.")
    elif not own_kind:
        notes.append(f"Scored on request, not ranked: its kind is {named}.")
    if not plan.kind_sure:
        notes.append(f"The kind {named} is a guess{unranked}. {mend}")
    return notes


def kind_words(kind: str) -> str:
    """A kind of document as said in a sentence."""
    return kind.replace("hwb", "health and wellbeing").replace("_", " ")


def _count_notes(n: int, status: ScoreStatus, settings: RubricSettings) -> list[str]:
    found = f"{n} commitment{'' if n == 1 else 's'} in scope"
    if status == "too_few":
        least = settings.scoring.too_few
        return [f"Only {found}, fewer than {least}: figures, but no score and no rank."]
    if status == "thin":
        return [f"Only {found}, fewer than {settings.scoring.thin}: the score is thin."]
    return []


def _area_notes(plan: PlanInput, unranked: str) -> list[str]:
    mend = "It can be given in corpus.csv; `doc-audit manifest` writes one to check."
    if plan.area:
        return [f"The plan's own area, “{plan.area}”, is a guess{unranked}. {mend}"]
    return [
        "The plan's own area is unknown, and a place that is the whole area may have counted as "
        f"specific{unranked}. {mend}"
    ]


def _wordless_notes(plan: PlanInput, settings: RubricSettings) -> list[str]:
    """Says where the own-area rule could not be applied for want of words."""
    if not plan.area:
        return []
    ruled = [d.id for d in settings.dimensions if d.own_area_is_vague]
    count = sum(
        coding.type == settings.commitment_type
        and any(coding.level(id_) == 2 and not shown_words(coding.dimensions[id_]) for id_ in ruled)
        for _, coding in plan.items
    )
    if not count:
        return []
    named = "commitment is" if count == 1 else "commitments are"
    return [
        f"{count} {named} coded as naming a place without the words that do: taken as coded, since "
        "whether it is the plan's own area can't be told."
    ]
