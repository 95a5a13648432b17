"""The codes of rubrics as the REFI-QDA exchange standard has them (version 1.0, 2019)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1
from uuid import NAMESPACE_URL, uuid5

from doc_audit.rubric import Rubric
from doc_audit.rubric.schema import RubricSettings

LEVELS = ((1, "vague"), (2, "specific"))
"""Levels that are coded; absence is no code."""

_NAMESPACE = uuid5(NAMESPACE_URL, "urn:doc-audit:refi-qda").bytes
_VARIANT = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}
_COLOURS = (
    "#1b6ca8", "#b5541c", "#2f7d4f", "#7a4ea3", "#a8323e", "#6b6b1e", "#0f7c80", "#8a4b6b",
    "#4a5d8f", "#9a6a12", "#557a2b", "#5b5b5b",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class QdaCode:
    """A code, or what stands over codes.

    Attributes:
        key: `type/commitment`, `target/2`, `populations/carers`, `mark/RUBRIC/ID`: what it means
            here; that of a code over others names no code of ours.
        name: no two of a codebook are alike, as some programs ask.
        under: codes under it; empty for those that statements get.
    """

    key: str
    name: str
    says: str
    under: "tuple[QdaCode, ...]" = ()

    @property
    def guid(self) -> str:
        """The same in every export, so that codebooks of two runs can be joined."""
        return guid_of("code", self.key)


def guid_of(*parts: str) -> str:
    """An id made of what it stands for alone: a UUID of version 5 (RFC 4122, 4.3).

    A national run has half a million of them; `uuid.uuid5` takes four times as long.
    """
    made = sha1(_NAMESPACE + "\n".join(parts).encode(), usedforsecurity=False).hexdigest()
    last = f"{_VARIANT[made[16]]}{made[17:20]}-{made[20:32]}"
    return f"{made[:8]}-{made[8:12]}-5{made[13:16]}-{last}"


def colour_of(position: int) -> str:
    """Colour of the codes under the topmost code at a position, from 0."""
    return _COLOURS[position % len(_COLOURS)]


def codebook(rubrics: Sequence[Rubric]) -> tuple[QdaCode, ...]:
    """All codes: of the main rubric, and the marks of all."""
    return (*_main(rubrics[0].settings), *_marks(rubrics))


def _main(settings: RubricSettings) -> Iterator[QdaCode]:
    lists = (
        ("type", "Type", settings.types),
        ("relevance", "Relevance", settings.relevance),
        ("origin", "Origin", settings.origins),
        *((listed.id, listed.label, listed.codes) for listed in settings.categories),
    )
    for key, label, codes in lists:
        under = tuple(QdaCode(f"{key}/{c.id}", f"{label}: {c.label}", c.means) for c in codes)
        yield QdaCode(key, label, "", under)
    for dimension in settings.dimensions:
        levels = tuple(
            QdaCode(f"{dimension.id}/{level}", f"{dimension.label}: {word}", "")
            for level, word in LEVELS
        )
        yield QdaCode(dimension.id, dimension.label, dimension.question, levels)
    if settings.groups:
        groups = (QdaCode(f"groups/{g.id}", f"Group: {g.label}", "") for g in settings.groups)
        yield QdaCode("groups", "Group", "Finer than the populations.", tuple(groups))


def _marks(rubrics: Sequence[Rubric]) -> Iterator[QdaCode]:
    for rubric in rubrics:
        own = rubric.settings
        if own.marks:
            under = tuple(
                QdaCode(f"mark/{own.id}/{m.id}", f"{own.title}: {m.label}", m.means)
                for m in own.marks
            )
            yield QdaCode(f"mark/{own.id}", own.title, "Marks of this rubric.", under)
