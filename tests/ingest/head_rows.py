"""Rows of heads with the roles they promise, read from the two lists in `same/`."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "same"
ROLES = {
    "a": "action",
    "l": "lead",
    "t": "timescale",
    "m": "measure",
    "r": "resource",
    "b": "baseline",
    "s": "status",
    "o": "other",
}


class HeadRow(NamedTuple):
    """`opens`: whether it opens an action table; `roles`: None where two are right."""

    opens: bool
    roles: tuple[str | None, ...]
    heads: tuple[str, ...]


def head_rows(name: str) -> Iterator[HeadRow]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            opens, roles, heads = (part.strip() for part in line.split(";", 2))
            yield HeadRow(
                opens == "yes",
                tuple(ROLES.get(mark) for mark in roles.split()),
                tuple(head.strip() for head in heads.split("|")),
            )
