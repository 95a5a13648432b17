"""Plan against plan: peers of a kind and length, groups of plans, strategy beside forward plan."""

from doc_audit.compare.groups import Apart, GroupLine, GroupTable
from doc_audit.compare.pairs import Recurrence, ShareBeside, Side
from doc_audit.compare.peers import LIKE_LENGTH, Place, PlanLine
from doc_audit.compare.run import Comparison, compare_run

__all__ = [
    "LIKE_LENGTH",
    "Apart",
    "Comparison",
    "GroupLine",
    "GroupTable",
    "Place",
    "PlanLine",
    "Recurrence",
    "ShareBeside",
    "Side",
    "compare_run",
]
