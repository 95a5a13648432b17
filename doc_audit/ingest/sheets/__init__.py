"""Spreadsheets to documents: Excel workbooks, and tables written as text (CSV, TSV)."""
