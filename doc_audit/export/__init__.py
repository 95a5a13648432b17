"""Data that people can take away from a run."""

from doc_audit.export.agreement import (
    rubric_agreement_table,
    rubric_differences_table,
    rubric_figures_table,
)
from doc_audit.export.answers import (
    answers_jsonl,
    answers_table,
    cross_tables_table,
    marks_table,
    number_met_table,
)
from doc_audit.export.beside import breadth_table, criteria_table, vocabulary_table
from doc_audit.export.compare import compare_table
from doc_audit.export.compared import compared_table, group_figures_table
from doc_audit.export.flat import statements_jsonl, statements_table
from doc_audit.export.points import copies_table, points_table
from doc_audit.export.reading import documents_table, facts_table, pages_table, problems_table
from doc_audit.export.robust import choices_table, pairs_table, robustness_table
from doc_audit.export.table import Column, Table, csv_lines, values

__all__ = [
    "Column",
    "Table",
    "answers_jsonl",
    "answers_table",
    "breadth_table",
    "choices_table",
    "compare_table",
    "compared_table",
    "copies_table",
    "criteria_table",
    "cross_tables_table",
    "csv_lines",
    "documents_table",
    "facts_table",
    "group_figures_table",
    "marks_table",
    "number_met_table",
    "pages_table",
    "pairs_table",
    "points_table",
    "problems_table",
    "robustness_table",
    "rubric_agreement_table",
    "rubric_differences_table",
    "rubric_figures_table",
    "statements_jsonl",
    "statements_table",
    "values",
    "vocabulary_table",
]
