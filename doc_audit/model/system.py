"""Integrated care systems as the table in `corpora` lists them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """Place on the map of equal tiles, both from 0, and the name that fits in there."""

    column: int
    row: int
    label: str


@dataclass(frozen=True, slots=True)
class System:
    """One system, or one merged from several.

    Attributes:
        code: of its board at the Organisation Data Service; may be empty.
        name: without "Integrated Care System", such as `Kent and Medway`.
        short: what it is called for short, such as `K&M`; may be empty.
        brands: names it goes by in public; recalled, so never proof.
        domain: of its website, without `www.`; may be empty.
        authorities: upper-tier and unitary local authorities that lie in it as a whole.
        shared: those that lie in it in part only, or may do.
        since: first day (`YYYY-MM-DD`); "" where it was there when the table begins.
        until: last day; "" where it goes on.
        region: of NHS England; "" where its parts lie in several.
        parts: of a merged system, codes of the systems that went into it whole.
        split: of a merged system, codes of those of which only a part did.
        tile: its place on the map of equal tiles; None for merged systems, which have their
            parts'.
    """

    code: str
    name: str
    short: str = ""
    brands: tuple[str, ...] = ()
    domain: str = ""
    authorities: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    region: str = ""
    parts: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    tile: Tile | None = None
