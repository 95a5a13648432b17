"""What a comparison says, in sentences: what can't be told apart isn't called higher."""

from collections.abc import Sequence

from doc_audit.compare import LIKE_LENGTH, Apart, Comparison, GroupLine, Place
from doc_audit.compare.groups import LEAST_PLANS
from doc_audit.report.words import all_of, count, joined, out_of, sentence, spaced, spelled

_TIMES = "twice" if LIKE_LENGTH == 2 else f"{LIKE_LENGTH:g} times"
_NAMES = {"other": "other document", "unknown": "document of unknown kind"}
_LENGTH = f"of like length (at most {_TIMES} as long or as short)"


def kinds_words(kind: str, number: int) -> str:
    """Plans of a kind: `forward plan`, `strategies`."""
    one = _NAMES.get(kind, spaced(kind))
    if number == 1 or kind == "guidance":
        return one
    return f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"


def place_words(place: Place, kind: str) -> str:
    """A plan's place among its peers: `Among the five other forward plans …: higher than three`."""
    if not place.peers:
        return f"No other {spaced(kind)} {_LENGTH} is here to compare it with."
    if place.peers == 1:
        return f"{sentence(short_place(place))} the one other {spaced(kind)} {_LENGTH}."
    others = f"the {spelled(place.peers)} other {kinds_words(kind, place.peers)}"
    return f"Among {others} {_LENGTH}: {short_place(place)}."


def short_place(place: Place) -> str:
    """The same without saying what the peers are; without a number where there is one peer."""
    told = (
        ("higher than", place.over),
        ("lower than", place.under),
        ("can’t be told apart from", place.alike),
    )
    return ", ".join(
        f"{words} {_of(len(plans), place.peers)}".rstrip() for words, plans in told if plans
    )


def _of(number: int, peers: int) -> str:
    """How many of the peers: `three`, `both`, `all five`; nothing where there is only one."""
    if peers == 1:
        return ""
    if number < peers:
        return spelled(number)
    return all_of(peers)


def peers_finding(comparison: Comparison) -> str:
    """How many pairs of peers can be told apart."""
    pairs = sum(place.peers for place in comparison.places) // 2
    differ = sum(len(place.over) for place in comparison.places)
    if not pairs:
        return "No two ranked plans are of one kind and of like length"
    if not differ:
        return f"No plan can be told from its {'peers' if pairs > 1 else 'peer'} by its score"
    told = f"{sentence(out_of(differ, pairs))} pairs of like plans can be told apart"
    return told if pairs > 1 else "The one pair of like plans can be told apart"


def groups_finding(comparison: Comparison) -> str:
    """How many pairs of groups can be told apart."""
    if not comparison.groups:
        return "Groups: none are known for these plans"
    if not any(line.interval for line in comparison.groups):
        return "Groups: all are too small to be compared"
    if not comparison.apart:
        return "No two groups can be told apart"
    return f"{sentence(count(len(comparison.apart), 'pair'))} of groups can be told apart"


def apart_words(pairs: Sequence[Apart], lines: Sequence[GroupLine]) -> str:
    """Which groups of one column and kind can be told apart."""
    known = [line for line in lines if line.interval is not None]
    if len(known) < 2:
        few = f"fewer than {LEAST_PLANS} plans that may be compared"
        lacking = "all but one" if known else "all"
        return f"Nothing is said of which is higher: {lacking} have {few}."
    if not pairs:
        return "No two of them can be told apart."
    return sentence(joined([f"{p.higher} is higher than {p.lower}" for p in pairs])) + "."


def small_words(line: GroupLine) -> str:
    """Why a group has no interval, and what was left out of it; empty for neither."""
    parts = []
    if line.interval is None:
        parts.append(f"fewer than {LEAST_PLANS} plans: no interval")
    if line.left_out:
        parts.append(f"{count(line.left_out, 'more plan')} without a score that may be compared")
    return sentence("; ".join(parts))
