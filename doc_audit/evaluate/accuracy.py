"""Counts of which code stood for which: what scores need to carry coder error on."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from doc_audit.evaluate.pairs import Pair
from doc_audit.model import Coding
from doc_audit.rubric.accuracy import (
    COUNTED,
    IN_SCOPE,
    NOT_CODED,
    Accuracy,
    AccuracyPart,
    Counts,
    GoldFile,
    Labels,
)
from doc_audit.rubric.schema import RubricSettings

LEVELS = ("0", "1", "2")

Read = Callable[[Coding], str]
"""A coding's code in one table; `NOT_CODED` where it has none."""

Table = tuple[Labels, Read, Read]
"""Codes of a table, how to read gold's and how the measured coder's."""


def accuracy(
    pairs: Sequence[Pair],
    settings: RubricSettings,
    rubric_hash: str,
    coder: str,
    gold: Sequence[GoldFile],
) -> Accuracy:
    """Counts by document and stratum, in that order; pairs without a coding are in none.

    Unlike the figures of agreement, a level that the coder never gave, because it took the
    statement for no commitment or aspiration, is counted as `NOT_CODED` and not as 0: what gold
    says under an assigned 0 is another question.
    """
    tables = _tables(settings)
    groups: dict[tuple[str, str], list[tuple[Coding, Coding]]] = {}
    for pair in pairs:
        if pair.code is not None:
            groups.setdefault((pair.doc, pair.stratum), []).append((pair.gold, pair.code))
    return Accuracy(
        rubric=settings.id,
        rubric_hash=rubric_hash,
        coder=coder,
        gold=tuple(gold),
        labels={name: labels for name, (labels, _, _) in tables.items()},
        parts=tuple(_part(*place, groups[place], tables) for place in sorted(groups)),
    )


def _tables(settings: RubricSettings) -> dict[str, Table]:
    plain: dict[str, tuple[Sequence[str], Read]] = {
        "relevance": ([c.id for c in settings.relevance], lambda c: c.relevance or NOT_CODED),
        "origin": ([c.id for c in settings.origins], lambda c: c.origin or NOT_CODED),
    }
    plain |= {d.id: (LEVELS, _level_reader(d.id, settings)) for d in settings.dimensions}
    types = tuple(code.id for code in settings.types)
    found: dict[str, Table] = {
        "type": (Labels(gold=types, coder=types), lambda c: c.type, lambda c: c.type)
    }
    for name, (codes, read) in plain.items():
        found[name] = (Labels(gold=tuple(codes), coder=(NOT_CODED, *codes)), read, read)
    for dimension in settings.dimensions:
        labels, gold, coder = found[dimension.id]
        found[IN_SCOPE + dimension.id] = (labels, _if_in_scope(gold, settings), coder)
    found[COUNTED] = _counted(settings)
    return found


def _counted(settings: RubricSettings) -> Table:
    relevance = (NOT_CODED, *(code.id for code in settings.relevance))
    both = tuple(f"{code.id}/{related}" for code in settings.types for related in relevance)

    def of_gold(coding: Coding) -> str:
        scope = settings.scoring.scope_relevance
        in_scope = coding.type == settings.commitment_type and coding.relevance in scope
        return "yes" if in_scope else "no"

    def of_coder(coding: Coding) -> str:
        return f"{coding.type}/{coding.relevance or NOT_CODED}"

    return Labels(gold=("yes", "no"), coder=both), of_gold, of_coder


def _if_in_scope(read: Read, settings: RubricSettings) -> Read:
    scope = settings.scoring.scope_relevance
    return lambda coding: read(coding) if coding.relevance in scope else NOT_CODED


def _level_reader(dimension: str, settings: RubricSettings) -> Read:
    def read(coding: Coding) -> str:
        coded = coding.type in settings.coded_types and dimension in coding.dimensions
        return str(coding.level(dimension)) if coded else NOT_CODED

    return read


def _part(
    doc: str,
    stratum: str,
    codings: Sequence[tuple[Coding, Coding]],
    tables: Mapping[str, Table],
) -> AccuracyPart:
    counts = {name: _counts(codings, *table) for name, table in tables.items()}
    return AccuracyPart(doc=doc, stratum=stratum, statements=len(codings), counts=counts)


def _counts(
    codings: Sequence[tuple[Coding, Coding]], labels: Labels, of_gold: Read, of_coder: Read
) -> Counts:
    seen = Counter((of_gold(gold), of_coder(code)) for gold, code in codings)
    return tuple(tuple(row) for row in _rows(seen, labels))


def _rows(seen: Mapping[tuple[str, str], int], labels: Labels) -> Iterator[list[int]]:
    for gold in labels.gold:
        yield [seen.get((gold, code), 0) for code in labels.coder]
