"""Ligatures whose one glyph has lost its meaning: "of ce", "bene□t", "the rst".

Old Distiller files give the glyph of `fi` as a blank, a private sign or its first letter. What was
there is asked of the document itself: a word it has elsewhere, with the ligature, must come out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import Vocabulary, vocabulary_of

_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl")
_LEAST_WORDS = 2
"""Different words that come out right in one font; two halves that make a word by chance are rare,
two such words in one font haven't been seen."""
_LEAST_LETTERS = 5  # of a word that shows what is lost
_LONG_WORD = 6  # letters from which one word is enough for a sign that no text has inside words
_ORDINARY = " f-‐‑–—/&.,:;'’‘+@·()"
_PIECE = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[^\W\d_]*$")
_FIRST = "f"  # what some fonts give for a ligature: its first letter

Halves = tuple[str, str]
"""What stands before and after a lost ligature within its word."""
Key = tuple[str, str]
"""Font, and the sign that stands for a ligature: a blank for one that left a gap."""


@dataclass(frozen=True, slots=True)
class _Broken:
    """Words of the document by what is left of them without their ligature.

    Attributes:
        inside: by both halves.
        edge: by the one half that is left of a word that opens or ends with a ligature.
        single: with its first letter only.
    """

    inside: Mapping[Halves, tuple[str, str]]
    edge: Mapping[Halves, tuple[str, str]]
    single: Mapping[str, tuple[str, str]]


def mend_ligatures(
    pages: MutableMapping[int, Sequence[TextLine]], words: Vocabulary
) -> Sequence[int]:
    """Have lost ligatures spelled out.

    Args:
        pages: lines by page; each keeps as many.
        words: the document's vocabulary.

    Returns:
        Pages mended, ascending.
    """
    broken = _broken(words)
    if not broken.inside and len(broken.single) < _LEAST_WORDS:
        return ()
    found = _evidence((line for lines in pages.values() for line in lines), broken)
    sure = {key: _settled(made, key[1]) for key, made in sorted(found.items())}
    known = {key: letters for key, letters in sure.items() if letters}
    if not known:
        return ()
    fonts = {font for font, _ in known}
    all_lines = (line for lines in pages.values() for line in lines)
    sound = vocabulary_of(line for line in all_lines if line.font not in fonts)
    touched = []
    for page, lines in pages.items():
        done = [
            _mended(line, broken, known, sound) if line.font in fonts else line for line in lines
        ]
        if any(old is not new for old, new in zip(lines, done, strict=True)):
            pages[page] = done
            touched.append(page)
    return sorted(touched)


def _broken(words: Vocabulary) -> _Broken:
    inside: dict[Halves, tuple[str, str]] = {}
    edge: dict[Halves, tuple[str, str]] = {}
    single: dict[str, tuple[str, str]] = {}
    for word in sorted(word for word in words if "ff" in word or "fi" in word or "fl" in word):
        for ligature in _LIGATURES:
            left, found, right = word.partition(ligature)
            apart = (not left or left in words) and (not right or right in words)
            if found and left and right and (apart or f"{left}-{right}" in words):
                inside.setdefault((left, right), (word, ligature))
            elif found and apart:
                edge.setdefault((left, right), (word, ligature))
            if found and len(word) >= _LEAST_LETTERS and (less := left + _FIRST + right) in words:
                single.setdefault(less, (word, ligature))
    return _Broken(inside, edge, single)


def _evidence(lines: Iterable[TextLine], broken: _Broken) -> dict[Key, dict[str, set[str]]]:
    """Words that come out right, by font and sign and then by the ligature put there.

    A font that shows some ligature whole has lost none as a blank or first letter.
    """
    found: dict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    whole: dict[str, set[str]] = defaultdict(set)
    lefts, rights = ({halves[side] for halves in broken.inside} for side in (0, 1))
    for line in lines:
        text = line.text.lower()
        for ligature in _LIGATURES:
            if ligature in text:
                whole[line.font].add(ligature)
        pieces = _PIECE.findall(text)
        may_be = not (lefts.isdisjoint(pieces) or rights.isdisjoint(pieces))
        for halves, sign, _ in _gaps(text) if may_be else ():
            word, ligature = broken.inside.get(halves, ("", ""))
            if len(word) >= _LEAST_LETTERS:
                found[line.font, sign][ligature].add(word)
        for piece in pieces if broken.single else ():
            if piece in broken.single:
                word, ligature = broken.single[piece]
                found[line.font, _FIRST][ligature].add(word)
    for (font, sign), made in found.items():
        for ligature in whole[font] if sign in (" ", _FIRST) else ():
            made.pop(ligature, None)
    return found


def _gaps(text: str) -> Iterator[tuple[Halves, str, int]]:
    """Two pieces of words with one sign between them, the sign, and its place."""
    before = None
    for piece in _PIECE.finditer(text):
        if before is not None and piece.start() == before.end() + 1:
            at = before.end()
            yield (before.group(), piece.group()), text[at], at
        before = piece


def _settled(made: Mapping[str, set[str]], sign: str) -> tuple[str, ...]:
    """The ligatures a sign stands for, as far as the words that come out are enough to say."""
    words = [word for own in made.values() for word in own]
    strange = sign not in _ORDINARY and len(words) == 1 and len(words[0]) >= _LONG_WORD
    return tuple(sorted(made)) if strange or len(words) >= _LEAST_WORDS else ()


def _mended(
    line: TextLine, broken: _Broken, known: Mapping[Key, tuple[str, ...]], sound: Vocabulary
) -> TextLine:
    """A line with its ligatures; `sound` are words of the fonts that have lost none."""
    text = line.text.lower()
    changes: list[tuple[int, int, str]] = []
    for sign in sorted({sign for font, sign in known if font == line.font}):
        ligatures = known[line.font, sign]
        if sign == _FIRST:
            changes += _respelled(text, broken, ligatures, sound)
        elif sign == " ":
            changes += _filled(text, broken, sound)
        else:
            changes += _explained(text, sign, ligatures, broken)
    return spelled(line, sorted(changes)) if changes else line


def _explained(
    text: str, sign: str, ligatures: Sequence[str], broken: _Broken
) -> Iterator[tuple[int, int, str]]:
    """Signs that are ligatures: always the same, or the one that the halves around it ask for."""
    always = len(ligatures) == 1 and sign not in _ORDINARY
    for at, char in enumerate(text):
        if char != sign:
            continue
        left, right = _END.search(text[:at]), _PIECE.match(text[at + 1 :])
        halves = (left.group() if left else "", right.group() if right else "")
        found = broken.inside.get(halves) or broken.edge.get(halves)
        if found or (always and any(halves)):
            yield at, at + 1, found[1] if found else ligatures[0]


def _filled(text: str, broken: _Broken, sound: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """Blanks that are ligatures: between two halves, or added to the one half that is left."""
    taken: set[int] = set()
    for halves, sign, at in _gaps(text):
        if sign == " " and halves in broken.inside and not (sound[halves[0]] and sound[halves[1]]):
            taken |= {at - len(halves[0]), at + 1}
            yield at, at + 1, broken.inside[halves][1]
    for piece in _PIECE.finditer(text):
        if piece.start() in taken or sound[piece.group()]:
            continue
        if ("", piece.group()) in broken.edge:
            yield piece.start(), piece.start(), broken.edge["", piece.group()][1]
        elif (piece.group(), "") in broken.edge:
            yield piece.end(), piece.end(), broken.edge[piece.group(), ""][1]


def _respelled(
    text: str, broken: _Broken, ligatures: Sequence[str], sound: Vocabulary
) -> Iterator[tuple[int, int, str]]:
    for piece in _PIECE.finditer(text):
        word, ligature = broken.single.get(piece.group(), ("", ""))
        if ligature in ligatures and not sound[piece.group()]:
            at = piece.start() + word.index(ligature)
            yield at, at + 1, ligature


def spelled(line: TextLine, changes: Sequence[tuple[int, int, str]]) -> TextLine:
    """A line with stretches `[start, stop)` replaced by letters that share their place.

    Changes ascend and don't overlap.
    """
    text, edges, lost = "", [], []
    at = 0
    places = line.places() if line.edges else np.zeros(len(line.text) + 1, np.intc)
    for start, stop, letters in (*changes, (len(line.text), len(line.text), "")):
        lost += [old + len(text) - at for old in line.lost if at <= old < start]
        text += line.text[at:start] + letters
        edges += [places[at:start], np.full(len(letters), places[start], np.intc)]
        at = stop
    joined = np.concatenate([*edges, places[-1:]])
    return replace(
        line,
        text=text,
        lost=tuple(lost),
        white=inf,
        edges=joined.tobytes() if line.edges else b"",
    )
