"""Which of our codes another's code is: by its guid, else by its name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from doc_audit.export.qda_codes import QdaCode
from doc_audit.intake.qda_project import ForeignCode

_BETWEEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What a code was taken for.

    Attributes:
        key: of our code; "" where it is none.
        why: why it is none, in words.
    """

    key: str
    why: str = ""


class CodeNames:
    """Finds our codes by the names that people and programs give them.

    Names count alike whatever their capitals, blanks and signs. In full (`Target: specific`,
    `target specific`, `target/2`, `specific` under `Target`) they are taken before short ones
    (`commitment`, `Carers`), and short ones only where they mean one code alone.
    """

    def __init__(self, codes: Sequence[QdaCode]) -> None:
        self._guids: dict[str, str] = {}
        self._full: dict[str, set[str]] = {}
        self._short: dict[str, set[str]] = {}
        self._shown: dict[str, str] = {}
        self._over = {_plain(name) for top in codes for name in (top.name, top.key)}
        for top in codes:
            for code in top.under:
                self._add(top, code)

    def _add(self, top: QdaCode, code: QdaCode) -> None:
        self._guids[code.guid.lower()] = code.key
        self._shown[code.key] = code.name
        for names, aliases in ((self._full, _full(top, code)), (self._short, _short(top, code))):
            for alias in aliases:
                names.setdefault(_plain(alias), set()).add(code.key)

    def key(self, guid: str, code: ForeignCode | None) -> Known:
        """The code of ours that a code by that guid is."""
        if guid in self._guids:
            return Known(self._guids[guid])
        if code is None:
            return Known("", "its codebook doesn't have it")
        for names, tried in ((self._full, _tried(code)), (self._short, [code.name])):
            for name in tried:
                found = sorted(names.get(_plain(name), ()), key=list(self._shown).index)
                if found:
                    return self._one(found)
        if _plain(code.name) in self._over:
            return Known("", "it stands over several codes and names none of them")
        return Known("", "no code of this run has that name")

    def _one(self, keys: Sequence[str]) -> Known:
        if len(keys) == 1:
            return Known(keys[0])
        shown = " or ".join(f"“{self._shown[key]}”" for key in keys)
        return Known("", f"it may be {shown}")


def _tried(code: ForeignCode) -> Iterator[str]:
    yield code.name
    if code.over:
        yield f"{code.over[-1]} {code.name}"


def _full(top: QdaCode, code: QdaCode) -> Iterable[str]:
    last, label = _ends(code)
    owners = (top.key, top.name)
    return [code.name, code.key, *(f"{owner} {end}" for owner in owners for end in (last, label))]


def _short(top: QdaCode, code: QdaCode) -> Iterable[str]:
    last, label = _ends(code)
    return [label, *([] if last.isdigit() else [last])]


def _ends(code: QdaCode) -> tuple[str, str]:
    """A code's own id and label, without those of the list it is in."""
    return code.key.rpartition("/")[2], code.name.partition(": ")[2]


def _plain(name: str) -> str:
    return _BETWEEN.sub(" ", name.casefold()).strip()
