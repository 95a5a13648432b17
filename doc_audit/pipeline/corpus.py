"""Audits a corpus into a run folder."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from doc_audit.engine import Failure, Outcome, run_guarded, run_on_cluster
from doc_audit.errors import writing
from doc_audit.ingest import Tesseract, find_ocr
from doc_audit.model import Problem, Run, RunRecord, sha256_of
from doc_audit.pipeline.audit import Audited, AuditWork, Task, gone, unreadable, without_places
from doc_audit.pipeline.beside import answers_of, open_rubrics, records_of
from doc_audit.pipeline.failures import MOST_SKIPS, failed, page_at_fault
from doc_audit.pipeline.groups import GROUPS_FILE, open_groups
from doc_audit.pipeline.inputs import Source, find_sources
from doc_audit.pipeline.publish import publish
from doc_audit.pipeline.resources import versions
from doc_audit.pipeline.scoring import DRAWS, SEED, Scope, score_plans
from doc_audit.pipeline.systems import systems_hash
from doc_audit.pipeline.twins import twins
from doc_audit.pipeline.uncertain import with_uncertainty
from doc_audit.rubric import Rubric
from doc_audit.store import SCHEMA, RunWriter

SECONDS = 300.0
"""Time limit of one document; the slowest of 28 real plans took under 5 s on one core."""
OCR_SECONDS = 1800.0
"""The same where OCR is at hand: it takes about 4 s a scanned page on one core."""
MEMORY = 4 * 2**30
"""Address space of one worker, in bytes. Peaks measured (Linux, VmPeak): 12 PDFs of 5 to 42 pages
at most 181 MiB, two Word files 46, a PDF with one scanned page read by OCR 303, beside which
Tesseract, a process of its own, took 115."""

Ocr = Literal["auto", "off"]
"""Whether words in pictures are read: where Tesseract is on the machine, or never."""

Progress = Callable[[str, str, int, int], None]
"""Called with (stage, name of the item just finished, how many done, of how many)."""


@dataclass(frozen=True)
class Options:
    """What `run` can be told. The first five and `beside` change results and are recorded.

    `beside` are further rubrics over the same statements, by name or folder. `seconds` 0 stands
    for `SECONDS`, or `OCR_SECONDS` where OCR is at hand; `memory` is in bytes. `pictures` is how
    many statements of a plan are shown in its report as they stand on the page.
    """

    rubric: str = "default"
    scope: Scope = "inequalities"
    seed: int = SEED
    draws: int = DRAWS
    ocr: Ocr = "auto"
    workers: int = 1
    seconds: float = 0.0
    cluster: str = ""
    memory: int = MEMORY
    beside: tuple[str, ...] = ()
    pictures: int = 0

    @cached_property
    def reader(self) -> Tesseract | None:
        """Reads words in pictures, if it is on the machine and wanted."""
        return find_ocr() if self.ocr == "auto" else None

    @property
    def ocr_versions(self) -> dict[str, str]:
        """What reads pictures, for the run's record; empty where nothing does."""
        if self.reader is None:
            return {}
        return {"tesseract": self.reader.version, "tesseract eng": self.reader.data}

    @property
    def limit(self) -> float:
        """Seconds that a document may take."""
        return self.seconds or (OCR_SECONDS if self.reader else SECONDS)


def run_corpus(
    paths: Sequence[Path],
    out: Path,
    options: Options,
    progress: Progress,
    groups: Path | None = None,
) -> Run:
    """Audits documents into `out` and writes data and report there.

    Documents are kept as they are done; a run that is cut off goes on where it stopped when it
    is called again with the same input, rubric and arguments. `groups` is a table of groups of
    plans, which changes no score and is kept in the run folder.

    Raises:
        InputError: nothing to audit, `out` can't be used, or the table of groups has faults.
        OutputError: no room or no right to write there; what was kept until then stays.
        RubricError: the rubric has faults.
    """
    table = open_groups(groups) if groups else None
    rubrics = open_rubrics([options.rubric, *options.beside])
    rubric = rubrics[0]
    sources, problems = find_sources(paths)
    with RunWriter(out, _record(rubrics, sources, options)) as writer:
        audited, unread = _audit_all(writer, sources, rubrics, options, progress)
        scores = score_plans(audited, rubric, options.seed, options.draws, options.scope)
        scores, robustness = with_uncertainty(
            scores, audited, rubric, options.seed, options.draws, options.scope
        )
        answers = answers_of(audited, rubrics, options.seed, options.draws)
        writer.finish(scores, [*problems, *unread, *twins(audited)], robustness, answers)
    with writing(str(out / GROUPS_FILE)):
        (out / GROUPS_FILE).unlink(missing_ok=True)  # that of an earlier run
    return publish(out, progress, table, options.pictures, options.workers)


def _record(rubrics: Sequence[Rubric], sources: Sequence[Source], options: Options) -> RunRecord:
    rubric = rubrics[0]
    return RunRecord(
        schema=SCHEMA,
        versions={**versions(), "systems": systems_hash(), **options.ocr_versions},
        rubric=rubric.settings.id,
        rubric_hash=rubric.hash,
        rubric_files=rubric.files,
        arguments={
            "rubric": rubric.settings.id,
            "scope": options.scope,
            "seed": str(options.seed),
            "draws": str(options.draws),
            "ocr": options.ocr,
            "manifest": _manifest_hash(sources),
        },
        documents={source.doc: source.sha256 for source in sources},
        beside=records_of(rubrics[1:]),
    )


def _manifest_hash(sources: Sequence[Source]) -> str:
    """Hash of what the user said of the documents; it changes results, so the record has it."""
    said = {
        source.doc: {name: asdict(fact) for name, fact in sorted(source.facts.items())}
        for source in sources
    }
    return sha256_of(json.dumps(said, sort_keys=True).encode())


def _audit_all(
    writer: RunWriter,
    sources: Sequence[Source],
    rubrics: Sequence[Rubric],
    options: Options,
    progress: Progress,
) -> tuple[list[Audited], list[Problem]]:
    """All documents audited, each written as soon as it is done; given back in their order."""
    kept = [i for i, source in enumerate(sources) if (source.doc, source.sha256) in writer.done]
    fresh = sorted(set(range(len(sources))) - set(kept))
    found: dict[int, Audited | Problem] = {i: _read_back(writer, sources[i]) for i in kept}
    for index, result in _results(sources, fresh, rubrics[0], options, rubrics[1:]):
        found[index] = _kept(writer, sources[index], result)
        progress("Reading and tagging", sources[index].name, len(found), len(sources))
    in_order = [found[i] for i in range(len(sources))]
    audited = [result for result in in_order if isinstance(result, Audited)]
    return audited, [result for result in in_order if isinstance(result, Problem)]


Result = tuple[int, Audited | Problem]


def _kept(writer: RunWriter, source: Source, result: Audited | Problem) -> Audited | Problem:
    """Writes a document into the run folder; what is given back is what scoring asks for."""
    if isinstance(result, Problem):
        return result
    try:
        content = source.path.read_bytes()
    except OSError as error:
        return gone(source, error)
    if not result.document.sha256 == source.sha256 == sha256_of(content):
        message = "The file changed while it was being audited; left out."
        return unreadable(source, "file_changed", message, "Run the audit again.")
    codings = (*result.codings, *result.others)
    writer.add(result.document, content, result.statements, codings, result.markings)
    return without_places(result)


def _read_back(writer: RunWriter, source: Source) -> Audited:
    document, statements, codings = writer.read_back(source.doc)
    main = tuple(c for c in codings if c.rubric == writer.record.rubric_hash)
    others = tuple(c for c in codings if c.rubric != writer.record.rubric_hash)
    markings = tuple(writer.markings_of(source.doc))
    return Audited(document, tuple(statements), main, markings, others)


def _results(
    sources: Sequence[Source],
    fresh: Sequence[int],
    rubric: Rubric,
    options: Options,
    beside: Sequence[Rubric] = (),
) -> Iterator[Result]:
    """Fresh documents as they are done, largest files first so that no worker ends up alone.

    A document that fails on one of its pages is read again without that page.
    """
    order = sorted(fresh, key=lambda i: (-sources[i].size, i))
    work = AuditWork((rubric, *beside), options.reader)
    tasks = [Task(sources[i]) for i in order]
    places = {source.doc: i for i, source in enumerate(sources)}
    while tasks:
        again: list[Task] = []
        for outcome in _spread(work, tasks, options):
            task, result = tasks[outcome.index], outcome.result
            if isinstance(result, Failure):
                if smaller := _without_page(task, result, options.limit):
                    again.append(smaller)
                    continue
                result = failed(task.source, result, options.limit, options.memory)
            yield places[task.source.doc], result
        tasks = again


def _without_page(task: Task, failure: Failure, seconds: float) -> Task | None:
    """The task to be tried next, less the page that it failed on; None where there is no sense."""
    page = page_at_fault(failure, seconds)
    if not page or page in task.skip or len(task.skip) == MOST_SKIPS:
        return None
    return replace(task, skip=tuple(sorted((*task.skip, page))))


def _spread(
    work: AuditWork, tasks: Sequence[Task], options: Options
) -> Iterator[Outcome[Audited | Problem]]:
    if not options.cluster:
        return run_guarded(work, tasks, options.workers, options.limit, options.memory)
    whole = [replace(task, content=task.source.path.read_bytes()) for task in tasks]
    return run_on_cluster(work, whole, options.cluster, options.limit, options.memory)
