"""How documents and their pages were read, as tables for spreadsheets."""

from collections import Counter
from collections.abc import Iterator

from doc_audit.export.table import table_line
from doc_audit.model import Run
from doc_audit.model.reading import page_characters, reading_of


def documents_csv(run: Run) -> Iterator[str]:
    """A row a document (RFC 4180), head first.

    Columns: what it is, pages of each grade, characters read (running heads and feet not counted)
    and those of them on good pages, statements.
    """
    statements = Counter(statement.doc for statement in run.statements)
    heads = ["doc", "plan", "system", "file", "kind", "pages", "good", "doubtful", "unreadable"]
    yield table_line([*heads, "characters", "characters_on_good_pages", "statements"])
    for document in run.documents:
        known = reading_of([document])
        facts = [document.fact(name) for name in ("plan", "system")]
        counts = [known.pages, known.good, known.doubtful, known.unreadable, known.characters]
        counts += [known.on_good, statements[document.id]]
        place = [document.id, *facts, document.name, document.fact("kind")]
        yield table_line([*place, *map(str, counts)])


def pages_csv(run: Run) -> Iterator[str]:
    """A row a page, head first: its grade, the reasons joined by `; `, characters read."""
    yield table_line(["doc", "plan", "file", "page", "grade", "reasons", "characters"])
    for document in run.documents:
        counts = page_characters(document)
        for page in document.pages:
            place = [document.id, document.fact("plan"), document.name, str(page.number)]
            yield table_line(
                [*place, page.grade, "; ".join(page.reasons), str(counts[page.number])]
            )
