"""Takes a finished run out of its folder in formats that other programs open."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib import util
from itertools import chain, count
from pathlib import Path

from doc_audit import __version__
from doc_audit.compare import PlanPair
from doc_audit.errors import InputError, writing
from doc_audit.export import Table, csv_lines, statements_jsonl
from doc_audit.export.datapackage import datapackage
from doc_audit.export.lines import json_lines, json_schema
from doc_audit.export.parquet import write_parquet
from doc_audit.export.qda import ORIGIN, write_codebook, write_project
from doc_audit.export.qda_codes import codebook
from doc_audit.export.statement_schema import statement_schema
from doc_audit.export.workbook import write_workbook
from doc_audit.model import Problem, Run, sha256_of
from doc_audit.pipeline.agreeing import agreement_of
from doc_audit.pipeline.coded_by import about_coding, coded_by, tables_coded_by
from doc_audit.pipeline.comparing import compared
from doc_audit.pipeline.comparing_two import pages_kept, pairs_of
from doc_audit.pipeline.docx_export import DocxRemarks
from doc_audit.pipeline.docx_export import copy_name as docx_name
from doc_audit.pipeline.docx_export import write_copy as write_docx
from doc_audit.pipeline.groups import kept_groups
from doc_audit.pipeline.pdf_export import annotator, copy_name, write_copy
from doc_audit.pipeline.pdf_notes import PdfNotes
from doc_audit.pipeline.qda import qda_sources
from doc_audit.pipeline.resources import rubric_of
from doc_audit.pipeline.tables import tables_of
from doc_audit.report import build_lookup
from doc_audit.rubric import Rubric
from doc_audit.store import RunFolder, read_run, whole_file, write_whole

Progress = Callable[[str, str, int, int], None]
BOM = "\ufeff"
"""Tells Excel that a CSV is UTF-8."""


@dataclass(frozen=True)
class Exported:
    """What an export needs of a run.

    Attributes:
        rubrics: the main one first, then those beside it.
        make_tables: works out all tables; plans and rubrics are compared for them.
        coder: whose codings they are, where not the run's own.
    """

    folder: RunFolder
    run: Run
    rubrics: tuple[Rubric, ...]
    make_tables: Callable[[], tuple[Table, ...]]
    coder: str = ""

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables of the run, made when they are first asked for.

        Raises:
            InputError: faults in the run's table of groups.
        """
        return self.make_tables()


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote, and what it could not do."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One way out.

    Attributes:
        says: what comes of it, and who opens it.
        write: writes into a folder; called with the run, the folder and the progress.
        needs: a module that isn't always there, and `extra` the extra that brings it.
    """

    says: str
    write: Callable[[Exported, Path, Progress], Written]
    needs: str = ""
    extra: str = ""

    @property
    def there(self) -> bool:
        """Whether what it needs is installed."""
        return not self.needs or util.find_spec(self.needs) is not None


def export(
    folder: Path,
    formats: Sequence[str],
    out: Path,
    progress: Progress,
    coding: Path | None = None,
) -> dict[str, Written]:
    """Writes a finished run in some formats.

    Args:
        folder: a run folder.
        formats: names of `FORMATS`; each once, in their order here.
        out: folder for the results, made if need be; older results in it are replaced.
        progress: called with (stage, item, items done, items in all).
        coding: another coder's codings of the run, to be written in place of its own.

    Returns:
        what each format wrote.

    Raises:
        InputError: an unknown format, one whose package isn't installed, no finished run, or
            codings that aren't of it.
        OutputError: no room or no right to write there.
    """
    chosen = [checked_format(name) for name in dict.fromkeys(formats)]
    progress("Reading the run", str(folder), 0, 1)
    exported = open_run(folder) if coding is None else open_coding(folder, coding)
    progress("Reading the run", "", 1, 1)
    with writing(str(out)):
        out.mkdir(parents=True, exist_ok=True)
    return {name: FORMATS[name].write(exported, out, progress) for name in chosen}


def checked_format(name: str) -> str:
    """The name, if there is such a format and what it needs is installed.

    Raises:
        InputError: there isn't, or it isn't.
    """
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise InputError("there is no such format", f"--to {name}", f"Choose of: {known}.")
    chosen = FORMATS[name]
    if not chosen.there:
        raise InputError(
            f"the package {chosen.needs} is not installed",
            f"--to {name}",
            f"Install it with `pip install 'doc-audit[{chosen.extra}]'`.",
        )
    return name


def open_run(folder: Path) -> Exported:
    """A finished run with its rubrics.

    Raises:
        InputError: no finished run in the folder.
    """
    run = read_run(folder)
    rubrics = _rubrics(run)
    return Exported(RunFolder(folder), run, rubrics, partial(_all_tables, folder, run, rubrics))


def open_coding(folder: Path, coding: Path) -> Exported:
    """A finished run as another coder coded it, with the tables that don't rest on its own codings.

    Raises:
        InputError: no finished run in the folder, or codings that aren't of it.
    """
    run = read_run(folder)
    rubrics = _rubrics(run)
    coded, coder = coded_by(run, rubrics, coding)
    tables = partial(tables_coded_by, coded, rubrics)
    return Exported(RunFolder(folder), coded, rubrics, tables, coder)


def _rubrics(run: Run) -> tuple[Rubric, ...]:
    record = run.record
    main = rubric_of(record.rubric_files, record.rubric)
    return (main, *(rubric_of(beside.files, beside.id) for beside in record.beside))


def _all_tables(folder: Path, run: Run, rubrics: tuple[Rubric, ...]) -> tuple[Table, ...]:
    main = rubrics[0]
    comparison = compared(run, kept_groups(folder))

    @cache
    def pairs() -> tuple[PlanPair, ...]:
        return pairs_of(run, main, comparison, pages_kept(folder, build_lookup(run, main)))

    return tables_of(run, rubrics, comparison, agreement_of(run, rubrics), pairs)


def _tables(exported: Exported, progress: Progress) -> tuple[Table, ...]:
    """All tables; the first who asks waits for the comparison."""
    if "tables" in vars(exported):
        return exported.tables
    progress("Comparing plans", "", 0, 1)
    made = exported.tables
    progress("Comparing plans", "", 1, 1)
    return made


def _each(exported: Exported, stage: str, progress: Progress) -> Iterator[Table]:
    """All tables, with progress."""
    tables = _tables(exported, progress)
    for done, table in enumerate(tables):
        progress(f"Exporting {stage}", table.name, done, len(tables))
        yield table
    progress(f"Exporting {stage}", "", len(tables), len(tables))


def _csv(exported: Exported, out: Path, progress: Progress) -> Written:
    return Written(tuple(_csv_files(exported, _made(out / "csv"), BOM, "csv", progress)))


def _csv_files(
    exported: Exported, folder: Path, first: str, stage: str, progress: Progress
) -> list[Path]:
    paths = []
    for table in _each(exported, stage, progress):
        path = folder / f"{table.name}.csv"
        write_whole(path, map(_bytes, chain([first], csv_lines(table))))
        paths.append(path)
    return paths


def _datapackage(exported: Exported, out: Path, progress: Progress) -> Written:
    folder = _made(out / "datapackage")
    paths = _csv_files(exported, folder, "", "datapackage", progress)
    files = {}
    for path in paths:
        content = path.read_bytes()
        files[path.stem] = (len(content), sha256_of(content))
    told = datapackage(exported.tables, files, exported.run.documents, __version__)
    described = folder / "datapackage.json"
    write_whole(described, [_json(told)])
    return Written((described, *paths))


def _xlsx(exported: Exported, out: Path, progress: Progress) -> Written:
    path = out / "doc_audit.xlsx"
    tables, done = _tables(exported, progress), count()

    def tell(table: str) -> None:
        progress("Exporting xlsx", table, next(done), len(tables))

    with whole_file(path) as half:
        write_workbook(half, tables, _about(exported), tell)
    progress("Exporting xlsx", "", len(tables), len(tables))
    return Written((path,))


def _about(exported: Exported) -> list[tuple[str, str]]:
    """What the workbook's first sheet says."""
    if exported.coder:
        return about_coding(exported.run, exported.rubrics[0], exported.coder)
    run, settings = exported.run, exported.rubrics[0].settings
    return [
        ("What it is", "Every statement of the plans audited, with its codes, and the figures "
         "made of them, as doc_audit found them."),
        ("With care", "Coded by rules, not by people: read the words beside each mark before "
         "acting on it. “Not found” means that the words were looked for in what could be read; "
         "the sheet “problems” says what couldn't."),
        ("Start with", "“statements” (filter type for commitment), “robustness” (a plan’s score "
         "and how sure it is), “criteria” (how many commitments meet what). “Columns” says what "
         "each column holds."),
        ("Documents", str(len(run.documents))),
        ("Statements", str(len(run.statements))),
        ("Rubric", f"{settings.title}, version {settings.version}, {run.record.rubric_hash}"),
        ("Made with", f"doc_audit {run.record.versions.get('doc-audit', __version__)}"),
    ]  # fmt: skip


def _parquet(exported: Exported, out: Path, progress: Progress) -> Written:
    folder = _made(out / "parquet")
    paths = []
    for table in _each(exported, "parquet", progress):
        path = folder / f"{table.name}.parquet"
        with whole_file(path) as half:
            write_parquet(half, table)
        paths.append(path)
    return Written(tuple(paths))


STATEMENTS = "statements"
"""The table that JSON Lines have in the interchange format, with evidence and boxes."""


def _jsonl(exported: Exported, out: Path, progress: Progress) -> Written:
    folder = _made(out / "jsonl")
    paths = []
    for table in _each(exported, "jsonl", progress):
        path = folder / f"{table.name}.jsonl"
        whole = table.name == STATEMENTS
        lines = statements_jsonl(exported.run) if whole else json_lines(table)
        write_whole(path, map(_bytes, lines))
        paths.append(path)
    return Written(tuple(paths))


def _schemas(exported: Exported, out: Path, progress: Progress) -> Written:
    folder = _made(out / "json-schema")
    paths = []
    for table in _each(exported, "json-schema", progress):
        whole = table.name == STATEMENTS
        schema = statement_schema(exported.rubrics[0].settings) if whole else json_schema(table)
        path = folder / f"{table.name}.schema.json"
        write_whole(path, [_json(schema)])
        paths.append(path)
    return Written(tuple(paths))


def _made(folder: Path) -> Path:
    with writing(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _bytes(line: str) -> bytes:
    # Lone surrogates, which broken PDF fonts can give, have no UTF-8.
    return line.encode("utf-8", "replace")


def _json(content: Mapping[str, object]) -> bytes:
    return _bytes(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _qdc(exported: Exported, out: Path, progress: Progress) -> Written:
    path = out / "codebook.qdc"
    with whole_file(path) as half:
        write_codebook(half, codebook(exported.rubrics))
    progress("Exporting qdc", path.name, 1, 1)
    return Written((path,))


def _qdpx(exported: Exported, out: Path, progress: Progress) -> Written:
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


def _pdf(exported: Exported, out: Path, progress: Progress) -> Written:
    folder, documents = _made(out / "pdf"), exported.run.documents
    notes = PdfNotes(exported.run, exported.rubrics[0])
    paths: list[Path] = []
    problems: list[Problem] = []
    with annotator() as work:
        for number, document in enumerate(documents, 1):
            path = folder / copy_name(document)
            path.unlink(missing_ok=True)  # an older copy must not stand for one that can't be made
            problems += write_copy(exported.folder, document, notes, path, work)
            paths += [path] if path.exists() else []
            progress("Exporting pdf", document.name, number, len(documents))
    return Written(tuple(paths), tuple(problems))


def _docx(exported: Exported, out: Path, progress: Progress) -> Written:
    folder, documents = _made(out / "docx"), exported.run.documents
    remarks = DocxRemarks(exported.run, exported.rubrics[0])
    paths: list[Path] = []
    problems: list[Problem] = []
    for number, document in enumerate(documents, 1):
        path = folder / docx_name(exported.folder, document)
        path.unlink(missing_ok=True)  # an older copy must not stand for one that can't be made
        problems += write_docx(exported.folder, document, remarks, path)
        paths += [path] if path.exists() else []
        progress("Exporting docx", document.name, number, len(documents))
    return Written(tuple(paths), tuple(problems))


FORMATS: Mapping[str, Format] = {
    "csv": Format("every table, for Excel, R and others", _csv),
    "xlsx": Format("one workbook of all tables, ready to filter", _xlsx),
    "parquet": Format("tables with their types, for R and Python", _parquet, "pyarrow", "parquet"),
    "jsonl": Format("statements in the interchange format, other tables a row a line", _jsonl),
    "json-schema": Format("a schema for each file of jsonl", _schemas),
    "qdpx": Format("a REFI-QDA project: NVivo, ATLAS.ti, MAXQDA, QualCoder", _qdpx),
    "qdc": Format("the codebook alone (REFI-QDA)", _qdc),
    "pdf": Format("each PDF with its marks as notes on the pages", _pdf),
    "docx": Format("each Word file with its marks as comments at the words", _docx),
    "datapackage": Format("CSV with a data dictionary (Frictionless)", _datapackage),
}
"""By name, in the order of the help."""
