"""What is told of files that can't be audited, or not as they are, before any is read."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from doc_audit.errors import reason
from doc_audit.model import Problem
from doc_audit.model.problem import Severity
from doc_audit.pipeline.manifest import MANIFEST, Entry

OFFICE_OWNER = "~$"
"""Begins the name of the file that Word, Excel and PowerPoint keep beside an open document."""
_MOST_NAMES = 5  # in one sentence; a saved web page brings a folder of hundreds of small files


def shown_name(path: Path) -> str:
    """Name without its folder, fit to be shown."""
    return shown(path.name)


def shown(name: str) -> str:
    """A name with bytes that are no text and control characters as `\ufffd`."""
    name = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def problem(code: str, severity: Severity, path: Path, message: str, mend: str = "") -> Problem:
    """A problem of a file that has no document yet."""
    return Problem(code, severity, message, mend, file=shown_name(path))


def unsupported(path: Path) -> Problem:
    """A kind of file that may hold plans but isn't read."""
    message = f"{path.suffix} files are not opened, so nothing in it was audited."
    mend = "Take the plans out of it, if there are any: as PDF, .docx, .pptx, .xlsx or .html."
    return problem("unsupported_kind", "warning", path, message, mend)


_LEFT_OUT = {
    "about_folder": "Files about the folder, by their names, so not audited",
    "data_table": "Tables without the heads of an action log, so not audited",
    "other_files": "Files of kinds in which no plans are looked for, such as pictures",
}


def left_out(code: str, folder: Path, files: Sequence[Path]) -> Iterator[Problem]:
    """Files of a folder that were passed over, in one note; `code` is one of `_LEFT_OUT`."""
    if files:
        names = ", ".join(map(shown_name, files[:_MOST_NAMES]))
        more = len(files) - _MOST_NAMES
        names += f" and {more} more" if more > 0 else ""
        mend = "Name them on the command line if they are plans."
        yield problem(code, "note", folder, f"{_LEFT_OUT[code]}: {names}.", mend)


def open_in_office(path: Path) -> Problem:
    """The small file that Office keeps beside a document for as long as it is open."""
    message = (
        "Office keeps such a file beside a document that is open; it holds no plan. What isn't "
        "saved of that document was not audited."
    )
    mend = "Save and close the document, and run again if there were changes."
    return problem("open_in_office", "note", path, message, mend)


def missing(path: Path, error: Exception) -> Problem:
    """No such file, or no right to read it."""
    message = f"Can't be opened: {reason(error)}."
    return problem(
        "file_missing", "error", path, message, "Check the name and that you may read it."
    )


def not_a_file(path: Path) -> Problem:
    """Something that can't be read to its end."""
    what = "a folder" if path.is_dir() else "a pipe or a device"
    return problem("not_a_file", "error", path, f"Not a file but {what}.", "Name a file.")


def too_large(path: Path, most: int) -> Problem:
    """A file that no plan fills."""
    message = f"Larger than {most >> 20} MiB, so not opened."
    return problem("too_large", "error", path, message, "Check that it is a plan, or split it.")


def run_folder(path: Path) -> Problem:
    """Our own results, given as input."""
    message = "A run folder, which holds the results of an audit; not audited."
    mend = "Name the plans themselves. `doc-audit report` writes its report again."
    return problem("run_folder", "warning", path, message, mend)


def linked(path: Path) -> Problem:
    """A link that leads out of the folder that is searched."""
    message = "A link to a folder elsewhere; not looked into."
    return problem("linked_folder", "warning", path, message, "Name that folder too.")


def duplicate(entry: Entry, first: Entry) -> Problem:
    """Bytes that were there before; a warning where the manifest says other things of them."""
    message = f"The same file as {shown_name(first.path)}, byte for byte; taken once."
    if entry.facts in ({}, first.facts):
        return problem("duplicate_file", "note", entry.path, message)
    message += f" What {MANIFEST} says of it the second time is not used."
    mend = "Give each document one row."
    return problem("duplicate_file", "warning", entry.path, message, mend)


def changed(path: Path) -> Problem:
    """Other bytes than the manifest names."""
    message = "Not the file the manifest means: its sha256 differs. Audited as it is."
    mend = "Get the file the manifest names, or correct its sha256."
    return problem("hash_differs", "warning", path, message, mend)
