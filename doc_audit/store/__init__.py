"""The run folder: what a run found, written a document at a time, read back as records."""

from doc_audit.store.collection import lasting
from doc_audit.store.folder import SCHEMA, RunFolder, is_run_folder
from doc_audit.store.plan_reader import PlanReader
from doc_audit.store.reader import read_run
from doc_audit.store.whole import whole_file, write_whole
from doc_audit.store.writer import RunWriter

__all__ = [
    "SCHEMA",
    "PlanReader",
    "RunFolder",
    "RunWriter",
    "is_run_folder",
    "lasting",
    "read_run",
    "whole_file",
    "write_whole",
]
