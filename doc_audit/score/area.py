"""Is a place the plan's own whole area? Then naming it narrows nothing down."""

import re
from collections.abc import Set

from doc_audit.text.fold import fold
from doc_audit.text.words import words

FILLERS = words(
    """
    a all across and at entire for from in of on our the their this throughout to whole
    wider wide with within
    """
)
"""Words around a place name that don't change which place is meant."""

AREA_NOUNS = words(
    """
    area board borough care city citywide council county countywide district footprint health icb
    ics icp integrated metropolitan nhs partnership place region royal system systemwide town
    unitary wellbeing
    """
)
"""Words that say what sort of area it is ("the county of …", "… Integrated Care System"). Plurals
are left out on purpose: "all six districts" is a countable set, not the whole."""

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")


def is_own_area(named: str, area: str) -> bool:
    """Whether `named` is the plan's own whole area and nothing else.

    "across West Sussex", "the county of West Sussex" and "BLMK" (initials, in capitals) are;
    "the most deprived wards of West Sussex" and "West Sussex and Surrey" aren't. A bare "the
    county" is only where the area's own name says that it is one. Empty words or area: False.
    """
    said, own = _words(named), _words(area)
    said_name, own_name = _name(said), _name(own)
    if not own_name:
        return False
    if not said_name:
        return any(word in AREA_NOUNS and word in own for word in said)
    return set(said_name) == set(own_name) or _is_short_form(named, said_name, own_name)


def _words(text: str) -> list[str]:
    return _WORD.findall(_POSSESSIVE.sub("", fold(text)).casefold())


def _name(words: list[str], neutral: Set[str] = FILLERS | AREA_NOUNS) -> list[str]:
    return [word for word in words if word not in neutral]


def _is_short_form(text: str, said: list[str], own: list[str]) -> bool:
    if len(said) != 1 or len(own) < 2:
        return False
    initials = "".join(word[0] for word in own)
    return said[0] == initials and initials.upper() in text
