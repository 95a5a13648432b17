"""Names of bodies and areas, as documents write them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doc_audit.text.clean import tidy
from doc_audit.text.fold import fold
from doc_audit.text.words import words

SYSTEM_BODIES = r"Integrated Care (?:System|Board|Partnership)|IC[SBP]"
COUNCILS = (
    r"(?:County|City|Metropolitan District|Metropolitan Borough|District|Borough|Unitary|Town)"
    r"?\s?Council"
)
BOARDS = r"Health (?:and|&) Well-?being Board"
PARTNERSHIPS = r"Health (?:and|&) (?:Social )?Care Partnership"
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
    introduction foreword health care joint local integrated each every other chair director draft
    regional national england's england
    """
)
"""Words with a capital that aren't part of the area's name before a body."""

JOINERS = words("and & of upon on with le")
"""Small words inside an area's name: "Bath and North East Somerset", "Stoke on Trent"."""

LONGEST_NAME = 8  # words: "Bath and North East Somerset, Swindon and Wiltshire" has eight

_BODY = re.compile(
    rf"\b(?:(?P<system>{SYSTEM_BODIES})|(?P<council>{COUNCILS})|(?P<board>{BOARDS})"
    rf"|(?P<partnership>{PARTNERSHIPS}))\b",
    re.IGNORECASE,
)
_NATIONAL = re.compile(rf"\b(?:{'|'.join(map(re.escape, NATIONAL))})\b", re.IGNORECASE)
_BROKEN = re.compile(r"[.;:()\"|!?/]")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that a text names: its whole name, the area in it, what sort it is."""

    name: str
    area: str
    sort: str


def bodies_in(text: str) -> Iterator[Body]:
    """Organisations with an area in their name, then national ones, as often as named."""
    folded = tidy(fold(text))
    for found in _BODY.finditer(folded):
        area = area_before(folded[: found.start()], commas=found.lastgroup == "system")
        written = found[0]
        if area and (written[0].isupper()):
            led = folded[: found.start()].rstrip()[: -len(area)].rstrip()
            nhs = "NHS " if led.endswith("NHS") else ""
            yield Body(
                f"{nhs}{_cased(area)} {_cased(written)}", _cased(area), found.lastgroup or ""
            )
    for found in _NATIONAL.finditer(folded):
        yield Body(found[0], "", "national")


def area_before(text: str, commas: bool = False) -> str:
    """The name that ends a text: words with a capital, walked back to the first that has none.

    `commas`: whether it may be a list such as "Bath and North East Somerset, Swindon and
    Wiltshire"; councils and boards have no such names, but stand in lists of bodies.
    """
    kept: list[str] = []
    for word in reversed(text.split()[-LONGEST_NAME:]):
        bare = word.rstrip(",")
        small = bare.lower()
        joins = bool(kept) and small in JOINERS
        named = bare[:1].isupper() and len(bare) > 1 and small not in NAME_ENDS
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
