"""Data that people can take away from a run."""

from doc_audit.export.agreement import (
    rubric_agreement_csv,
    rubric_differences_csv,
    rubric_figures_csv,
)
from doc_audit.export.answers import (
    answers_csv,
    answers_jsonl,
    cross_tables_csv,
    marks_csv,
    number_met_csv,
)
from doc_audit.export.beside import breadth_csv, criteria_csv, vocabulary_csv
from doc_audit.export.compare import compare_csv
from doc_audit.export.compared import compared_csv, group_figures_csv
from doc_audit.export.flat import statements_csv, statements_jsonl
from doc_audit.export.points import copies_csv, points_csv
from doc_audit.export.reading import documents_csv, facts_csv, pages_csv, problems_csv
from doc_audit.export.robust import choices_csv, pairs_csv, robustness_csv

__all__ = [
    "answers_csv",
    "answers_jsonl",
    "breadth_csv",
    "choices_csv",
    "compare_csv",
    "compared_csv",
    "copies_csv",
    "criteria_csv",
    "cross_tables_csv",
    "documents_csv",
    "facts_csv",
    "group_figures_csv",
    "marks_csv",
    "number_met_csv",
    "pages_csv",
    "pairs_csv",
    "points_csv",
    "problems_csv",
    "robustness_csv",
    "rubric_agreement_csv",
    "rubric_differences_csv",
    "rubric_figures_csv",
    "statements_csv",
    "statements_jsonl",
    "vocabulary_csv",
]
