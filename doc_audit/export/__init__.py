"""Data that people can take away from a run."""

from doc_audit.export.flat import statements_csv, statements_jsonl

__all__ = ["statements_csv", "statements_jsonl"]
