"""The list of statements on one page of a plan, and what it can be filtered and sorted by."""

from collections.abc import Iterator
from dataclasses import dataclass

from doc_audit.model import PlanScore
from doc_audit.report.facets import Choice, Facets, Filter
from doc_audit.report.lookup import Lookup
from doc_audit.report.plan_names import page_names
from doc_audit.report.words import count, scope_words, thousands

LEVEL_CHOICES = (
    Choice("2", "specific"),
    Choice("1", "vague"),
    Choice("12", "specific or vague"),
    Choice("01", "vague or absent"),
    Choice("0", "absent"),
)
"""Of a dimension; the value holds every level that fits."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a plan: link from its other pages, what stands on it."""

    number: int
    href: str
    says: str
    here: bool


@dataclass(frozen=True, slots=True)
class Explorer:
    """Statements of one page.

    Attributes:
        title: of the plan.
        number: of the page among the plan's, from 1.
        parts: all of the plan's pages; one alone for most plans.
        statements: on this page, `total` on all.
        shows, relevance, filters: what to choose by; `dimensions`: number in the rubric, label.
        show: what is shown at first.
        sorts: orders beside that of reading.
    """

    title: str
    number: int
    parts: tuple[Part, ...]
    statements: int
    total: int
    shows: tuple[Choice, ...]
    show: str
    relevance: tuple[Choice, ...]
    dimensions: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    filters: tuple[Filter, ...]
    sorts: tuple[Choice, ...]


def explorers(lookup: Lookup, score: PlanScore, facets: Facets) -> Iterator[Explorer]:
    """One for each page of a plan."""
    settings = lookup.settings
    pages = lookup.parts[score.plan]
    dimensions = tuple(Choice(f"d{i}", d.label) for i, d in enumerate(settings.dimensions))
    filters, told = tuple(facets.filters()), tuple(_told(lookup, score))
    for number, statements in enumerate(pages, 1):
        yield Explorer(
            title=lookup.titles[score.plan],
            number=number,
            parts=tuple([Part(n, href, says, n == number) for n, href, says in told]),
            statements=len(statements),
            total=len(lookup.by_plan[score.plan]),
            shows=tuple(_shows(lookup)),
            show="scope" if number == 1 else "all",
            relevance=tuple(Choice(code.id, code.label) for code in settings.relevance),
            dimensions=dimensions,
            levels=LEVEL_CHOICES,
            filters=filters,
            sorts=(
                Choice("points", "most points first"),
                Choice("few", "fewest points first"),
                *(Choice(c.value, f"most specific on {c.label.lower()}") for c in dimensions),
            ),
        )


def _told(lookup: Lookup, score: PlanScore) -> Iterator[tuple[int, str, str]]:
    """Number of each page, link to it, and what stands on it."""
    pages = lookup.parts[score.plan]
    names = page_names(lookup.slugs[score.plan], len(pages))
    for number, (name, statements) in enumerate(zip(names, pages, strict=True), 1):
        if number == 1:
            says = f"{_first(lookup, score)} {scope_words(score.scope)}, and aspirations"
        else:
            first, last = (lookup.numbers[statements[at].id] for at in (0, -1))
            others = count(len(statements), "other statement")
            says = f"{others} from number {first:,} to {last:,}"
        yield number, name, says


def _first(lookup: Lookup, score: PlanScore) -> str:
    """How many of the commitments in scope the first of several pages has."""
    here = sum(s.id in lookup.points for s in lookup.parts[score.plan][0])
    total = sum(s.id in lookup.points for s in lookup.by_plan[score.plan])
    if here == total:
        return f"all {count(total, 'commitment')}"
    return f"the first {thousands(here)} of {count(total, 'commitment')}"


def _shows(lookup: Lookup) -> Iterator[Choice]:
    yield Choice("scope", "Commitments in scope")
    for code in lookup.settings.types:
        yield Choice(code.id, f"Type: {code.label.lower()}")
    yield Choice("all", "All statements")
