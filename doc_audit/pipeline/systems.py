"""The table of systems that comes with the package, as records."""

import csv
from collections.abc import Iterator, Mapping
from functools import lru_cache

from doc_audit.model import sha256_of
from doc_audit.model.system import System, Tile
from doc_audit.pipeline.resources import data_folder

_TABLES = ("systems.csv", "merged_systems.csv")
_GRID = "systems_grid.csv"
_PART = " (part)"


@lru_cache(maxsize=1)
def known_systems() -> tuple[System, ...]:
    """All systems in the order of their tables, merged ones last."""
    tiles = {row["ods_code"]: _tile(row) for row in _rows(_GRID)}
    first = {row["ods_code"]: _system(row, tiles.get(row["ods_code"])) for row in _rows(_TABLES[0])}
    merged = (_merged(row, first) for row in _rows(_TABLES[1]))
    return (*first.values(), *merged)


def _rows(table: str) -> Iterator[dict[str, str]]:
    return csv.DictReader((data_folder("corpora") / table).read_text("utf-8").splitlines())


def _tile(row: dict[str, str]) -> Tile:
    return Tile(int(row["column"]), int(row["row"]), row["label"])


def _system(row: dict[str, str], tile: Tile | None) -> System:
    named = list(_listed(row["local_authorities"]))
    return System(
        code=row["ods_code"],
        name=row["name"],
        short=row["short_name"],
        brands=tuple(_listed(row["brands"])),
        domain=row["website_domain"],
        authorities=tuple(name for name in named if not name.endswith(_PART)),
        shared=tuple(name.removesuffix(_PART) for name in named if name.endswith(_PART)),
        until=row["ended"],
        region=row["nhs_region"],
        tile=tile,
    )


def _merged(row: dict[str, str], first: Mapping[str, System]) -> System:
    """A system made of others; of one that it has a part of, every authority may lie in it."""
    codes = list(_listed(row["made_of"]))
    whole = [first[code] for code in codes if not code.endswith(_PART)]
    split = [code.removesuffix(_PART) for code in codes if code.endswith(_PART)]
    parts = [first[code] for code in split]
    shared = [name for system in whole for name in system.shared]
    regions = {system.region for system in (*whole, *parts)}
    shared += [name for system in parts for name in (*system.authorities, *system.shared)]
    return System(
        code=row["ods_code"],
        name=row["name"],
        authorities=tuple(name for system in whole for name in system.authorities),
        shared=tuple(dict.fromkeys(shared)),
        since=row["from"],
        region=next(iter(regions)) if len(regions) == 1 else "",
        parts=tuple(system.code for system in whole),
        split=tuple(split),
    )


def systems_hash() -> str:
    """Hash of the tables, which facts that are read depend on."""
    contents = [(data_folder("corpora") / table).read_bytes() for table in _TABLES]
    return sha256_of(b"\0".join(contents))[:12]


def _listed(cell: str) -> Iterator[str]:
    return (part.strip() for part in cell.split(";") if part.strip())
