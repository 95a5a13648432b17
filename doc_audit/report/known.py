"""What is known of a document, from where, and how surely; as a plan's page shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import Document, Fact
from doc_audit.report.words import kind_words, seen, shortened

SHOWN = (
    ("title", "Title"), ("publisher", "Publisher"), ("system", "System"), ("kind", "Kind"),
    ("start", "From"), ("end", "To"), ("area", "Own area"), ("draft", "Draft"),
    ("version", "Version"), ("date", "Published or agreed"), ("file_date", "File made"),
    ("url", "Address"), ("licence", "Licence"),
)  # fmt: skip
"""Facts in the order shown and what they are called."""

_NEEDED = 7  # of the first, a gap is told: it can be filled in the manifest
_LONGEST_WORDS = 120


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact: `value` empty where unknown; `how`: source and sureness; `where`: words read."""

    document: str
    first: bool
    label: str
    value: str
    how: str
    where: str
    sure: bool


def fact_lines(documents: Sequence[Document]) -> Iterator[FactLine]:
    """All facts of some documents; those that a manifest could give are there even if unknown."""
    for document in documents:
        shown = [
            (label, document.facts.get(name), name)
            for at, (name, label) in enumerate(SHOWN)
            if at < _NEEDED or name in document.facts
        ]
        for number, (label, fact, name) in enumerate(shown):
            yield _line(seen(document.name), number == 0, label, name, fact)


def _line(document: str, first: bool, label: str, name: str, fact: Fact | None) -> FactLine:
    if fact is None or fact.value in ("", "unknown"):
        return FactLine(document, first, label, "", "not found in it", "", False)
    value = kind_words(fact.value) if name == "kind" else seen(fact.value)
    where = "" if fact.source == "manifest" else shortened(seen(fact.where), _LONGEST_WORDS)
    return FactLine(document, first, label, value, how_known(fact), where, fact.sure)


def how_known(fact: Fact) -> str:
    """Where a fact comes from and whether it is a guess, in words."""
    if fact.source == "manifest":
        return "given in the manifest" if fact.sure else "a guess in the manifest, to be checked"
    place = "in the file’s name" if fact.source == "file_name" else "in the document"
    return f"read {place}" if fact.sure else f"a guess, by words {place}"


def draft_words(document: Document) -> str:
    """`draft`, `perhaps a draft`, or "" where it isn't marked as one."""
    fact = document.facts.get("draft")
    if fact is None or fact.value != "yes":
        return ""
    return "draft" if fact.sure else "perhaps a draft"
