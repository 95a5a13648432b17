"""The pattern language in which rules are written, parsed into elements.

A pattern is a row of elements with blanks between them; each stands for one word unless it says
otherwise. Hyphens inside words count as blanks: `long-term` and `long term` are the same.

| written | matches |
|---|---|
| `health` | that word, in any casing unless the rule says `case: exact` |
| `reduc*`, `*ing` | words that begin or end so |
| `we|partners|reduc*` | one of these |
| `!not|never` | any one word but these |
| `{month}` | a word or phrase of a named list, or a built-in class such as `{year}` |
| `{0-3 words}` | that many words, no punctuation among them |
| `{0-3 plain words}` | the same, without small words such as “of”, “and”, “to”, “is”, “will” |
| `{0-3 names}` | words with a capital, “of”, “and”, “for”, “the” and “&” between them |
| `(the)`, `(in the)` | may be missing |
| `[by {year}]` | the words that are shown as evidence; without brackets all of them |
| `^`, `$` | first word of the statement, last word |
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

BUILT_IN = frozenset(
    {
        "number",
        "quantity",
        "percent",
        "money",
        "year",
        "financial year",
        "date",
        "ordinal",
        "Capitalised",
        "CAPITALS",
        "small",
        "punctuation",
        "any",
    }
)
"""Classes of words that are known by their shape; `tag.shapes` says which shape."""

CASED = frozenset({"Capitalised", "CAPITALS", "names", "small"})
"""Built-in classes that only an exact-case rule can use."""

MAX_VARIANTS = 4000
"""Patterns that one written pattern may stand for; a list of all English districts fits."""

_GAP = re.compile(r"(\d+)-(\d+) (words|plain words|names)")
_LITERAL = re.compile(r"(?<!\S)\"[^\"]*\"")
_LONE_BAR = re.compile(r"(?<!\S)\|(?!\")|\|(?!\S)|\|\|")
_WORD_BESIDE = re.compile(r"[^\s|]\||\|[^\s|]")
_GAP_CLASSES = {"words": "gap", "plain words": "plain", "names": "names"}
_PARTS = re.compile(r"\{[^{}]*\}|[^|{}]+")
_HYPHEN = re.compile(r"(?<=\w)[-–—](?=\w)")
_COMMA = re.compile(r"(\w),(?=\s|$)")
_TOKENS = re.compile(r"\"[^\"]*\"|[()\[\]]|(?:\{[^{}]*\}|[^\s()\[\]{}])+|[{}]")


class PatternError(ValueError):
    """A pattern that can't be read; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern.

    Attributes:
        words: exact words, any of which fits.
        prefixes, suffixes: beginnings and ends, any of which fits.
        classes: built-in classes, any of which fits.
        negative: fits what the rest doesn't.
        least, most: how often it is repeated; a gap is an element of class `any` with `most` > 1.
        shown: lies inside the brackets that mark the evidence.
    """

    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    negative: bool = False
    least: int = 1
    most: int = 1
    shown: bool = False

    @property
    def literal(self) -> bool:
        """Only exact words, exactly once."""
        only_words = not (self.prefixes or self.suffixes or self.classes or self.negative)
        return only_words and self.least == self.most == 1


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of elements; `at_start` and `at_end` tie it to the ends of the statement."""

    elements: tuple[Element, ...]
    at_start: bool = False
    at_end: bool = False

    @property
    def captures(self) -> bool:
        """Brackets mark a part of it as evidence."""
        return any(e.shown for e in self.elements)


def words_of(phrase: str) -> tuple[str, ...]:
    """Words of a phrase as patterns see them: hyphens inside words and commas part them."""
    return tuple(_HYPHEN.sub(" ", _COMMA.sub(r"\1 ,", phrase)).replace("'s", " 's").split())


def parse(written: str, lists: Mapping[str, Sequence[str]]) -> tuple[Pattern, ...]:
    """All patterns that a written one stands for.

    Raises:
        PatternError: brackets that don't pair, an unknown list, an empty pattern, or too many
            variants.
    """
    pieces = pieces_of(written)
    at_start = bool(pieces) and pieces[0] == "^"
    at_end = bool(pieces) and pieces[-1] == "$"
    unquoted = _LITERAL.sub("x", written)
    if _LONE_BAR.search(unquoted):
        alone = not _WORD_BESIDE.search(unquoted)
        raise PatternError(
            "a bar stands alone, with no word right beside it"
            if alone
            else "a bar in it lacks a word: each has a word on both sides"
        )
    slots = slots_of(written, lists)
    if not slots:
        raise PatternError("the pattern is empty")
    if all(map(may_be_missing, slots)):
        raise PatternError("everything in it may be missing")
    count = 1
    for slot in slots:
        count *= len(slot)
    if count > MAX_VARIANTS:
        raise PatternError(f"it stands for {count} patterns, more than {MAX_VARIANTS}")
    rows = (tuple(e for part in choice for e in part) for choice in product(*slots))
    return tuple(Pattern(row, at_start, at_end) for row in rows)


Row = tuple[Element, ...]
Slot = tuple[Row, ...]
"""The rows of elements that may stand in a place of a pattern; an empty one: it may be missing."""


def pieces_of(written: str) -> list[str]:
    """What blanks and brackets part in a pattern, the brackets too."""
    return _TOKENS.findall(written)


def slots_of(written: str, lists: Mapping[str, Sequence[str]]) -> tuple[Slot, ...]:
    """The places of a written pattern, in order; `^` and `$` at its ends are none.

    Raises:
        PatternError: as for `parse`.
    """
    pieces = pieces_of(written)
    at_start, at_end = pieces[:1] == ["^"], pieces[-1:] == ["$"]
    return tuple(_slots(pieces[at_start : len(pieces) - at_end], lists))


def may_be_missing(slot: Slot) -> bool:
    """Nothing need stand in the place."""
    return any(not any(element.least for element in row) for row in slot)


def _slots(pieces: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Iterator[Slot]:
    """For each place of the pattern the rows of elements that may stand there."""
    shown = False
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if piece in "[]":
            if shown == (piece == "["):
                raise PatternError("square brackets don't pair")
            shown = piece == "["
        elif piece == "(":
            close = _closing(pieces, index)
            yield from _optional(pieces[index + 1 : close], lists, shown)
            index = close
        elif piece == ")":
            raise PatternError("round brackets don't pair")
        else:
            yield _mark(_rows(piece, lists), shown)
        index += 1
    if shown:
        raise PatternError("square brackets don't pair")


def _closing(pieces: Sequence[str], start: int) -> int:
    for index in range(start + 1, len(pieces)):
        if pieces[index] == ")":
            return index
        if pieces[index] in "([]":
            break
    raise PatternError("round brackets don't pair, or hold other brackets")


def _optional(
    pieces: Sequence[str], lists: Mapping[str, Sequence[str]], shown: bool
) -> Iterator[Slot]:
    if not pieces:
        raise PatternError("round brackets are empty")
    inner = [_mark(_rows(piece, lists), shown) for piece in pieces]
    rows = tuple(tuple(e for part in choice for e in part) for choice in product(*inner))
    if len(rows) == 1 and len(rows[0]) == 1 and rows[0][0].most == 1:
        yield ((replace(rows[0][0], least=0),),)
    else:
        yield ((), *rows)


def _mark(rows: tuple[Row, ...], shown: bool) -> tuple[Row, ...]:
    if not shown:
        return rows
    return tuple(tuple(replace(e, shown=True) for e in row) for row in rows)


def _rows(piece: str, lists: Mapping[str, Sequence[str]]) -> tuple[Row, ...]:
    """Rows of elements that one written piece stands for."""
    named = (part[1:-1] for part in _PARTS.findall(piece) if part.startswith("{"))
    return _rows_with(piece, tuple((name, tuple(lists[name])) for name in named if name in lists))


# Patterns share most of their pieces, and each is read twice: to be checked, to be compiled.
@lru_cache(maxsize=8192)
def _rows_with(piece: str, lists: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Row, ...]:
    """The same, with just the lists that the piece names."""
    gap = _GAP.fullmatch(piece.strip("{}"))
    if gap and piece.startswith("{"):
        least, most = int(gap[1]), int(gap[2])
        if least > most or most == 0:
            raise PatternError(f"{piece} has its numbers the wrong way round")
        return ((Element(classes=(_GAP_CLASSES[gap[3]],), least=least, most=most),),)
    if piece.startswith('"'):
        return ((Element(words=frozenset({piece.strip('"')})),),)
    negative = piece.startswith("!") and len(piece) > 1
    return _alternatives(piece[1:] if negative else piece, dict(lists), negative)


def _alternatives(
    piece: str, lists: Mapping[str, Sequence[str]], negative: bool
) -> tuple[Row, ...]:
    classes: list[str] = []
    singles: list[Element] = []
    longer: list[Row] = []
    for part in _PARTS.findall(piece):
        if part[1:-1] in BUILT_IN and part.startswith("{"):
            classes.append(part[1:-1])
            continue
        single, rows = _phrases(_listed(part, lists))
        singles.append(single)
        longer += rows
    if longer and negative:
        raise PatternError("! takes single words only")
    single = replace(_merged(singles), classes=tuple(classes), negative=negative)
    filled = single.words or single.prefixes or single.suffixes or single.classes
    return ((single,), *longer) if filled else tuple(longer)


def _listed(part: str, lists: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The phrases of a list, or the one phrase that stands there itself."""
    if not part.startswith("{"):
        return (part,)
    if part[1:-1] not in lists:
        raise PatternError(f"there is no list or class called {part}")
    return tuple(lists[part[1:-1]])


# A list stands in many pieces.
@lru_cache(maxsize=4096)
def _phrases(phrases: tuple[str, ...]) -> tuple[Element, tuple[Row, ...]]:
    """One element for all one-word phrases, and a row of elements for each longer one."""
    singles: list[Element] = []
    longer: list[Row] = []
    for phrase in phrases:
        row = tuple(map(_element, words_of(phrase)))
        if len(row) == 1:
            singles += row
        elif row:
            longer.append(row)
    return _merged(singles), tuple(longer)


def _merged(elements: Sequence[Element]) -> Element:
    """The element that fits what any of some elements without classes fits."""
    return Element(
        words=frozenset().union(*(e.words for e in elements)),
        prefixes=tuple(prefix for e in elements for prefix in e.prefixes),
        suffixes=tuple(suffix for e in elements for suffix in e.suffixes),
    )


def _element(word: str) -> Element:
    if word.endswith("*") and len(word) > 1:
        return Element(prefixes=(word[:-1],))
    if word.startswith("*") and len(word) > 1:
        return Element(suffixes=(word[1:],))
    if "*" in word:
        raise PatternError(f"a * stands at the beginning or the end of a word, not as in “{word}”")
    return Element(words=frozenset({word}))
