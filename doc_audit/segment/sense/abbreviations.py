"""Short forms as the document itself defines them.

Letters are matched from the end of both forms to the start, after A. Schwartz and M. Hearst, "A
simple algorithm for identifying abbreviation definitions in biomedical text" (2003); before that
the initials of the words are tried, which is what most short forms in plans are made of.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from doc_audit.model.document import Block, BlockKind, Document
from doc_audit.segment.sense.gazetteer import plain
from doc_audit.text.fold import fold
from doc_audit.text.words import words

SMALL_WORDS = words("a an and & at by for from in of on or the to with")
"""Often have no letter in a short form."""

MORE_WORDS = 5
"""A long form has at most so many words more than the short form has letters, and at most twice as
many words (Schwartz and Hearst)."""

SAME_WORD = 0.85
"""Likeness (Ratcliff and Obershelp) of a word and its misspelling: a letter more or less in seven;
"system" and "strategy" reach 0.57."""

LONGEST_ENTRY = 60
"""Words in a line of a glossary; longer ones are prose that begins with a short form."""

_SKIPPED = frozenset({BlockKind.CONTENTS, BlockKind.FURNITURE, BlockKind.REFERENCE})
_ASIDE = re.compile(r"\(([^()]{2,80})\)")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&/+-]{0,10}[A-Za-z0-9+](?:'s)?|[A-Z]&[A-Z]")
_LEAD = re.compile(
    r"^(?:\s*(?:(?:the|or|also|hereafter|hereinafter|our|a|an)\s+"
    r"|(?:known|called|referred to|shortened|abbreviated)(?: (?:in|throughout) this \w+)?"
    r"(?: (?:as|to))?\s+)|[\"'])+",
    re.IGNORECASE,
)
_OR = re.compile(r"\s*[,;]\s*|\s+or\s+")
_DATED = re.compile(r"[\s,]+(?:19|20)\d\d(?:\s?[-/]\s?\d{2,4})?$")  # "(JSNA 2023)"
_REFERRED = re.compile(
    r",?\s+(?:(?:here(?:in)?after|often|commonly|also|and|which is|is)\s+)*"
    r"(?:referred to|known|abbreviated|shortened)\s+(?:(?:in|throughout) this \w+\s+)?(?:as|to)\s+"
    r"(?:(?:the|an?)\s+)?[\"']?([A-Z][A-Za-z0-9&/+-]{1,11})\b"
)
_REFERS = re.compile(r"referred to|known|abbreviated|shortened")
_GLOSSARY = re.compile(r"\b(?:glossary|abbreviations?|acronyms?|jargon|key terms)\b", re.IGNORECASE)
_LISTED = re.compile(r"([A-Z][A-Za-z0-9&/+-]{1,11})(?:\s+[-=]\s+|:\s+|\s+(?:stands for|means)\s+)")
_SAYING = re.compile(r"\s+-\s+|[:;(]\s?|\.\s|,\s(?:which|who|a|an|the)\s")
_WORD = re.compile(r"[^\s,;:()\"]+")
_CLAUSE = re.compile(r"[.;:!?]\s|[()]")
_TRAIL = re.compile(
    r"(?:'s|,?\s+20\d\d(?:\s?[-/]\s?\d{2,4})?)$"
)  # "young people's", "Strategy 2019-24"


def abbreviations(document: Document) -> Mapping[str, str]:
    """Short form → words, in the order of definition.

    "the Integrated Care Board (ICB)", "ICB (Integrated Care Board)", "…, referred to as the ICB"
    define; so do glossaries, as lists and as tables. A plural ("ICBs") defines its singular too.
    Of spellings of the same words the first counts; words that differ are all given, joined by
    ` or `, for it can't be told which of them is meant where.
    """
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        for short, long in _defined_in(block):
            _add(found, short, long)
            if short.endswith("s") and long.endswith("s") and short[:-1].isupper():
                _add(found, short[:-1], long[:-1])
    return {short: " or ".join(longs) for short, longs in found.items()}


def _add(found: dict[str, list[str]], short: str, long: str) -> None:
    longs = found.setdefault(short, [])
    if not any(_same(long, other) for other in longs):
        longs.append(long)


def _same(one: str, other: str) -> bool:
    """Whether two long forms are spellings of one, or one holds the words of the other."""
    first, second = ([word.rstrip("s") for word in plain(text).split()] for text in (one, other))
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    return len(first) == len(second) and all(map(_misspelled, first, second))


def _misspelled(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_WORD


def _defined_in(block: Block) -> Iterator[tuple[str, str]]:
    glossary = any(_GLOSSARY.search(heading) for heading in block.section)
    if block.kind in _SKIPPED and not glossary:
        return
    if block.kind is BlockKind.TABLE_ROW or block.cells:
        yield from _in_cells([block.text[cell.start : cell.end] for cell in block.cells])
    else:
        yield from _listed(block.text)
    yield from definitions(block.text)


def _in_cells(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A row of a glossary: short form and words side by side, either first."""
    for first, second in pairwise(cells):
        for short, long in ((first, second), (second, first)):
            yield from _explained(short.strip(), long)


def _listed(text: str) -> Iterator[tuple[str, str]]:
    """A line of a glossary, "ICB – Integrated Care Board"."""
    line = _LISTED.match(fold(text))
    if line and len(text.split()) <= LONGEST_ENTRY:
        yield from _explained(line[1], text[line.end() :])


def _explained(short: str, words_of_it: str) -> Iterator[tuple[str, str]]:
    """The words a glossary gives for a short form, without what it goes on to say of them."""
    if not _is_short(short):
        return
    folded = fold(words_of_it).strip(" .")
    for long in dict.fromkeys((folded, _SAYING.split(folded, maxsplit=1)[0].strip(" ."))):
        spans = [found.span() for found in _WORD.finditer(long)]
        if spans and _by_initials(_letters(short), long, spans) == spans[0][0]:
            yield short, long
            return


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """Short and long form of each definition in a text, in order."""
    folded = fold(text)
    for aside in _ASIDE.finditer(folded):
        before = _last_clause(folded[: aside.start()])
        for part in _OR.split(aside[1]):
            inner = _DATED.sub("", _LEAD.sub("", part).strip()).rstrip(" \"'")
            if _is_short(inner):
                yield from _before(inner, before)
        short = before.split()[-1:] if before else []
        inner = aside[1].strip()
        if short and _is_short(short[0]) and _long_form(short[0], inner) == 0:
            yield short[0], inner
    if not _REFERS.search(folded):  # the search below begins at every blank
        return
    for named in _REFERRED.finditer(folded):
        if _is_short(named[1]):
            yield from _before(named[1], _last_clause(folded[: named.start()]).rstrip(" ,"))


def _before(short: str, text: str) -> Iterator[tuple[str, str]]:
    start = _long_form(short, text)
    if start is not None:
        yield short, _TRAIL.sub("", text[start:].strip())


def _is_short(text: str) -> bool:
    capitals = sum(letter.isupper() for letter in text)
    return bool(_SHORT.fullmatch(text)) and capitals >= 2


def _last_clause(text: str) -> str:
    ends = [found.end() for found in _CLAUSE.finditer(text)]
    return text[ends[-1] if ends else 0 :].rstrip().rstrip("\"'")


def _long_form(short: str, text: str) -> int | None:
    """Where the long form starts that reaches to the end of `text`; None if there is none."""
    letters = _letters(short)
    spans = [found.span() for found in _WORD.finditer(text)]
    spans = spans[-min(len(letters) + MORE_WORDS, 2 * len(letters)) :]
    start = _by_initials(letters, text, spans)
    if start is None:
        start = _by_letters(letters, text, spans)
    if start is None or len(text) - start <= len(short) or short in text[start:].split():
        return None
    return start


def _letters(short: str) -> list[str]:
    """What the words must have, without the s of a plural."""
    letters = [sign.lower() for sign in short if sign.isalnum()]
    if len(letters) > 2 and short.endswith("s") and short[:-1].isupper():
        letters.pop()
    return letters


def _by_initials(letters: list[str], text: str, spans: list[tuple[int, int]]) -> int | None:
    wanted = list(letters)
    for start, end in reversed(spans):
        word = text[start:end].lower()
        parts = [part for part in re.split(r"[-/]", word) if part]
        if word[:1] == wanted[-1] and (len(wanted) > 1 or word not in SMALL_WORDS):
            wanted.pop()
        elif len(parts) > 1 and [part[0] for part in parts] == wanted[-len(parts) :]:
            del wanted[-len(parts) :]
        elif word not in SMALL_WORDS:
            return None
        if not wanted:
            return start
    return None


def _by_letters(letters: list[str], text: str, spans: list[tuple[int, int]]) -> int | None:
    """Start of the shortest long form that has all the letters in order, its first at the start."""
    starts = {start for start, end in spans if text[start:end].lower() not in SMALL_WORDS}
    at = len(text)
    for number, letter in enumerate(reversed(letters), start=1):
        at -= 1
        while at >= 0 and not (
            text[at].lower() == letter and (number < len(letters) or at in starts)
        ):
            at -= 1
        if at < 0:
            return None
    return at if at in starts else None
