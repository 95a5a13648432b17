"""Finds a plan of a run by what people call it."""

from collections.abc import Iterable
from pathlib import Path

from rapidfuzz import fuzz, process

from doc_audit.errors import InputError
from doc_audit.model import PlanScore
from doc_audit.report import Lookup

NEAREST = 3
"""Names offered where none fits; LIKELY is how alike, 0…100, they must be at least."""
LIKELY = 60


def plan_named(lookup: Lookup, name: str) -> PlanScore:
    """The plan of that id, title or file; any case, and cut short where only one begins so.

    Raises:
        InputError: none or several fit; names the nearest.
    """
    scores = lookup.run.scores
    wanted = name.casefold()
    exact = [s for s in scores if wanted in _names(lookup, s)]
    begun = [s for s in scores if any(n.startswith(wanted) for n in _names(lookup, s))]
    for found in (exact, begun):
        if len(found) == 1:
            return found[0]
    if begun:
        raise InputError("several plans are called so", name, f"Say which: {plans_listed(begun)}.")
    raise InputError("no plan of that name in the run", name, _nearest(lookup, wanted))


def plans_listed(scores: Iterable[PlanScore]) -> str:
    """Ids of plans as a list."""
    return ", ".join(score.plan for score in scores) or "no plan"


def _names(lookup: Lookup, score: PlanScore) -> list[str]:
    """What a plan may be called, in small letters."""
    files = [lookup.documents[doc].name for doc in score.docs]
    stems = [Path(file).stem for file in files]
    names = [score.plan, lookup.titles[score.plan], *files, *stems]
    return [name.casefold() for name in names]


def _nearest(lookup: Lookup, wanted: str) -> str:
    scores = lookup.run.scores
    names = {name: score.plan for score in scores for name in _names(lookup, score)}
    near = process.extract(wanted, list(names), scorer=fuzz.WRatio, limit=None, score_cutoff=LIKELY)
    plans = list(dict.fromkeys(names[name] for name, _, _ in near))[:NEAREST]
    if plans:
        return f"The nearest: {', '.join(plans)}."
    return f"The run has {plans_listed(scores)}."
