"""Statements of a corpus, however it is given: a run folder, codings, or plans to be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from doc_audit.engine import Failure, Tell, run_guarded
from doc_audit.errors import DocAuditError, DocumentError, InputError
from doc_audit.ingest import report_to
from doc_audit.model import Document, Problem, Statement
from doc_audit.pipeline.audit import Task, gone, read_source, unreadable
from doc_audit.pipeline.corpus import MEMORY, SECONDS, Progress
from doc_audit.pipeline.failures import failed
from doc_audit.pipeline.gold import read_files
from doc_audit.pipeline.inputs import Source, find_sources
from doc_audit.pipeline.tagging import first_fault
from doc_audit.rubric import RubricSettings
from doc_audit.segment import statements
from doc_audit.store import is_run_folder, read_run

_CODED = ".jsonl"


@dataclass(frozen=True)
class Gathered:
    """Statements to look at.

    Attributes:
        documents: empty where only statements are known, as in a file of codings.
        told: what could not be read, in words, each with its file.
        arguments: of the run they come from; empty else.
    """

    statements: tuple[Statement, ...]
    documents: tuple[Document, ...] = ()
    told: tuple[str, ...] = ()
    arguments: Mapping[str, str] = field(default_factory=dict)

    def plan(self, doc: str) -> str:
        """The plan that a document is of; where that isn't known the document itself."""
        return self._plans().get(doc, doc)

    def plan_of(self) -> Callable[[str], str]:
        """The same for many documents."""
        plans = self._plans()
        return lambda doc: plans.get(doc, doc)

    def abbreviations(self) -> Callable[[str], Mapping[str, str]]:
        """Document id → its short forms."""
        known = {document.id: document.abbreviations for document in self.documents}
        return lambda doc: known.get(doc, {})

    def _plans(self) -> dict[str, str]:
        return {d.id: d.fact("plan") or d.id for d in self.documents}


def gather(path: Path, settings: RubricSettings, progress: Progress, workers: int = 1) -> Gathered:
    """Statements of a run folder, of codings in the interchange format, or of plans.

    Codes that statements carry are not looked at. Plans are read without OCR.

    Raises:
        InputError: there is nothing of the kind.
    """
    if is_run_folder(path):
        run = read_run(path)
        return Gathered(run.statements, run.documents, arguments=run.record.arguments)
    if path.suffix == _CODED:
        return _coded(path, settings)
    return _read(path, progress, workers)


def _coded(path: Path, settings: RubricSettings) -> Gathered:
    faults: list[DocAuditError] = []
    files = read_files([path], settings, faults, codings=False)  # type: ignore[arg-type]
    found = tuple(line.statement for file in files for line in file.lines)
    if not found:
        raise InputError("no statement", str(path), first_fault(faults))  # type: ignore[arg-type]
    return Gathered(found, told=tuple(map(str, faults)))


class _Reading:
    """What a worker does with a source: reads it and cuts it into statements."""

    def report_to(self, tell: Tell) -> None:
        """Has `tell` called with what is being read, so that a failure can be placed."""
        report_to(tell)

    def __call__(self, task: Task) -> tuple[Document, tuple[Statement, ...]] | Problem:
        """The document, or the problem that kept it from being read."""
        source = task.source
        try:
            content = source.path.read_bytes()
            document = read_source(content, source.name, source.doc, source.facts)
        except OSError as error:
            return gone(source, error)
        except DocumentError as error:
            return unreadable(source, error.code, error.what, error.mend)
        return document, statements(document)


def _read(path: Path, progress: Progress, workers: int) -> Gathered:
    sources, problems = find_sources([path])
    found: dict[int, tuple[Document, tuple[Statement, ...]] | Problem] = {}
    tasks = [Task(source) for source in sources]
    for outcome in run_guarded(_Reading(), tasks, workers, SECONDS, MEMORY):
        result = outcome.result
        if isinstance(result, Failure):
            result = failed(sources[outcome.index], result, SECONDS, MEMORY)
        found[outcome.index] = result
        progress("Reading", sources[outcome.index].name, len(found), len(sources))
    return _in_order(sources, found, problems)


def _in_order(
    sources: Sequence[Source],
    found: Mapping[int, tuple[Document, tuple[Statement, ...]] | Problem],
    problems: Sequence[Problem],
) -> Gathered:
    results = [found[i] for i in range(len(sources))]
    read = [result for result in results if not isinstance(result, Problem)]
    bad = [*problems, *(result for result in results if isinstance(result, Problem))]
    if not read:
        raise InputError("no document could be read", bad[0].file, bad[0].message)
    return Gathered(
        tuple(statement for _, some in read for statement in some),
        tuple(document for document, _ in read),
        tuple(f"{p.file}: {p.message} {p.mend}".strip() for p in bad if p.severity != "note"),
    )
