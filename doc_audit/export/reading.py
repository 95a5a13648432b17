"""How documents and their pages were read."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from doc_audit.export.table import Cell, Column, Table
from doc_audit.model import Run
from doc_audit.model.place import page_unit
from doc_audit.model.reading import characters_of, page_characters, reading_of

_WORST = ("error", "warning", "note")
_FACTS = (
    Column("title", "text", "its title"),
    Column("publisher", "text", "who published it"),
    Column("start", "text", "first day of the period it is for, ISO 8601; also a year or month"),
    Column("end", "text", "last day of that period"),
    Column("area", "text", "the plan's own area"),
    Column("draft", "text", "words that mark it as a draft"),
    Column("version", "text", "its version"),
    Column("date", "text", "when it was published, ISO 8601; also a year or month"),
)
_DOCUMENTS = (
    Column("doc", "text", "id of the document"),
    Column("plan", "text", "plan it belongs to"),
    Column("system", "text", "integrated care system, by its code where that is known"),
    Column("file", "text", "name of the file"),
    Column("media", "text", "what kind of file it was read as"),
    Column("kind", "text", "strategy, forward_plan and so on"),
    Column("pages", "integer", "pages or slides; 0 in files without"),
    Column("good", "integer", "pages that read well"),
    Column("doubtful", "integer", "pages whose words may be wrong"),
    Column("unreadable", "integer", "pages whose words are missing"),
    Column("characters", "integer", "characters read, without running heads and feet"),
    Column("characters_on_good_pages", "integer", "those on good pages; empty without pages"),
    Column("statements", "integer", "statements found"),
    *_FACTS,
)


def documents_table(run: Run) -> Table:
    """A row a document: what it is, how it was read; `facts_table` says how that is known."""
    says = "A row a document: what it is, and how it was read."
    return Table("documents", says, _DOCUMENTS, partial(_document_rows, run))


def _document_rows(run: Run) -> Iterator[list[Cell]]:
    statements = Counter(statement.doc for statement in run.statements)
    for document in run.documents:
        known = reading_of([document])
        yield [
            document.id,
            document.fact("plan"),
            document.fact("system"),
            document.name,
            document.media,
            document.fact("kind"),
            known.pages,
            known.good,
            known.doubtful,
            known.unreadable,
            characters_of(document),
            known.on_good if known.pages else None,
            statements[document.id],
            *(document.fact(column.name) for column in _FACTS),
        ]


_KNOWN = (
    Column("doc", "text", "id of the document"),
    Column("file", "text", "name of the file"),
    Column("fact", "text", "what is known"),
    Column("value", "text", "its value"),
    Column("source", "text", "manifest, document or file_name"),
    Column("sure", "flag", "whether it is sure"),
    Column("where", "text", "where it was read"),
)


def facts_table(run: Run) -> Table:
    """A row a fact of a document; what isn't known has no row."""
    says = "A row a fact of a document, and how it is known; what isn't known has no row."
    return Table("facts", says, _KNOWN, partial(_fact_rows, run))


def _fact_rows(run: Run) -> Iterator[list[Cell]]:
    for document in run.documents:
        for name, fact in sorted(document.facts.items()):
            place = (document.id, document.name, name)
            yield [*place, fact.value, fact.source, bool(fact.sure), fact.where]


_PROBLEMS = (
    Column("severity", "text", "error: words are missing; warning: they may be wrong; note"),
    Column("code", "text", "kind of problem, as in docs/reading.md"),
    Column("doc", "text", "id of the document; one that couldn't be read is in no other table"),
    Column("file", "text", "name of the file"),
    Column("pages", "list", "numbers of pages or slides"),
    Column("place", "list", "those in words"),
    Column("message", "text", "what happened"),
    Column("mend", "text", "what to do about it"),
)


def problems_table(run: Run) -> Table:
    """A row a problem: worst first, then as found."""
    says = "A row a problem of reading, worst first."
    return Table("problems", says, _PROBLEMS, partial(_problem_rows, run))


def _problem_rows(run: Run) -> Iterator[list[Cell]]:
    unit = {document.id: page_unit(document.media) for document in run.documents}
    for problem in sorted(run.problems, key=lambda problem: _WORST.index(problem.severity)):
        where = [f"{unit.get(problem.doc, 'page')} {page}" for page in problem.pages]
        place = (problem.severity, problem.code, problem.doc, problem.file)
        yield [*place, [str(page) for page in problem.pages], where, problem.message, problem.mend]


_PAGES = (
    Column("doc", "text", "id of the document"),
    Column("plan", "text", "plan it belongs to"),
    Column("file", "text", "name of the file"),
    Column("page", "integer", "page or slide, from 1"),
    Column("grade", "text", "good, doubtful or unreadable"),
    Column("reasons", "list", "why, as code and words"),
    Column("characters", "integer", "characters read, without running heads and feet"),
)


def pages_table(run: Run) -> Table:
    """A row a page or slide."""
    return Table("pages", "A row a page or slide, and its grade.", _PAGES, partial(_page_rows, run))


def _page_rows(run: Run) -> Iterator[list[Cell]]:
    for document in run.documents:
        counts = page_characters(document)
        for page in document.pages:
            place = (document.id, document.fact("plan"), document.name, page.number)
            yield [*place, page.grade, page.reasons, counts[page.number]]
