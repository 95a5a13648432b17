"""What two plans side by side say differently, in sentences; nothing is called better."""

import re
from collections.abc import Mapping, Sequence

from doc_audit.compare import Difference, PlanPair
from doc_audit.report.as_written import as_written
from doc_audit.report.breadth_tables import breadth_labels
from doc_audit.report.words import (
    count,
    joined,
    kind_words,
    lowered,
    out_of,
    sentence,
    shortened,
    spaced,
    spelled,
    thousands,
)
from doc_audit.rubric.schema import RubricSettings

_LONGEST = 120  # letters of a value or of words quoted
_MOST_SUBJECTS = 5
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_MONEY = re.compile(r"\b(GBP|USD|EUR) (\d+)(\.\d+)?\b")
_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}


def names_of(pair: PlanPair) -> tuple[str, str]:
    """What the two are called in sentences: by their kinds, where those differ."""
    kinds = [line.score.kind for line in (pair.first, pair.second)]
    if kinds[0] != kinds[1] and not {"", "unknown", "other"} & set(kinds):
        return f"the {kind_words(kinds[0])}", f"the {kind_words(kinds[1])}"
    return "the first plan", "the second plan"


def score_words(pair: PlanPair) -> str:
    """Whether the two scores can be told apart, as a heading."""
    names = names_of(pair)
    lines = (pair.first, pair.second)
    lacking = [name for line, name in zip(lines, names, strict=True) if not line.comparable]
    if lacking:
        have = "has" if len(lacking) == 1 else "have"
        told = f"{joined(lacking)} {have} no score that may be ranked"
        return f"The scores aren’t compared: {told}"
    if not pair.told_apart:
        return "The two scores can’t be told apart"
    higher = (pair.second.score.score or 0) > (pair.first.score.score or 0)
    return f"{sentence(names[1])} scores {'higher' if higher else 'lower'} than {names[0]}"


def dimensions_words(pair: PlanPair, labels: Mapping[str, str]) -> str:
    """On which dimensions the shares that are specific can be told apart, as a heading."""
    first, second = names_of(pair)
    theirs = {share.dimension: share for share in pair.second.score.dimensions}
    more: list[str] = []
    fewer: list[str] = []
    for share in pair.first.score.dimensions:
        other = theirs.get(share.dimension)
        ours, their = share.specific_interval, other.specific_interval if other else None
        if ours and their and share.dimension in labels:
            if their.low > ours.high:
                more.append(lowered(labels[share.dimension]))
            elif ours.low > their.high:
                fewer.append(lowered(labels[share.dimension]))
    told = [f"more of {second}’s commitments are specific on {joined(more)}"] if more else []
    if fewer:
        start = "fewer" if more else f"fewer of {second}’s commitments are specific"
        told.append(f"{start} on {joined(fewer)}")
    if not told:
        return "The two plans can’t be told apart on any dimension"
    return sentence(", ".join(told)) + f" than of {first}’s"


def both_words(pair: PlanPair) -> str:
    """How many commitments are in both, as a heading."""
    n = len(pair.paired)
    if not n:
        if not pair.first.score.n or not pair.second.score.n:
            return "In both: nothing to compare"
        return "In both: nothing alike was found"
    doubtful = n - pair.sure
    if not pair.sure:
        return f"In both: none without a doubt, {spelled(doubtful)} in doubt"
    more = f", and {spelled(doubtful)} more in doubt" if doubtful else ""
    return f"In both: {count(pair.sure, 'commitment')}{more}"


def differing_words(pair: PlanPair) -> str:
    """How many of the pairs say the same, and how many differ in something."""
    n = len(pair.paired)
    differ = sum(any(d.way != "wording" for d in p.differences) for p in pair.paired)
    same = sum(p.same for p in pair.paired)
    told = []
    if same:
        told.append(f"{_part(same, n)} {_has(same, 'is', 'are')} in the same words.")
    where = "in level or value on at least one dimension"
    told.append(f"{_part(differ, n)} {_has(differ or 1, 'differs', 'differ')} {where}.")
    return " ".join(told)


def _part(number: int, total: int) -> str:
    if not number:
        return "None"
    if number < total:
        return sentence(out_of(number, total))
    return "The one" if total == 1 else f"All {spelled(total)}"


def _has(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def alone_words(name: str, other: str, alone: int, total: int, where: str) -> str:
    """How many commitments were found in one plan only, as a heading; `where` it was looked."""
    if not total:
        return f"{sentence(name)} has no commitments in scope to look for"
    if not alone:
        return f"Every commitment of {name} has a partner in {other}"
    searched = f" {where}" if where else ""
    told = f"Only in {name}: {alone} of {count(total, 'commitment')}"
    return f"{told}; no partner for {_has(alone, 'it', 'them')} was found in {other}{searched}"


class Teller:
    """Says differences in the words of a rubric.

    Args:
        settings: gives the questions that dimensions answer, and the names of codes.
        names: of the two plans, see `names_of`.
    """

    def __init__(self, settings: RubricSettings, names: tuple[str, str]) -> None:
        self._questions = {dimension.id: dimension.question for dimension in settings.dimensions}
        self._labels = {code: label for (_, code), label in breadth_labels(settings).items()}
        self._labels |= {c.id: c.label for listed in settings.categories for c in listed.codes}
        self._labels |= {group.id: group.label for group in settings.groups}
        self._first, self._second = names

    def question(self, difference: Difference) -> str:
        """What the dimension answers: `By when?`."""
        return self._questions.get(difference.dimension, spaced(difference.dimension))

    def says(self, difference: Difference) -> str:
        """What differs, as the answer to `question`."""
        d, first, second = difference, self._value(difference.first), self._value(difference.second)
        ours, theirs = _quoted(d.first_words) or first, _quoted(d.second_words) or second
        part = f"{d.part} " if d.part in ("baseline", "fund", "measure") else ""
        named = f" its {d.part}" if part else ""
        if d.way == "added":
            return f"only {self._second} says{named}{_colon(theirs)}"
        if d.way == "lacking":
            found = f"not found in the words of {self._second}"
            return f"only {self._first} says{named}{_colon(ours)}; {found}"
        if d.way in ("sharper", "vaguer"):
            how = "specific" if d.way == "sharper" else "vague"
            return f"{how} in {self._second}{_instead(theirs, ours)}"
        if d.way in ("earlier", "later", "higher", "lower"):
            return f"{d.way} in {self._second}{_instead(second, first)}"
        if d.way == "turned":
            return f"{second} in {self._second}, {first} in {self._first}"
        if d.way == "wording":
            return f"in other words: “{first}”, and “{second}”; it may be the same"
        if first and second:
            return f"another {part}in {self._second}{_instead(second, first)}"
        side, value = (self._second, second) if second else (self._first, first)
        return f"only {side} names {value}"

    def subject(self, codes: tuple[str, ...], texts: Sequence[str]) -> str:
        """Codes and places that two commitments share, as a list in words; the first of many.

        Places are named as the `texts` of the two write them.
        """
        named = dict.fromkeys(self._subject(code, texts) for code in codes)
        return joined(list(named)[:_MOST_SUBJECTS])

    def _subject(self, code: str, texts: Sequence[str]) -> str:
        listed, _, name = code.partition(":")
        if listed == "place":
            return as_written(name, texts)
        return lowered(self._labels.get(name, spaced(name)))

    def _value(self, value: str) -> str:
        codes = value.split("; ")
        if all(code in self._labels for code in codes):
            return joined([lowered(self._labels[code]) for code in codes])
        return shortened(plain_value(value), _LONGEST)


def plain_value(value: str) -> str:
    """A value's line for readers: `2027-03-31` → `31 March 2027`, `GBP 240000` → `£240,000`."""
    said = _DAY.sub(_day, value)
    said = re.sub(r"(?<=\d{4})/(?=\d)", " to ", said) if said != value else said
    said = _MONEY.sub(lambda found: _money(found[1], found[2], found[3] or ""), said)
    said = re.sub(r"(?<=\d) percentage_points\b", " percentage points", said)
    said = re.sub(r"(?<=\d) percent(_change)?\b", "%", said)
    said = re.sub(r"(?<=\d) number\b", "", said)
    return re.sub(r"^(up|down) (?=\d)", r"\1, ", said)


def _day(found: re.Match[str]) -> str:
    month = int(found[2])
    return f"{int(found[3])} {_MONTHS[month - 1]} {found[1]}" if 1 <= month <= 12 else found[0]


def _money(currency: str, whole: str, pence: str) -> str:
    return f"{_SIGNS[currency]}{thousands(int(whole))}{pence if pence.strip('.0') else ''}"


def _quoted(words: str) -> str:
    return f"“{shortened(words.strip(), _LONGEST)}”" if words.strip() else ""


def _colon(value: str) -> str:
    return f": {value}" if value else ""


def _instead(value: str, other: str) -> str:
    if not value or not other:
        return _colon(value or other)
    return f": {value} instead of {other}"
