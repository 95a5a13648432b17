"""Facts about a document, each with where it was read and whether it is sure."""

import re
from collections import Counter
from collections.abc import Mapping

from doc_audit.model.document import BlockKind, Document, Fact
from doc_audit.segment.sense.front import Front, front_of
from doc_audit.segment.sense.kinds import kind_of
from doc_audit.segment.sense.names import Body, bodies_in, most_named
from doc_audit.segment.sense.period import Period, own_period, periods_in
from doc_audit.segment.sentences import sentences
from doc_audit.text.fold import fold

CLEAR_SHARE = 2 / 3
FEWEST_MENTIONS = 3
"""A name that isn't on the cover is taken as a guess if this share of all mentions of its sort is
its own, and if there are so many: a body named once is likelier a partner or a source."""

_FILE_BREAKS = re.compile(r"[\s_\-.+]+")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")
PARTS_OF_AREAS = (
    r"(?:coastal|rural|urban|central|inner|outer|greater|north|south|east|west|northern|southern"
    r"|eastern|western|mid)"
)
"""Beside an area's name on the cover, these say that the plan is for a part of it."""

_FILE_YEARS = re.compile(r"(20\d\d) (20\d\d|\d\d)\b")
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})


def infer_facts(document: Document) -> Mapping[str, Fact]:
    """Facts by manifest column: `title`, `kind`, and where found `publisher`, `system`, `area`,
    `start`, `end`. What isn't found is left out; only `kind` is always there (`unknown`).
    """
    front = front_of(document)
    file_words = _FILE_BREAKS.sub(" ", _EXTENSION.sub("", document.name)).strip()
    facts: dict[str, Fact] = {}
    if front.title:
        title_kind = kind_of(Front(front.title, front.title, front.page), "")
        facts["title"] = _read(front.title, f"{_where(front)}: {front.title}", title_kind.sure)
    facts["kind"] = kind_of(front, file_words)
    facts.update(_bodies(document, front))
    facts.update(_period(document, front, file_words))
    return facts


def _where(front: Front) -> str:
    return f"page {front.page}" if front.page else "first lines"


def _read(value: str, where: str, sure: bool) -> Fact:
    return Fact(value, "document", where[:200], sure)


def _bodies(document: Document, front: Front) -> dict[str, Fact]:
    cover = list(bodies_in(front.lines))
    text = [
        body
        for block in document.blocks
        if block.kind is not BlockKind.REFERENCE
        for body in bodies_in(block.text)
    ]
    facts = {}
    publisher = _publisher(cover, text, front)
    system = _system(cover, text, front)
    if publisher:
        facts["publisher"] = publisher
    if system:
        facts["system"] = system
    area = _area(front, cover, text)
    if area:
        facts["area"] = area
    return facts


def _publisher(cover: list[Body], text: list[Body], front: Front) -> Fact | None:
    on_cover = list(dict.fromkeys(body.name for body in cover))
    if on_cover:
        return _read(on_cover[0], f"{_where(front)}: {front.lines}", len(on_cover) == 1)
    return _by_mentions([body.name for body in text])


def _system(cover: list[Body], text: list[Body], front: Front) -> Fact | None:
    on_cover = list(dict.fromkeys(body.area for body in cover if body.sort == "system"))
    if on_cover:
        return _read(on_cover[0], f"{_where(front)}: {front.lines}", len(on_cover) == 1)
    named = [body.area for body in text if body.sort == "system"]
    if len(set(named)) == 1 and _covered(front, named[0]) == "whole":
        return _read(named[0], f"{_where(front)}: {front.lines}", sure=True)
    return _by_mentions(named)


def _area(front: Front, cover: list[Body], text: list[Body]) -> Fact | None:
    """The plan's own area: that of a body whose area the cover names, or that is named most."""
    areas = [body.area for body in (*cover, *text) if body.area]
    titled = [area for area, _ in Counter(areas).most_common() if _covered(front, area)]
    titled = [area for area in titled if not any(area in o for o in titled if o != area)]
    if titled:
        sure = len(titled) == 1 and _covered(front, titled[0]) == "whole"
        return _read(titled[0], f"{_where(front)}: {front.lines}", sure)
    return _by_mentions(areas)


def _by_mentions(names: list[str]) -> Fact | None:
    """A guess: the name that stands out in the text."""
    name, count, all_of_them = most_named(names)
    if count >= FEWEST_MENTIONS and count >= CLEAR_SHARE * all_of_them:
        return _read(name, f"named {count} times", sure=False)
    return None


def _covered(front: Front, area: str) -> str:
    """How the cover names an area: `whole`, `part` ("coastal communities"), or not at all ("")."""
    found = re.search(
        rf"(?<!\w)({PARTS_OF_AREAS}\s+)?{re.escape(area)}(?:'s)?\b(\s+{PARTS_OF_AREAS}\b)?",
        fold(front.lines),
        re.IGNORECASE,
    )
    if not found or found[1]:
        return ""
    return "part" if found[2] else "whole"


def _period(document: Document, front: Front, file_words: str) -> dict[str, Fact]:
    titled = next(periods_in(front.lines), None)
    said, plainly = _said_period(document) or (None, False)
    if said and (titled is None or said.start[:4] == titled.start[:4]):
        agreed = titled is not None and titled.end[:4] == said.end[:4]
        return _both(said, "document", sure=said.exact and (plainly or agreed))
    if titled:
        return _both(titled, "document", sure=titled.exact)
    named = next(periods_in(_FILE_YEARS.sub(r"\1-\2", file_words)), None)
    return _both(named, "file_name", sure=False) if named else {}


def _said_period(document: Document) -> tuple[Period, bool] | None:
    """What the first sentence says that speaks of the period of "this strategy"."""
    for block in document.blocks:
        if block.kind not in _RUNNING or "20" not in block.text:
            continue
        for start, end in sentences(block.text):
            found = own_period(block.text[start:end])
            if found:
                return found
    return None


def _both(period: Period, source: str, sure: bool) -> dict[str, Fact]:
    given = "file_name" if source == "file_name" else "document"
    return {
        "start": Fact(period.start, given, period.words, sure),  # type: ignore[arg-type]
        "end": Fact(period.end, given, period.words, sure),  # type: ignore[arg-type]
    }
