"""What made the score of a plan, and which statements were counted as one, for spreadsheets."""

from collections.abc import Iterator, Mapping

from doc_audit.export.table import table_line
from doc_audit.model import Document, PlanScore, Run, Statement
from doc_audit.model.place import place_words
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import Working, likeness, workings


def points_csv(run: Run, score: PlanScore, settings: RubricSettings) -> Iterator[str]:
    """A row a commitment of a plan in scope, head first; the mean of `points` is the score.

    Columns: the statement and its place; for each dimension the level scored (0, 1, 2), the level
    counted (a missing agent counts as vague) and its worth (0…1); axis points (0…1) and points
    (0…100) under the rubric's aggregation; the score without the commitment; the other copies,
    dimensions lowered for the own-area rule, and whether it is restated.
    """
    kept = [d for d in settings.dimensions if d.axis != "none"]
    scored = {name for line in score.points[:1] for name, _ in line.levels}
    names = [d.id for d in kept if d.id in scored]
    heads = [f"{name}_{what}" for name in names for what in ("level", "counted", "worth")]
    figures = ["specificity", "accountability", "points", "score_without"]
    remarks = ["copies", "lowered", "restated", "text"]
    yield table_line(["statement", "doc", "place", *heads, *figures, *remarks])
    statements = {statement.id: statement for statement in run.statements}
    documents = {document.id: document for document in run.documents}
    for one in workings(score, settings):
        statement = statements[one.points.statement]
        yield table_line(
            [
                *_place(statement, documents),
                *_levels(one, names, settings),
                *_figures(one),
                "; ".join(one.points.merged),
                "; ".join(one.points.lowered),
                "yes" if one.points.restated else "no",
                statement.text,
            ]
        )


def copies_csv(run: Run) -> Iterator[str]:
    """A row a statement that was counted with another, head first.

    Columns: the plan, the statement kept (the longest), its copy, how alike the words compared are
    (0…100), where both stand, and both texts.
    """
    heads = ["plan", "kept", "copy", "likeness", "kept_place", "copy_place"]
    yield table_line([*heads, "kept_text", "copy_text"])
    statements = {statement.id: statement for statement in run.statements}
    documents = {document.id: document for document in run.documents}
    for score in run.scores:
        for line in score.points:
            kept = statements[line.statement]
            for name in line.merged:
                copy = statements[name]
                places = [_place(one, documents) for one in (kept, copy)]
                yield table_line(
                    [score.plan, kept.id, copy.id, f"{likeness(kept, copy):.1f}"]
                    + [", ".join(filter(None, place[1:])) for place in places]
                    + [kept.text, copy.text]
                )


def _place(statement: Statement, documents: Mapping[str, Document]) -> list[str]:
    media = documents[statement.doc].media
    return [statement.id, statement.doc, place_words(media, statement.page, statement.path)]


def _levels(one: Working, names: list[str], settings: RubricSettings) -> Iterator[str]:
    levels = dict(one.points.levels)
    floors = {dimension.id: dimension.floor for dimension in settings.dimensions}
    for name in names:
        counted = max(levels[name], floors[name])
        yield from (str(levels[name]), str(counted), f"{settings.scoring.points[counted]:g}")


def _figures(one: Working) -> Iterator[str]:
    yield f"{one.points.specificity:.4f}"
    yield f"{one.points.accountability:.4f}"
    yield f"{one.value:.2f}"
    yield "" if one.without is None else f"{one.without:.2f}"
