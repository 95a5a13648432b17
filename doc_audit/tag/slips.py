"""Slips in a rubric's patterns: each can be read, but hardly means what its writer meant.

A fault (`rubric.check`) keeps a rubric from being used; a slip is told by `doc-audit rubric check`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from doc_audit.errors import DocAuditError
from doc_audit.rubric import Rubric
from doc_audit.rubric.faults import fault
from doc_audit.rubric.lines import Path
from doc_audit.rubric.load import rule_files
from doc_audit.rubric.pattern import Slot, may_be_missing, pieces_of, slots_of
from doc_audit.rubric.rules import CueRule, MarkRule, RuleFile
from doc_audit.tag.barred import phrase_slips
from doc_audit.tag.forms import readings
from doc_audit.tag.lexicon import ADVERBS, MODALS, NOUN_LIKE, ORDERS, SUBJECT_OF, VERBS
from doc_audit.tag.repeats import Repeats
from doc_audit.tag.shapes import NUMBER_WORDS, SMALL_WORDS
from doc_audit.tag.unmatched import Unmatched

Lists = Mapping[str, Sequence[str]]
Said = tuple[str, str]
"""What is wrong, and how to mend it."""

SMALL = (SMALL_WORDS | ADVERBS) - MODALS.keys()
"""Words that alone, or two of them together, say nothing of a matter."""
GENERAL = (
    SMALL
    | NUMBER_WORDS
    | (VERBS.keys() - readings(sorted(ORDERS)).keys())
    | readings(sorted(NOUN_LIKE)).keys()
    | {w for w, kind in SUBJECT_OF.items() if kind in ("partners", "plan", "service", "work")}
)
"""Words of any plan: small ones, verbs that are no nouns, and nouns of bodies, plans, services
and work."""
MOST_SMALL = 2
"""Small words that are left of a pattern and still mean nothing; three make a phrase."""


def slips(rubric: Rubric) -> tuple[DocAuditError, ...]:
    """All slips of a rubric without faults, each with its file and line, in order of the files."""
    lists, repeats = rubric.rules.lists, Repeats(rubric.rules.lists)
    unmatched = Unmatched(rubric.rules.spellings)
    found = []
    for file, placed in rule_files(rubric.files, []).items():
        for path, (what, mend) in _in_file(placed.content, lists, unmatched, repeats):
            found.append(fault(file, placed.located.line(path), what, mend))
    return tuple(found)


def _in_file(
    content: RuleFile, lists: Lists, unmatched: Unmatched, repeats: Repeats
) -> Iterator[tuple[Path, Said]]:
    for name, listed in content.lists.items():
        for index, phrase in enumerate(listed.words):
            yield from _at(("lists", name, "words", index), unmatched.in_list(phrase))
        for phrase in listed.ids:
            yield from _at(("lists", name, "ids", phrase), unmatched.in_list(phrase))
    groups: tuple[tuple[str, tuple[MarkRule | CueRule, ...]], ...] = (
        ("marks", content.marks),
        ("cues", content.cues),
    )
    for group, rules in groups:
        for place, rule in enumerate(rules):
            for key, patterns in (("patterns", rule.patterns), ("unless", rule.unless)):
                alone = alone_in(patterns, lists)
                for index, written in enumerate(patterns):
                    path = (group, place, key, index)
                    if curved := list(curved_slips(written)):
                        yield from _at(path, curved)
                        continue
                    yield from _at(path, pattern_slips(written, lists, rule.case, alone))
                    yield from _at(path, unmatched.in_pattern(written, lists))
                    if key == "patterns":
                        yield from _at(path, repeats.of(rule, written))


def _at(path: Path, says: Iterable[Said]) -> Iterator[tuple[Path, Said]]:
    for said in says:
        yield path, said


_CURVED = (("‘", "’"), ("“", "”"))


def curved_slips(written: str) -> Iterator[Said]:
    """A pattern in the quotes of a word processor, which YAML takes for signs of the words."""
    for opening, closing in _CURVED:
        if written.startswith(opening) and written.endswith(closing):
            words = written[1:-1].replace("'", "''")
            yield (
                f"the pattern {written} stands in curved quotes, which count as part of it.",
                f"Put it in straight ones: '{words}'.",
            )


def pattern_slips(
    written: str, lists: Lists, case: str = "any", alone: Collection[str] = ()
) -> Iterator[Said]:
    """Slips of one pattern; the words in `alone`, in small letters, may count by themselves."""
    yield from phrase_slips(written)
    shared = _shared(written)
    if shared:
        yield (
            f"in the pattern “{written}” neighbours share “{shared}”, as if there were phrases "
            "between bars; bars part single words.",
            "Write a pattern for each phrase, or make them a list.",
        )
    left = _left_alone(written, lists, case, alone)
    if left:
        yield (
            f"the pattern “{written}” matches “{' '.join(left)}” alone: the rest is in round "
            "brackets and may be missing.",
            "Take the brackets off what must stand there; words that are meant to count alone "
            "are a pattern of their own.",
        )


def alone_in(patterns: Iterable[str], lists: Lists) -> frozenset[str]:
    """Words, in small letters, that stand alone in a pattern of their own, so are meant to."""
    slots = (slots_of(written, lists) for written in patterns)
    return frozenset(w.lower() for only in slots if len(only) == 1 for w in _words(only[0]))


def _shared(written: str) -> str:
    """A word that stands in two neighbouring places, which no phrase repeats.

    “first half|second half” reads as first, half or second, half. Small words may stand in two
    rows of alternatives: “the|our is|the”.
    """
    before: set[str] = set()
    for piece in pieces_of(written):
        here = set() if piece[0] in '{"!(' or piece in ")[]" else set(piece.split("|"))
        for word in sorted(before & here):
            barred = len(before) > 1 and len(here) > 1
            if max(len(before), len(here)) > 1 and not (barred and word.lower() in SMALL):
                return word
        if piece not in "[]":
            before = here
    return ""


def _left_alone(written: str, lists: Lists, case: str, alone: Collection[str]) -> tuple[str, ...]:
    """General words that are left where the words in round brackets are missing; else none."""
    ends = pieces_of(written)
    slots = slots_of(written, lists)
    free = [slot for slot in slots if may_be_missing(slot)]
    left = [slot for slot in slots if not may_be_missing(slot)]
    tied = "^" in ends[:1] or "$" in ends[-1:]
    if tied or len(left) > MOST_SMALL or not any(map(_has_matter, free)):
        return ()
    words = [_words(slot) for slot in left]
    if len(left) > 1:
        small = all(here and all(_among(w, SMALL, case) for w in here) for here in words)
        return tuple(here[0] for here in words) if small else ()
    listed = any(f"{{{name}}}" in written for name in lists)
    known = SMALL if listed else GENERAL
    return tuple(w for w in words[0] if _among(w, known, case) and w.lower() not in alone)[:1]


def _among(word: str, known: Collection[str], case: str) -> bool:
    """A word with a capital that counts isn't a small one: the month of May."""
    return word.isdigit() or (word if case == "exact" else word.lower()) in known


def _has_matter(slot: Slot) -> bool:
    """Words that say more than small ones may stand there."""
    return any(w.lower() not in SMALL for row in slot for element in row for w in element.words)


def _words(slot: Slot) -> list[str]:
    """Single words that may stand in a place, in order."""
    return sorted(word for row in slot if len(row) == 1 for word in row[0].words)
