"""Which way a measure is to move."""

import re

_DOWN = re.compile(
    r"\b(reduc|decreas|lower|cut|fewer|less|halv|eliminat|eradicat|end(?:ing)?\b|minimis|narrow"
    r"|fall(?:s|ing)?\b|clos(?:e|ing) the gap|down to|bring\w* down|drop|declin|shorte[nr]|slow"
    r"|lessen)\w*",
    re.I,
)
_UP = re.compile(
    r"\b(increas|rais|improv|more\b|grow|doubl|tripl|expand|maximis|rise|additional|extra|further"
    r"|boost|great(?:er)\b|higher\b|better\b|faster\b|quicker\b|enhanc|accelerat|widen|extend)\w*",
    re.I,
)
_FLOOR = re.compile(
    r"\b(?:at least|a minimum of|(?:no|not) (?:fewer|less|lower) than|or (?:more|higher))\b", re.I
)
_CEILING = re.compile(
    r"\b(?:at most|a maximum of|(?:no|not) (?:more|longer|higher|greater) than"
    r"|or (?:less|fewer|lower))\b",
    re.I,
)


def direction(plain: str, before: str, around: str) -> str:
    """`up`, `down`, or "" where nothing tells.

    The words' own verb of change tells first, then the last one before them, then a floor or
    ceiling that they set, at last a verb behind them.
    """
    return _first_way(plain) or _last_way(before) or _limit(plain) or _first_way(around)


def _first_way(text: str) -> str:
    text = _unlimited(text)
    down, up = _DOWN.search(text), _UP.search(text)
    if down and up:
        return "down" if down.start() <= up.start() else "up"
    if down or up:
        return "down" if down else "up"
    return ""


def _last_way(text: str) -> str:
    text = _unlimited(text)
    down = max((found.start() for found in _DOWN.finditer(text)), default=-1)
    up = max((found.start() for found in _UP.finditer(text)), default=-1)
    if down == up:
        return ""
    return "down" if down > up else "up"


def _limit(text: str) -> str:
    if _CEILING.search(text):
        return "down"
    return "up" if _FLOOR.search(text) else ""


def _unlimited(text: str) -> str:
    """The text without “no more than” and the like, which set a limit and tell no change."""
    return _CEILING.sub(" ", _FLOOR.sub(" ", text))
