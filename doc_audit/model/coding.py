"""All codes of one coder on one statement; a person and a rule set alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

ABSENT, VAGUE, SPECIFIC = 0, 1, 2
"""The levels of a dimension."""

EvidenceSource = Literal["text", "stem", "before", "heading", "cell", "head", "document"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the words of a code stand.

    Attributes:
        source: which string `start` and `end` count in: the statement's `text` (a cell's words
            too, since cells lie in the text; `cell` says that its column decided), `stem`,
            `before`, `heading` (the section's headings joined by `HEADING_BREAK`), `head` (the
            heads of its cells joined by the same), or the plain text of the document.
        start, end: code points, end exclusive.
        words: exactly `source[start:end]`.
    """

    source: EvidenceSource
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Code:
    """Level of one dimension, with what shows it and what decided it.

    Attributes:
        level: ABSENT, VAGUE or SPECIFIC.
        words: substring of the statement's text, or "" when the evidence stands in the context
            or the level is 0.
        evidence: None at level 0 or where the coder gave none.
        rules: ids of the rules that decided, deciding rule first; empty for human coders.
        value: normalised value (PRODUCT.md `values`): JSON types only; empty when there is none.
    """

    level: int
    words: str = ""
    evidence: Evidence | None = None
    rules: tuple[str, ...] = ()
    value: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marked:
    """Why a statement has a mark.

    Attributes:
        words: that show it, as they stand in the text, stem or heading; "" where none do.
        evidence: where they stand; None where in a heading, or where the coder gave none.
        rules: ids of the rules that gave it; empty for human coders.
    """

    words: str = ""
    evidence: Evidence | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder says of one statement; ids and codes are the rubric's.

    Attributes:
        statement: statement id.
        coder: id of the person, model or rule set (`rules:default`).
        rubric: hash of the rubric that coded; "" for human coders.
        type: a code of the rubric's types.
        relevance: "" where the type has none (`other`).
        dimensions: dimension id → code, `monitoring` too; empty unless commitment or aspiration.
        categories: category key (`populations`) → closed codes, sorted as in the rubric.
        groups: finer codes under `populations`.
        origin: `own`, `restated`, or "" when not coded.
        rules: what decided the codes without words: `type`, `relevance`, `origin` and each
            category key → rule ids.
        confidence: 0…1, or None where there is no honest one.
        marks: id of a mark of the rubric → why; of statements of any type.
    """

    statement: str
    coder: str
    type: str
    rubric: str = ""
    relevance: str = ""
    dimensions: Mapping[str, Code] = field(default_factory=dict)
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    origin: str = ""
    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    confidence: float | None = None
    marks: Mapping[str, Marked] = field(default_factory=dict)

    def level(self, dimension: str) -> int:
        """Level of a dimension; ABSENT where it isn't coded."""
        code = self.dimensions.get(dimension)
        return code.level if code else ABSENT


@dataclass(frozen=True, slots=True)
class Marking:
    """Marks that one rubric puts on a statement whose other codes it shares with another rubric.

    Attributes:
        statement: its id.
        rubric: hash of the rubric.
        marks: as in `Coding`; never empty.
    """

    statement: str
    rubric: str
    marks: Mapping[str, Marked]
