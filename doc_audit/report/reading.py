"""What was read of the documents, what wasn't, and what to do about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import Document, Problem
from doc_audit.report.lookup import Lookup, document_kind, document_name, source_link
from doc_audit.report.words import page_runs, pages_words, seen


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document in the table of what was read."""

    name: str
    file: str
    href: str
    kind: str
    pages: int
    unreadable: str
    doubtful: str
    statements: int
    plan: str
    plan_href: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem with the document it belongs to and links to its pages."""

    severity: str
    name: str
    pages: str
    href: str
    message: str
    mend: str


def unread_words(lookup: Lookup, docs: Sequence[str]) -> str:
    """How much of a plan's documents could not be read, in words; empty where all was."""
    known = [lookup.documents[doc] for doc in docs if doc in lookup.documents]
    pages = [page for document in known for page in document.pages]
    bad = sum(page.grade == "unreadable" for page in pages)
    lost = [p for p in lookup.problems_of(docs) if p.severity == "error"]
    if bad:
        return f"{bad} of {len(pages)} pages not readable"
    return "parts not readable" if lost else ""


def document_lines(
    lookup: Lookup, documents: Sequence[Document], up: str = ""
) -> Iterator[DocumentLine]:
    """Documents as read; `up` leads from the page to the run folder."""
    for document in documents:
        plan = lookup.plan_of.get(document.id, "")
        yield DocumentLine(
            name=document_name(document),
            file=seen(document.name),
            href=up + source_link(document),
            kind=document_kind(document),
            pages=len(document.pages),
            unreadable=_graded(document, "unreadable"),
            doubtful=_graded(document, "doubtful"),
            statements=lookup.counts[document.id],
            plan=lookup.titles.get(plan, ""),
            plan_href=f"{up}plans/{lookup.slugs[plan]}.html" if plan else "",
        )


def problem_line(lookup: Lookup, problem: Problem, up: str) -> ProblemLine:
    """A problem as shown; linked where the document is there."""
    document = lookup.documents.get(problem.doc)
    first = problem.pages[0] if problem.pages else None
    return ProblemLine(
        severity=problem.severity,
        name=seen(problem.file or (document.name if document else problem.doc) or "the run"),
        pages=page_runs(problem.pages),
        href=up + source_link(document, first) if document else "",
        message=problem.message,
        mend=problem.mend,
    )


def _graded(document: Document, grade: str) -> str:
    return pages_words(page.number for page in document.pages if page.grade == grade)
