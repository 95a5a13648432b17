"""A `corpus.csv` filled in with what documents say of themselves, for a person to check and edit.

Guesses are named in its column `check`; until a name is taken out there, a run takes the cell for
a guess too, so that nothing becomes sure by passing through a file.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from doc_audit.engine import Failure, Tell, run_guarded
from doc_audit.errors import DocumentError, InputError
from doc_audit.export.table import table_line
from doc_audit.ingest import report_to
from doc_audit.model import Fact, Problem
from doc_audit.pipeline.audit import gone, read_source, unreadable
from doc_audit.pipeline.corpus import MEMORY, SECONDS, Progress
from doc_audit.pipeline.failures import failed
from doc_audit.pipeline.inputs import Source, find_sources
from doc_audit.pipeline.manifest import CHECK, COLUMNS, INFERRED
from doc_audit.store import write_whole

NEEDED = ("kind", "area")
"""Columns without which a plan isn't ranked: named in `check` even where nothing was found."""

_JOINT = "; "


@dataclass(frozen=True, slots=True)
class Suggested:
    """What was written: problems, documents, and cells that are to be checked."""

    problems: tuple[Problem, ...]
    documents: int
    unsure: int


class _Facts:
    """Work of a worker: a source to what is known of it, or the problem that kept it unread."""

    def report_to(self, tell: Tell) -> None:
        """Has `tell` called with what is being read."""
        report_to(tell)

    def __call__(self, source: Source) -> Mapping[str, Fact] | Problem:
        """Facts by manifest column and beyond."""
        try:
            content = source.path.read_bytes()
            read = read_source(content, source.name, source.doc, source.facts)
        except OSError as error:
            return gone(source, error)
        except DocumentError as error:
            return unreadable(source, error.code, error.what, error.mend)
        return read.facts


def suggest_manifest(
    paths: Sequence[Path], out: Path, workers: int, progress: Progress
) -> Suggested:
    """Writes a manifest of some documents; a row even for those that can't be read.

    Args:
        paths: files, folders and manifests, as for a run; what a manifest there says goes first.
        out: the file to write; files are named as seen from its folder.
        workers: documents at once.
        progress: called as they are done.

    Raises:
        InputError: no document, or `out` is there already.
        OutputError: `out` can't be written.
    """
    if out.exists():
        mend = "Give another name with --out, or remove it."
        raise InputError("is there already, and may hold what someone filled in", str(out), mend)
    sources, problems = find_sources(paths)
    found: dict[int, Mapping[str, Fact]] = {}
    for outcome in run_guarded(_Facts(), sources, workers, SECONDS, MEMORY):
        source, result = sources[outcome.index], outcome.result
        if isinstance(result, Failure):
            result = failed(source, result, SECONDS, MEMORY)
        if isinstance(result, Problem):
            problems.append(result)
            result = source.facts
        found[outcome.index] = result
        progress("Reading", source.name, len(found), len(sources))
    rows = [_row(source, found[at], out.parent) for at, source in enumerate(sources)]
    _write(out, rows)
    unsure = sum(len(list(_unsure(facts))) for facts in found.values())
    return Suggested(tuple(problems), len(sources), unsure)


def _write(out: Path, rows: Sequence[Sequence[str]]) -> None:
    # The mark at the start has Excel read it as UTF-8; the reader of manifests passes over it.
    lines = [table_line(row) for row in ((*COLUMNS, CHECK), *rows)]
    write_whole(out, [b"\xef\xbb\xbf", *(line.encode() for line in lines)])


def _row(source: Source, facts: Mapping[str, Fact], folder: Path) -> list[str]:
    cells = {name: fact.value for name, fact in facts.items() if fact.value != "unknown"}
    if facts.get("plan") and facts["plan"].source != "manifest":
        del cells["plan"]  # each a plan of its own unless someone says otherwise
    cells |= {"file": _seen_from(folder, source.path), "sha256": source.sha256}
    return [*(cells.get(name, "") for name in COLUMNS), _JOINT.join(_unsure(facts))]


def _unsure(facts: Mapping[str, Fact]) -> Iterator[str]:
    """Columns whose cell is a guess, or empty though needed, in the order of the columns."""
    for name in COLUMNS:
        if name not in INFERRED:
            continue
        fact = facts.get(name)
        empty = fact is None or fact.value in ("", "unknown")
        if (empty and name in NEEDED) or (fact and not empty and not fact.sure):
            yield name


def _seen_from(folder: Path, path: Path) -> str:
    try:
        name = os.path.relpath(path.absolute(), folder.absolute())
    except ValueError:  # on another drive
        name = str(path.absolute())
    name = Path(name).as_posix()
    return name if name[:1].isalnum() or name.startswith(("/", ".")) else f"./{name}"
