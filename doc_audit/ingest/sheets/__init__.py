"""Spreadsheets to documents: Excel workbooks, and tables written as text (CSV, TSV)."""

from doc_audit.ingest.sheets.excel import read_xlsx
from doc_audit.ingest.sheets.separated import holds_actions, read_separated, separated_in

__all__ = ["holds_actions", "read_separated", "read_xlsx", "separated_in"]
