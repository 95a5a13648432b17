"""Types, relevance, dimensions and kinds of document that `rubric.yaml` names and doesn't have."""

from collections.abc import Iterable, Iterator, Sequence

from doc_audit.model.document import KINDS
from doc_audit.rubric.keys import offered
from doc_audit.rubric.lines import Path
from doc_audit.rubric.schema import RubricSettings

Say = tuple[Path, str, str]
"""Path in the file, what is wrong, how to mend it."""


def named_faults(settings: RubricSettings) -> Iterator[Say]:
    """Every name in these places that its own list doesn't know."""
    types = [code.id for code in settings.types]
    relevance = [code.id for code in settings.relevance]
    for key in ("commitment_type", "aspiration_type", "unusable_type"):
        yield from _unknown("type", [((key,), getattr(settings, key))], types)
    yield from _unknown("type", _each(("coded_types",), settings.coded_types), types)
    places = _each(("scoring", "scope_relevance"), settings.scoring.scope_relevance)
    yield from _unknown("relevance", places, relevance)
    places = _each(("scoring", "scored_kinds"), settings.scoring.scored_kinds)
    yield from _unknown("kind of document", places, KINDS)
    lists = [
        (("categories", index, "dimension"), listed.dimension)
        for index, listed in enumerate(settings.categories)
    ]
    yield from _unknown("dimension", lists, [one.id for one in settings.dimensions])


def _each(path: Path, names: Sequence[str]) -> list[tuple[Path, str]]:
    return [((*path, index), name) for index, name in enumerate(names)]


def _unknown(kind: str, places: Iterable[tuple[Path, str]], known: Sequence[str]) -> Iterator[Say]:
    for path, name in places:
        if name not in known:
            mend = f"{offered(name, list(known))}Use one of: {', '.join(known)}."
            yield path, f"there is no {kind} “{name}”.", mend
