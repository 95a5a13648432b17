"""Where it happens, and whether that is the plan's own whole area."""

import re
from collections.abc import Mapping
from typing import Any

from doc_audit.tag.shapes import NUMBER_VALUES
from doc_audit.tag.values.context import Context
from doc_audit.text.fold import fold

_ARTICLE = re.compile(r"^(?:the|our|across|in|throughout|within)\s+", re.IGNORECASE)
_SHARE = re.compile(
    r"(\d[\d.]*)\s?(?:%|per ?cent)(?: of the)? most deprived"
    r"|most deprived (\d[\d.]*)\s?(?:%|per ?cent)",
    re.IGNORECASE,
)
_NAMED_SHARE = re.compile(r"\bcore ?(\d\d)\b", re.IGNORECASE)
_DECILES = re.compile(r"\bmost deprived (decile|quintile|fifth)\b", re.IGNORECASE)
_IMD = re.compile(r"\bimd (?:decile |quintile )?(\d)\b", re.IGNORECASE)
_SHARES = {"decile": 10.0, "quintile": 20.0, "fifth": 20.0}
_UNITS = re.compile(
    r"\b(lsoa|msoa|ward|pcn|neighbourhood|district|borough|local authorit|locality|localitie"
    r"|place|icb|region)(?:s|y|ies)?\b",
    re.IGNORECASE,
)
_UNIT_NAMES = {"local authorit": "local_authority", "localitie": "locality"}
_COUNT = re.compile(
    r"\b(?:all|of the|the|each of the)\s+(\d+|" + "|".join(NUMBER_VALUES) + r")\b(?!\s?%)"
)


def read_place(words: str, context: Context) -> Mapping[str, Any]:
    """`name`; `own_area` true where it is the plan's own area.

    `id` is the code of the place in the rubric's gazetteer, `ids` those of several; a part of a
    place (“North Leeds”, “the most deprived wards of Leeds”) has none.
    Of a defined or countable set also `deprived_share` (percent, most deprived first), `unit`
    (`lsoa`, `ward`, `pcn`, `district`, …) and `count`. The tagger adds `level`, from the rule.
    """
    name = _ARTICLE.sub("", words.strip())
    if not name:
        return {}
    plain = fold(words).lower()
    value: dict[str, Any] = {"name": name} | dict(_defined(plain)) | dict(_codes(name, context))
    if context.area and _same(context.area, name):
        value["own_area"] = True
    return value


def _codes(name: str, context: Context) -> Mapping[str, Any]:
    """Codes of all places that are named, where the words say nothing else."""
    codes = context.places.codes(name)
    if not codes or context.places.rest(name):
        return {}
    return {"id": codes[0]} if len(codes) == 1 else {"ids": list(codes)}


def _defined(plain: str) -> Mapping[str, Any]:
    value: dict[str, Any] = {}
    share, named, decile = (p.search(plain) for p in (_SHARE, _NAMED_SHARE, _DECILES))
    imd = _IMD.search(plain)
    if share:
        value["deprived_share"] = float(share[1] or share[2])
    elif named:
        value["deprived_share"] = float(named[1])
    elif decile:
        value["deprived_share"] = _SHARES[decile[1]]
    elif imd:
        value["deprivation_band"] = int(imd[1])
    unit = _UNITS.search(plain)
    if unit:
        value["unit"] = _UNIT_NAMES.get(unit[1], unit[1])
    count = _COUNT.search(plain)
    if count and unit:
        value["count"] = int(count[1]) if count[1].isdigit() else NUMBER_VALUES[count[1]]
    return value


def _same(area: str, name: str) -> bool:
    """The same area under its name; “West Sussex” isn't “Coastal West Sussex”."""
    return _bare(area) == _bare(name)


def _bare(name: str) -> str:
    plain = fold(name).casefold()
    plain = re.sub(r"^(?:the )?(?:city of|county of|borough of) ", "", plain)
    return re.sub(r"\s+(?:county|district|borough|city|area|system|ics|icb)$", "", plain).strip()
