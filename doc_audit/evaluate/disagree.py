"""Where two coders differ most, with the words and rules behind it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from doc_audit.evaluate.pairs import Pair
from doc_audit.evaluate.tallies import NO_RELEVANCE
from doc_audit.model import Code, Coding
from doc_audit.rubric.schema import RubricSettings

SCORED_OR_NOT = 4
"""Severity of a statement that one coder would have scored and the other not."""

IN_SCOPE_OR_NOT = 3
"""Severity of one coder's finding a statement relevant and the other's not."""

OTHERWISE = 1
"""Severity of any other difference; for a dimension, of each level between the two."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One code on which the coders differ.

    Attributes:
        code: `type`, `relevance`, `origin`, a dimension or a category list.
        gold, coder: what each said; codes of a list joined by ", ".
        gold_words, coder_words: the words each gave; "" where none.
        rules: what decided for the measured coder, deciding rule first.
        severity: 1…4, higher moves a score more.
        follows: the measured coder's type has no such code, so that this follows from the type.
    """

    code: str
    gold: str
    coder: str
    gold_words: str
    coder_words: str
    rules: tuple[str, ...]
    severity: int
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A statement with at least one difference; `severity` is their sum."""

    doc: str
    statement: str
    stratum: str
    text: str
    severity: int
    differences: tuple[Difference, ...]

    def following(self) -> str:
        """What gold says that the coder, by its type, has no code for: `target 2, origin own`."""
        told = [f"{one.code} {one.gold}" for one in self.differences if one.follows]
        return ", ".join(told)


def disagreements(
    pairs: Iterable[Pair], settings: RubricSettings, most: int | None = None
) -> tuple[Disagreement, ...]:
    """Statements on which the coders differ, worst first; at most `most`, None for all.

    What is compared follows the figures: relevance where gold's type is usable, dimensions and
    their lists where gold coded them.
    """
    found = [_disagreement(pair, pair.code, settings) for pair in pairs if pair.code]
    differing = [case for case in found if case.differences]
    differing.sort(key=lambda case: (-case.severity, case.doc, case.statement))
    return tuple(differing[:most])


def _disagreement(pair: Pair, code: Coding, settings: RubricSettings) -> Disagreement:
    differences = (
        *_codes(pair.gold, code, settings),
        *_dimensions(pair.gold, code, settings),
        *_lists(pair.gold, code, settings),
    )
    severity = sum(difference.severity for difference in differences)
    return Disagreement(
        pair.doc, pair.gold.statement, pair.stratum, pair.text, severity, differences
    )


def _codes(gold: Coding, code: Coding, settings: RubricSettings) -> Iterator[Difference]:
    scored = settings.commitment_type
    relevant = settings.scoring.scope_relevance
    if gold.type != code.type:
        severity = SCORED_OR_NOT if scored in (gold.type, code.type) else OTHERWISE
        yield _plain("type", gold, code, lambda c: c.type, severity)
    ours, theirs = _relevance(gold), _relevance(code)
    if gold.type != settings.unusable_type and ours != theirs:
        crossed = (ours in relevant) != (theirs in relevant)
        severity = IN_SCOPE_OR_NOT if crossed else OTHERWISE
        yield _plain("relevance", gold, code, _relevance, severity, not code.relevance)
    if gold.origin and gold.origin != code.origin:
        yield _plain("origin", gold, code, lambda c: c.origin, OTHERWISE, not code.origin)


def _relevance(coding: Coding) -> str:
    return coding.relevance or NO_RELEVANCE


def _plain(
    name: str,
    gold: Coding,
    code: Coding,
    read: Callable[[Coding], str],
    severity: int,
    follows: bool = False,
) -> Difference:
    rules = code.rules.get(name, ())
    return Difference(name, read(gold), read(code), "", "", rules, severity, follows)


def _dimensions(gold: Coding, code: Coding, settings: RubricSettings) -> Iterator[Difference]:
    if gold.type not in settings.coded_types:
        return
    for dimension in settings.dimensions:
        ours, theirs = gold.dimensions.get(dimension.id), code.dimensions.get(dimension.id)
        if ours is None or ours.level == code.level(dimension.id):
            continue
        yield Difference(
            dimension.id,
            str(ours.level),
            str(code.level(dimension.id)),
            ours.words,
            _words(theirs),
            theirs.rules if theirs else (),
            OTHERWISE * abs(ours.level - code.level(dimension.id)),
            follows=theirs is None,
        )


def _words(code: Code | None) -> str:
    if code is None:
        return ""
    return code.words or (code.evidence.words if code.evidence else "")


def _lists(gold: Coding, code: Coding, settings: RubricSettings) -> Iterator[Difference]:
    if gold.type not in settings.coded_types:
        return
    for category in settings.categories:
        ours = gold.categories.get(category.id)
        theirs = code.categories.get(category.id, ())
        if ours is None:  # not coded, so there is nothing to differ from
            continue
        if category.dimension in gold.dimensions and set(ours) != set(theirs):
            rules = code.rules.get(category.id, ())
            bare = category.dimension not in code.dimensions
            yield Difference(
                category.id, _joined(ours), _joined(theirs), "", "", rules, OTHERWISE, bare
            )


def _joined(codes: Sequence[str]) -> str:
    return ", ".join(sorted(codes))
