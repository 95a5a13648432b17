"""Names in `rubric.yaml` that lead nowhere in it."""

from collections.abc import Iterable, Iterator

from doc_audit.errors import DocAuditError
from doc_audit.rubric.faults import fault
from doc_audit.rubric.schema import Dimension, RubricSettings

FILE = "rubric.yaml"


def settings_faults(settings: RubricSettings) -> Iterator[DocAuditError]:
    """Every name that its own list doesn't know: of groups, dimensions, breadth, umbrella."""
    codes = {code.id for listed in settings.categories for code in listed.codes}
    for group in settings.groups:
        if group.under not in codes:
            what = f"the group “{group.id}” is under “{group.under}”, which is no category."
            yield fault(FILE, 1, what, "Name a code of a category list.")
    for dimension in settings.dimensions:
        yield from _applies_faults(settings, dimension, codes)
    yield from _breadth_faults(settings)
    yield from _umbrella_faults(settings)


def _applies_faults(
    settings: RubricSettings, dimension: Dimension, codes: set[str]
) -> Iterator[DocAuditError]:
    where = dimension.applies_to
    if where is None:
        return
    says = f"“applies_to” of the dimension “{dimension.id}”"
    # Kinds that aren't scored would make a dimension that applies to nothing that counts.
    known: list[tuple[str, Iterable[str], Iterable[str]]] = [
        ("scored kind", where.kinds, settings.scoring.scored_kinds),
        ("origin", where.origins, [code.id for code in settings.origins]),
        ("relevance", where.relevance, [code.id for code in settings.relevance]),
        ("category", where.codes, codes),
        ("group", where.groups, [group.id for group in settings.groups]),
    ]
    for kind, values, names in known:
        yield from _unknown(says, kind, values, names)


def _breadth_faults(settings: RubricSettings) -> Iterator[DocAuditError]:
    if settings.breadth is None:
        return
    lists = ["groups", *(listed.id for listed in settings.categories)]
    yield from _unknown("“breadth”", "list", settings.breadth.lists, lists)
    dimensions = [dimension.id for dimension in settings.dimensions]
    yield from _unknown("“breadth”", "dimension", settings.breadth.accountable, dimensions)


def _umbrella_faults(settings: RubricSettings) -> Iterator[DocAuditError]:
    if settings.umbrella is None:
        return
    terms = [entry.id for entry in settings.vocabulary]
    yield from _unknown("“umbrella”", "vocabulary", settings.umbrella.terms, terms)
    dimensions = [dimension.id for dimension in settings.dimensions]
    yield from _unknown("“umbrella”", "dimension", [settings.umbrella.dimension], dimensions)


def _unknown(
    says: str, kind: str, values: Iterable[str], known: Iterable[str]
) -> Iterator[DocAuditError]:
    names = list(known)
    for value in values:
        if value not in names:
            what = f"{says} names the {kind} “{value}”, which there isn't."
            yield fault(FILE, 1, what, f"Use one of: {', '.join(names)}.")
