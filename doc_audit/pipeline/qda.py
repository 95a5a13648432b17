"""Documents of a run with their texts and coded words, for REFI-QDA."""

from collections.abc import Iterator, Mapping, Sequence

from doc_audit.errors import InputError
from doc_audit.export.qda import VARIABLES, QdaSource
from doc_audit.export.qda_spans import Selection, selections
from doc_audit.model import Document, Marked, Run, Statement
from doc_audit.rubric import Rubric
from doc_audit.store import RunFolder

Marks = Mapping[str, Sequence[tuple[str, Mapping[str, Marked]]]]
"""By statement: a rubric's id and its marks."""


def qda_sources(folder: RunFolder, run: Run, rubrics: Sequence[Rubric]) -> list[QdaSource]:
    """Each document with its text; its coded words are worked out when they are taken.

    Raises:
        InputError: the run folder lacks a document's text.
    """
    statements: dict[str, list[Statement]] = {}
    for statement in run.statements:
        statements.setdefault(statement.doc, []).append(statement)
    marks = marks_of(run, {rubric.hash: rubric.settings.id for rubric in rubrics})
    return [
        QdaSource(
            document.sha256,
            document.name,
            text_of(folder, document),
            tuple(document.fact(name) for name in VARIABLES),
            _Selections(statements.get(document.id, []), run, marks),
        )
        for document in run.documents
    ]


def text_of(folder: RunFolder, document: Document) -> str:
    """The plain text that positions of a document's statements count in.

    Raises:
        InputError: it isn't there.
    """
    path = folder.text(document)
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise InputError(
            "the run folder lacks a document's text", str(path), "Run the audit again."
        ) from error


def marks_of(run: Run, rubrics: Mapping[str, str]) -> Marks:
    """Marks of all rubrics, by statement.

    Args:
        run: the run.
        rubrics: id of each rubric by its hash, the main one's first.
    """
    main = next(iter(rubrics.values()))
    found: dict[str, list[tuple[str, Mapping[str, Marked]]]] = {}
    for coding in run.codings.values():
        if coding.marks:
            name = rubrics.get(coding.rubric, main)  # people's codings name no rubric
            found.setdefault(coding.statement, []).append((name, coding.marks))
    for marking in run.markings:
        name = rubrics[marking.rubric]
        found.setdefault(marking.statement, []).append((name, marking.marks))
    return found


class _Selections:
    """The coded words of one document, worked out anew each time they are asked for."""

    def __init__(self, statements: Sequence[Statement], run: Run, marks: Marks) -> None:
        self._statements, self._run, self._marks = statements, run, marks

    def __iter__(self) -> Iterator[Selection]:
        return selections(self._statements, self._run.codings, self._marks)
