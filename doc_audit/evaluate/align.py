"""Statements of two readings of one document, matched by their text.

Gold was cut into statements by another reader: ids differ, a bullet here is half a sentence there.
A gold statement is matched with the statement of ours that shares most of its words in order, and
with none where two of ours come as near and what stands before doesn't tell them apart.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import LCSseq

from doc_audit.evaluate.table import Row
from doc_audit.model import Coding
from doc_audit.model.interchange import CodedStatement
from doc_audit.text.fold import fold

Outcome = Literal["whole", "part", "inside", "ambiguous", "none"]
"""`whole`: the same letters and digits; `part`: at least `IN_PART` of the words; `inside`: it is a
smaller part of a longer one (a cell of a row), so that the codes don't compare; `ambiguous`: two or
more come as near; `none`: no such statement."""

OUTCOMES: tuple[Outcome, ...] = ("whole", "part", "inside", "ambiguous", "none")

IN_PART = 0.5
"""Shared words in order over words of either, from which two statements are the same one: as the
words of a code are held to overlap (PRODUCT.md, Jaccard ≥ ½)."""

LEAD = 0.1
"""By so much the best must be ahead of the next where neither is whole: a word in ten, the least
that tells "carers" from "young carers" in a bullet of usual length."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Codings under gold's ids, and how each gold statement fared.

    Attributes:
        codes: those aligned, with the id, document and text of gold.
        outcomes: gold id → outcome, in the order of gold.
        documents: gold's document → ours; without those that have no counterpart.
    """

    codes: tuple[CodedStatement, ...]
    outcomes: Mapping[str, Outcome]
    documents: Mapping[str, str]

    def ids(self, outcome: Outcome) -> frozenset[str]:
        """Gold statements that fared so."""
        return frozenset(id_ for id_, found in self.outcomes.items() if found == outcome)


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: CodedStatement
    letters: str
    words: tuple[str, ...]
    before: tuple[str, ...]


def align(gold: Iterable[CodedStatement], codes: Iterable[CodedStatement]) -> Alignment:
    """Finds each gold statement among the coded ones of the same document.

    Which document of ours is gold's `doc` the whole matches tell: the one with most of them. Of a
    coding that is aligned in part the places of its words are dropped: words are looked up in
    gold's text.
    """
    golden = [_candidate(line) for line in gold]
    ours: dict[str, list[_Candidate]] = {}
    for line in codes:
        ours.setdefault(line.statement.doc, []).append(_candidate(line))
    documents = _documents(golden, ours)
    found: list[CodedStatement] = []
    outcomes: dict[str, Outcome] = {}
    for one in golden:
        statement = one.line.statement
        among = ours.get(documents.get(statement.doc, ""), [])
        outcome, other = _match(one, among)
        outcomes[statement.id] = outcome
        if other is not None:
            found.append(_under_gold_id(one.line, other.line))
    return Alignment(tuple(found), outcomes, documents)


def _candidate(line: CodedStatement) -> _Candidate:
    text, before = line.statement.text, line.statement.before
    return _Candidate(line, "".join(_words(text)), _words(text), _words(before))


def _words(text: str) -> tuple[str, ...]:
    """Words in small letters, marks left out, ligatures and the like spelled out."""
    plain = unicodedata.normalize("NFKC", fold(text)).casefold().replace("'", "")
    return tuple("".join(c if c.isalnum() else " " for c in plain).split())


def _documents(
    golden: Sequence[_Candidate], ours: Mapping[str, Sequence[_Candidate]]
) -> dict[str, str]:
    letters = {doc: {one.letters for one in lines} for doc, lines in ours.items()}
    whole: dict[str, Counter[str]] = {}
    for one in golden:
        matches = whole.setdefault(one.line.statement.doc, Counter())
        matches.update(doc for doc, known in letters.items() if one.letters in known)
    return {doc: _leading(counts) for doc, counts in whole.items() if _leading(counts)}


def _leading(counts: Counter[str]) -> str:
    """The one with most; "" where none or two have."""
    best = counts.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""


def _match(gold: _Candidate, among: Sequence[_Candidate]) -> tuple[Outcome, _Candidate | None]:
    near = [one for one in among if one.letters == gold.letters]
    outcome: Outcome = "whole"
    if not near:
        near, outcome = _nearest(gold, among), "part"
    if not near:
        inside = any(gold.letters in one.letters for one in among)
        return ("inside" if inside else "none"), None
    best = near[0] if len(near) == 1 else _by_context(gold, near)
    return (outcome, best) if best else ("ambiguous", None)


def _nearest(gold: _Candidate, among: Sequence[_Candidate]) -> list[_Candidate]:
    """Those that share most words in order, all that lie within `LEAD` of the best."""
    shared = [(_overlap(gold.words, one.words), one) for one in among]
    best = max((share for share, _ in shared), default=0.0)
    if best < IN_PART:
        return []
    return [one for share, one in shared if share > best - LEAD]


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    shorter, longer = sorted((len(one), len(other)))
    if shorter < IN_PART * longer:  # can't reach it
        return 0.0
    common: int = LCSseq.similarity(one, other)
    return common / (shorter + longer - common) if common else 0.0


def _by_context(gold: _Candidate, near: Sequence[_Candidate]) -> _Candidate | None:
    """The one with most words in common right before it; None where that doesn't tell."""
    shares = [_same_ending(gold.before, one.before) for one in near]
    best = max(shares)
    return near[shares.index(best)] if best and shares.count(best) == 1 else None


def _same_ending(one: Sequence[str], other: Sequence[str]) -> int:
    unlike = (
        at for at, (a, b) in enumerate(zip(reversed(one), reversed(other), strict=False)) if a != b
    )
    return next(unlike, min(len(one), len(other)))


def _under_gold_id(gold: CodedStatement, ours: CodedStatement) -> CodedStatement:
    coding = ours.coding
    if coding is not None and ours.statement.text != gold.statement.text:
        coding = _without_places(coding)
    if coding is not None:
        coding = replace(coding, statement=gold.statement.id)
    return CodedStatement(gold.statement, coding, ours.extra)


def _without_places(coding: Coding) -> Coding:
    bare = {name: replace(code, evidence=None) for name, code in coding.dimensions.items()}
    return replace(coding, dimensions=bare)


def alignment_rows(alignment: Alignment, gold_documents: Mapping[str, str]) -> list[Row]:
    """How many statements of each document were found, and how well; a row per document.

    `gold_documents`: gold id → document, of the statements to tell of.
    """
    table: dict[str, Counter[str]] = {}
    for id_, doc in gold_documents.items():
        table.setdefault(doc, Counter())[alignment.outcomes[id_]] += 1
    return [
        {"document": doc, **{outcome: str(counts[outcome]) for outcome in OUTCOMES}}
        for doc, counts in sorted(table.items())
    ]


def alignment_notes(alignment: Alignment, gold_documents: Mapping[str, str]) -> list[str]:
    """Which document of ours each of gold's was taken for."""
    notes = []
    for doc in sorted(set(gold_documents.values())):
        ours = alignment.documents.get(doc)
        notes.append(f"{doc} is {ours}." if ours else f"{doc} is none of the documents read.")
    return notes
