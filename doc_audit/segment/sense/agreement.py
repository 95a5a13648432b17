"""Which facts are sure: those that several places agree on, or that the document states outright.

A fact comes here with whether its own place leaves room for doubt; it stays sure only if another
place, written apart from the first, bears it out, and none tells of something else.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from doc_audit.model.document import Fact
from doc_audit.segment.sense.front import Front
from doc_audit.segment.sense.gazetteer import Gazetteer
from doc_audit.segment.sense.kinds import MADE_BY_SYSTEMS, kinds_named
from doc_audit.segment.sense.names import Body
from doc_audit.segment.sense.places import CELLS, ENOUGH, Places, about, holds, other_names

_OWN_WORDS = re.compile(
    r"(?:published|produced|prepared|written|issued) by\s+(?:the\s+)?$|©\s*$", re.IGNORECASE
)
_BEFORE = re.compile(r"\W*(?:the\s+)?", re.IGNORECASE)
"""All that stands before the maker's name where it signs; after other words it is spoken of."""

_GOES_ON = re.compile(r"(?i:\s+(?:and|&|for)\b)?\s+[A-Z]")
"""After a name: it is the beginning of a longer one."""

_LABELLED = re.compile(
    r"(?:from|published by|publisher|produced by|issued by|organisation|document owner)\s*(?:\||:)"
    r"\s*(?:the\s+)?",
    re.IGNORECASE,
)
_NOUNS: Mapping[str, frozenset[str]] = {
    "strategy": frozenset({"strategy", "hwb_strategy", "commissioning_plan"}),
    "plan": frozenset({"forward_plan", "commissioning_plan", "action_plan", "hwb_strategy"}),
    "report": frozenset({"annual_report", "needs_assessment", "other"}),
    "summary": frozenset({"needs_assessment", "other"}),
    "guidance": frozenset({"guidance"}),
    "guidelines": frozenset({"guidance"}),
    "toolkit": frozenset({"guidance"}),
    "assessment": frozenset({"needs_assessment"}),
}
"""What a document calls itself → kinds it may then be; other nouns speak for `other` only."""

_SELF_TITLED = frozenset({"plan", "strategy"})
"""A strategy may well speak of "our plan", and a plan of "this strategy": neither denies."""


def title_agreed(title: Fact, front: Front, places: Places) -> Fact:
    """A title, sure by a label, or where it is set as one and names a kind or stands elsewhere."""
    named = bool(kinds_named(title.value))
    others = list(places.naming(lambda words: holds(words, front.title), "title", "maker"))
    others += ["text"] if any(holds(words, front.title) for words in places.text) else []
    sure = front.stated or ((named or bool(others)) and CELLS not in title.value)
    return _with(title, sure, others)


def publisher_agreed(publisher: Fact, front: Front, places: Places, cover: list[Body]) -> Fact:
    """A publisher, sure where its own place leaves no doubt and another names it or its area."""
    if not publisher.sure:
        return publisher
    body = next((body for body in cover if body.name == publisher.value), None)
    area = body.area if body else ""
    name = publisher.value
    line = next((line for line in places.cover if name in line), "")
    outright = bool(_OWN_WORDS.search(line[: line.find(name)])) if line else False
    others = list(places.naming(lambda words: holds(words, name) or holds(words, area)))
    named = any(other.name == name or (area and other.area == area) for other in places.bodies)
    if named or any(holds(words, name) for words in places.text):
        others.append("text")
    if any(_is_labelled(part, name) for part in front.parts):
        return replace(publisher, sure=True)
    whole = bool(line) and not _GOES_ON.match(line[line.find(name) + len(name) :])
    signs = outright or bool(_BEFORE.fullmatch(line[: line.find(name)]))
    return _with(publisher, whole and signs and (outright or bool(others)), others)


def _is_labelled(line: str, name: str) -> bool:
    """Whether a line says that the maker is this one, the whole name of it."""
    label = _LABELLED.match(line)
    given = line[label.end() :] if label else ""
    return given.startswith(name) and not _GOES_ON.match(given[len(name) :])


def area_agreed(
    area: Fact, kind: Fact, front: Front, places: Places, cover: list[Body], known: Gazetteer
) -> Fact:
    """An area, sure where both who made it and what it is about say so.

    Who made it: bodies on the cover and in the text, heads and feet, and the file's maker. What it
    is about: its title, its file's name and title, and what its text speaks of. For kinds that
    only systems make, the makers' area is the plan's.
    """
    name = area.value
    makers = [body for body in cover if holds(body.area, name)]
    made = ["makers"] if makers or holds(places.maker, name) else []
    shown = list(places.naming(lambda words: holds(words, name), "maker"))
    told = ["text"] if about(places, name) else []
    named = ["bodies"] if sum(body.area == name for body in places.bodies) >= ENOUGH else []
    titled = other_names([places.title, *_subjects(front)], name, known)
    of_systems = kind.sure and MADE_BY_SYSTEMS.search(front.lines) is not None
    subject = {*shown, *told} - {"running"} or (of_systems and made)
    agree = [*made, *shown, *(told or named)]
    sure = area.sure and not titled and bool(subject)
    return _with(area, sure and (len(agree) >= ENOUGH or bool(of_systems)), agree)


def _subjects(front: Front) -> list[str]:
    """Further lines of the front that say what the document is for."""
    return [line for line in front.parts if re.match(r"(?:for|in|across)\s", line, re.I)]


def kind_agreed(kind: Fact, places: Places) -> Fact:
    """A kind, sure where its title names it and the text, the file or its pages' frame too.

    What the text calls itself ("this report") more often than anything else may deny it.
    """
    if not kind.sure:
        return kind
    speaks = places.nouns
    fits = sum(n for noun, n in speaks.items() if kind.value in _kinds_of(noun))
    denies = sum(
        n for noun, n in speaks.items() if kind.value not in _kinds_of(noun)
        and noun not in _SELF_TITLED
    )  # fmt: skip
    others = list(places.naming(lambda words: kind.value in kinds_named(words), "title", "maker"))
    others += ["text"] if fits else []
    return _with(kind, bool(others) and denies <= fits, others)


def _kinds_of(noun: str) -> frozenset[str]:
    return _NOUNS.get(noun, frozenset({"other"}))


def _with(fact: Fact, sure: bool, agreeing: list[str]) -> Fact:
    """A fact with what bears it out."""
    told = f"; so say: {', '.join(dict.fromkeys(agreeing))}" if agreeing else ""
    return replace(fact, sure=sure, where=f"{fact.where[: 200 - len(told)]}{told}")
