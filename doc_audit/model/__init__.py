"""The records that pass between rooms: frozen, plain, the same for people and machines."""

from doc_audit.model.beside import GROUPS, BreadthRow, BreadthState, TermUse
from doc_audit.model.coding import ABSENT, SPECIFIC, VAGUE, Code, Coding, Evidence, Marked, Marking
from doc_audit.model.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Fact,
    Line,
    Page,
    PageBox,
    Piece,
)
from doc_audit.model.ids import content_id, sha256_of
from doc_audit.model.problem import Problem
from doc_audit.model.robust import ChoiceShare, PairOrder, RankRange, Robustness
from doc_audit.model.run import RubricRecord, Run, RunRecord
from doc_audit.model.score import (
    CoderInterval,
    DimensionShare,
    Interval,
    PlanScore,
    StatementPoints,
)
from doc_audit.model.statement import Statement

__all__ = [
    "ABSENT",
    "GROUPS",
    "SPECIFIC",
    "VAGUE",
    "Block",
    "BlockKind",
    "BreadthRow",
    "BreadthState",
    "Cell",
    "ChoiceShare",
    "Code",
    "CoderInterval",
    "Coding",
    "DimensionShare",
    "Document",
    "Evidence",
    "Fact",
    "Interval",
    "Line",
    "Marked",
    "Marking",
    "Page",
    "PageBox",
    "PairOrder",
    "Piece",
    "PlanScore",
    "Problem",
    "RankRange",
    "Robustness",
    "RubricRecord",
    "Run",
    "RunRecord",
    "Statement",
    "StatementPoints",
    "TermUse",
    "content_id",
    "sha256_of",
]
