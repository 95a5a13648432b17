"""What two matched commitments say differently, dimension by dimension, by normalised values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from doc_audit.compare.commitment import GENERAL, Commitment
from doc_audit.model import GROUPS, Code
from doc_audit.rubric.schema import CategoryList
from doc_audit.text.overlap import same_name

Way = Literal[
    "added", "lacking", "sharper", "vaguer",
    "earlier", "later", "higher", "lower", "turned", "other", "wording",
]  # fmt: skip
"""`added`: only the second says it; `lacking`: only the first; `sharper`, `vaguer`: from vague to
specific and back; `earlier`, `later`: the second's date; `higher`, `lower`: its figure or sum;
`turned`: up instead of down; `other`: another value; `wording`: other words, whose values aren't
known, so that they may mean the same."""

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two commitments say differently.

    Attributes:
        dimension: id.
        way: see `Way`, seen from the first to the second.
        part: of a target: `value`, `direction`, `baseline`, `measure`; of funding: `amount`,
            `fund`; else "".
        first, second: what each says: the value as one line (`value_line`), else the words; "" for
            nothing. Lists as codes, joined by `; `: those that only this side has.
        first_words, second_words: the words that say it, where the level differs; else "".
    """

    dimension: str
    way: Way
    part: str = ""
    first: str = ""
    second: str = ""
    first_words: str = ""
    second_words: str = ""


def differences(
    one: Commitment, other: Commitment, lists: Sequence[CategoryList] = ()
) -> tuple[Difference, ...]:
    """What differs, in the order of the rubric's dimensions; empty where nothing is known to.

    A dimension that doesn't apply to one of the two is passed over. Levels come first: where one
    is vague and the other specific, values aren't compared. Vague words are never set against
    vague words; codes of a list are, wherever there are no values.

    Args:
        one: a commitment of the first plan.
        other: its partner.
        lists: the rubric's; those under a dimension are compared by their codes.
    """
    found: list[Difference] = []
    for name in one.levels:
        if name in other.levels:
            found += _of_dimension(name, one, other, [c.id for c in lists if c.dimension == name])
    return tuple(found)


def _of_dimension(
    name: str, one: Commitment, other: Commitment, lists: Sequence[str]
) -> Iterator[Difference]:
    before, after = one.levels[name], other.levels[name]
    first, second = one.codes.get(name, Code(0)), other.codes.get(name, Code(0))
    if before != after:
        told = (_told(first), _told(second), _words(first), _words(second))
        yield Difference(name, _raised(before, after), "", *told)
    elif not before:
        return
    elif lists and not (first.value or second.value):
        yield from _listed(name, one, other, lists)
    elif before == _SPECIFIC:
        yield from _valued(name, first, second)


_SPECIFIC = 2


def _raised(before: int, after: int) -> Way:
    if not before:
        return "added"
    if not after:
        return "lacking"
    return "sharper" if after > before else "vaguer"


def _listed(
    name: str, one: Commitment, other: Commitment, lists: Sequence[str]
) -> Iterator[Difference]:
    """Codes of the dimension's lists that one has and the other hasn't.

    Finer groups count where the lists are those of populations: the codes above them may agree.
    """
    ours, theirs = (frozenset().union(*(c.lists.get(n, ()) for n in lists)) for c in (one, other))
    if "populations" in lists:
        ours, theirs = (
            codes | c.lists.get(GROUPS, frozenset()) for codes, c in ((ours, one), (theirs, other))
        )
    left, right = sorted(ours - theirs - GENERAL), sorted(theirs - ours - GENERAL)
    if left or right:
        yield Difference(name, "other", "", "; ".join(left), "; ".join(right))


def _valued(name: str, first: Code, second: Code) -> Iterator[Difference]:
    """Two specific codes, compared by what their values are: a value says by its keys."""
    a, b = first.value, second.value
    if not a or not b:
        yield from _worded(name, first, second)
    elif "read" in a and "read" in b:
        yield from _dated(name, first, second)
    elif "resolved" in a or "resolved" in b:
        yield from _named(name, first, second)
    elif "currency" in a or "fund" in a or "currency" in b or "fund" in b:
        yield from _paid(name, first, second)
    elif {"unit", "direction", "metric"} & (set(a) | set(b)) and "name" not in a:
        yield from _aimed(name, first, second)
    else:
        yield from _named(name, first, second)


def _worded(name: str, first: Code, second: Code) -> Iterator[Difference]:
    left, right = _words(first), _words(second)
    if left and right and not same_name(left, right):
        yield Difference(name, "wording", "", left, right)


def _dated(name: str, first: Code, second: Code) -> Iterator[Difference]:
    """By the last day, else by the first; a cycle ("every year") has neither."""
    for key in ("end", "start"):
        ours, theirs = first.value.get(key, ""), second.value.get(key, "")
        if ours and theirs:
            if ours != theirs:
                way: Way = "later" if theirs > ours else "earlier"
                yield Difference(name, way, "", str(ours), str(theirs))
            return
    if dict(first.value) != dict(second.value):
        yield Difference(name, "other", "", _told(first), _told(second))


def _paid(name: str, first: Code, second: Code) -> Iterator[Difference]:
    a, b = first.value, second.value
    before, after = a.get("amount"), b.get("amount")
    one_money = a.get("currency") == b.get("currency")
    if before is not None and after is not None and one_money:
        if before != after:
            yield Difference(name, _more(before, after), "amount", _told(first), _told(second))
    elif before is not None or after is not None:
        yield Difference(name, "other", "amount", _told(first), _told(second))
    funds = str(a.get("fund", "")), str(b.get("fund", ""))
    if all(funds) and not same_name(*funds):
        yield Difference(name, "other", "fund", *funds)


def _aimed(name: str, first: Code, second: Code) -> Iterator[Difference]:
    a, b = first.value, second.value
    if a.get("unit") != b.get("unit") or ("value" in a) != ("value" in b):
        yield Difference(name, "other", "measure", _told(first), _told(second))
    elif a.get("value") != b.get("value"):
        way = _more(a["value"], b["value"])
        yield Difference(name, way, "value", _told(first), _told(second))
    ways = a.get("direction"), b.get("direction")
    if all(ways) and ways[0] != ways[1]:
        yield Difference(name, "turned", "direction", str(ways[0]), str(ways[1]))
    starts = [str(v.get("baseline", v.get("baseline_date", ""))) for v in (a, b)]
    if starts[0] != starts[1]:
        how: Way = "other" if all(starts) else "added" if starts[1] else "lacking"
        yield Difference(name, how, "baseline", starts[0], starts[1])


def _more(before: float, after: float) -> Way:
    return "higher" if after > before else "lower"


_IDENTITY = ("id", "ids", "deprived_share", "own_area")
"""Keys that settle whether two places are one, the surest first."""


def _named(name: str, first: Code, second: Code) -> Iterator[Difference]:
    """Owners and places: the same where a code says so, or where one name is within the other."""
    a, b = first.value, second.value
    if any(key in a and a[key] == b.get(key) for key in _IDENTITY):
        return
    left, right = str(a.get("name", "")) or _words(first), str(b.get("name", "")) or _words(second)
    if not same_name(left, right):
        yield Difference(name, "other", "", left, right)


def _told(code: Code) -> str:
    return value_line(code.value) or _words(code)


def value_line(value: Value) -> str:
    """A value as one line: dates, sums and figures in a fixed form, names as they are; "" of none.

    `2026-04-01/2027-03-31`, `2027-03-31` (by then), `GBP 240000 (Fair Start Fund)`, `down 12
    percent`, `NHS Kent Board`.
    """
    if "end" in value or "start" in value:
        days = [str(value[key]) for key in ("start", "end") if value.get(key)]
        return "/".join(days) if len(days) == 2 or "end" not in value else days[0]
    if "every" in value:
        return f"every {value['every']}"
    if "amount" in value or "fund" in value:
        amount = f"{value.get('currency', '')} {value['amount']}" if "amount" in value else ""
        fund = str(value.get("fund", ""))
        return f"{amount} ({fund})" if amount and fund else amount or fund
    if "name" in value:
        return str(value["name"])
    parts = (value.get("direction", ""), value.get("value", ""), value.get("unit", ""))
    return " ".join(str(part) for part in parts if part != "")


def _words(code: Code) -> str:
    return code.words or (code.evidence.words if code.evidence else "")
