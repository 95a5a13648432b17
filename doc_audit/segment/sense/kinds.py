"""What kind of document it is, by the words of its title."""

import re

from doc_audit.model.document import Fact
from doc_audit.segment.sense.front import Front

KINDS = (
    ("guidance", r"guidance|guidelines?|toolkit|statutory instrument"),
    ("forward_plan", r"joint forward plan|jfp|(?:nhs )?forward plan"),
    ("commissioning_plan", r"commissioning (?:plan|intentions|strategy)"),
    (
        "hwb_strategy",
        r"(?:joint )?(?:local )?health (?:and|&) well-?being (?:strategy|plan)|jl?hws|jl?hwbs",
    ),
    ("needs_assessment", r"needs (?:assessment|analysis)|jsna|health profile"),
    (
        "annual_report",
        r"annual (?:[\w']+ ){0,3}report(?: and accounts)?|director of public health(?:'s)? report",
    ),
    ("action_plan", r"(?:action|delivery|implementation|improvement|operational) plan"),
    ("strategy", r"integrated care strategy|strategy|strategic plan"),
    ("other", r"rapid review|briefing|minutes|evaluation|newsletter|consultation response"),
)
"""Kind → words that name it, the more telling first: where a title names two, the first is taken
and marked as a guess."""

CONTAINED = {"strategy": frozenset({"hwb_strategy", "commissioning_plan"})}
"""Words of a kind that also stand inside the words of another."""

HEDGES = r"addendum|annex|response to|refresh|progress|update on|review of|towards|draft|supporting"
"""Beside these, a title speaks about such a document and may not be one."""

SURE_KINDS = frozenset(kind for kind, _ in KINDS) - {"other"}

_KINDS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in KINDS)
_HEDGES = re.compile(rf"\b(?:{HEDGES})\b", re.IGNORECASE)


def kind_of(front: Front, file_words: str) -> Fact:
    """The document's kind; `unknown` and not sure where neither cover nor file name tells."""
    for text, where in ((front.title, "title"), (front.lines, "cover")):
        found = _named(text)
        if found:
            sure = len(found) == 1 and found[0] in SURE_KINDS and not _HEDGES.search(front.lines)
            return Fact(found[0], "document", f"{where}: {text}"[:200], sure)
    found = _named(file_words)
    if found:
        return Fact(found[0], "file_name", file_words, sure=False)
    return Fact("unknown", "document", sure=False)


def _named(text: str) -> list[str]:
    kinds = [kind for kind, pattern in _KINDS if pattern.search(text)]
    return [kind for kind in kinds if not CONTAINED.get(kind, frozenset()) & set(kinds)]
