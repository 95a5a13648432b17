"""How sure scores and ranks are, in plain words and as lines of tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_high

from doc_audit.model import CoderInterval, PlanScore, RankRange, Robustness
from doc_audit.report.lookup import Lookup
from doc_audit.report.words import (
    all_of,
    count,
    interval_words,
    joined,
    out_of,
    percent,
    sentence,
    thousands,
    whole,
)

_NAMED = 6  # plans named in a sentence; the rest are counted, and named in robustness.csv

_CHOICES = {
    "sampling": "which commitments happened to be written",
    "coder": "mistakes of coding",
    "weights": "the weights",
    "left_out": "leaving one dimension out",
    "aggregate": "how the two axes are put together",
}


@dataclass(frozen=True, slots=True)
class RankLine:
    """One ranked plan; ranks are in words, `sort` the middle of its ranks."""

    number: int
    title: str
    href: str
    score: str
    rank: str
    sort: float
    by_chance: str
    by_choices: str
    alike: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurePart:
    """What the corpus page says of ranks.

    Attributes:
        lines: by falling score. A line's `cells` are of the matrix of pairs: one for each line
            before it, empty, its own, then the share of draws that keep it above the other.
        groups: plans that can't be told apart, in words.
        shares: choice, what it explains of the ranks, of the scores.
    """

    finding: str
    lines: tuple[RankLine, ...]
    groups: tuple[str, ...]
    shares: tuple[tuple[str, str, str], ...]
    coder_unknown: str
    draws: str


def sure_part(lookup: Lookup) -> SurePart | None:
    """None where no two plans are ranked."""
    known = lookup.run.robustness
    if known is None or not known.ranks:
        return None
    return SurePart(
        finding=_finding(known),
        lines=tuple(_lines(lookup, known)),
        groups=tuple(_group(lookup, group) for group in known.groups),
        shares=tuple((_CHOICES[s.choice], _part(s.rank), _part(s.score)) for s in known.shares),
        coder_unknown=known.coder_unknown,
        draws=thousands(known.draws),
    )


def _finding(known: Robustness) -> str:
    total = len(known.ranks)
    sure = sum(low == high for low, high in (place.range for place in known.ranks))
    if sure == total:
        return f"{sentence(all_of(total))} ranked plans keep one rank whatever is drawn anew"
    spans = [high - low + 1 for low, high in (place.range for place in known.ranks)]
    if min(spans) == total:
        return f"No rank is sure: each of {total} plans could have any of the {total} ranks"
    if sure:
        is_sure = f"{sentence(out_of(sure, total))} ranks {'is' if sure == 1 else 'are'} sure"
        return f"{is_sure}; another could be any of up to {max(spans)}"
    middle = median_high(spans)
    return f"No rank is sure: for half of {total} plans it could be any of {middle} or more"


def _lines(lookup: Lookup, known: Robustness) -> Iterator[RankLine]:
    scores = {score.plan: score for score in lookup.run.scores}
    kept = {(pair.above, pair.below): pair for pair in known.pairs}
    for number, place in enumerate(known.ranks, 1):
        pairs = [kept.get((place.plan, other.plan)) for other in known.ranks]
        yield RankLine(
            number=number,
            title=lookup.titles[place.plan],
            href=f"plans/{lookup.slugs[place.plan]}.html",
            score=whole(scores[place.plan].score),
            rank=rank_words(place.range),
            sort=sum(place.range) / 2,
            by_chance=rank_words(place.by_chance),
            by_choices=rank_words(place.by_choices),
            alike=alike_words(place, lookup.titles),
            cells=tuple(f"{percent_of(pair.kept)}%" if pair else "" for pair in pairs),
        )


def percent_of(share: float) -> str:
    """A share 0…1 in whole per cent, without the sign; never a 0 or 100 that isn't so."""
    return percent(round(share * 1_000_000), 1_000_000)


def _part(share: float | None) -> str:
    # Chance of the draws takes an index of about 0 a little below.
    return "–" if share is None else f"{100 * max(share, 0.0):.0f}%"


def rank_words(bounds: tuple[int, int]) -> str:
    """`3 to 11`, `2`."""
    low, high = bounds
    return str(low) if low == high else f"{low} to {high}"


def alike_words(place: RankRange, titles: Mapping[str, str]) -> str:
    """`can't be told apart from 7 others: A, B …`."""
    if not place.alike:
        return "can be told apart from every other ranked plan"
    others = count(len(place.alike), "other")
    return f"can’t be told apart from {others}: {_named(place.alike, titles)}"


def _named(plans: Sequence[str], titles: Mapping[str, str]) -> str:
    names = [titles[plan] for plan in plans[:_NAMED]]
    left = len(plans) - len(names)
    return joined([*names, f"{left} more"] if left else names)


def _group(lookup: Lookup, group: Sequence[str]) -> str:
    return f"{count(len(group), 'plan')}: {_named(group, lookup.titles)}"


def sure_words(lookup: Lookup, score: PlanScore) -> tuple[str, ...]:
    """What is known of how sure one plan's score is, a sentence or two a point."""
    known = lookup.run.robustness
    if known is None or score.score is None:
        return ()
    said = [_coder_words(score, score.coder) if score.coder else _unknown_words(known)]
    place = next((place for place in known.ranks if place.plan == score.plan), None)
    if place:
        said += [_rank_sentence(place, known), f"It {alike_words(place, lookup.titles)}."]
    return tuple(said)


def _coder_words(score: PlanScore, coder: CoderInterval) -> str:
    inside = coder.interval.low <= (score.score or 0.0) <= coder.interval.high
    lean = "" if inside else " The score as coded lies outside: mistakes lean one way here."
    between = interval_words(coder.interval)
    range_ = f" ({between})" if between else ""
    return (
        "Mistakes of coding: if they are as frequent here as where they were measured, the score "
        f"without them would be about {whole(coder.middle)}{range_}. "
        f"About {coder.kept:.0f} of {count(score.n, 'commitment')} would stay in scope, and about "
        f"{coder.missed:.0f} of the other statements would be added.{lean}"
    )


def _unknown_words(known: Robustness) -> str:
    return f"Mistakes of coding are in no figure here. {known.coder_unknown}"


def _rank_sentence(place: RankRange, known: Robustness) -> str:
    coding = "" if known.coder_unknown else " and mistakes of coding"
    return (
        f"Rank {rank_words(place.range)} of {len(known.ranks)} ranked plans, everything taken "
        f"together: {rank_words(place.by_chance)} by chance{coding} alone, "
        f"{rank_words(place.by_choices)} by other weights, dimensions and ways to put the axes "
        "together alone."
    )
