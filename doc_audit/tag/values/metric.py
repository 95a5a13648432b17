"""What a target measures, under the words of the plan."""

import re

from doc_audit.tag.shapes import NUMBER_VALUES

NUMBER = r"\d[\d,]*(?:\.\d+)?"
PERCENT = r"\s?(?:%|per ?cent)"
COUNT = re.compile(rf"\b({NUMBER}|" + "|".join(NUMBER_VALUES) + rf")\b(?!{PERCENT})", re.I)
WHOLE_FIRST = re.compile(r"^(?:in |for |to |of )?(?:all|every|each|everyone|everybody)\b", re.I)
_METRIC = re.compile(
    r"\b(?:reduc\w+|decreas\w+|lower\w*|cut(?:ting)?|halv\w+|increas\w+|rais\w+|improv\w+|grow(?:s|ing)?"
    r"|narrow\w*|bring\w*|eliminat\w+|minimis\w+|expand\w*|maximis\w+)\s+(?:in\s+)?(.{3,80}?)"
    r"(?=\s+(?:by|to|from|so that|within|across|until|before|down|at|over the|in line|through"
    r"|compared|and (?:(?!wellbeing)\w+ing|ensure|improve|increase|reduce|tackle|support|deliver"
    r"|achieve))\b"
    r"|[,.;|()]|$)",
    re.I,
)
_OF = re.compile(
    rf"{PERCENT} of (?:all |the |our )?(.{{3,60}}?)"
    r"(?=\s+(?:by|to|will|should|must|are|within|in|for)\b|[,.;|()]|$)",
    re.I,
)
_COUNTED = re.compile(
    rf"^(?:an? )?(?:[a-z]+ )?(?:{NUMBER}|" + "|".join(NUMBER_VALUES) + r")\s+(?!per ?cent\b)"
    r"(?:additional |extra |more |new |fewer )?(\w[\w' -]{2,60})$",
    re.I,
)
_CHANGE_IN = re.compile(
    r"\b(?:reductions?|increases?|decreases?|improvements?|rises?|falls?|growth|expansion)"
    r" (?:in|of|to) (?:both )?(.{3,80}?)"
    r"(?=\s+(?:by|to|from|so that|within|across|until|before|compared)\b|[,.;|()]|$)",
    re.I,
)
_COMPARED = re.compile(
    r"^(?:more|fewer|less|greater|better|shorter|higher|lower|faster|quicker) (?:of )?(.+)$", re.I
)
_LEAD = re.compile(r"^(?:the |our |their |its )+", re.I)
_NO_METRIC = frozenset({"based", "and", "or", "by", "to", "in"})
LONG_METRIC = 12
"""Words; a longer run has passed the end of the measure's name."""


def metric_of(plain: str, before: str, around: str) -> str:
    """What is measured: in the words themselves, else what the last verb before them changes."""
    ahead = around[len(before) :] if before or around.startswith(plain) else plain
    for pattern in (_CHANGE_IN, _METRIC, _OF):
        whole = pattern.search(ahead)
        found = _named(whole) if whole and whole.start() < len(plain) else ""
        found = found or _named(pattern.search(plain))
        if found:
            return found
    if WHOLE_FIRST.search(plain):
        return ""
    own = _named(_COMPARED.search(plain)) or _named(_COUNTED.match(plain))
    return own or _near(around, len(before) + len(plain))


def _near(around: str, reach: int) -> str:
    for pattern in (_CHANGE_IN, _METRIC, _OF):
        found = [match for match in pattern.finditer(around) if match.start() < reach]
        named = _named(found[-1]) if found else ""
        if named:
            return named
    return ""


def _named(found: re.Match[str] | None) -> str:
    if (
        not found
        or found[1].split()[0].lower() in _NO_METRIC
        or len(found[1].split()) > LONG_METRIC
    ):
        return ""
    return _LEAD.sub("", found[1]).strip()
