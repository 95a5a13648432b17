"""Who does it, under the name the plan itself gives."""

import re
from collections.abc import Mapping
from typing import Any

from doc_audit.tag.values.context import Context
from doc_audit.tag.words import words_in
from doc_audit.text.fold import fold

_ARTICLE = re.compile(r"^(?:the|our)\s+", re.IGNORECASE)
_COLLECTIVE = words_in(
    "we our i they us partners partnership system everyone all nhs various government"
)
_ROLES = words_in(
    "director directors lead officer manager coordinator chair commissioner minister mayor head "
    "champion sro owner consultant nurse midwife pharmacist holder executive secretary ceo dph"
)
_TEAMS = words_in(
    "team teams service hub hubs unit group subgroup directorate department division cell panel "
    "taskforce"
)
_BODIES = words_in(
    "council board trust committee cabinet alliance authority agency commission collaborative "
    "forum office university college police constabulary hospital federation association "
    "foundation healthwatch assembly institute consortium charity icb icp ics ccg pcn hwb lcp "
    "england partnership network"
)
KINDS = ((_TEAMS, "team"), (_BODIES, "body"))
_WORD = re.compile(r"[^\W\d_]+")


def read_agent(words: str, context: Context) -> Mapping[str, Any]:
    """`name` without its article, `resolved` (`as_written` or `abbreviation`) and `kind`.

    `kind`: `role` (a post), `team`, `body`, `class` (a plural: “GP practices”), `collective` (“we”,
    “partners”), `named` (any other name with capitals); absent where none is sure.
    """
    name = _ARTICLE.sub("", fold(words)).strip()
    if not name:
        return {}
    spelled = _spelled(name, context.abbreviations)
    value = {
        "name": spelled or name,
        "resolved": "abbreviation" if spelled else "as_written",
    }
    kind = _kind(spelled or name)
    return value | ({"kind": kind} if kind else {})


def _spelled(name: str, abbreviations: Mapping[str, str]) -> str:
    """What a short form stands for; capitals count first, since “WHO” isn't “who”."""
    known = abbreviations.get(name)
    if known:
        return known
    if not name[:1].isupper():
        return ""
    return next((v for k, v in abbreviations.items() if k.casefold() == name.casefold()), "")


def _kind(name: str) -> str:
    written = _WORD.findall(name)
    low = [word.lower() for word in written]
    if not low:
        return ""
    if (low[-1] in _COLLECTIVE and len(low) <= 3) or low[0] in ("all", "every", "each", "any"):
        return "collective" if low[-1] in _COLLECTIVE else "class"
    if _ROLES & {low[-1], low[0]} or (len(low) > 1 and low[1] in ("director", "lead", "officer")):
        return "role"
    for words, kind in KINDS:
        if low[-1] in words:
            return kind
    plural = low[-1].endswith("s") and not low[-1].endswith("ss")
    if plural and (len(low) == 1 or written[-1].islower()):
        return "class"
    if any(word in _BODIES for word in low):
        return "body"
    return "named" if any(word[0].isupper() for word in written) else ""
