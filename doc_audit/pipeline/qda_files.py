"""A run as REFI-QDA files: the project, or its codebook alone."""

from itertools import count
from pathlib import Path

from doc_audit.export.qda import ORIGIN, write_codebook, write_project
from doc_audit.export.qda_codes import codebook
from doc_audit.pipeline.exported import Exported, Progress, Written
from doc_audit.pipeline.qda import qda_sources
from doc_audit.store import whole_file


def write_qdc(exported: Exported, out: Path, progress: Progress) -> Written:
    """The codebook of all rubrics."""
    path = out / "codebook.qdc"
    with whole_file(path) as half:
        write_codebook(half, codebook(exported.rubrics))
    progress("Exporting qdc", path.name, 1, 1)
    return Written((path,))


def write_qdpx(exported: Exported, out: Path, progress: Progress) -> Written:
    """The project: texts, codebook, codings.

    Raises:
        InputError: the run folder lacks a document's text.
    """
    path = out / "doc_audit.qdpx"
    run = exported.run
    done, total = count(), len(run.documents)
    sources = qda_sources(exported.folder, run, exported.rubrics)
    coder = next((coding.coder for coding in run.codings.values()), ORIGIN)

    def tell(source: str) -> None:
        progress("Exporting qdpx", source, next(done), total)

    with whole_file(path) as half:
        write_project(half, "doc_audit", coder, codebook(exported.rubrics), sources, tell)
    progress("Exporting qdpx", path.name, total, total)
    return Written((path,))
