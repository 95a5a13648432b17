"""Footnotes and endnotes, and the headers and footers of a Word file."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from doc_audit.ingest.docx.names import value
from doc_audit.ingest.office.package import Package
from doc_audit.ingest.office.xml import children

_KINDS = ("footnote", "endnote")
_RULES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass
class Notes:
    """Notes by (kind, id), numbered in the order they are first referred to."""

    elements: dict[tuple[str, str], etree._Element]
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def numbered(self, key: tuple[str, str]) -> tuple[int, etree._Element] | None:
        """Number and element of a note that wasn't referred to before, else None."""
        if key not in self.elements or key in self.numbers:
            return None
        count = sum(1 for kind, _ in self.numbers if kind == key[0]) + 1
        self.numbers[key] = count
        return count, self.elements[key]


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    relations = package.relations(main).values()
    ending = f"/{kind}"
    target = next((link.target for link in relations if link.kind.endswith(ending)), "")
    return package.optional(target)


def read_notes(package: Package, main: str) -> Notes:
    """All footnotes and endnotes of the main part; the rules above them left out."""
    found = {}
    for kind in _KINDS:
        root = _part(package, main, f"{kind}s")
        for note in children(root, kind) if root is not None else ():
            if value(note, "type") not in _RULES:
                found[(kind, value(note, "id"))] = note
    return Notes(found)


def running_parts(package: Package, main: str) -> Iterator[tuple[str, etree._Element]]:
    """Headers, then footers, with a path such as `header[1]`; in order of their part names."""
    relations = package.relations(main).values()
    for kind in ("header", "footer"):
        targets = sorted({link.target for link in relations if link.kind.endswith(f"/{kind}")})
        for place, target in enumerate(targets, 1):
            root = package.optional(target)
            if root is not None:
                yield f"{kind}[{place}]", root
