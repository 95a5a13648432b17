"""Every statement with its codes, as interchange lines and as a table for spreadsheets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from doc_audit.export.table import table_line
from doc_audit.model import Code, Coding, Document, Page, Run, Statement, StatementPoints
from doc_audit.model.interchange import dump
from doc_audit.model.place import place_words
from doc_audit.model.reading import pages_under

_GRADES = ("good", "doubtful", "unreadable")
_CODE_COLUMNS = ("level", "words", "evidence_in", "rules")


def statements_jsonl(run: Run) -> Iterator[str]:
    """The run's codings in the interchange format, a line each with its line end.

    `page_grade` and `page_reasons` are those of the pages under the statement; missing where
    there is nothing to say of them.
    """
    documents = {document.id: document for document in run.documents}
    for statement in run.statements:
        pages = pages_under(statement, documents[statement.doc])
        extra = {"page_grade": _worst(pages), "page_reasons": _reasons(pages)} if pages else {}
        yield dump(statement, run.codings.get(statement.id), extra) + "\n"


def statements_csv(run: Run, dimensions: Sequence[str], categories: Sequence[str]) -> Iterator[str]:
    """A row a statement (RFC 4180), head first; lists are joined by `; `.

    Columns: where the statement stands (`page` counts slides in a deck, `path` is for programs,
    `place` says both in words), its text, its codes, then for each dimension its level
    (0, 1, 2; empty where not coded), words, the text the words stand in, and rules; then lists
    of categories and finer groups, what a commitment in scope brought to its plan's score (0…100),
    and how the pages under the statement were read.
    """
    heads = [*_place_heads(), "type", "relevance", "origin"]
    heads += [f"{name}_{column}" for name in dimensions for column in _CODE_COLUMNS]
    heads += [*categories, "groups", "coder", "specificity", "accountability", "points"]
    heads += ["page_grade", "page_reasons"]
    documents = {document.id: document for document in run.documents}
    points = {p.statement: p for score in run.scores for p in score.points}
    yield table_line(heads)
    for statement in run.statements:
        coding = run.codings.get(statement.id)
        yield table_line(
            [
                *_place(statement, documents[statement.doc]),
                *_codes(coding, dimensions, categories),
                *_points(points.get(statement.id)),
                *_graded(statement, documents[statement.doc]),
            ]
        )


def _place_heads() -> list[str]:
    return [
        "id",
        "plan",
        "system",
        "doc",
        "kind",
        "page",
        "path",
        "place",
        "section",
        "stem",
        "text",
    ]


def _place(statement: Statement, document: Document) -> list[str]:
    return [
        statement.id,
        document.fact("plan"),
        document.fact("system"),
        statement.doc,
        str(statement.kind),
        "" if statement.page is None else str(statement.page),
        statement.path,
        place_words(document.media, statement.page, statement.path),
        " > ".join(statement.headings),
        statement.stem,
        statement.text,
    ]


def _codes(
    coding: Coding | None, dimensions: Iterable[str], categories: Iterable[str]
) -> list[str]:
    dimensions, categories = list(dimensions), list(categories)
    if coding is None:
        return [""] * (3 + len(_CODE_COLUMNS) * len(dimensions) + len(categories) + 2)
    cells = [coding.type, coding.relevance, coding.origin]
    for name in dimensions:
        cells += _code(coding.dimensions, name)
    cells += ["; ".join(coding.categories.get(name, ())) for name in categories]
    return [*cells, "; ".join(coding.groups), coding.coder]


def _code(codes: Mapping[str, Code], name: str) -> list[str]:
    code = codes.get(name)
    if code is None:
        return [""] * len(_CODE_COLUMNS)
    source = code.evidence.source if code.evidence else ""
    return [str(code.level), code.words, source, "; ".join(code.rules)]


def _points(points: StatementPoints | None) -> list[str]:
    if points is None:
        return ["", "", ""]
    figures = (100 * points.specificity, 100 * points.accountability, points.points)
    return [f"{figure:.2f}" for figure in figures]


def _worst(pages: Sequence[Page]) -> str:
    return max((page.grade for page in pages), key=_GRADES.index)


def _reasons(pages: Iterable[Page]) -> list[str]:
    return list(dict.fromkeys(reason for page in pages for reason in page.reasons))


def _graded(statement: Statement, document: Document) -> list[str]:
    pages = pages_under(statement, document)
    if not pages:
        return ["good" if document.pages else "", ""]
    return [_worst(pages), "; ".join(_reasons(pages))]
