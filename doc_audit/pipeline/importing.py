"""Takes codings of a person or another program into the interchange format, as a coder's."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from doc_audit.errors import InputError, reason
from doc_audit.export.qda_codes import codebook
from doc_audit.export.table import table_line
from doc_audit.intake.beside import beside_record
from doc_audit.intake.columns import take_sheet
from doc_audit.intake.faults import Faults
from doc_audit.intake.interchange import take_lines
from doc_audit.intake.qda import take_project
from doc_audit.intake.sources import OurDocument
from doc_audit.intake.taken import Taken
from doc_audit.model import Problem, Run, Statement
from doc_audit.model.interchange import dump
from doc_audit.pipeline.qda import text_of
from doc_audit.pipeline.resources import rubric_of
from doc_audit.pipeline.tagging import read_coded
from doc_audit.rubric import Rubric
from doc_audit.store import RunFolder, read_run, write_whole

PROBLEMS = ".problems.csv"
"""Behind the name of the codings: the file of all that could not be taken in."""

_STAGE = "Importing"
_KINDS = {".qdpx": "project", ".csv": "sheet", ".tsv": "sheet", ".txt": "sheet", ".jsonl": "lines"}
_INSTEAD = {
    ".qdc": "A codebook has no codings: export the whole project, as .qdpx.",
    ".xlsx": "Save the sheet as CSV UTF-8.",
    ".xls": "Save the sheet as CSV UTF-8.",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What was taken in.

    Attributes:
        coder: whose codings they are.
        coded: how many statements have a coding.
        statements: how many the run has.
        problems: all that could not be taken in, and notes.
        problems_file: where these are written; None where there are none.
    """

    coder: str
    coded: int
    statements: int
    problems: tuple[Problem, ...]
    problems_file: Path | None


def import_codings(
    folder: Path,
    path: Path,
    out: Path,
    coder: str = "",
    user: str = "",
    progress: Callable[[str, str, int, int], None] = lambda *_: None,
) -> Imported:
    """Writes every statement of a run with one coder's codes, in the interchange format.

    Statements that the coder left alone have no codes. Beside it goes a table of what could not be
    taken in, where there is any.

    Args:
        folder: a run folder.
        path: codings: `.qdpx`, CSV with the columns of `statements.csv`, or `.jsonl`.
        out: written whole or not at all.
        coder: whose they are to be; empty takes the name in the file.
        user: whose to take, where several people coded.
        progress: called with (stage, source, sources done, sources in all).

    Raises:
        InputError: no finished run, a file that can't be read, nothing in it, or several coders.
        OutputError: `out` can't be written.
    """
    kind = _kind(path)
    run = read_run(folder)
    main = rubric_of(run.record.rubric_files, run.record.rubric)
    faults = Faults(path.name)
    if kind == "project":
        beside = (rubric_of(one.files, one.id) for one in run.record.beside)
        codes, ours = codebook([main, *beside]), _documents(RunFolder(folder), run)
        taken = take_project(
            path, ours, codes, main.settings, faults, coder, user, partial(progress, _STAGE)
        )
    else:
        taken = _taken(kind, path, run, main, faults, coder, user)
    if not taken.codings:
        raise _nothing(path, faults)
    if out.exists() and out.samefile(path):
        raise InputError("would be written over", str(path), "Choose another -o.")
    write_whole(out, _lines(run.statements, taken))
    problems = out.with_name(out.name + PROBLEMS)
    told = _write_problems(problems, faults.found)
    return Imported(taken.coder, len(taken.codings), len(run.statements), tuple(faults.found), told)


def _kind(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in _KINDS:
        mend = _INSTEAD.get(suffix, f"Give one of: {', '.join(_KINDS)}.")
        raise InputError("codings can't be taken from such a file", str(path), mend)
    try:
        with path.open("rb"):
            return _KINDS[suffix]
    except OSError as error:
        raise InputError(f"can't be read ({reason(error)})", str(path)) from error


def _taken(
    kind: str, path: Path, run: Run, main: Rubric, faults: Faults, coder: str, user: str
) -> Taken:
    statements = {statement.id: statement for statement in run.statements}
    if kind == "sheet":
        return take_sheet(path, statements, main.settings, faults, coder, user)
    lines, bad = read_coded(path, main.settings)
    for fault in bad:
        number = fault.where.rpartition(":")[2]
        faults.add("format", f"line {number}", f"{fault.what}; it was left out.", fault.mend)
    return take_lines(path, lines, statements, faults, coder, user)


def _documents(folder: RunFolder, run: Run) -> list[OurDocument]:
    statements: dict[str, list[Statement]] = {document.id: [] for document in run.documents}
    for statement in run.statements:
        statements[statement.doc].append(statement)
    return [
        OurDocument(one.sha256, one.name, statements[one.id], partial(text_of, folder, one))
        for one in run.documents
    ]


def _nothing(path: Path, faults: Faults) -> InputError:
    first = next((fault for fault in faults.found if fault.severity != "note"), None)
    told = f"The first fault: {first.file}: {first.message} {first.mend}" if first else ""
    return InputError("no statement of the run is coded in it", str(path), told.strip())


def _lines(statements: Iterable[Statement], taken: Taken) -> Iterator[bytes]:
    for statement in statements:
        found = taken.codings.get(statement.id)
        extra: Mapping[str, object] = beside_record(found.beside) if found else {}
        line = dump(statement, found.coding if found else None, extra)
        yield f"{line}\n".encode("utf-8", "replace")


def _write_problems(path: Path, problems: list[Problem]) -> Path | None:
    """All problems as a table; an older one goes where there are none."""
    if not problems:
        path.unlink(missing_ok=True)
        return None
    heads = ("severity", "code", "where", "message", "mend")
    rows = ((p.severity, p.code, p.file, p.message, p.mend) for p in problems)
    text = "".join(table_line(row) for row in (heads, *rows))
    write_whole(path, [text.encode("utf-8-sig", "replace")])
    return path
