"""`corpus.csv`: what is known about a corpus's documents before they are read."""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from doc_audit.errors import InputError, reason
from doc_audit.model import Fact, Problem
from doc_audit.model.document import KINDS as KINDS

MANIFEST = "corpus.csv"
COLUMNS = (
    "file", "plan", "system", "kind", "title", "publisher", "start", "end", "area", "url",
    "sha256", "licence",
)  # fmt: skip
INFERRED = ("system", "kind", "title", "publisher", "start", "end", "area")
"""Columns that are read in the document where they are empty."""

CHECK = "check"
"""A further column: names, joined by `;`, of cells of its row that nobody has checked yet; what
they hold counts as a guess until the name is taken out."""

_NOT_FACTS = {"file", "sha256"}
_WANTED = f"Columns, with commas between them: {', '.join(COLUMNS)}; only `file` is needed."


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the file, what is known of it, and its expected hash ("" if not given)."""

    path: Path
    facts: Mapping[str, Fact]
    sha256: str


def read_manifest(path: Path) -> tuple[list[Entry], list[Problem]]:
    """Rows of a manifest; what of a row can't be used is a problem, the rest of it is used.

    Raises:
        InputError: not a CSV file with a `file` column.
    """
    rows = _rows(path)
    if not rows:
        raise InputError("the manifest is empty", str(path), _WANTED)
    head = [cell.strip().lower() for cell in rows[0][1]]
    if "file" not in head:
        begins = ",".join(rows[0][1])
        raise InputError(f"no column `file` in its first line, {begins!r}", str(path), _WANTED)
    if not rows[1:]:
        raise InputError("the manifest lists no document", str(path), "Give each a row.")
    entries: list[Entry] = []
    problems = list(_unknown_columns(head, path.name))
    for line, row in rows[1:]:
        cells = reversed([*zip(head, row, strict=False)])  # of a column given twice, the first
        values = {key: cell.strip() if key == "file" else _plain(cell) for key, cell in cells}
        faults = dict(_faults(values))
        problems += _lost_cells(path.name, line, row, len(head))
        problems += (
            _bad_value(path.name, line, column, values[column], expected)
            for column, expected in faults.items()
        )
        if values.get("file"):
            entries.append(_entry(path, values, faults))
        else:
            problems.append(_no_file(path.name, line))
    return entries, problems


def _rows(path: Path) -> list[tuple[int, list[str]]]:
    """Rows with anything in them, each with the number of its (last) line."""
    try:
        reader = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        return [(reader.line_num, row) for row in reader if any(map(_plain, row))]
    except (UnicodeDecodeError, OSError, csv.Error) as error:
        raise InputError(
            f"can't be read ({reason(error)})", str(path), "Save it as CSV UTF-8."
        ) from error


def _plain(cell: str) -> str:
    """A cell without line ends, control characters and blanks that stand for nothing."""
    return " ".join("".join(c if c.isprintable() else " " for c in cell).split())


def _entry(manifest: Path, values: Mapping[str, str], faults: Collection[str]) -> Entry:
    unsure = set(_to_check(values))
    facts = {
        key: Fact(value, "manifest", sure=key not in unsure)
        for key, value in values.items()
        if value and key in COLUMNS and key not in faults and key not in _NOT_FACTS
    }
    return Entry(manifest.parent / values["file"], facts, values.get("sha256", ""))


def _to_check(values: Mapping[str, str]) -> list[str]:
    return values.get(CHECK, "").lower().replace(",", ";").replace(";", " ").split()


def _faults(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if set(_to_check(values)) - set(COLUMNS):
        yield CHECK, "names of columns, with a semicolon between them"
    if values.get("kind") and values["kind"] not in KINDS:
        yield "kind", f"one of {', '.join(KINDS)}"
    start, end = values.get("start", ""), values.get("end", "")
    for column, value in (("start", start), ("end", end)):
        if value and not _is_date(value):
            yield column, "a date as YYYY-MM-DD"
    if _is_date(start) and _is_date(end) and end < start:
        yield "end", "a day after `start`"


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("YYYY-MM-DD")


def _bad_value(file: str, line: int, column: str, value: str, expected: str) -> Problem:
    message = f"Line {line}: `{column}` is {value!r}; left out."
    return Problem("manifest_value", "warning", message, f"Give {expected}.", file=file)


def _lost_cells(file: str, line: int, row: Sequence[str], columns: int) -> Iterator[Problem]:
    lost = [cell for cell in map(_plain, row[columns:]) if cell]
    if lost:
        message = f"Line {line}: more cells than columns; left out: {', '.join(lost)}."
        mend = "Put a value that holds a comma in double quotes."
        yield Problem("manifest_row", "warning", message, mend, file=file)


def _no_file(file: str, line: int) -> Problem:
    message = f"Line {line}: names no file; not audited."
    return Problem("manifest_row", "error", message, "Fill in its column `file`.", file=file)


def _unknown_columns(head: Sequence[str], file: str) -> Iterator[Problem]:
    unknown = [
        name
        for n, name in enumerate(head)
        if name and (name not in (*COLUMNS, CHECK) or name in head[:n])
    ]
    if unknown:
        message = f"Columns not used: {', '.join(unknown)}."
        yield Problem("manifest_column", "note", message, _WANTED, file=file)
