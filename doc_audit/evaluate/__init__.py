"""Coder against coder: how far two codings of the same statements agree (PRODUCT.md)."""

from doc_audit.evaluate.disagree import Difference, Disagreement, disagreements
from doc_audit.evaluate.pairs import Matched, Pair, pair_up
from doc_audit.evaluate.records import AgreementReport, Confusion, Figure, Slice
from doc_audit.evaluate.slices import DRAWS, agreement
from doc_audit.evaluate.table import (
    by_document_rows,
    confusion_rows,
    level_rows,
    long_table,
    shown,
    summary_rows,
)

__all__ = [
    "DRAWS",
    "AgreementReport",
    "Confusion",
    "Difference",
    "Disagreement",
    "Figure",
    "Matched",
    "Pair",
    "Slice",
    "agreement",
    "by_document_rows",
    "confusion_rows",
    "disagreements",
    "level_rows",
    "long_table",
    "pair_up",
    "shown",
    "summary_rows",
]
