"""`corpus.csv`: what is known about a corpus's documents before they are read."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.model import Fact, Problem

MANIFEST = "corpus.csv"
KINDS = (
    "strategy", "forward_plan", "commissioning_plan", "hwb_strategy", "action_plan",
    "guidance", "needs_assessment", "annual_report", "other", "unknown",
)  # fmt: skip
COLUMNS = (
    "file", "plan", "system", "kind", "title", "publisher", "start", "end", "area", "url",
    "sha256", "licence",
)  # fmt: skip
_NOT_FACTS = {"file", "sha256"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the file, what is known of it, and its expected hash ("" if not given)."""

    path: Path
    facts: Mapping[str, Fact]
    sha256: str


def read_manifest(path: Path) -> tuple[list[Entry], list[Problem]]:
    """Rows of a manifest; a bad value is a problem and left out, the rest of its row is used.

    Raises:
        InputError: not a CSV file with a `file` column.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        raise InputError(f"can't be read ({error})", str(path), "Save it as UTF-8 CSV.") from error
    rows = csv.DictReader(io.StringIO(text))
    if "file" not in (rows.fieldnames or ()):
        raise InputError(
            "the manifest has no column `file`", str(path), f"Columns: {', '.join(COLUMNS)}."
        )
    problems = list(_unknown_columns(rows.fieldnames or (), path.name))
    entries = []
    for number, row in enumerate(rows, start=2):
        values = {key: (value or "").strip() for key, value in row.items() if key in COLUMNS}
        if not values.get("file"):
            continue
        faults = dict(_faults(values))
        for column, expected in faults.items():
            problems.append(_bad_value(path.name, number, column, values[column], expected))
        facts = {
            key: Fact(value, "manifest")
            for key, value in values.items()
            if value and key not in faults and key not in _NOT_FACTS
        }
        entries.append(Entry(path.parent / values["file"], facts, values.get("sha256", "")))
    return entries, problems


def _faults(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if values.get("kind") and values["kind"] not in KINDS:
        yield "kind", f"one of {', '.join(KINDS)}"
    for column in ("start", "end"):
        if values.get(column) and not _is_date(values[column]):
            yield column, "a date as YYYY-MM-DD"


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("YYYY-MM-DD")


def _bad_value(file: str, line: int, column: str, value: str, expected: str) -> Problem:
    return Problem(
        code="manifest_value",
        severity="warning",
        file=file,
        message=f"Line {line}: `{column}` is {value!r}; left out.",
        mend=f"Give {expected}.",
    )


def _unknown_columns(names: Sequence[str], file: str) -> Iterator[Problem]:
    unknown = [name for name in names if name and name not in COLUMNS]
    if unknown:
        yield Problem(
            code="manifest_column",
            severity="note",
            file=file,
            message=f"Columns not used: {', '.join(unknown)}.",
            mend=f"Columns that are used: {', '.join(COLUMNS)}.",
        )
