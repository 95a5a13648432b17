"""Tables written as text: values with commas, semicolons or tabs between them (RFC 4180)."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from doc_audit.ingest.decode import decode
from doc_audit.ingest.finish import finished
from doc_audit.ingest.sheets.header import opens_actions
from doc_audit.ingest.sheets.reading import SheetBlocks
from doc_audit.ingest.sheets.spots import Shown, rows_of
from doc_audit.model import Document, Problem

SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
"""Names that a table written as text goes by; its content decides, these tip the balance."""

_SAMPLE = 64 * 1024  # characters looked at
_SEPARATORS = ("\t", ",", ";")
_DECLARED = re.compile(r"\ufeff?sep=([^\r\n])[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)
_SAME = 0.9  # share of records with one number of values; files of this kind have 1
_SAME_NAMED = 0.5  # the same where the name says so: titles above the heads may stand alone
_CLOSE = 0.7  # share of commas without a blank after them; prose has nearly none
_FEWEST_VALUES = {"\t": 2, ",": 3, ";": 3}
_FEWEST_RECORDS = 3
_MOST_RECORDS = 20_000  # rows read; an action log of a whole region has some 2,000
_LONGEST_VALUE = 10_000_000  # characters


class Separated(NamedTuple):
    """How a text is a table: its separator, and how many characters a `sep=` line takes."""

    separator: str
    skip: int = 0


def records(text: str, separator: str) -> list[list[str]]:
    """Records of a text in order, blank ones as empty lists; line ends inside quotes are kept."""
    before = csv.field_size_limit(_LONGEST_VALUE)
    try:
        stream = io.StringIO(text, newline="")
        found: list[list[str]] = []
        for record in csv.reader(stream, delimiter=separator):
            found.append(record)
            if len(found) > _MOST_RECORDS:
                break
        return found
    except csv.Error:  # a value of absurd length, which is an opened quote that never closes
        return [line.split(separator) for line in text.splitlines()[: _MOST_RECORDS + 1]]
    finally:
        csv.field_size_limit(before)


def _sample(text: str, separator: str, cut: bool) -> list[list[str]]:
    """The records at the beginning that hold anything, but for one that the sample cuts."""
    found = records(text[:_SAMPLE], separator)
    whole = found[:-1] if cut or len(text) > _SAMPLE else found
    return [record for record in whole if any(value.strip() for value in record)]


def _is_table(found: Sequence[Sequence[str]], separator: str, named: bool) -> bool:
    if not found:
        return False
    (width, count), *_ = Counter(map(len, found)).most_common(1)
    if named:
        same = width > 1 and count >= _SAME_NAMED * len(found)
        return same and (_is_tight(found, separator) or any(map(_opens, found)))
    if len(found) < _FEWEST_RECORDS or count < _SAME * len(found):
        return False
    return width >= _FEWEST_VALUES[separator] and _is_tight(found, separator)


def _opens(record: Sequence[str]) -> bool:
    return opens_actions([value.strip() for value in record if value.strip()])


def _is_tight(found: Sequence[Sequence[str]], separator: str) -> bool:
    """Whether separators mostly have no blank after them, as they have in prose."""
    if separator == "\t":
        return True
    values = [value for record in found for value in record[1:]]
    return sum(not value.startswith(" ") for value in values) >= _CLOSE * len(values)


def separated_in(text: str, suffix: str, cut: bool = False) -> Separated | None:
    """How a text is a table of separated values, or None where it is text of another kind.

    A text is one if nearly all its records have the same number of values, three or more, and its
    commas aren't followed by blanks as in prose; tabs part two. Where the name says so, half of
    the records will do, and blanks don't matter below heads of actions. A first line `sep=;`
    decides, as it does for Excel.

    Args:
        text: the file's, or the beginning of it.
        suffix: end of its name, such as `.csv`.
        cut: whether `text` is only the beginning.
    """
    if (declared := _DECLARED.match(text)) is not None:
        return Separated(declared[1], declared.end())
    named = suffix.lower() in SUFFIXES
    samples = {sep: _sample(text, sep, cut) for sep in _SEPARATORS if sep in text[:_SAMPLE]}
    likely = {sep: found for sep, found in samples.items() if _is_table(found, sep, named)}
    # The first of equals: tabs before commas before semicolons.
    best = max(likely, key=lambda sep: _strength(likely[sep]), default="")
    return Separated(best) if best else None


def _strength(found: Sequence[Sequence[str]]) -> tuple[bool, int, int]:
    """Whether there are heads of actions, how many records have one number of values, and that."""
    (width, count), *_ = Counter(map(len, found)).most_common(1)
    return any(map(_opens, found)), count, width


def holds_actions(content: bytes, suffix: str) -> bool:
    """Whether the bytes are a table with the heads of an action log near its beginning."""
    text = decode(content[: 2 * _SAMPLE]).text
    found = separated_in(text, suffix)
    if found is None:
        return False
    return any(map(_opens, _sample(text[found.skip :], found.separator, cut=False)))


def _cells(found: Sequence[Sequence[str]]) -> dict[int, dict[int, Shown]]:
    rows = {
        number: {column: Shown(value) for column, value in enumerate(record, 1) if value.strip()}
        for number, record in enumerate(found, 1)
    }
    return {number: row for number, row in rows.items() if row}


def read_separated(content: bytes, name: str, doc_id: str) -> Document:
    """Reads a table written as text, CSV or TSV, whose separator is found in it.

    Blocks have a `path` such as `row[12]`: records counted from 1 as a spreadsheet shows them,
    blank ones too, a `sep=` line not.
    """
    decoded = decode(content)
    text = decoded.text
    found = separated_in(text, ".csv") or Separated(",")
    rows = records(text[found.skip :], found.separator)
    read = SheetBlocks("").read(rows_of(_cells(rows[:_MOST_RECORDS])))
    problems = list(decoded.problems)
    if len(rows) > _MOST_RECORDS or read.lost:
        message = "The table is absurdly long; only its beginning was read."
        mend = "Save the rows of the plan as a file of their own."
        problems.append(Problem("sheet_too_large", "error", message, mend))
    return finished(
        read.blocks, content=content, name=name, doc_id=doc_id, media="csv", problems=problems
    )
