"""What the figures say, in a sentence each: the headings of the charts."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from doc_audit.model import SPECIFIC, PlanScore, Problem, Robustness
from doc_audit.report.words import (
    all_of,
    count,
    joined,
    lowered,
    out_of,
    percent,
    scope_words,
    sentence,
    spelled,
    thousands,
    whole,
)
from doc_audit.rubric.schema import RubricSettings

NOTHING_READ = "Not known: no plan could be read"
"""Heading where the words may stand in what was not readable."""


def apart(one: PlanScore, other: PlanScore) -> bool:
    """Whether two scored plans can be told apart: their intervals don't overlap.

    Stricter than a test of the difference; said so on the method page.
    """
    if one.interval is None or other.interval is None:
        return False
    return one.interval.low > other.interval.high or other.interval.low > one.interval.high


def reading_finding(problems: Sequence[Problem], *, any_read: bool = True) -> str:
    """How many files were not read in full, and how many more may be misread.

    `any_read`: of any file there is a plan in the report.
    """
    lost = {p.doc or p.file for p in problems if p.severity == "error"}
    doubtful = {p.doc or p.file for p in problems if p.severity == "warning"} - lost
    if not lost and not doubtful:
        return "No reading problems were found"
    if lost and not any_read:
        only = "The only file" if len(lost) == 1 else f"None of {_files(len(lost))}"
        return f"{only} could {'not ' if len(lost) == 1 else ''}be read"
    if not lost:
        return f"{sentence(_files(len(doubtful)))} may be misread in places"
    also = f"; {spelled(len(doubtful))} more may be misread in places" if doubtful else ""
    return f"{sentence(_files(len(lost)))} could not be read in full{also}"


def _files(number: int) -> str:
    return f"{spelled(number)} {'file' if number == 1 else 'files'}"


def answer(scores: Sequence[PlanScore], settings: RubricSettings) -> str:
    """How many commitments somebody could be held to, in a sentence or two.

    Of plans that make commitments of their own; by the dimensions that the rubric's `breadth` asks
    of an accountable commitment. Empty where it asks for none, or there is no commitment.
    """
    asked = asked_of(settings)
    counted = [score for score in scores if score.status != "not_scored" and score.n]
    held = [held_to(score, asked) for score in counted]
    total = sum(score.n for score in counted)
    if not asked or not total:
        return ""
    both = "both " if len(asked) == 2 else ""
    left_out = any(score.status == "not_scored" and score.n for score in scores)
    whose = " in plans that make commitments of their own" if left_out else ""
    told = f"{count(total, 'commitment')} {scope_words(counted[0].scope)}{whose}"
    questions = asked_words(settings)
    number = f"{thousands(sum(held))} ({percent(sum(held), total)}%)"
    first = f"Of {told}, {number} {'says' if sum(held) == 1 else 'say'} {both}{questions}."
    if not sum(held):
        return f"Of {told}, none says {both}{questions}."
    most = sum(2 * some > score.n for some, score in zip(held, counted, strict=True))
    if len(counted) == 1:
        return first
    if not most:
        return f"{first} No plan does so for most of its own."
    does = "does so for most of its own" if most == 1 else "do so for most of theirs"
    return f"{first} {sentence(out_of(most, len(counted)))} plans {does}."


def asked_of(settings: RubricSettings) -> tuple[str, ...]:
    """Dimensions that the rubric asks of an accountable commitment; may be empty."""
    return settings.breadth.accountable if settings.breadth else ()


def asked_words(settings: RubricSettings) -> str:
    """Their questions: `by whom and by when`."""
    asked = asked_of(settings)
    return joined([lowered(d.question.rstrip("?")) for d in settings.dimensions if d.id in asked])


def levels_choice(settings: RubricSettings) -> str:
    """Fragment of a plan's address that shows the commitments specific on all that is asked."""
    asked = asked_of(settings)
    return "&".join(f"d{n}=2" for n, d in enumerate(settings.dimensions) if d.id in asked)


def held_to(score: PlanScore, asked: Collection[str]) -> int:
    """Commitments that are specific on all that is asked."""
    levels = (dict(line.levels) for line in score.points)
    return sum(all(found.get(key) == SPECIFIC for key in asked) for found in levels)


def scores_finding(scores: Sequence[PlanScore], known: Robustness | None = None) -> str:
    """What the dots on their intervals show; by `known` pairs, else by overlap of intervals."""
    scored = [s for s in scores if s.score is not None]
    if not scored:
        return "No plan has enough commitments in scope to be scored" if scores else NOTHING_READ
    figures = sorted(s.score for s in scored if s.score is not None)
    if len(scored) == 1:
        return f"One plan is scored: {whole(figures[0])} out of 100"
    ranked = [s for s in scored if s.ranked]
    pairs = [apart(a, b) for a, b in combinations(ranked, 2)]
    if known and known.pairs:
        pairs = [pair.apart for pair in known.pairs]
    differ = sum(pairs)
    low, high = whole(figures[0]), whole(figures[-1])
    span = f"Scores run from {low} to {high}" if low != high else f"All scores are about {low}"
    if not pairs:
        return span
    if differ == 0:
        return f"{span}; no two plans can be told apart"
    if len(pairs) == 1:
        return f"{span}; the two ranked plans can be told apart"
    if differ == len(pairs):
        return f"{span}; every pair of ranked plans can be told apart"
    return f"{span}; {out_of(differ, len(pairs))} pairs of plans can be told apart"


def axes_finding(scores: Sequence[PlanScore]) -> str:
    """What the scatter shows: which axis is the weaker."""
    both = [
        (s.specificity, s.accountability)
        for s in scores
        if s.specificity is not None and s.accountability is not None
    ]
    if not both:
        return "No plan has commitments in scope to place" if scores else NOTHING_READ
    weaker, stronger = sum(a < s for s, a in both), sum(a > s for s, a in both)
    if len(both) == 1:
        specificity, accountability = both[0]
        return (
            f"The plan is at {whole(specificity)} for specificity and "
            f"{whole(accountability)} for accountability"
        )
    if weaker == stronger == 0:
        return f"{sentence(all_of(len(both)))} plans say as much of who and when as of what"
    if weaker >= stronger:
        less, more, number = "who and when", "what, for whom and where", weaker
    else:
        less, more, number = "what, for whom and where", "who and when", stronger
    told = out_of(number, len(both)) if number < len(both) else all_of(number)
    says = "says" if number == 1 else "say"
    return f"{sentence(told)} plans {says} less about {less} than about {more}"


def dimensions_finding(scores: Sequence[PlanScore], labels: Mapping[str, str]) -> str:
    """Which dimension is most and which least often specific, over all plans' commitments."""
    pooled = {key: _pooled(scores, key) for key in labels}
    found = {key: share for key, share in pooled.items() if share[1]}
    if not found:
        return "No commitments in scope to look at" if scores else NOTHING_READ
    shares = {key: part / n for key, (part, n) in found.items()}
    most, *least = sorted({max(shares.values()), min(shares.values())}, reverse=True)
    total = count(max(n for _, n in found.values()), "commitment")
    start = f"Of {total} in scope, {_share_words(found, shares, most)} are specific on "
    others = [
        f", {_share_words(found, shares, share)} on {_with_share(shares, share, labels)}"
        for share in least
    ]
    return start + _with_share(shares, most, labels) + "".join(others)


def _share_words(
    found: Mapping[str, tuple[int, int]], shares: Mapping[str, float], share: float
) -> str:
    return percent(*next(found[key] for key in found if shares[key] == share)) + "%"


def _with_share(shares: Mapping[str, float], share: float, labels: Mapping[str, str]) -> str:
    """The dimensions that have just that share."""
    return joined([lowered(labels[key]) for key, value in shares.items() if value == share])


def _pooled(scores: Sequence[PlanScore], dimension: str) -> tuple[int, int]:
    """How many commitments of all plans are specific on a dimension, of how many."""
    shares = [share for s in scores for share in s.dimensions if share.dimension == dimension]
    return sum(share.specific for share in shares), sum(share.n for share in shares)


def met_finding(score: PlanScore) -> str:
    """How many commitments are specific on at least half of the scored dimensions."""
    of = len(score.criteria_met) - 1
    half = (of + 1) // 2
    enough = sum(score.criteria_met[half:])
    many = out_of(enough, score.n)
    if many.startswith("0 "):
        many = many.replace("0", "none", 1)
    return (
        f"{sentence(many)} commitment{'' if score.n == 1 else 's'} "
        f"{'is' if enough < 2 else 'are'} specific on at least {out_of(half, of)} scored "
        "dimensions"
    )
