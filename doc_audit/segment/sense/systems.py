"""Which system a document is of, by signs that are told apart by what they prove."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model.document import Fact
from doc_audit.model.system import System
from doc_audit.segment.sense.bodies import FEWEST_MENTIONS, covered
from doc_audit.segment.sense.front import Front
from doc_audit.segment.sense.gazetteer import Gazetteer
from doc_audit.segment.sense.kinds import MADE_BY_SYSTEMS
from doc_audit.segment.sense.names import Body, area_before
from doc_audit.text.fold import fold

FEWEST_KINDS = 2
"""Weak signs of so many kinds that agree are taken for sure: a place on the cover, by the table of
authorities (which is from recall), and the only system that the text names bear each other out."""

_WEAK = ("title", "cover", "brand", "domain")
_BOARD = re.compile(r"integrated care board|\bicb$", re.IGNORECASE)
_TITLED_SYSTEM = re.compile(
    rf"\s*(?:draft\s+|final\s+|nhs\s+)*(?:{MADE_BY_SYSTEMS.pattern})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for a system.

    Attributes:
        name: of the system.
        kind: `full` proves it; `title`, `cover` (its other lines), `brand`, `domain`, `text` are
            weak, `place` is weakest.
        words: as read.
    """

    name: str
    kind: str
    words: str


def system_of(
    front: Front,
    cover: Sequence[Body],
    text: Sequence[Body],
    known: Gazetteer,
    where: str,
    day: str = "",
) -> Fact | None:
    """The system, as the table of systems calls it; None where nothing speaks for one.

    One that the table doesn't have keeps its name as read. Sure only where nothing on the cover
    speaks for another system, the text names no other alone, and either its own full name stands
    on the cover or two kinds of weaker signs agree.
    """
    signs = list(_signs(front, cover, text, known, day))
    for kinds in (("full",), ("unlisted",), _WEAK, ("place",), ("text",)):
        names = list(dict.fromkeys(sign.name for sign in signs if sign.kind in kinds))
        if names:
            return _settled(names, kinds, signs, where)
    return None


def _settled(
    names: Sequence[str], kinds: Sequence[str], signs: Sequence[Sign], where: str
) -> Fact | None:
    name = names[0]
    if len(names) > 1 and kinds != ("full",):
        return None
    backing = {sign.kind for sign in signs if sign.name == name} - {"unlisted"}
    others = {sign.name for sign in signs if sign.name != name}
    sure = not others and ("full" in backing or len(backing) >= FEWEST_KINDS)
    words = dict.fromkeys(sign.words for sign in signs if sign.name == name)
    told = where if kinds != ("text",) else "text"
    return Fact(name, "document", f"{told}: {'; '.join(words)}"[:200], sure)


def _signs(
    front: Front, cover: Sequence[Body], text: Sequence[Body], known: Gazetteer, day: str
) -> Iterator[Sign]:
    of_bodies = [sign for body in cover for sign in _of_body(body, known, day)]
    yield from of_bodies
    for line in dict.fromkeys((*front.parts, front.title)):
        titled = line in front.title or line == front.subtitle
        yield from _of_line(fold(line), known, "title" if titled else "cover")
    named = [_resolved(body.area, known) for body in text if body.sort == "system"]
    if len(set(named)) == 1:
        yield from (
            Sign(named[0], "cover", line)
            for line in front.parts
            if _titled(line, known) == named[0]
        )
        borne_out = any(sign.kind == "place" and sign.name == named[0] for sign in of_bodies)
        if len(named) >= FEWEST_MENTIONS or covered(front, named[0]) or borne_out:
            yield Sign(named[0], "text", "the only system named in the text")


def _resolved(area: str, known: Gazetteer) -> str:
    system = known.system(area)
    return system.name if system else area


def _of_body(body: Body, known: Gazetteer, day: str) -> Iterator[Sign]:
    system = known.system(body.area)
    if system and body.sort in ("system", "partnership"):
        short = body.area == system.short and system.short != system.name
        place = body.sort == "partnership" and known.is_place(system.name)
        yield Sign(system.name, "cover" if short or place else "full", body.name)
        return
    of_place = known.system_of_authority(body.area, day)
    if of_place and body.sort != "trust":
        yield Sign(of_place.name, "place", body.name)
    elif body.sort == "system" and not known.knows(body.area):
        # A board is a body in law and has a system's name; "partnership" and "system" are also
        # what the partners of a single place have called themselves.
        board = _BOARD.search(body.name)
        yield Sign(body.area, "full" if board else "unlisted", body.name)


def _of_line(line: str, known: Gazetteer, place: str) -> Iterator[Sign]:
    titled_system = known.system(_titled(line, known))
    if titled_system:
        yield Sign(titled_system.name, "full", line)
    for found in known.named.finditer(line):
        system = known.system(found[1])
        whole = area_before(line[: found.end()], commas=True, known=known) == found[1]
        if system and whole and not known.is_place(system.name):
            yield Sign(system.name, place, line)
    lowered = line.casefold()
    for system in known.systems.values():
        yield from _marks(system, line, lowered)


def _titled(line: str, known: Gazetteer) -> str:
    """The name before a kind that only systems make, "Elmshire Integrated Care Strategy"."""
    kind = _TITLED_SYSTEM.search(fold(line))
    return area_before(line[: kind.start()], commas=True, known=known) if kind else ""


def _marks(system: System, line: str, lowered: str) -> Iterator[Sign]:
    if system.domain and re.search(rf"(?<![\w-])(?:www\.)?{re.escape(system.domain)}\b", lowered):
        yield Sign(system.name, "domain", line)
    for brand in system.brands:
        if re.search(rf"(?<!\w){re.escape(brand)}(?!\w)", line):
            yield Sign(system.name, "brand", line)
