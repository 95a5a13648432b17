"""Names of bodies and areas, as documents write them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doc_audit.segment.sense.gazetteer import Gazetteer, gazetteer_of
from doc_audit.text.clean import tidy
from doc_audit.text.fold import fold
from doc_audit.text.words import words

SYSTEM_BODIES = r"Integrated Care (?:System|Board|Partnership)|IC[SBP]"
COUNCILS = (
    r"(?:(?:County|City|Metropolitan District|Metropolitan Borough|District|Borough|Unitary|Town)"
    r"\s+)?Council|Combined (?:County )?Authority"
)
BOARDS = r"Health (?:and|&) Well-?being Board"
PARTNERSHIPS = (
    r"Health (?:and|&) (?:Social )?Care Partnership|(?:Place|Borough)(?:[- ]based)? Partnership"
    r"|Primary Care Network"
)
TRUSTS = r"NHS (?:Foundation )?Trust"
NATIONAL = (
    "NHS England",
    "Department of Health and Social Care",
    "Department for Education",
    "Office for Health Improvement and Disparities",
    "UK Health Security Agency",
    "Public Health England",
    "National Institute for Health and Care Excellence",
    "Care Quality Commission",
    "HM Government",
)
"""Bodies whose name holds no area."""

NAME_ENDS = words(
    """
    the our this its their your nhs in by for from with at of on and to across both when where as
    council councils board boards partnership partnerships partners trust trusts system systems
    committee strategy plan report approved agreed published produced contents welcome
    introduction foreword health wellbeing well-being care joint local integrated each every other
    chair director draft
    regional national england's england borough royal ics icb icp
    """
)
"""Words with a capital that aren't part of the area's name before a body."""

TRUST_ENDS = words("the our this its their by for from with at to across nhs")
"""The same before "NHS Trust", whose names hold words such as Health, Care and Partnership."""

JOINERS = words("and & of upon on with le")
"""Small words inside an area's name: "Bath and North East Somerset", "Stoke on Trent"."""

LONGEST_NAME = 8  # words: "Bath and North East Somerset, Swindon and Wiltshire" has eight

_BODY = re.compile(
    rf"\b(?:(?P<system>{SYSTEM_BODIES})|(?P<council>{COUNCILS})|(?P<board>{BOARDS})"
    rf"|(?P<partnership>{PARTNERSHIPS})|(?P<trust>{TRUSTS}))\b",
    re.IGNORECASE,
)
_BOROUGH = re.compile(
    r"\b(?:(?:Royal|London|Metropolitan)\s+){1,2}Borough\s+of\s+"
    r"(?P<area>[A-Z][\w'-]+(?:\s+(?:and|&|upon)\s+[A-Z][\w'-]+)?)"
)
_NHS = re.compile(r"\bNHS\s+")
_BODY_AFTER = re.compile(r"\s*(?:Integrated|IC[BSP]\b|(?:\w+\s+){0,5}(?:Trust|Partnership)\b)")
_NATIONAL = re.compile(rf"\b(?:{'|'.join(map(re.escape, NATIONAL))})\b", re.IGNORECASE)
_HINTS = (
    "council", "nhs", "integrated", "ics", "icb", "icp", "being", "partnership", "borough",
    "combined", "network",
    *(name.lower().split()[0] for name in NATIONAL),
)  # fmt: skip
"""Without any of these no pattern below can match; most paragraphs have none."""

_BROKEN = re.compile(r"[.;:()\"|!?/]")


NOTHING_KNOWN = gazetteer_of(())


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that a text names: its whole name, the area in it, what sort it is."""

    name: str
    area: str
    sort: str


def bodies_in(text: str, known: Gazetteer = NOTHING_KNOWN) -> Iterator[Body]:
    """Organisations with an area or a trust's name, then national ones, as often as named."""
    lowered = text.lower()
    if not any(hint in lowered for hint in _HINTS):
        return
    folded = tidy(fold(text))
    for found in _BODY.finditer(folded):
        body = _body(folded[: found.start()], found[0], found.lastgroup or "", known)
        if body:
            yield body
    for found in _BOROUGH.finditer(folded):
        area = known.starting.match(folded, found.start("area"))
        named = area[1] if area else found["area"]
        yield Body(folded[found.start() : found.start("area")] + named, named, "council")
    yield from _called_nhs(folded, known)
    for found in _NATIONAL.finditer(folded):
        yield Body(found[0], "", "national")


def _called_nhs(text: str, known: Gazetteer) -> Iterator[Body]:
    """Boards by the name they go by, "NHS Sussex"."""
    for found in _NHS.finditer(text):
        name = known.named.match(text, found.end())
        if name and not _BODY_AFTER.match(text, name.end()):
            yield Body(f"NHS {name[1]}", name[1], "system")


def _body(before: str, written: str, sort: str, known: Gazetteer) -> Body | None:
    if not written[0].isupper():
        return None
    if sort == "trust":
        name = _walked(before, commas=False, ends=TRUST_ENDS)
        return Body(f"{_cased(name)} {_cased(written)}", "", sort) if name else None
    area = area_before(before, sort == "system", known)
    if not area:
        return None
    led = before.rstrip()[: -len(area)].rstrip()
    nhs = "NHS " if led.endswith("NHS") else ""
    return Body(f"{nhs}{_cased(area)} {_cased(written)}", _cased(area), sort)


def area_before(text: str, commas: bool = False, known: Gazetteer = NOTHING_KNOWN) -> str:
    """The name that ends a text: one that is known, else words walked back to the first small one.

    A known name doesn't count where it is the tail of a longer one ("East Devon", "Elm and Devon").

    Args:
        text: what stands before the body's sort ("Council").
        commas: whether it may be a list such as "Bath and North East Somerset, Swindon and
            Wiltshire"; councils and boards have no such names, but stand in lists of bodies.
        known: names of systems and authorities.
    """
    text = text.rstrip()
    name = known.before(text)
    if name and not _goes_on(text[: -len(name)].split()):
        return name
    return _walked(text, commas, NAME_ENDS)


def _goes_on(before: list[str]) -> bool:
    """Whether a name goes on to the left of what follows these words."""
    while before and before[-1].lower() in JOINERS:
        before = before[:-1]
    if not before or _BROKEN.search(before[-1]) or before[-1].endswith(","):
        return False
    word = before[-1]
    return word[:1].isupper() and len(word) > 1 and word.lower() not in NAME_ENDS


def _walked(text: str, commas: bool, ends: frozenset[str]) -> str:
    kept: list[str] = []
    for word in reversed(text.split()[-LONGEST_NAME:]):
        bare = word.rstrip(",")
        small = bare.lower()
        joins = bool(kept) and small in JOINERS
        named = bare[:1].isupper() and len(bare) > 1 and small not in ends
        listed = word.endswith(",") and bool(kept)
        if _BROKEN.search(word) or not (joins or named):
            break
        if listed and not (commas and "and" in kept):
            break
        kept.append(word)
    while kept and kept[-1].rstrip(",").lower() in JOINERS:
        kept.pop()
    return " ".join(reversed(kept)).rstrip(",")


def most_named(names: Iterable[str]) -> tuple[str, int, int]:
    """The commonest name (the first of equals), how often it comes, and how many names in all."""
    counts = Counter(names)
    if not counts:
        return "", 0, 0
    name, count = counts.most_common(1)[0]
    return name, count, counts.total()


def _cased(name: str) -> str:
    """A name set in capitals, as it is written otherwise; short forms such as ICB stay."""
    if not name.isupper() or (" " not in name and len(name) <= 4):
        return name
    return " ".join(
        word.lower() if word.lower() in JOINERS else word.capitalize() for word in name.split()
    )
