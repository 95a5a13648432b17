"""Plan against plan: peers of a kind and length, groups of plans, any two side by side."""

from doc_audit.compare.choose import EVERY_PAIR, chosen_pairs
from doc_audit.compare.commitment import Commitment, commitments
from doc_audit.compare.differences import Difference, Way, differences, value_line
from doc_audit.compare.groups import Apart, GroupLine, GroupTable
from doc_audit.compare.matching import ALIKE, SURE, match
from doc_audit.compare.pairs import Alone, Chosen, Paired, PlanPair, pair_up
from doc_audit.compare.peers import LIKE_LENGTH, Place, PlanLine
from doc_audit.compare.run import Comparison, compare_run

__all__ = [
    "ALIKE",
    "EVERY_PAIR",
    "LIKE_LENGTH",
    "SURE",
    "Alone",
    "Apart",
    "Chosen",
    "Commitment",
    "Comparison",
    "Difference",
    "GroupLine",
    "GroupTable",
    "Paired",
    "Place",
    "PlanLine",
    "PlanPair",
    "Way",
    "chosen_pairs",
    "commitments",
    "compare_run",
    "differences",
    "match",
    "pair_up",
    "value_line",
]
