"""Pictures of the places where statements stand, for the report, from the kept sources."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from doc_audit.engine import Failure, run_guarded
from doc_audit.ingest import Region
from doc_audit.model import Run, Statement
from doc_audit.pipeline.drawing import Draw, Wanted
from doc_audit.report import Picture
from doc_audit.store.folder import source_name

PICTURES = 12
"""Statements of a plan that get one unless the user says otherwise: those listed under what to
change, ten or so, and the best. On one core a picture takes about 15 ms and 10 kB."""

_SECONDS = 60.0  # for all pictures of one document
_MEMORY = 4 * 2**30  # bytes of address space of a worker, as for reading


def pictures_of(
    folder: Path, run: Run, wanted: Sequence[Statement], workers: int
) -> Mapping[str, Picture]:
    """Statement id → picture, of those that can be drawn: in PDFs, with boxes.

    Drawing a page can fail where reading it did not, so it is done behind the same guard: a
    document whose pictures fail has none; its statements are linked to its pages all the same.

    Args:
        folder: the run's, with the sources.
        run: of the folder.
        wanted: statements of it.
        workers: processes at once, at least 1.
    """
    pdfs = {d.id: d for d in run.documents if d.media == "pdf"}
    by_doc: dict[str, list[Statement]] = {}
    for statement in wanted:
        if statement.doc in pdfs and statement.boxes:
            by_doc.setdefault(statement.doc, []).append(statement)
    tasks = [
        Wanted(folder / source_name(pdfs[doc]), tuple(s.boxes for s in some))
        for doc, some in by_doc.items()
    ]
    groups, found = list(by_doc.values()), dict[str, Picture]()
    for outcome in run_guarded(Draw(), tasks, workers, _SECONDS, _MEMORY) if tasks else ():
        regions = [] if isinstance(outcome.result, Failure) else outcome.result
        for statement, region in zip(groups[outcome.index], regions, strict=False):
            if region is not None:
                found[statement.id] = _picture(region)
    return found


def _picture(region: Region) -> Picture:
    return Picture(region.content, "image/webp", region.width, region.height, region.page)
