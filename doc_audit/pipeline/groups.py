"""The table of groups that a user gives, and the one that comes with the package."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from doc_audit.compare import GroupTable
from doc_audit.compare.groups import key_of
from doc_audit.errors import InputError, reason
from doc_audit.pipeline.systems import known_systems

GROUPS_FILE = "groups.csv"
"""The table as kept in the run folder, so that the report can be made again from it alone."""

KEYS = ("plan", "system")
MOST_GROUPS = 20
"""Groups of one column: ten deciles and nine regions are the most that are usual. With more, it
holds figures or remarks."""

_MOST_FAULTS = 10  # told at once
_FRAME = re.compile(r"^nhs | integrated care (?:system|board|partnership)$| ic[bps]$")
_WANTED = (
    "First line: `plan` or `system`, then a column for each way to group, such as `region`; commas "
    "between them."
)

Row = tuple[int, list[str]]


def read_groups(content: bytes, name: str) -> GroupTable:
    """Groups of plans or systems from a CSV table.

    A row says of one plan (its id) or system (name or code) which group it is in, column by
    column; an empty cell leaves it out there. Where both `plan` and `system` are filled, `plan`
    counts.

    Args:
        content: the file's bytes, UTF-8.
        name: of the file, for messages.

    Raises:
        InputError: no such table; all faults of its rows at once, each with row and column.
    """
    rows = _rows(content, name)
    if not rows:
        raise InputError("the table of groups is empty", name, _WANTED)
    head = [cell.lower() for cell in rows[0][1]]
    _check_head(head, name)
    if not rows[1:]:
        raise InputError("the table of groups has no rows under its head", name, _WANTED)
    columns = [cell for cell in head if cell not in KEYS]
    named = tuple(cell for cell in rows[0][1] if cell.lower() not in KEYS)
    faults = [*_row_faults(rows[1:], head), *_column_faults(rows[1:], head, columns)]
    if faults:
        raise InputError(_told(faults), name, "Mend the table and give it again.")
    plans: dict[str, tuple[str, ...]] = {}
    systems: dict[str, tuple[str, ...]] = {}
    typed: dict[str, str] = {}
    for _, row in rows[1:]:
        kind, key = _key(head, row)
        (plans if kind == "plan" else systems)[key] = tuple(
            cell for column, cell in zip(head, row, strict=True) if column not in KEYS
        )
        typed[key] = dict(zip(head, row, strict=True))[kind]
    return GroupTable(named, plans, systems, "the table of groups given", typed)


def _rows(content: bytes, name: str) -> list[Row]:
    """Rows with anything in them, each with the number of its (last) line."""
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        rows = [(reader.line_num, [_plain(cell) for cell in row]) for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"can't be read ({reason(error)})", name, "Save it as CSV UTF-8."
        ) from error
    return [(line, row) for line, row in rows if any(row)]


def _plain(cell: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in cell).split())


def _check_head(head: Sequence[str], name: str) -> None:
    begins = f"row 1: {', '.join(head)!r}"
    if not set(KEYS) & set(head):
        raise InputError(f"no column `plan` or `system` in its head ({begins})", name, _WANTED)
    if "" in head:
        what = f"column {head.index('') + 1} has no name ({begins})"
        raise InputError(what, name, "Name the column, or take it out.")
    doubled = next((column for n, column in enumerate(head) if column in head[:n]), "")
    if doubled:
        mend = "Name each column once."
        raise InputError(f"the column `{doubled}` is there twice ({begins})", name, mend)
    if not set(head) - set(KEYS):
        raise InputError(f"no column to group by ({begins})", name, _WANTED)


def _row_faults(rows: Iterable[Row], head: Sequence[str]) -> Iterator[str]:
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        if len(row) != len(head):
            cells = f"{len(row)} cell{'' if len(row) == 1 else 's'} under {len(head)} columns"
            yield f"row {line}: {cells}; put a value that holds a comma in double quotes"
            continue
        key = _key(head, row)
        if not key[1]:
            told = " or ".join(f"`{k}`" for k in KEYS if k in head)
            yield f"row {line}, column {told}: empty; name what the row is about"
        elif key in seen:
            yield f"row {line}, column `{key[0]}`: as in row {seen[key]}; keep one of the two"
        seen.setdefault(key, line)


def _column_faults(
    rows: Sequence[Row], head: Sequence[str], columns: Iterable[str]
) -> Iterator[str]:
    for column in columns:
        at = head.index(column)
        groups = {row[at] for _, row in rows if len(row) == len(head) and row[at]}
        if not groups:
            yield f"column `{column}`: every cell is empty; fill it in or take it out"
        elif len(groups) > MOST_GROUPS:
            example = min(groups)
            yield (
                f"column `{column}`: {len(groups)} different values, such as {example!r}, where "
                f"{MOST_GROUPS} groups are the most; give bands, such as “under 1 million”, or "
                "take it out"
            )


def _told(faults: Sequence[str]) -> str:
    if len(faults) == 1:
        return faults[0]
    more = len(faults) - _MOST_FAULTS
    shown = [*faults[:_MOST_FAULTS], *([f"and {more} more"] if more > 0 else [])]
    return "".join(
        [f"the table of groups has {len(faults)} faults", *(f"\n  - {f}" for f in shown)]
    )


def _key(head: Sequence[str], row: Sequence[str]) -> tuple[str, str]:
    """`plan` or `system`, and what the row is about as it is looked up."""
    cells = dict(zip(head, row, strict=False))
    if cells.get("plan"):
        return "plan", key_of(cells["plan"])
    return "system", _system_key(cells.get("system", ""))


def _system_key(named: str) -> str:
    """A system by its name, its code, or its board's name."""
    key = key_of(named)
    by_code = {system.code.casefold(): system.name for system in known_systems() if system.code}
    return key_of(by_code.get(key, _FRAME.sub("", _FRAME.sub("", key))))


def region_table() -> GroupTable:
    """NHS regions of the systems of England, from the table that comes with the package."""
    regions = {key_of(system.name): (system.region,) for system in known_systems() if system.region}
    return GroupTable(
        ("NHS region",), {}, regions, "the table of systems that comes with doc_audit"
    )


def kept_groups(folder: Path) -> GroupTable:
    """The groups of a run folder: the table kept there, else NHS regions.

    Raises:
        InputError: the table kept has faults.
    """
    path = folder / GROUPS_FILE
    if not path.is_file():
        return region_table()
    return read_groups(path.read_bytes(), GROUPS_FILE)


def open_groups(path: Path) -> bytes:
    """The bytes of a table of groups that can be used.

    Raises:
        InputError: no such file, or one with faults.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        mend = "See that the table of groups is there and may be read."
        raise InputError(f"can't be read ({reason(error)})", str(path), mend) from error
    read_groups(content, str(path))
    return content
