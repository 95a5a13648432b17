"""The table of systems that comes with the package, as records."""

import csv
from collections.abc import Iterator
from functools import lru_cache

from doc_audit.model import sha256_of
from doc_audit.model.system import System
from doc_audit.pipeline.resources import data_folder

_TABLES = ("systems.csv", "merged_systems.csv")
_PART = " (part)"


@lru_cache(maxsize=1)
def known_systems() -> tuple[System, ...]:
    """All systems in the order of their tables, merged ones last."""
    return tuple(
        System(
            code=row["ods_code"],
            name=row["name"],
            short=row.get("short_name", ""),
            brands=tuple(_listed(row.get("brands", ""))),
            domain=row.get("website_domain", ""),
            authorities=tuple(n for n in _authorities(row) if not n.endswith(_PART)),
            shared=tuple(n.removesuffix(_PART) for n in _authorities(row) if n.endswith(_PART)),
        )
        for table in _TABLES
        for row in csv.DictReader((data_folder("corpora") / table).read_text("utf-8").splitlines())
    )


def systems_hash() -> str:
    """Hash of the tables, which facts that are read depend on."""
    contents = [(data_folder("corpora") / table).read_bytes() for table in _TABLES]
    return sha256_of(b"\0".join(contents))[:12]


def _authorities(row: dict[str, str]) -> list[str]:
    return list(_listed(row.get("local_authorities", "")))


def _listed(cell: str) -> Iterator[str]:
    return (part.strip() for part in cell.split(";") if part.strip())
