"""Why a rule nearly matched a statement, and where its words stand."""

from collections.abc import Collection, Iterator

from doc_audit.evaluate.trial_records import Near, Place
from doc_audit.rubric.when import When
from doc_audit.tag.match import NOT_IN_REACH, Mark
from doc_audit.tag.near import NearMiss
from doc_audit.tag.observe import Observed

_WHY = {"all": "lacks “{}”", "any": "lacks any of “{}”", "none": "“{}” is against it"}


def failing(when: When, facts: Collection[str]) -> Iterator[tuple[str, str]]:
    """Conditions that don't hold: `all`, `any` or `none`, and what is asked or against it."""
    there = set(facts)
    for term in when.all:
        if there.isdisjoint(term.split("|")):
            yield "all", term
    some = [fact for term in when.any for fact in term.split("|")]
    if some and there.isdisjoint(some):
        yield "any", ", ".join(some)
    for term in when.none:
        yield from (("none", fact) for fact in term.split("|") if fact in there)


def only_fault(when: When, facts: Collection[str]) -> str:
    """The one condition that doesn't hold, in words; "" where more don't, or nothing else does."""
    found = list(failing(when, facts))
    asked = len(when.all) + bool(when.any)
    if len(found) != 1 or asked <= (found[0][0] != "none"):
        return ""
    kind, what = found[0]
    return _WHY[kind].format(what)


def why_missed(miss: NearMiss) -> str:
    """What was in the way of a match."""
    if miss.unless:
        return f"undone by its unless “{miss.unless}”"
    of = f"“{miss.pattern}”"
    if miss.like:
        asked = f"“{miss.like}” stands where “{miss.missing}” is asked for"
        return asked if miss.missing == miss.pattern else f"{asked}, of {of}"
    if miss.elsewhere:
        return f"“{miss.elsewhere}” stands elsewhere, not in its place in {of}"
    return f"“{miss.missing}” is missing, of {of}"


def near_of(rule: str, seen: Observed, zone: str, miss: NearMiss) -> Near:
    """A near miss as it is told; those with a part in another form come before others."""
    place = place_of(seen, zone, miss.start, miss.end)
    return Near(rule, seen.statement, place, why_missed(miss), miss.parts + 2 * bool(miss.like))


def undone_near(rule: str, seen: Observed, mark: Mark) -> Near:
    """A match that another rule undid, or that no cue allows."""
    reach = "no cue that allows it is in reach"
    why = reach if mark.undone == NOT_IN_REACH else f"undone by {mark.undone}"
    return Near(rule, seen.statement, place_of(seen, mark.zone, mark.start, mark.end), why, 99)


def place_of(seen: Observed, zone: str, start: int, end: int) -> Place:
    """The words of some tokens of a zone."""
    tokens = seen.zones[zone].tokens
    first, last = tokens.span(start, end)
    return Place(zone, tokens.text, first, last)


def whole(seen: Observed) -> Place:
    """A statement as a whole, with no words of it marked."""
    return Place("text", seen.statement.text, 0, 0)
