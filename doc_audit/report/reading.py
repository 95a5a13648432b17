"""What was read of the documents, what wasn't, and what to do about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.model import Document, Page, Problem
from doc_audit.model.place import page_unit, pages_unit
from doc_audit.model.reading import (
    REASON_CODES,
    Reading,
    reason_code,
    reason_words,
    together,
)
from doc_audit.report.known import draft_words
from doc_audit.report.lookup import Lookup, document_kind, document_name, source_link
from doc_audit.report.words import count, joined, pages_words, percent, seen


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document in the table of what was read.

    `length`: of a deck in slides; `on_good`: share of its text on good pages; `draft`: said of it
    where it is marked as one.
    """

    name: str
    file: str
    href: str
    kind: str
    paged: bool
    length: str
    unreadable: str
    doubtful: str
    on_good: str
    statements: int
    plan: str
    plan_href: str
    draft: str = ""


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem with the document it belongs to and links to its pages."""

    severity: str
    name: str
    where: str
    href: str
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """Pages of one document that have the same reason to be read with care."""

    name: str
    grade: str
    where: str
    href: str
    says: str


def unread_words(lookup: Lookup, docs: Sequence[str]) -> str:
    """How much of a plan's documents could not be read, in words; empty where all was."""
    known = _documents(lookup, docs)
    pages = [page for document in known for page in document.pages]
    bad = sum(page.grade == "unreadable" for page in pages)
    lost = [p for p in lookup.problems_of(docs) if p.severity == "error"]
    if bad:
        return f"{bad} of {len(pages)} {_unit(known)}s not readable"
    return "parts not readable" if lost else ""


def searched_words(lookup: Lookup, docs: Sequence[str]) -> str:
    """Where "not found" was looked for, as the end of a sentence; empty where all was read well."""
    documents = _documents(lookup, docs)
    known, unit = _known(lookup, documents), _unit(documents)
    read = known.pages - known.unreadable
    if known.pages == known.good:
        return ""
    if not read:
        return f"because no {unit} could be read"
    where = f"on the one {unit}" if read == 1 else f"on the {read} {unit}s"
    where += " that could be read" if known.unreadable else " read"
    if known.doubtful:
        where += f", {known.doubtful} of them doubtful" if read > 1 else ", which is doubtful"
    return where + (f"; {count(known.unreadable, unit)} not readable" if known.unreadable else "")


def reading_words(lookup: Lookup, documents: Sequence[Document]) -> str:
    """How the pages of one or more documents were read, in a sentence; empty without pages."""
    known, unit = _known(lookup, documents), _unit(documents)
    if not known.pages:
        return ""
    if known.pages == known.good:
        which = f"The {unit}" if known.pages == 1 else f"All {known.pages} {unit}s"
        return f"{which} gave good text."
    parts = [f"{known.good} gave good text"]
    if known.doubtful:
        parts.append(f"{known.doubtful} {'is' if known.doubtful == 1 else 'are'} doubtful")
    if known.unreadable:
        parts.append(f"{known.unreadable} could not be read")
    words = f"Of {count(known.pages, unit)} {joined(parts)}."
    if known.characters:
        share = percent(known.on_good, known.characters)
        words += f" {share}% of the text read is on good {unit}s."
    return words


def plan_reading_words(lookup: Lookup, docs: Sequence[str]) -> str:
    """The same for the documents of a plan."""
    return reading_words(lookup, _documents(lookup, docs))


def _known(lookup: Lookup, documents: Sequence[Document]) -> Reading:
    return together(lookup.readings[document.id] for document in documents)


def _documents(lookup: Lookup, docs: Sequence[str]) -> list[Document]:
    return [lookup.documents[doc] for doc in docs if doc in lookup.documents]


def _unit(documents: Sequence[Document]) -> str:
    """`slide` where all pages are slides, else `page`."""
    return pages_unit(document.media for document in documents if document.pages)


_TAGS = {"unreadable": "error", "doubtful": "warning", "good": "note"}


def page_lines(documents: Sequence[Document], up: str = "") -> Iterator[PageLine]:
    """Why pages are to be read with care, worst first in each document; `up` as above."""
    for document in documents:
        found: dict[tuple[str, str], list[Page]] = {}
        for page in document.pages:
            for text in page.reasons:
                found.setdefault((page.grade, reason_code(text) or text), []).append(page)
        codes = list(REASON_CODES)
        ranked = sorted(found, key=lambda key: (list(_TAGS).index(key[0]), _rank(codes, key[1])))
        for grade, code in ranked:
            pages = found[grade, code]
            yield PageLine(
                name=seen(document.name),
                grade=_TAGS[grade],
                where=pages_words((page.number for page in pages), page_unit(document.media)),
                href=up + source_link(document, pages[0].number),
                says=REASON_CODES.get(code, code),
            )


def _rank(codes: Sequence[str], code: str) -> int:
    return codes.index(code) if code in codes else len(codes)


def care_words(page: Page) -> str:
    """Why a page is to be read with care, in words; empty where it isn't."""
    return "; ".join(seen(reason_words(text)) for text in page.reasons)


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
            paged=bool(document.pages),
            length=_length(document),
            unreadable=_graded(document, "unreadable"),
            doubtful=_graded(document, "doubtful"),
            on_good=_on_good(lookup.readings[document.id]),
            statements=lookup.counts[document.id],
            plan=lookup.titles.get(plan, ""),
            plan_href=f"{up}plans/{lookup.slugs[plan]}.html" if plan else "",
            draft=draft_words(document),
        )


def problem_line(lookup: Lookup, problem: Problem, up: str) -> ProblemLine:
    """A problem as shown; linked where the document is there."""
    document = lookup.documents.get(problem.doc)
    first = problem.pages[0] if problem.pages else None
    return ProblemLine(
        severity=problem.severity,
        name=seen(problem.file or (document.name if document else problem.doc) or "the run"),
        where=pages_words(problem.pages, page_unit(document.media if document else "")),
        href=up + source_link(document, first) if document else "",
        message=problem.message,
        mend=problem.mend,
    )


def _length(document: Document) -> str:
    """`12`, `12 slides`, or `no pages`."""
    unit = page_unit(document.media)
    number = len(document.pages)
    return (str(number) if unit == "page" else count(number, unit)) if number else "no pages"


def _graded(document: Document, grade: str) -> str:
    graded = (page.number for page in document.pages if page.grade == grade)
    return pages_words(graded, page_unit(document.media))


def _on_good(known: Reading) -> str:
    if known.share_on_good is None:
        return "–"
    return percent(known.on_good, known.characters) + "%"
