"""Two codings of the same statement, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from doc_audit.model import Coding
from doc_audit.model.interchange import CodedStatement

STRATUM = "stratum"
"""Key of the gold data that says how a statement was sampled."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One statement coded by two coders.

    Attributes:
        doc, stratum: document id and sampling stratum; "" where unknown.
        text: the statement, which words and offsets of both codings refer to.
        gold: the coding measured against.
        code: the coding measured; None where that coder has no such statement.
    """

    doc: str
    stratum: str
    text: str
    gold: Coding
    code: Coding | None


@dataclass(frozen=True, slots=True)
class Matched:
    """Two files put together by statement id.

    Attributes:
        extra: ids that only the measured file has.
        uncoded: ids in the gold file without a coding; nothing can be measured on them.
        changed: ids whose text differs between the files, so that spans don't compare.
    """

    pairs: tuple[Pair, ...]
    extra: tuple[str, ...]
    uncoded: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def documents(self) -> dict[str, str]:
        """Id of each gold statement that is coded → its document."""
        return {pair.gold.statement: pair.doc for pair in self.pairs}


def pair_up(gold: Iterable[CodedStatement], codes: Iterable[CodedStatement]) -> Matched:
    """Pairs in the order of `gold`; a statement that is there but not coded counts as missing."""
    by_id = {line.statement.id: line for line in codes}
    lines = list(gold)
    known = {line.statement.id for line in lines}
    pairs = [
        _pair(line, line.coding, by_id.get(line.statement.id))
        for line in lines
        if line.coding is not None
    ]
    return Matched(
        pairs=tuple(pairs),
        extra=tuple(id_ for id_ in by_id if id_ not in known),
        uncoded=tuple(line.statement.id for line in lines if line.coding is None),
        changed=tuple(id_ for line in lines if _changed(id_ := line.statement.id, line, by_id)),
    )


def _pair(line: CodedStatement, gold: Coding, other: CodedStatement | None) -> Pair:
    return Pair(
        doc=line.statement.doc,
        stratum=str(line.extra.get(STRATUM, "")),
        text=line.statement.text,
        gold=gold,
        code=other.coding if other else None,
    )


def _changed(id_: str, line: CodedStatement, by_id: dict[str, CodedStatement]) -> bool:
    return id_ in by_id and by_id[id_].statement.text != line.statement.text
