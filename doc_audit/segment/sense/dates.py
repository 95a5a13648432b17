"""When a document was published or agreed, and which version it is."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model.document import Fact
from doc_audit.segment.sense.period import FIRST_YEAR, LAST_YEAR, MONTHS, periods_in
from doc_audit.text.fold import fold

_MONTH = "|".join(
    f"{name[:3]}(?:{name[3:]}|t)?" if name == "september" else f"{name[:3]}(?:{name[3:]})?"
    for name in MONTHS
)
_DAY = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{_MONTH})\.?,?\s+(?P<y>20\d\d)\b"
    rf"|\b(?P<M>{_MONTH})\s+(?P<D>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<Y>20\d\d)\b"
    r"|\b(?P<dd>\d{1,2})[/.](?P<mm>\d{1,2})[/.](?P<yy>20\d\d)\b",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTH})\.?,?\s+(?P<y>20\d\d)\b", re.IGNORECASE)
_ISO = re.compile(r"(20\d\d)-(\d\d)(?:-(\d\d))?(?!\d)")

_SAYS = (
    ("published", r"(?:date (?:of publication|published)|publi(?:shed|cation date)|issued)"),
    ("agreed", r"(?:approved|agreed|adopted|ratified|signed off|endorsed|date approved)"),
)
"""What a date is of, the more telling first."""

_LABELLED = tuple(
    (what, re.compile(rf"\b{words}\b[^.;|]{{0,80}}?$", re.IGNORECASE)) for what, words in _SAYS
)
_OF_ITSELF = re.compile(
    r"[\W\d]*(?:(?:(?:this|our)\s+(?:[\w'-]+\s+){0,4}?(?:strategy|plan|document|report|guidance"
    r"|guidelines|assessment|summary|version|edition|paper|statement)\s+)?"
    r"(?:(?:was|is|has been)\s+)?"
    r"|(?:version|v)\s*[\d.]+\W*|final\s+(?:version\W+)?)"
    r"(?:(?:first|originally|formally|last|date|document|and)\b\W*)*",
    re.IGNORECASE,
)
"""All that may stand before such a label: other subjects are other documents."""

_OTHER = re.compile(
    r"\b(?:review(?:ed)?(?: date)?|due|expir\w+|valid until|next|updated|amended|meeting|deadline"
    r"|clos(?:es|ing)|effective|to be|census|data (?:as )?(?:at|of)|accessed|supersedes|replaces)"
    r"\b[^.;|]{0,80}$",
    re.IGNORECASE,
)
"""Before a date: it is of something else."""

_AROUND_BARE = re.compile(
    r"(?:version|v|final|working|draft|edition|refresh(?:ed)?|revised|date|[\d.:,;|()\s-])*",
    re.IGNORECASE,
)
"""All that may stand beside a date that a cover gives without saying what it is of."""

_VERSION = re.compile(
    r"\b(?:version|ver|v)(?:\s+(?:no|number))?[\s.:]*(\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)\b(?![/%])",
    re.IGNORECASE,
)
_FILE_VERSION = re.compile(
    r"(?<![a-z])v(?:ersion)?[ _.]?(\d{1,2}(?:[ ._]\d{1,2}(?!\d))?)(?!\d)", re.I
)


@dataclass(frozen=True, slots=True)
class _Found:
    value: str
    what: str  # published | agreed | "" for a date that stands alone
    line: str


def date_of(lines: Sequence[str], where: str, given: Fact | None) -> Fact | None:
    """Day (`YYYY-MM-DD`) or month (`YYYY-MM`) of publication, else of approval.

    Args:
        lines: of the cover and of notes about the document.
        where: where they stand.
        given: the file's own date, weak evidence.

    Returns:
        Sure where the words say what the date is of and no other of its sort differs, or where it
        is the only date on a line of its own; None where there is none.
    """
    found = [date for line in lines for date in _dates(line)]
    for what in (*(what for what, _ in _SAYS), ""):
        dates = [date for date in found if date.what == what]
        if dates:
            only = all(_agree(date.value, dates[0].value) for date in dates)
            best = max(dates, key=lambda date: len(date.value)) if only else dates[0]
            return Fact(best.value, "document", f"{where}: {best.line}"[:200], only)
    return given


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _dates(line: str) -> Iterator[_Found]:
    """Dates in a line that are the document's, as far as its words say."""
    text = fold(line)
    ranges = [text.find(period.words) for period in periods_in(text)]
    spans = [
        (at, at + len(p.words)) for at, p in zip(ranges, periods_in(text), strict=True) if at >= 0
    ]
    taken: list[tuple[int, int]] = []
    for pattern in (_DAY, _MONTH_YEAR):
        for found in pattern.finditer(text):
            value = _iso(found)
            if _within(found.span(), [*spans, *taken]):
                continue
            taken.append(found.span())
            if not value:
                continue
            told = _told(text[: found.start()], text[found.end() :])
            if told is not None:
                yield _Found(value, told, line)


def _within(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] < end or start < span[1] <= end for start, end in spans)


def _told(before: str, after: str) -> str | None:
    """What the words around a date say it is of; None: of something else."""
    clause = re.split(r"[.;|]\s|\s[-–]\s", before)[-1]
    for what, pattern in _LABELLED:
        label = pattern.search(clause)
        if label and not _OTHER.search(clause) and _OF_ITSELF.fullmatch(clause[: label.start()]):
            return what
    bare = _AROUND_BARE.fullmatch(before) and _AROUND_BARE.fullmatch(after)
    return "" if bare else None


def _iso(found: re.Match[str]) -> str:
    groups = found.groupdict()
    year = groups["y"] or groups.get("Y") or groups.get("yy") or ""
    name = groups["m"] or groups.get("M")
    month = _month(name) if name else int(groups["mm"])
    day = groups.get("d") or groups.get("D") or groups.get("dd")
    if not (FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= month <= 12):
        return ""
    if day is None:
        return f"{year}-{month:02}"
    if not 1 <= int(day) <= monthrange(int(year), month)[1]:
        return ""
    return f"{year}-{month:02}-{int(day):02}"


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3].lower()))


def version_of(lines: Sequence[str], where: str, file_words: str) -> Fact | None:
    """Number of the version on the cover (sure where it is the only one), or in the file's name."""
    found = [(match[1], line) for line in lines for match in _VERSION.finditer(line)]
    named = _FILE_VERSION.search(file_words)
    if found:
        value, line = found[0]
        sure = all(number == value for number, _ in found)
        told = f"{where}: {line}"
        if named and _number(named[1]) != _number(value):
            told, sure = f"{told}; the file's name says {named[1]}", False
        return Fact(value, "document", told[:200], sure)
    return Fact(_number(named[1]), "file_name", file_words, sure=False) if named else None


def _number(text: str) -> str:
    return text.replace("_", ".").replace(" ", ".")
