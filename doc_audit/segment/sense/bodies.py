"""Who made a document and for which area."""

import re
from collections import Counter
from collections.abc import Sequence

from doc_audit.model.document import Fact
from doc_audit.segment.sense.front import Front
from doc_audit.segment.sense.gazetteer import Gazetteer, plain
from doc_audit.segment.sense.names import Body, area_before, most_named
from doc_audit.text.fold import fold

CLEAR_SHARE = 2 / 3
FEWEST_MENTIONS = 3
"""A name that isn't on the cover is taken as a guess if this share of all mentions of its sort is
its own, and if there are so many: a body named once is likelier a partner or a source."""

PARTS_OF_AREAS = (
    r"(?:coastal|rural|urban|central|inner|outer|greater|north|south|east|west|northern|southern"
    r"|eastern|western|mid)"
)
"""Beside an area's name on the cover, these say that the plan is for a part of it."""

_OF_AN_AREA = re.compile(
    r"(?:joint\s+)?(?:local\s+)?health (?:and|&) well-?being (?:strategy|plan)"
    r"|integrated care strategy|joint forward plan",
    re.IGNORECASE,
)
"""Kinds whose titles begin with the area they are for."""


_BESIDE = (
    r"(?:\b(?:with|to|for|about|from|part of|behalf of|(?:funded|supported|commissioned) by)"
    r"\s+(?:the\s+)?)"
)
"""Before a body's name: it is someone else's partner, reader or payer."""


def publisher_of(
    front: Front, cover: Sequence[Body], text: Sequence[Body], known: Gazetteer, where: str
) -> Fact | None:
    """The first body that the cover names; sure where it names no other and as no partner."""
    on_cover = {plain(body.name): body.name for body in reversed(cover)}
    if cover:
        told = f"{where}: {', '.join(reversed(on_cover.values()))}"
        name, area = cover[0].name, cover[0].area
        partner = re.search(_BESIDE + re.escape(name), fold(front.lines), re.IGNORECASE)
        joined = " and " in area and known.part_known(area)  # two bodies read as one
        sure = len(on_cover) == 1 and not partner and not joined
        return Fact(name, "document", told[:200], sure)
    return _by_mentions([body.name for body in text if body.sort != "trust"])


def area_of(
    front: Front, cover: Sequence[Body], text: Sequence[Body], known: Gazetteer, where: str
) -> Fact | None:
    """The plan's own area: that of a body whose area the cover names, or that is named most."""
    told = f"{where}: {front.lines}"[:200]
    areas = [_full(body.area, known) for body in (*cover, *text) if body.area]
    trust = any(body.sort == "trust" for body in cover)  # they serve areas not named so
    titled = [_full(name, known) for name in _titled(front, known)]
    for name in titled:
        if known.knows(name) or name in areas:
            return Fact(name, "document", told, not known.part_known(name))
    seen = [area for area, _ in Counter(areas).most_common() if covered(front, area)]
    seen = [area for area in seen if not any(_within(area, o) for o in seen if o != area)]
    if len(seen) == 1:
        sure = covered(front, seen[0]) == "whole" and not trust and not known.part_known(seen[0])
        return Fact(seen[0], "document", told, sure)
    begins = known.starting.match(fold(front.title))
    guess = [begins[1]] if begins else titled
    if guess:
        return Fact(guess[0], "document", told, sure=False)
    return None if trust or seen else _by_mentions(areas)


def _titled(front: Front, known: Gazetteer) -> list[str]:
    """Names right before the kinds that are made for an area."""
    found = []
    for line in map(fold, front.parts):
        kind = _OF_AN_AREA.search(line)
        name = area_before(line[: kind.start()], commas=True, known=known) if kind else ""
        if name and not name.endswith("'s"):
            found.append(name)
    return found


def _full(area: str, known: Gazetteer) -> str:
    """A system's short name spelled out."""
    system = known.shorts.get(area)
    return system.name if system else area


def _within(area: str, other: str) -> bool:
    """Whether a name stands in a longer one, word for word."""
    return f" {plain(area)} " in f" {plain(other)} "


def covered(front: Front, area: str) -> str:
    """How the cover names an area: `whole`, `part` ("coastal communities"), or not at all ("")."""
    found = re.search(
        rf"(?<!\w)({PARTS_OF_AREAS}\s+)?{re.escape(area)}(?:'s)?\b(\s+{PARTS_OF_AREAS}\b)?",
        fold(front.lines),
        re.IGNORECASE,
    )
    if not found or found[1]:
        return ""
    return "part" if found[2] else "whole"


def _by_mentions(names: Sequence[str]) -> Fact | None:
    """A guess: the name that stands out in the text."""
    name, count, all_of_them = most_named(names)
    if count >= FEWEST_MENTIONS and count >= CLEAR_SHARE * all_of_them:
        return Fact(name, "document", f"named {count} times", sure=False)
    return None
