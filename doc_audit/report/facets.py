"""What statements of a plan can be chosen by, beside type and levels."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from doc_audit.report.escaped import escape, escape_name
from doc_audit.report.lookup import Lookup
from doc_audit.report.words import shortened
from doc_audit.rubric.schema import RubricSettings

_DEPTH = 2
"""Headings that make a section, outermost first; deeper ones make too many to choose from."""
_HEADING = 70


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a filter."""

    value: str
    label: str


def options(choices: Iterable[Choice]) -> Markup:
    """The entries in HTML; written without a template, as a plan page has hundreds of them."""
    named = [(escape_name(choice.value), escape_name(choice.label)) for choice in choices]
    return Markup("".join([f'<option value="{value}">{label}</option>' for value, label in named]))


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to choose by.

    Attributes:
        key: its name in the address of a page and before the colon in `Facets.of`.
        groups: heading, which may be empty, and the entries under it; only such as the plan has.
    """

    key: str
    label: str
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]


class Facets:
    """Filters of one plan, and by which entries each of its statements is found.

    Args:
        lookup: the run.
        plan: plan id.
    """

    def __init__(self, lookup: Lookup, plan: str) -> None:
        self._lookup = lookup
        statements = lookup.by_plan[plan]
        paths = dict.fromkeys(s.headings[:_DEPTH] for s in statements if s.headings)
        self._sections = {path: str(number) for number, path in enumerate(paths, 1)}
        self._marks = lookup.mark_tokens
        self._criteria = _criterion_tokens(lookup, plan)
        self._coded: dict[tuple[str, ...], str] = {}
        self._found = {f"section:{number}" for number in self._sections.values()}

    def section(self, headings: tuple[str, ...]) -> str:
        """The entry of what stands under some headings; empty without any."""
        return f"section:{self._sections[headings[:_DEPTH]]}" if headings else ""

    def entries(self, statement: str, coded: tuple[str, ...], section: str) -> str:
        """Filter and entry, `populations:carers`, of each that a statement of the plan is found
        by, with blanks between, safe in HTML. What this gave, `filters` will have to choose from.

        Args:
            statement: its id.
            coded: entries by its codes.
            section: the entry of its headings.
        """
        found = self._coded.get(coded)
        if found is None:
            found = self._coded[coded] = self._taken(coded)
        if section:
            found = f"{found} {section}" if found else section
        for others in (self._marks, self._criteria):
            if some := others.get(statement):
                found = f"{found} {self._taken(some)}".lstrip()
        return found

    def _taken(self, entries: tuple[str, ...]) -> str:
        self._found.update(entries)
        return escape(" ".join(entries))

    def filters(self) -> Iterator[Filter]:
        """Those that have more than nothing to choose, once `entries` gave those of statements."""
        settings = self._lookup.settings
        for category in settings.categories:
            codes = [Choice(code.id, code.label) for code in category.codes]
            yield from self._filter(category.id, category.label, [("", codes)])
        groups = [Choice(group.id, group.label) for group in settings.groups]
        yield from self._filter("groups", "Group", [("", groups)])
        origins = [Choice(code.id, code.label) for code in settings.origins]
        yield from self._filter("origin", "Own or restated", [("", origins)])
        paths = self._sections.items()
        named = [Choice(n, shortened(" › ".join(path), _HEADING)) for path, n in paths]
        yield from self._filter("section", "Section", [("", named)])
        yield from self._filter("mark", "Mark", list(self._of_rubrics("marks")))
        shown = list(self._of_rubrics("criteria"))
        yield from self._filter("criterion", "Shown for the criterion", shown)

    def _of_rubrics(self, part: str) -> Iterator[tuple[str, list[Choice]]]:
        for settings in self._lookup.rubrics:
            listed = getattr(settings, part)
            yield settings.title, [Choice(_of_rubric(settings, c.id), c.label) for c in listed]

    def _filter(
        self, key: str, label: str, groups: list[tuple[str, list[Choice]]]
    ) -> Iterator[Filter]:
        kept = [
            (name, tuple(c for c in choices if f"{key}:{c.value}" in self._found))
            for name, choices in groups
        ]
        kept = [(name, choices) for name, choices in kept if choices]
        if kept:
            yield Filter(key, label, tuple(kept))


def _of_rubric(settings: RubricSettings, code: str) -> str:
    return f"{settings.id}.{code}"


def _criterion_tokens(lookup: Lookup, plan: str) -> Mapping[str, tuple[str, ...]]:
    """Statement → entries of the criteria that it is shown for."""
    found: dict[str, tuple[str, ...]] = {}
    for answers in lookup.run.answers:
        for one in answers.plans:
            if one.plan != plan:
                continue
            for answer in one.answers:
                token = f"criterion:{answers.rubric}.{answer.criterion}"
                for shown in answer.evidence:
                    found[shown.statement] = (*found.get(shown.statement, ()), token)
    return found
