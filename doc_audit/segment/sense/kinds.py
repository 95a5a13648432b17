"""What kind of document it is, by the words of its title."""

import re
from collections.abc import Iterable
from dataclasses import replace

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

HEDGES = (
    r"addendum|annex|appendix|supplement|response to|refresh|progress|update on|review of|towards"
    r"|supporting|part of|alongside|easy[- ]read|highlights|one year on|summary of|companion"
)
"""Beside these, a title speaks about such a document and may not be one."""

ANSWERS = (
    r"response to|feedback (?:on|from)|comments on|views on|consultation (?:report|response)"
    r"|you (?:said|told us)|(?:what )?we heard|engagement (?:report|summary)|evaluation of"
)
"""Documents about another: their kind is `other`, whatever they answer."""

MADE_BY_SYSTEMS = re.compile(
    r"integrated (?:health and )?care strategy|joint (?:five[- ]year )?forward plan|\bjfp\b",
    re.IGNORECASE,
)
"""Kinds that only systems make."""

_OWN = re.compile(
    r"\b(?:this|our|it|plan|strategy)\b[^.]{0,60}"
    r"\b(?:is|as|forms|constitutes|serves as|fulfils|meets)\b"
    r"[^.]{0,40}\bjoint forward plan\b",
    re.IGNORECASE,
)
"""How a forward plan of another title says what it is."""

SURE_KINDS = frozenset(kind for kind, _ in KINDS) - {"other"}

_KINDS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in KINDS)
_OF_ANOTHER = re.compile(
    r"\b(?:on|to|of|about|from|under|with|for|against)\s+(?:the|our|its|your|their)\s+"
    rf"(?:[\w'-]+\s+){{0,5}}?(?:{'|'.join(words for _, words in KINDS)})\b",
    re.IGNORECASE,
)
"""A kind that is the object of a title: "Letter to partners on the planning guidance"."""

_ANSWERS = re.compile(rf"\b(?:{ANSWERS})\b", re.IGNORECASE)
_HEDGES = re.compile(rf"\b(?:{HEDGES})\b", re.IGNORECASE)


_RENEWED = re.compile(
    r"(?<!the )(?<!to )(?<!of )(?:\bannual\s+|\b20\d\d(?:/\d\d)?\s+)?\b(?:refresh(?:ed)?|updated?)"
    r"(?:\s+(?:in\s+|for\s+)?[\d/]{4,7}|\s+(?:in\s+)?[A-Z][a-z]+\s+20\d\d)?\W*$",
    re.IGNORECASE,
)
"""At the end of a line: a new edition, such as boards must make of their forward plan each year;
that is the plan itself."""


def kind_of(front: Front, file_words: str) -> Fact:
    """The document's kind; `unknown` and not sure where neither cover nor file name tells."""
    if answers(front):
        return Fact("other", "document", f"title: {front.title}"[:200], sure=False)
    for text, where in ((front.title, "title"), (front.lines, "cover")):
        found = kinds_named(text)
        if found:
            sure = len(found) == 1 and found[0] in SURE_KINDS and not speaks_about(front)
            return _against_file(
                Fact(found[0], "document", f"{where}: {text}"[:200], sure), file_words
            )
    found = kinds_named(file_words)
    if found:
        return Fact(found[0], "file_name", file_words, sure=False)
    return Fact("unknown", "document", sure=False)


def answers(front: Front) -> bool:
    """Whether the title says that it is about another document."""
    return bool(_ANSWERS.search(front.title))


def speaks_about(front: Front) -> bool:
    """Whether the cover may be that of a document about one of the kind it names."""
    hedged = any(_HEDGES.search(_RENEWED.sub("", line)) for line in (*front.parts, front.title))
    return hedged or bool(_OF_ANOTHER.search(front.title)) or answers(front)


def _against_file(read: Fact, file_words: str) -> Fact:
    """A kind by the cover, unsure where the file's name tells of another."""
    named = [kind for kind in kinds_named(file_words) if kind != "other"]
    if not named or read.value in named or {read.value, *named} & {"strategy", "other"}:
        return read
    return replace(read, sure=False, where=f"{read.where}; the file's name says {named[0]}"[:200])


def as_it_says(kind: Fact, sentences: Iterable[str], by_system: bool, of_one: bool) -> Fact:
    """A kind put right where the document says that it is a system's forward plan.

    Args:
        kind: by its title.
        sentences: of its body.
        by_system: a system is named on its cover; what it calls a delivery plan or a strategy may
            then be its forward plan.
        of_one: a system is known, if only as a guess.
    """
    if kind.value not in ("unknown", "action_plan", "strategy", "other"):
        return kind
    if kind.value == "strategy" and MADE_BY_SYSTEMS.search(kind.where):
        return kind
    for sentence in sentences:
        if _OWN.search(sentence):
            told = Fact("forward_plan", "document", sentence[:200], sure=False)
            return told if of_one else replace(kind, sure=False)
    return replace(kind, sure=kind.sure and (kind.value == "strategy" or not by_system))


def kinds_named(text: str) -> list[str]:
    """Kinds that words name, the more telling first."""
    kinds = [kind for kind, pattern in _KINDS if pattern.search(text)]
    return [kind for kind in kinds if not CONTAINED.get(kind, frozenset()) & set(kinds)]
