"""Systems and local authorities by their names, for reading them in a text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from doc_audit.model.system import System

_REACH = 110  # code points looked back at; the longest name, of three counties, has 60
_SEPARATORS = re.compile(r"[\s,-]+")
_NOTHING = re.compile(r"(?!)")
_CIVIC = re.compile(r"^(?:city of|the) | (?:city|county)$", re.IGNORECASE)


@dataclass(frozen=True)
class Gazetteer:
    """Names known.

    Attributes:
        systems: by `plain` name.
        shorts: by short name as written, where it has two letters or more.
        authorities: by `plain` name, the systems that an authority lies in.
        ending: a known name at the end of a text.
        starting: a known name at its start.
        anywhere: a known name anywhere.
        named: a system's name anywhere, in group 1.
    """

    systems: dict[str, System]
    shorts: dict[str, System]
    authorities: dict[str, tuple[System, ...]]
    ending: re.Pattern[str]
    starting: re.Pattern[str]
    anywhere: re.Pattern[str]
    named: re.Pattern[str]

    def system(self, name: str) -> System | None:
        """The system of a name or short name as written."""
        return self.systems.get(plain(name)) or self.shorts.get(name)

    def system_of_authority(self, name: str, day: str = "") -> System | None:
        """The only system that a local authority lies in as a whole; None where several share it.

        "City of" and "City" are passed over.

        Args:
            name: as written.
            day: on which it is asked (`YYYY-MM-DD`, or its beginning); "" asks of the time before
                any merger.
        """
        bare = next((n for n in (name, _CIVIC.sub("", name)) if self.is_place(n)), "")
        found = [one for one in self.authorities.get(plain(bare), ()) if _there(one, day)]
        whole = len(found) == 1 and plain(bare) in map(plain, found[0].authorities)
        return found[0] if whole else None

    def knows(self, name: str) -> bool:
        """Whether it is the name of a system or an authority."""
        return plain(name) in self.systems or plain(name) in self.authorities

    def is_place(self, name: str) -> bool:
        """Whether it is the name of an authority, be it that of a system as well."""
        return plain(name) in self.authorities

    def part_known(self, name: str) -> bool:
        """Whether a name isn't known but holds one that is: "East Devon", "Elm and Devon"."""
        return not self.knows(name) and bool(self.anywhere.search(name))

    def before(self, text: str) -> str:
        """The known name that ends a text; may be empty."""
        found = self.ending.search(text[-_REACH:])
        return found[1] if found else ""


def _there(system: System, day: str) -> bool:
    """Whether a system was there on a day; a month or a year stands for its beginning."""
    return system.since <= day and not (system.until and system.until < day)


@lru_cache(maxsize=4)
def gazetteer_of(systems: tuple[System, ...]) -> Gazetteer:
    """The names of some systems made ready for reading."""
    authorities: dict[str, list[System]] = {}
    for system in systems:
        for authority in (*system.authorities, *system.shared):
            authorities.setdefault(plain(authority), []).append(system)
    own = [system.name for system in systems]
    known = _alternatives([*own, *(a for s in systems for a in (*s.authorities, *s.shared))])
    return Gazetteer(
        systems={plain(system.name): system for system in systems},
        shorts={system.short: system for system in systems if len(system.short) > 1},
        authorities={name: tuple(found) for name, found in authorities.items()},
        ending=re.compile(rf"(?<![\w-])({known})$", re.IGNORECASE) if known else _NOTHING,
        starting=re.compile(rf"({known})(?![\w-])", re.IGNORECASE) if known else _NOTHING,
        anywhere=re.compile(rf"(?<![\w-])(?:{known})(?![\w-])", re.IGNORECASE)
        if known
        else _NOTHING,
        named=re.compile(rf"(?<![\w-])({_alternatives(own)})(?![\w-])") if own else _NOTHING,
    )


def plain(name: str) -> str:
    """A name without what its spellings differ in: commas, hyphens, "&", capitals, "the"."""
    told = _SEPARATORS.sub(" ", name.replace("&", " and ")).casefold().split()
    return " ".join(word for word in told if word != "the")


def _alternatives(names: Iterable[str]) -> str:
    """A pattern for any of some names, longest first."""
    ordered = sorted(dict.fromkeys(names), key=lambda name: (-len(name), name))
    return "|".join(_spelled(name) for name in ordered)


def _spelled(name: str) -> str:
    words = [_word(word) for word in name.split()]
    return r"\s+".join(words)


def _word(word: str) -> str:
    if word == "and":
        return "(?:and|&)"
    if word.endswith(","):
        return re.escape(word[:-1]) + ",?"
    return re.escape(word).replace(r"\-", r"[\s-]")
