"""Rule yield over statements of run folders and interchange files."""

from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path

import pandas as pd

from doc_audit.errors import FormatError, InputError
from doc_audit.evaluate.rule_yield import CorpusYield, RuleYield, rule_yield
from doc_audit.pipeline.gold import read_files
from doc_audit.pipeline.resources import open_rubric
from doc_audit.pipeline.tagging import first_fault
from doc_audit.store import write_whole


def yield_of_files(paths: Sequence[Path], rubric: str) -> tuple[CorpusYield, list[FormatError]]:
    """What a rubric's rules do over the statements; codes that they carry are not looked at.

    Returns:
        The yield, and the lines left out, each with its fault.

    Raises:
        InputError: a file can't be read, or none has a statement.
        RubricError: the rubric has faults.
    """
    opened = open_rubric(rubric)
    faults: list[FormatError] = []
    files = read_files(paths, opened.settings, faults, codings=False)
    statements = [line.statement for file in files for line in file.lines]
    if not statements:
        raise InputError("no statement", ", ".join(map(str, paths)), first_fault(faults))
    return rule_yield(statements, opened), faults


def write_yield(found: CorpusYield, path: Path) -> None:
    """A row per rule, as CSV.

    Raises:
        OutputError: it can't be written.
    """
    heads = [field.name for field in fields(RuleYield)]
    table = pd.DataFrame([astuple(rule) for rule in found.rules.values()], columns=heads)
    text = table.to_csv(index=False, lineterminator="\r\n")
    write_whole(path, [text.encode("utf-8-sig")])
