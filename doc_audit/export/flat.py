"""Every statement with its codes, as interchange lines and as a table for spreadsheets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from doc_audit.export.table import Cell, Column, Table
from doc_audit.model import Code, Coding, Document, Page, Run, Statement, StatementPoints
from doc_audit.model.interchange import dump
from doc_audit.model.place import place_words
from doc_audit.model.reading import pages_under

_GRADES = ("good", "doubtful", "unreadable")
_CODE_CELLS = 4
_READ_FIRST = ("plan", "place", "text", "type", "relevance", "origin")
_READ_LAST = ("section", "stem", "kind", "page", "system", "doc", "id")


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


_PLACE = (
    Column("id", "text", "id of the statement, made from its document and words"),
    Column("plan", "text", "plan that the document belongs to"),
    Column("system", "text", "integrated care system, by its code where that is known"),
    Column("doc", "text", "id of the document"),
    Column("kind", "text", "what it stands in: paragraph, list_item, table_row and so on"),
    Column("page", "integer", "page it begins on, or slide, from 1; empty in files without pages"),
    Column("path", "text", "where it stands in files without pages, for programs", aside=True),
    Column("place", "text", "page or path, in words"),
    Column("section", "text", "headings over it, outermost first, parted by “ > ”"),
    Column("stem", "text", "words that open the list it is an item of"),
    Column("text", "text", "the statement as read"),
)
_TYPE = (
    Column("type", "text", "commitment, aspiration, achievement, context or other"),
    Column("relevance", "text", "to health inequalities: explicit, implicit or none"),
    Column("origin", "text", "own, or restated: set nationally or by another body"),
)
_POINTS = (
    Column("specificity", "number", "0 to 100; of commitments that are scored", 2),
    Column("accountability", "number", "0 to 100; of commitments that are scored", 2),
    Column("points", "number", "0 to 100: what it brings to the plan's score", 2),
)
_READ = (
    Column("page_grade", "text", "worst of its pages: good, doubtful or unreadable"),
    Column("page_reasons", "list", "why, as code and words"),
)


def _dimension(name: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}_level", "integer", "0 absent, 1 vague, 2 specific; empty: not coded"),
        Column(f"{name}_words", "text", "the words that show it"),
        Column(
            f"{name}_evidence_in",
            "text",
            "where these stand: text, stem, before, cell, document",
            aside=True,
        ),
        Column(f"{name}_rules", "list", "rules that decided", aside=True),
    )


def statements_table(run: Run, dimensions: Sequence[str], categories: Sequence[str]) -> Table:
    """A row a statement: where it stands, its words, its codes, its points, how it was read."""
    columns = (
        *_PLACE,
        *_TYPE,
        *(column for name in dimensions for column in _dimension(name)),
        *(Column(name, "list", "codes that apply, as in the codebook") for name in categories),
        Column("groups", "list", "finer codes under the populations"),
        Column("coder", "text", "who coded it"),
        *_POINTS,
        *_READ,
    )
    rows = partial(_rows, run, list(dimensions), list(categories))
    says = "A row a statement of a plan, in reading order."
    return Table("statements", says, columns, rows, _read_order(columns))


def _read_order(columns: Sequence[Column]) -> tuple[str, ...]:
    """Names of the columns as one reads them: plan, words and codes before what identifies."""
    between = [c.name for c in columns if c.name not in (*_READ_FIRST, *_READ_LAST)]
    return (*_READ_FIRST, *between, *_READ_LAST)


def _rows(run: Run, dimensions: list[str], categories: list[str]) -> Iterator[list[Cell]]:
    documents = {document.id: document for document in run.documents}
    points = {p.statement: p for score in run.scores for p in score.points}
    for statement in run.statements:
        coding = run.codings.get(statement.id)
        yield [
            *_place(statement, documents[statement.doc]),
            *_codes(coding, dimensions, categories),
            *_points(points.get(statement.id)),
            *_graded(statement, documents[statement.doc]),
        ]


def _place(statement: Statement, document: Document) -> list[Cell]:
    return [
        statement.id,
        document.fact("plan"),
        document.fact("system"),
        statement.doc,
        str(statement.kind),
        statement.page,
        statement.path,
        place_words(document.media, statement.page, statement.path),
        " > ".join(statement.headings),
        statement.stem,
        statement.text,
    ]


def _codes(
    coding: Coding | None, dimensions: Sequence[str], categories: Sequence[str]
) -> list[Cell]:
    if coding is None:
        return [None] * (len(_TYPE) + _CODE_CELLS * len(dimensions) + len(categories) + 2)
    cells: list[Cell] = [coding.type, coding.relevance, coding.origin]
    for name in dimensions:
        cells += _code(coding.dimensions, name)
    cells += [coding.categories.get(name, ()) for name in categories]
    return [*cells, coding.groups, coding.coder]


def _code(codes: Mapping[str, Code], name: str) -> list[Cell]:
    code = codes.get(name)
    if code is None:
        return [None] * _CODE_CELLS
    source = code.evidence.source if code.evidence else ""
    return [code.level, code.words, source, code.rules]


def _points(points: StatementPoints | None) -> list[Cell]:
    if points is None:
        return [None] * len(_POINTS)
    return [100 * points.specificity, 100 * points.accountability, points.points]


def _worst(pages: Sequence[Page]) -> str:
    return max((page.grade for page in pages), key=_GRADES.index)


def _reasons(pages: Iterable[Page]) -> list[str]:
    return list(dict.fromkeys(reason for page in pages for reason in page.reasons))


def _graded(statement: Statement, document: Document) -> list[Cell]:
    pages = pages_under(statement, document)
    if not pages:
        return ["good" if document.pages else "", ()]
    return [_worst(pages), _reasons(pages)]
