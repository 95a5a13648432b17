"""Everything the pages look up in a run, worked out once."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from doc_audit.model import (
    Coding,
    Document,
    Page,
    PlanScore,
    Problem,
    Run,
    Statement,
    StatementPoints,
)
from doc_audit.model.reading import Reading, reading_of
from doc_audit.report.code_lines import CodeLine
from doc_audit.report.escaped import fragment
from doc_audit.report.known import draft_words
from doc_audit.report.mark_lines import mark_lines, mark_tokens
from doc_audit.report.plan_names import page_names, slugs_of
from doc_audit.report.plan_parts import pages_of
from doc_audit.report.words import kind_words, seen
from doc_audit.rubric import Rubric, RubricSettings
from doc_audit.store.folder import source_name, text_name
from doc_audit.tag.linear import MODEL_ID


@dataclass(frozen=True)
class Lookup:
    """A run and its rubric's settings, by the keys that pages need.

    Attributes:
        titles: plan id → name to show; file stems in `slugs`.
        plan_of: document id → plan id.
        by_plan: plan id → its statements in reading order.
        statements: statement id → statement, of all plans; `numbers` its place in its plan, from 1.
        counts: document id → number of its statements, 0 where there are none.
        points: statement id → what it brought to the score; a merged copy's id leads to the
            group's line too.
        rules: ids of the rubric's rules, which the method page explains.
        marks: statement id → marks on it by all rubrics; of the others no key.
        mark_tokens: the same as entries of a filter, see `facets.Facets`.
        rubrics: settings of all rubrics, the main one first.
        parts: plan id → statements of each of its pages.
        pages: statement id → file name of the page of its plan that it stands on.
        readings: document id → what became of its pages.
        graded: document id → its pages of whose reading there is something to say, by number.
    """

    run: Run
    settings: RubricSettings
    documents: Mapping[str, Document]
    titles: Mapping[str, str]
    slugs: Mapping[str, str]
    plan_of: Mapping[str, str]
    by_plan: Mapping[str, tuple[Statement, ...]]
    statements: Mapping[str, Statement]
    numbers: Mapping[str, int]
    counts: Counter[str]
    points: Mapping[str, StatementPoints]
    rules: frozenset[str]
    marks: Mapping[str, tuple[CodeLine, ...]]
    mark_tokens: Mapping[str, tuple[str, ...]]
    rubrics: tuple[RubricSettings, ...]
    parts: Mapping[str, tuple[tuple[Statement, ...], ...]]
    pages: Mapping[str, str]
    readings: Mapping[str, Reading]
    graded: Mapping[str, Mapping[int, Page]]

    def under(self, statement: Statement) -> tuple[Page, ...]:
        """Pages under a statement of whose reading there is something to say, in order."""
        graded = self.graded.get(statement.doc)
        if not graded:
            return ()
        numbers = {box.page for box in statement.boxes}
        if statement.page is not None:
            numbers.add(statement.page)
        return tuple(graded[number] for number in sorted(numbers & graded.keys()))

    def href(self, statement: str, here: str = "index.html") -> str:
        """Link to a statement: all pages take it from here, as long plans have several pages.

        Args:
            statement: id of a statement of one of the plans.
            here: path in the run folder, with `/`, of the page that has the link.
        """
        page, at = self.pages[statement], fragment(statement)
        if here == f"plans/{page}":
            return f"#{at}"
        folder = "" if here.startswith("plans/") else "../plans/" if "/" in here else "plans/"
        return f"{folder}{page}#{at}"

    def coding(self, statement: Statement) -> Coding | None:
        """The coding of a statement, None where nobody coded it."""
        return self.run.codings.get(statement.id)

    def problems_of(self, docs: Iterable[str]) -> tuple[Problem, ...]:
        """Problems of some documents, worst first."""
        wanted = set(docs)
        return worst_first(p for p in self.run.problems if p.doc in wanted)


def build_lookup(run: Run, rubric: Rubric, beside: Sequence[Rubric] = ()) -> Lookup:
    """The lookup of a run; `beside` are the rubrics beside its main one, whose marks it shows."""
    documents = {document.id: document for document in run.documents}
    plan_of = {doc: score.plan for score in run.scores for doc in score.docs}
    by_plan: dict[str, list[Statement]] = {score.plan: [] for score in run.scores}
    for statement in run.statements:
        if statement.doc in plan_of:
            by_plan[plan_of[statement.doc]].append(statement)
    slugs = slugs_of([score.plan for score in run.scores])
    points = {i: line for s in run.scores for line in s.points for i in _ids(line)}
    parts = {
        plan: pages_of(some, lambda s: run.codings.get(s.id), _read_most(run, rubric, points))
        for plan, some in by_plan.items()
    }
    return Lookup(
        run=run,
        settings=rubric.settings,
        documents=documents,
        titles=_titles(run.scores, documents),
        slugs=slugs,
        plan_of=plan_of,
        by_plan={plan: tuple(statements) for plan, statements in by_plan.items()},
        statements={s.id: s for some in by_plan.values() for s in some},
        numbers={s.id: n for some in by_plan.values() for n, s in enumerate(some, 1)},
        counts=Counter(statement.doc for statement in run.statements),
        points=points,
        rules=frozenset(rule_ids(rubric)),
        marks=mark_lines(run, [rubric, *beside]),
        mark_tokens=mark_tokens(run, [rubric, *beside]),
        rubrics=tuple(one.settings for one in (rubric, *beside)),
        parts=parts,
        pages=_pages(slugs, parts),
        readings={document.id: reading_of([document]) for document in run.documents},
        graded={document.id: _graded(document) for document in run.documents},
    )


def _read_most(
    run: Run, rubric: Rubric, points: Mapping[str, StatementPoints]
) -> Callable[[Statement], bool]:
    """Whether a statement is a commitment in scope or an aspiration."""

    def is_so(statement: Statement) -> bool:
        coding = run.codings.get(statement.id)
        hoped = coding is not None and coding.type == rubric.settings.aspiration_type
        return hoped or statement.id in points

    return is_so


def _graded(document: Document) -> dict[int, Page]:
    return {p.number: p for p in document.pages if p.reasons or p.grade != "good"}


def _pages(
    slugs: Mapping[str, str], parts: Mapping[str, tuple[tuple[Statement, ...], ...]]
) -> dict[str, str]:
    return {
        statement.id: name
        for plan, pages in parts.items()
        for name, some in zip(page_names(slugs[plan], len(pages)), pages, strict=True)
        for statement in some
    }


def by_name(lookup: Lookup) -> list[PlanScore]:
    """Scores in the order of the plans' names, which their numbers follow."""
    return sorted(lookup.run.scores, key=lambda s: (lookup.titles[s.plan].casefold(), s.plan))


def plan_numbers(lookup: Lookup) -> dict[str, int]:
    """Number of each plan, from 1, the same on every page of the report; in their order."""
    return {score.plan: number for number, score in enumerate(by_name(lookup), 1)}


def rule_ids(rubric: Rubric) -> Iterator[str]:
    """Ids of all rules."""
    rules = rubric.rules
    for group in (rules.marks, rules.cues, rules.cells, rules.decisions):
        yield from (rule.id for rule in group)
    if rubric.weights:
        yield MODEL_ID


def worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors, then warnings, then notes; otherwise as found."""
    order = ("error", "warning", "note")
    return tuple(sorted(problems, key=lambda p: order.index(p.severity)))


def source_link(document: Document, page: int | None = None) -> str:
    """Link from the run folder to a document's own file, at a page of a PDF.

    A saved web page leads to its plain text instead: opening the page itself would run its scripts
    and ask its publisher's servers for pictures.
    """
    if document.media == "html":
        return quote(text_name(document))
    page_part = f"#page={page}" if page and document.media == "pdf" else ""
    return quote(source_name(document)) + page_part


def document_name(document: Document) -> str:
    """Title where it is known for sure, else the file's name."""
    title = document.facts.get("title")
    known = title and title.sure and title.value.strip()
    return seen(title.value if title and known else document.name)


def document_kind(document: Document) -> str:
    """Kind of document in words, an inferred one marked."""
    kind = document.facts.get("kind")
    words = kind_words(kind.value if kind else "")
    if kind is None or kind.value in ("", "unknown"):
        return words
    given = kind.source == "manifest" and kind.sure
    return words if given else f"{words} (inferred)"


def _ids(line: StatementPoints) -> tuple[str, ...]:
    return (line.statement, *line.merged)


def _titles(scores: Iterable[PlanScore], documents: Mapping[str, Document]) -> dict[str, str]:
    """Names of plans; two plans of one name are told apart by their ids."""
    named = {score.plan: _title(score, documents) for score in scores}
    names = list(named.values())
    return {
        plan: name if names.count(name) == 1 else f"{name} ({seen(plan)})"
        for plan, name in named.items()
    }


def _title(score: PlanScore, documents: Mapping[str, Document]) -> str:
    known = [documents[doc] for doc in score.docs if doc in documents]
    if len(known) != 1:
        return seen(score.plan)
    draft = draft_words(known[0])
    return document_name(known[0]) + (f" ({draft})" if draft else "")
