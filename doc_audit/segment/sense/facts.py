"""Facts about a document, each with where it was read and whether it is sure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from doc_audit.model.document import BlockKind, Document, Fact
from doc_audit.model.place import page_unit
from doc_audit.model.system import System
from doc_audit.segment.sense.agreement import (
    area_agreed,
    kind_agreed,
    publisher_agreed,
    title_agreed,
)
from doc_audit.segment.sense.bodies import area_of, publisher_of
from doc_audit.segment.sense.dates import date_of, version_of
from doc_audit.segment.sense.drafts import draft_of
from doc_audit.segment.sense.front import Front, front_of
from doc_audit.segment.sense.gazetteer import Gazetteer, gazetteer_of, plain
from doc_audit.segment.sense.kinds import answers, as_it_says, kind_of, speaks_about
from doc_audit.segment.sense.names import Body, bodies_in
from doc_audit.segment.sense.period import Period, own_period, periods_in
from doc_audit.segment.sense.places import Places, places_of
from doc_audit.segment.sense.systems import system_of
from doc_audit.segment.sentences import sentences
from doc_audit.text.fold import fold

OPENING = 40
"""Blocks from the start in which a document says of itself what it is."""

NOTES = 12
"""Blocks from the start, beside the cover, in which a date of publication may stand."""

_FILE_BREAKS = re.compile(r"[\s_\-.+]+")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_FILE_YEARS = re.compile(r"(20\d\d) (20\d\d|\d\d)\b")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})
_PART_OF_ONE_PLAN = re.compile(r"\b(?:refresh\w*|updated?|review\w*|progress|addendum)\b", re.I)


@dataclass(frozen=True)
class _Seen:
    """What all facts are read from."""

    document: Document
    front: Front
    file_words: str
    known: Gazetteer
    cover: list[Body]
    text: list[Body]
    places: Places
    said: list[tuple[Period, bool]]

    @property
    def where(self) -> str:
        unit = page_unit(self.document.media)
        return f"{unit} {self.front.page}" if self.front.page else "first lines"


def infer_facts(document: Document, systems: Sequence[System] = ()) -> Mapping[str, Fact]:
    """Facts by manifest column: `title`, `kind`, and where found `publisher`, `system`, `area`,
    `start`, `end`; and, beyond the manifest, `draft` (`yes` where it is marked as one), `version`,
    `date` of publication or approval (`YYYY-MM-DD`, or `YYYY-MM`) and `file_date`, when the file
    was made. What isn't found is left out; only `kind` is always there (`unknown`).

    Args:
        document: as read; its own facts are its file's properties, weak evidence.
        systems: the systems there are; others are named as the document names them.
    """
    seen = _seen(document, systems)
    lines = [*seen.front.parts, *_notes(document)]
    date = date_of(lines, seen.where, document.facts.get("date"))
    begins = _period(seen, "").get("start") or date  # which systems there are depends on the day
    day = begins.value if begins else ""
    system = system_of(seen.front, seen.cover, seen.text, seen.known, seen.where, day)
    kind = _kind(seen, system)
    if system and answers(seen.front):  # whom it answers may be of another system
        system = replace(system, sure=False)
    found = {
        "title": _title(seen, kind),
        "kind": kind,
        "publisher": publisher_of(seen.front, seen.cover, seen.text, seen.known, seen.where)
        or _given_publisher(seen),
        "system": system,
        "area": area_of(seen.front, seen.cover, seen.text, seen.known, seen.where),
        **_period(seen, kind.value),
        "draft": draft_of(document, seen.front.parts, seen.where, seen.file_words),
        "version": version_of(seen.front.parts, seen.where, seen.file_words),
        "date": date,
        "file_date": document.facts.get("file_date"),
    }
    area = found["area"]
    if system is None and area:
        found["system"] = _by_area(area, seen.known, day)
    return _agreed(seen, {name: fact for name, fact in found.items() if fact})


def _agreed(seen: _Seen, found: dict[str, Fact]) -> dict[str, Fact]:
    """Facts, each as sure as the document's places agree on it."""
    front, places, cover = seen.front, seen.places, seen.cover
    found["kind"] = kind = kind_agreed(found["kind"], places)
    if "title" in found and front.title:
        found["title"] = title_agreed(found["title"], front, places)
    if "publisher" in found:
        found["publisher"] = publisher_agreed(found["publisher"], front, places, cover)
    if "area" in found:
        found["area"] = area_agreed(found["area"], kind, front, places, cover, seen.known)
    return found


def _seen(document: Document, systems: Sequence[System]) -> _Seen:
    front = front_of(document)
    known = gazetteer_of(tuple(systems))
    cover = [body for line in front.parts for body in bodies_in(line, known)]
    named = [
        [] if block.kind is BlockKind.REFERENCE else list(bodies_in(block.text, known))
        for block in document.blocks
    ]
    text = [body for bodies in named for body in bodies]
    file_words = _FILE_BREAKS.sub(" ", _EXTENSION.sub("", document.name)).strip()
    places = places_of(document, front, file_words, cover, named)
    said = list(_said_periods(document))
    return _Seen(document, front, file_words, known, cover, text, places, said)


def _notes(document: Document) -> list[str]:
    """Lines near the start that may say when it was published, those of a page's frame too."""
    return [block.text for block in document.blocks[:NOTES] if len(block.text) <= 150]


def _by_area(area: Fact, known: Gazetteer, day: str) -> Fact | None:
    """A guess: the only system in which the plan's own area lies."""
    system = known.system_of_authority(area.value, day)
    where = f"the only system with {area.value}; {area.where}"
    return Fact(system.name, "document", where[:200], sure=False) if system else None


def _kind(seen: _Seen, system: Fact | None) -> Fact:
    opening = (block.text for block in seen.document.blocks[:OPENING] if block.kind in _RUNNING)
    told = (text[start:end] for text in opening for start, end in sentences(text))
    named = any(body.sort in ("system", "partnership") for body in seen.cover)
    by_system = named or (system is not None and system.sure)
    return as_it_says(kind_of(seen.front, seen.file_words), told, by_system, system is not None)


def _title(seen: _Seen, kind: Fact) -> Fact | None:
    """The biggest words of the cover, with the line under them where only that says what it is."""
    front, given = seen.front, seen.document.facts.get("title")
    if not front.title:
        return given
    value = front.title
    own = kind_of(Front(value, value, front.page), "")
    if own.value == "unknown" and front.subtitle:
        whole = kind_of(Front(front.subtitle, front.subtitle, front.page), "")
        if whole.value != "unknown":
            value, own = f"{value.rstrip(':')}: {front.subtitle}", whole
    alike = given is not None and plain(given.value).startswith(plain(front.title))
    where = f"{seen.where}: {front.title}" + ("; file properties" if alike else "")
    return Fact(value, "document", where[:200], own.sure or alike)


def _given_publisher(seen: _Seen) -> Fact | None:
    """The file's own word for it, if that is the name of a body and not of a person or a shop."""
    given = seen.document.facts.get("publisher")
    return given if given and any(bodies_in(given.value, seen.known)) else None


def _period(seen: _Seen, kind: str) -> dict[str, Fact | None]:
    titled = next((p for line in _titled(seen.front) for p in periods_in(line)), None)
    said = seen.said
    plainly = [period for period, is_plain in said if is_plain] or [p for p, _ in said]
    own = plainly[0] if plainly else None
    if answers(seen.front) and not (own and said[0][1]):  # years in its title are another's
        return {}
    if own and (titled is None or own.start[:4] == titled.start[:4]):
        agreed = titled is not None and titled.end[:4] == own.end[:4]
        sure = own.exact and (said[0][1] or agreed) and not _differ(plainly)
        return _both(own, "document", sure, seen.file_words)
    if titled:
        sure = titled.exact and own is None and not speaks_about(seen.front)
        sure = sure and not _may_be_a_year_of_more(titled, seen, kind)
        return _both(titled, "document", sure, seen.file_words)
    named = next(periods_in(_FILE_YEARS.sub(r"\1-\2", seen.file_words)), None)
    return _both(named, "file_name", False, "") if named else {}


def _titled(front: Front) -> Iterator[str]:
    """The cover as a whole first, for a period may be broken over its lines.

    Sentences that speak of a period ("Our plan covers …") are heard elsewhere.
    """
    lines = [line for line in front.parts if own_period(line) is None]
    yield " ".join(lines)
    yield from lines


def _differ(periods: Sequence[Period]) -> bool:
    return len({(period.start[:4], period.end[:4]) for period in periods}) > 1


def _may_be_a_year_of_more(period: Period, seen: _Seen, kind: str) -> bool:
    """A single year beside a kind that runs for several, or beside words of renewal."""
    single = int(period.end[:4]) - int(period.start[:4]) <= 1
    long_run = kind in ("strategy", "forward_plan", "hwb_strategy", "commissioning_plan")
    return single and (long_run or bool(_PART_OF_ONE_PLAN.search(seen.front.lines)))


def _said_periods(document: Document) -> Iterator[tuple[Period, bool]]:
    """What the sentences say that speak of the period of "this strategy"."""
    for block in document.blocks:
        if block.kind not in _RUNNING or "20" not in block.text:
            continue
        for start, end in sentences(block.text):
            found = own_period(block.text[start:end])
            if found:
                yield found


def _both(period: Period, source: str, sure: bool, file_words: str) -> dict[str, Fact | None]:
    where = period.words
    years = _YEAR.findall(fold(file_words))
    if years and not {period.start[:4], period.end[:4]} & set(years):
        where, sure = f"{where}; the file's name says {years[0]}", False
    read = Fact(
        period.start, "file_name" if source == "file_name" else "document", where[:200], sure
    )
    return {"start": read, "end": replace(read, value=period.end)}
