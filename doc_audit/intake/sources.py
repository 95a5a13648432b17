"""Which document of a run a source of another's project is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from doc_audit.export.qda_codes import guid_of
from doc_audit.export.qda_text import line_feeds
from doc_audit.intake.lines import BOM
from doc_audit.intake.same_text import squeezed
from doc_audit.model import Statement, sha256_of

How = Literal["text", "letters", "name"]
"""`text`: the same but for line ends; `letters`: the same but for blanks; `name`: only the name, or
the guid we gave it, is the same."""


@dataclass(frozen=True, slots=True)
class OurDocument:
    """A document of the run.

    Attributes:
        key: what tells it from all others: its SHA-256.
        statements: in its order.
        text: reads its plain text.
    """

    key: str
    name: str
    statements: Sequence[Statement]
    text: Callable[[], str]

    @property
    def guid(self) -> str:
        """Of its source in our own projects."""
        return guid_of("source", self.key)


class Documents:
    """Finds documents by text, else by guid or name; texts are read once to be told apart."""

    def __init__(self, documents: Iterable[OurDocument]) -> None:
        self._texts: dict[str, list[OurDocument]] = {}
        self._letters: dict[str, list[OurDocument]] = {}
        self._names: dict[str, list[OurDocument]] = {}
        for document in documents:
            text = line_feeds(document.text())
            self._texts.setdefault(_hash(text), []).append(document)
            self._letters.setdefault(_hash(squeezed(text)), []).append(document)
            for name in {document.guid, *_names(document.name)}:
                self._names.setdefault(name, []).append(document)

    def match(self, guid: str, name: str, raw: str) -> tuple[OurDocument, How] | None:
        """The document with that text, else with that guid or name; None where there is none."""
        text = line_feeds(raw.lstrip(BOM))
        alike = {"text": self._texts.get(_hash(text)), "letters": self._letters.get(
            _hash(squeezed(text)))}  # fmt: skip
        if alike["text"]:
            return self._told_apart(alike["text"], guid, name), "text"
        if alike["letters"] and squeezed(text):
            return self._told_apart(alike["letters"], guid, name), "letters"
        for known in (guid, *_names(name)):
            found = self._names.get(known, [])
            if len(found) == 1:
                return found[0], "name"
        return None

    def _told_apart(self, found: Sequence[OurDocument], guid: str, name: str) -> OurDocument:
        """One of several with one text: by our guid, by its name, else the first."""
        by_guid = (one for one in found if one.guid == guid)
        by_name = (one for one in found if one.name.casefold() == name.casefold())
        return next(by_guid, None) or next(by_name, None) or found[0]


def _hash(text: str) -> str:
    return sha256_of(text.encode("utf-8", "replace"))


def _names(name: str) -> list[str]:
    """A file's name as it is, and without its ending, which some programs take off."""
    plain = name.casefold().strip()
    return list(dict.fromkeys(filter(None, (plain, PurePath(plain).stem))))
