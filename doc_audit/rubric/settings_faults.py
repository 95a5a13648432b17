"""Names in `rubric.yaml` that lead nowhere in it."""

from collections.abc import Iterable, Iterator

from doc_audit.rubric.keys import offered
from doc_audit.rubric.lines import Path
from doc_audit.rubric.schema import Dimension, RubricSettings
from doc_audit.rubric.settings_names import Say, named_faults
from doc_audit.rubric.settings_ranges import range_faults


def settings_faults(settings: RubricSettings) -> Iterator[Say]:
    """Every name that its own list doesn't know: of groups, dimensions, breadth, umbrella."""
    codes = {code.id for listed in settings.categories for code in listed.codes}
    yield from named_faults(settings)
    yield from range_faults(settings)
    for index, group in enumerate(settings.groups):
        if group.under not in codes:
            what = f"the group “{group.id}” is under “{group.under}”, which is no category."
            near = offered(group.under, sorted(codes))
            yield ("groups", index, "under"), what, f"{near}Name a code of a category list."
    for index, dimension in enumerate(settings.dimensions):
        yield from _applies_faults(settings, dimension, ("dimensions", index), codes)
    yield from _breadth_faults(settings)
    yield from _umbrella_faults(settings)
    yield from _headline_faults(settings)


def _headline_faults(settings: RubricSettings) -> Iterator[Say]:
    """A figure that no criterion of the rubric could give."""
    counted = [c.id for c in settings.criteria if c.unit != "plan"]
    needs = {
        "criteria_met": any(c.unit == "commitment" and c.of is None for c in settings.criteria),
        "criteria_found": any(c.unit == "plan" for c in settings.criteria),
    }
    named, at = settings.headline, ("headline",)
    if named in (None, "score", *counted) or needs.get(str(named)):
        return
    if named == "criteria_met":
        what = "`headline: criteria_met` needs a criterion with `unit: commitment` and no `of`."
    elif named == "criteria_found":
        what = "`headline: criteria_found` needs a criterion with `unit: plan`."
    elif named in [c.id for c in settings.criteria]:
        what = f"the criterion “{named}” of whole plans gives no share to compare plans by."
    else:
        what = f"`headline` names “{named}”, which is no figure and no criterion."
    known = ["score", *(name for name, given in needs.items() if given), *counted]
    yield at, what, f"Use one of {', '.join(known)}."


def _applies_faults(
    settings: RubricSettings, dimension: Dimension, at: Path, codes: set[str]
) -> Iterator[Say]:
    where = dimension.applies_to
    if where is None:
        return
    says = f"“applies_to” of the dimension “{dimension.id}”"
    # Kinds that aren't scored would make a dimension that applies to nothing that counts.
    known: list[tuple[str, str, Iterable[str], Iterable[str]]] = [
        ("kinds", "scored kind", where.kinds, settings.scoring.scored_kinds),
        ("origins", "origin", where.origins, [code.id for code in settings.origins]),
        ("relevance", "relevance", where.relevance, [code.id for code in settings.relevance]),
        ("codes", "category", where.codes, codes),
        ("groups", "group", where.groups, [group.id for group in settings.groups]),
    ]
    for key, kind, values, names in known:
        yield from _unknown((*at, "applies_to", key), says, kind, values, names)


def _breadth_faults(settings: RubricSettings) -> Iterator[Say]:
    if settings.breadth is None:
        return
    lists = ["groups", *(listed.id for listed in settings.categories)]
    named = settings.breadth.lists
    yield from _unknown(("breadth", "lists"), "“breadth”", "list", named, lists)
    dimensions = [dimension.id for dimension in settings.dimensions]
    named = settings.breadth.accountable
    yield from _unknown(("breadth", "accountable"), "“breadth”", "dimension", named, dimensions)


def _umbrella_faults(settings: RubricSettings) -> Iterator[Say]:
    if settings.umbrella is None:
        return
    terms = [entry.id for entry in settings.vocabulary]
    named = settings.umbrella.terms
    yield from _unknown(("umbrella", "terms"), "“umbrella”", "vocabulary", named, terms)
    dimensions = [dimension.id for dimension in settings.dimensions]
    named = (settings.umbrella.dimension,)
    for path, what, mend in _unknown((), "“umbrella”", "dimension", named, dimensions):
        yield ("umbrella", "dimension", *path[1:]), what, mend


def _unknown(
    where: Path, says: str, kind: str, values: Iterable[str], known: Iterable[str]
) -> Iterator[Say]:
    names = list(known)
    for index, value in enumerate(values):
        if value not in names:
            what = f"{says} names the {kind} “{value}”, which there isn't."
            yield (*where, index), what, f"{offered(value, names)}Use one of: {', '.join(names)}."
