"""Rows of a table of codings that a person filled in: CSV, in whatever form Excel saved it."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from doc_audit.errors import InputError, reason
from doc_audit.export.table import FORMULA

_SEPARATORS = (",", ";", "\t")
_DECLARED = "sep="
_LONGEST = 10_000_000  # characters of a cell; more is a quote that never closes
_MOST = 1_000_000_000  # bytes; 60,000 statements with all columns take some 80 million
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Row:
    """A record of the table.

    Attributes:
        line: line of the file that it begins on, from 1.
        cells: by column name; blanks at the ends taken off.
    """

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with names of its columns, in order."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(path: Path, must: str) -> Sheet:
    """A table as it was saved.

    UTF-8 with or without a byte-order mark, UTF-16 (Excel's “Unicode text”) or Windows-1252;
    commas, semicolons or tabs, also as a first line `sep=;` says.

    Args:
        path: of the file.
        must: a column that tells the line of heads.

    Raises:
        InputError: it can't be read, or has no such column.
    """
    text = _decoded(path)
    skip = 0
    separators: tuple[str, ...] = _SEPARATORS
    first, _, rest = text.partition("\n")
    if first.lower().startswith(_DECLARED):
        separators, text, skip = (first[len(_DECLARED)],) if first[4:].strip("\r") else (), rest, 1
    for separator in separators:
        rows = _records(path, text, separator, skip)
        _, heads = next(rows, (0, []))
        columns = tuple(head.strip().casefold() for head in heads)
        if must in columns:
            return Sheet(columns, tuple(_row(line, columns, cells) for line, cells in rows))
    raise InputError(
        f"has no column `{must}` in its first line", str(path),
        "Begin from statements.csv of the run folder, and save it as CSV.",
    )  # fmt: skip


def _row(line: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    return Row(line, {name: cell.strip() for name, cell in zip(columns, cells, strict=False)})


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST:
            raise InputError("is of an absurd size", str(path), "Check where it comes from.")
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"can't be read ({reason(error)})", str(path)) from error
    encoding = "utf-16" if content[:2] in _UTF_16 else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _records(path: Path, text: str, separator: str, skip: int) -> Iterator[tuple[int, list[str]]]:
    """Records that hold anything, each with the line it begins on."""
    before = csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1 + skip
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                yield line, record
            line = reader.line_num + 1 + skip
    except csv.Error as error:
        where = f"{path}:{line}"
        raise InputError(f"is no table ({error})", where, "Look for a quote too many.") from error
    finally:
        csv.field_size_limit(before)


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it as a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell
