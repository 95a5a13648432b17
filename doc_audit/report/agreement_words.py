"""How far rubrics agree, in words and figures."""

from doc_audit.model import Interval
from doc_audit.model.agreement import Agreement, PairAgreement, RubricFigures
from doc_audit.report.words import count, interval_words, sentence

FEW = 10
"""Under so many plans nothing is said to be shown: a percentile interval of 95 % then holds about
84 % of the time of 5 and 90 % of 10 (by simulation, for means)."""
_PER_CENT = 100.0
_MINUS = "−"


def agreement_finding(agreement: Agreement) -> str:
    """The page's heading."""
    told = [pair for pair in agreement.pairs if pair.spearman.value is not None]
    if not agreement.pairs:
        return "There is nothing to compare: only one rubric gives plans a figure"
    if not told:
        return "Whether these rubrics agree can’t be said"
    if len(told) == 1:
        return sentence(_one_pair(told[0], agreement))
    values = sorted(pair.spearman.value or 0.0 for pair in told)
    low, high = correlation_words(values[0]), correlation_words(values[-1])
    apart = sum(not above_chance(pair) for pair in told)
    range_ = f"rank correlations run from {low} to {high}"
    if not apart:
        return f"Every two rubrics order the plans alike in part: {range_}"
    if apart == len(told):
        few = " so few plans" if all(pair.plans < FEW for pair in told) else " the plans"
        return f"No two rubrics can be shown to order{few} alike: {range_}"
    return f"{apart} of {len(told)} pairs of rubrics can’t be shown to order plans alike: {range_}"


def _one_pair(pair: PairAgreement, agreement: Agreement) -> str:
    titles = {one.rubric: one.title for one in agreement.figures}
    named = f"“{titles[pair.one]}” and “{titles[pair.other]}”"
    plans, value = count(pair.plans, "plan"), correlation_words(pair.spearman.value)
    if above_chance(pair):
        return f"{named} order {plans} alike in part: rank correlation {value}"
    return f"{named} can’t be shown to order {plans} alike: rank correlation {value}"


def above_chance(pair: PairAgreement) -> bool:
    """Whether the interval of the rank correlation lies above 0, of plans enough to trust it."""
    interval = pair.spearman.interval
    return interval is not None and interval.low > 0 and pair.plans >= FEW


def pair_finding(pair: PairAgreement, one: str, other: str) -> str:
    """What a pair's section begins with."""
    names = f"“{one}” and “{other}”"
    if pair.why:
        return f"{names}: {pair.why}"
    value, interval = correlation_words(pair.spearman.value), pair.spearman.interval
    range_ = ""
    if interval and interval.low < interval.high:
        ends = correlation_words(interval.low), correlation_words(interval.high)
        range_ = f" (95% interval {ends[0]} to {ends[1]})"
    return f"{names}: rank correlation {value}{range_} over {count(pair.plans, 'plan')}"


def correlation_words(value: float | None) -> str:
    """`0.54`, `−0.40`; an en dash where there is none."""
    if value is None:
        return "–"
    shown = f"{abs(value):.2f}"
    return f"{_MINUS}{shown}" if value < 0 and float(shown) else shown


def figure_words(rubric: RubricFigures, figure: float) -> str:
    """A figure with its unit: `62`, `2.1 of 6`, `43%`."""
    if rubric.unit == "%":
        return f"{figure:.0f}%"
    return f"{figure:.0f}" if rubric.most == _PER_CENT else f"{figure:.1f} {rubric.unit}"


def interval_figures(rubric: RubricFigures, interval: Interval | None) -> str:
    """Its interval in the same unit, `47 to 73`; "" where there is none."""
    return interval_words(interval, digits=0 if rubric.most == _PER_CENT else 1)


def rank_words(rank: float) -> str:
    """`3rd`; plans that share ranks have their mean: `between 3rd and 4th`."""
    if rank != int(rank):
        return f"between {rank_words(int(rank))} and {rank_words(int(rank) + 1)}"
    whole = int(rank)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")
    return f"{whole}{'th' if whole % 100 in (11, 12, 13) else ending}"


def places_words(places: float) -> str:
    """`3 places higher`, `half a place lower`, `the same place`: by the second rubric."""
    if not places:
        return "the same place"
    whole = int(abs(places))
    half = "½" if abs(places) != whole else ""
    moved = f"{whole or ''}{half} {'place' if abs(places) == 1 else 'places'}"
    return f"{moved if whole else 'half a place'} {'lower' if places > 0 else 'higher'}"
