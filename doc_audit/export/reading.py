"""How documents and their pages were read, as tables for spreadsheets."""

from collections import Counter
from collections.abc import Iterator

from doc_audit.export.table import table_line
from doc_audit.model import Run
from doc_audit.model.place import page_unit
from doc_audit.model.reading import characters_of, page_characters, reading_of

_WORST = ("error", "warning", "note")
_FACTS = ("title", "publisher", "start", "end", "area", "draft", "version", "date")


def documents_csv(run: Run) -> Iterator[str]:
    """A row a document (RFC 4180), head first.

    Columns: what it is, as what kind of file it was read (`media`), pages or slides of each grade,
    characters read (running heads and feet not counted) and those of them on good pages (empty
    without pages), statements; then what is known of it (see `facts_csv` for how).
    """
    statements = Counter(statement.doc for statement in run.statements)
    heads = [
        "doc",
        "plan",
        "system",
        "file",
        "media",
        "kind",
        "pages",
        "good",
        "doubtful",
        "unreadable",
    ]
    heads += ["characters", "characters_on_good_pages", "statements"]
    yield table_line([*heads, *_FACTS])
    for document in run.documents:
        known = reading_of([document])
        facts = [document.fact(name) for name in ("plan", "system")]
        counts: list[int | str] = [known.pages, known.good, known.doubtful, known.unreadable]
        counts += [characters_of(document), known.on_good if known.pages else ""]
        counts += [statements[document.id]]
        place = [document.id, *facts, document.name, document.media, document.fact("kind")]
        known_facts = [document.fact(name) for name in _FACTS]
        yield table_line([*place, *map(str, counts), *known_facts])


def facts_csv(run: Run) -> Iterator[str]:
    """A row a fact of a document, head first.

    Columns: the fact's value, its source (`manifest`, `document`, `file_name`), `yes` or `no` for
    whether it is sure, and where it was read. What isn't known has no row.
    """
    yield table_line(["doc", "file", "fact", "value", "source", "sure", "where"])
    for document in run.documents:
        for name, fact in sorted(document.facts.items()):
            sure = "yes" if fact.sure else "no"
            place = [document.id, document.name, name]
            yield table_line([*place, fact.value, fact.source, sure, fact.where])


def problems_csv(run: Run) -> Iterator[str]:
    """A row a problem, head first: worst first, then as found.

    Columns: severity (`error`: words are missing; `warning`: they may be wrong; `note`), code,
    document (one that couldn't be read has no row in `documents_csv`), file, pages or slides
    joined by `; `, those in words, what happened, what to do.
    """
    yield table_line(["severity", "code", "doc", "file", "pages", "place", "message", "mend"])
    unit = {document.id: page_unit(document.media) for document in run.documents}
    for problem in sorted(run.problems, key=lambda problem: _WORST.index(problem.severity)):
        where = "; ".join(f"{unit.get(problem.doc, 'page')} {page}" for page in problem.pages)
        pages = "; ".join(map(str, problem.pages))
        place = [problem.severity, problem.code, problem.doc, problem.file, pages, where]
        yield table_line([*place, problem.message, problem.mend])


def pages_csv(run: Run) -> Iterator[str]:
    """A row a page or slide, head first: its grade, reasons joined by `; `, characters read."""
    yield table_line(["doc", "plan", "file", "page", "grade", "reasons", "characters"])
    for document in run.documents:
        counts = page_characters(document)
        for page in document.pages:
            place = [document.id, document.fact("plan"), document.name, str(page.number)]
            yield table_line(
                [*place, page.grade, "; ".join(page.reasons), str(counts[page.number])]
            )
