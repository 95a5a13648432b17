"""What a reader of values may know besides the words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from doc_audit.tag.values.gazetteer import Gazetteer

NOWHERE = Gazetteer({})


@dataclass(frozen=True, slots=True)
class Context:
    """Facts of the plan a statement stands in.

    Attributes:
        start, end: the plan's period, `YYYY-MM-DD`; may be empty.
        area: the plan's own area; may be empty.
        abbreviations: short form → words, as the document defines them.
        sentence: the statement's text, to look around the words.
        places: names of places with codes.
    """

    start: str = ""
    end: str = ""
    area: str = ""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    sentence: str = ""
    places: Gazetteer = NOWHERE
