"""Takes a finished run out of its folder in formats that other programs open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.pipeline.copies import write_docx, write_pdf
from doc_audit.pipeline.exported import Exported, Progress, Written, made, open_coding, open_run
from doc_audit.pipeline.qda_files import write_qdc, write_qdpx
from doc_audit.pipeline.table_files import (
    write_csv,
    write_datapackage,
    write_jsonl,
    write_parquet,
    write_schemas,
    write_xlsx,
)


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
    made(out)
    return {name: FORMATS[name].write(exported, out, progress) for name in chosen}


ALL = "all"
"""In place of a name: every format that can be written here."""


def checked_format(name: str) -> str:
    """The name, if there is such a format and what it needs is installed.

    Raises:
        InputError: there isn't, or it isn't.
    """
    if name not in FORMATS:
        known = ", ".join((*FORMATS, ALL))
        raise InputError("there is no such format", f"--to {name}", f"Choose of: {known}.")
    chosen = FORMATS[name]
    if not chosen.there:
        raise InputError(
            f"the package {chosen.needs} is not installed",
            f"--to {name}",
            f"Install it with `pip install 'doc-audit[{chosen.extra}]'`.",
        )
    return name


FORMATS: Mapping[str, Format] = {
    "csv": Format("every table, for Excel, R and others", write_csv),
    "xlsx": Format("one workbook of all tables, ready to filter", write_xlsx),
    "parquet": Format(
        "tables with their types, for R and Python", write_parquet, "pyarrow", "parquet"
    ),
    "jsonl": Format("statements in the interchange format, other tables a row a line", write_jsonl),
    "json-schema": Format("a schema for each file of jsonl", write_schemas),
    "qdpx": Format("a REFI-QDA project: NVivo, ATLAS.ti, MAXQDA, QualCoder", write_qdpx),
    "qdc": Format("the codebook alone (REFI-QDA)", write_qdc),
    "pdf": Format("each PDF with its marks as notes on the pages", write_pdf),
    "docx": Format("each Word file with its marks as comments at the words", write_docx),
    "datapackage": Format("CSV with a data dictionary (Frictionless)", write_datapackage),
}
"""By name, in the order of the help."""
