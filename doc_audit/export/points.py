"""What made the score of a plan, and which statements were counted as one."""

from collections.abc import Iterator, Mapping
from functools import partial

from doc_audit.export.table import Cell, Column, Table
from doc_audit.model import Document, PlanScore, Run, Statement
from doc_audit.model.place import place_words
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import Working, likeness, workings

_PLACE = (
    Column("statement", "text", "id of the commitment"),
    Column("doc", "text", "id of its document"),
    Column("place", "text", "where it stands, in words"),
)
_FIGURES = (
    Column("specificity", "number", "0 to 1", 4),
    Column("accountability", "number", "0 to 1", 4),
    Column("points", "number", "0 to 100 under the rubric's aggregation", 2),
    Column("score_without", "number", "the plan's score, 0 to 100, without this commitment", 2),
)
_REMARKS = (
    Column("copies", "list", "statements counted with it"),
    Column("lowered", "list", "dimensions lowered for the own-area rule"),
    Column("restated", "flag", "whether another body set it"),
    Column("text", "text", "its words"),
)


def points_table(run: Run, score: PlanScore, settings: RubricSettings) -> Table:
    """A row a commitment of a plan in scope; the mean of `points` is the score."""
    kept = [d for d in settings.dimensions if d.axis != "none"]
    scored = {name for line in score.points[:1] for name, _ in line.levels}
    names = [d.id for d in kept if d.id in scored]
    levels = (column for name in names for column in _level_columns(name))
    columns = (*_PLACE, *levels, *_FIGURES, *_REMARKS)
    rows = partial(_point_rows, run, score, settings, names)
    says = "A row a commitment in scope of one plan; the mean of the points is its score."
    return Table("points", says, columns, rows)


def _level_columns(name: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}_level", "integer", "level scored: 0, 1 or 2"),
        Column(f"{name}_counted", "integer", "level counted: a missing agent counts as vague"),
        Column(f"{name}_worth", "number", "worth of that level, 0 to 1"),
    )


def _point_rows(
    run: Run, score: PlanScore, settings: RubricSettings, names: list[str]
) -> Iterator[list[Cell]]:
    statements = {statement.id: statement for statement in run.statements}
    documents = {document.id: document for document in run.documents}
    for one in workings(score, settings):
        points, statement = one.points, statements[one.points.statement]
        place = [*_place(statement, documents), *_levels(one, names, settings)]
        figures = (points.specificity, points.accountability, one.value, one.without)
        remarks = (points.merged, points.lowered, points.restated, statement.text)
        yield [*place, *figures, *remarks]


_COPIES = (
    Column("plan", "text", "plan id"),
    Column("kept", "text", "id of the statement kept, the longest"),
    Column("copy", "text", "id of the one counted with it"),
    Column("likeness", "number", "how alike the words compared are, 0 to 100", 1),
    Column("kept_place", "text", "document and place of the one kept"),
    Column("copy_place", "text", "document and place of the copy"),
    Column("kept_text", "text", "words of the one kept"),
    Column("copy_text", "text", "words of the copy"),
)


def copies_table(run: Run) -> Table:
    """A row a statement that was counted with another."""
    says = "A row a statement that repeats a commitment and was counted with it."
    return Table("copies", says, _COPIES, partial(_copy_rows, run))


def _copy_rows(run: Run) -> Iterator[list[Cell]]:
    statements = {statement.id: statement for statement in run.statements}
    documents = {document.id: document for document in run.documents}
    for score in run.scores:
        for line in score.points:
            kept = statements[line.statement]
            for copy in (statements[name] for name in line.merged):
                places = [_place_words(one, documents) for one in (kept, copy)]
                ids = (score.plan, kept.id, copy.id, likeness(kept, copy))
                yield [*ids, *places, kept.text, copy.text]


def _place(statement: Statement, documents: Mapping[str, Document]) -> list[str]:
    media = documents[statement.doc].media
    return [statement.id, statement.doc, place_words(media, statement.page, statement.path)]


def _place_words(statement: Statement, documents: Mapping[str, Document]) -> str:
    return ", ".join(filter(None, _place(statement, documents)[1:]))


def _levels(one: Working, names: list[str], settings: RubricSettings) -> Iterator[Cell]:
    levels = dict(one.points.levels)
    floors = {dimension.id: dimension.floor for dimension in settings.dimensions}
    for name in names:
        counted = max(levels[name], floors[name])
        yield from (levels[name], counted, float(settings.scoring.points[counted]))
