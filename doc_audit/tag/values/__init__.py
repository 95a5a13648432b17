"""Stage 5: words become values, only where it is sure what they stand for."""

from collections.abc import Callable, Mapping
from typing import Any

from doc_audit.tag.values.agents import read_agent
from doc_audit.tag.values.context import Context
from doc_audit.tag.values.dates import read_date
from doc_audit.tag.values.gazetteer import Gazetteer
from doc_audit.tag.values.money import read_money
from doc_audit.tag.values.places import read_place
from doc_audit.tag.values.targets import read_target

__all__ = ["Context", "Gazetteer", "value_of"]

Reader = Callable[[str, Context], Mapping[str, Any]]

READERS: Mapping[str, Reader] = {
    "date": read_date,
    "money": read_money,
    "target": read_target,
    "agent": read_agent,
    "place": read_place,
}
"""`reads` of a mark rule → reader."""


def value_of(reads: str, words: str, context: Context) -> Mapping[str, Any]:
    """Value of a mark's words; empty where it isn't sure."""
    reader = READERS.get(reads)
    return reader(words, context) if reader and words else {}
