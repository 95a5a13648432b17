"""Coder against coder: how far two codings of the same statements agree (PRODUCT.md)."""

from doc_audit.evaluate.accuracy import accuracy
from doc_audit.evaluate.align import (
    OUTCOMES,
    Alignment,
    Outcome,
    align,
    alignment_notes,
    alignment_rows,
)
from doc_audit.evaluate.disagree import Difference, Disagreement, disagreements
from doc_audit.evaluate.markdown import agreement_page, caveats, intervals
from doc_audit.evaluate.pairs import Matched, Pair, pair_up
from doc_audit.evaluate.records import AgreementReport, Confusion, Figure, Slice
from doc_audit.evaluate.slices import DRAWS, agreement
from doc_audit.evaluate.table import (
    SUMMARY_HEADS,
    by_part_rows,
    confusion_tables,
    level_rows,
    long_table,
    shown,
    summary_rows,
)

__all__ = [
    "DRAWS",
    "OUTCOMES",
    "SUMMARY_HEADS",
    "AgreementReport",
    "Alignment",
    "Confusion",
    "Difference",
    "Disagreement",
    "Figure",
    "Matched",
    "Outcome",
    "Pair",
    "Slice",
    "accuracy",
    "agreement",
    "agreement_page",
    "align",
    "alignment_notes",
    "alignment_rows",
    "by_part_rows",
    "caveats",
    "confusion_tables",
    "disagreements",
    "intervals",
    "level_rows",
    "long_table",
    "pair_up",
    "shown",
    "summary_rows",
]
