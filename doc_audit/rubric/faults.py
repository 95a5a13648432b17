"""Faults of a rubric in words, each with its file and line."""

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from doc_audit.errors import DocAuditError
from doc_audit.rubric.lines import Located, Path


def fault(file: str, line: int, what: str, mend: str) -> DocAuditError:
    """One fault, at a line from 1."""
    return DocAuditError(what, f"{file}:{line}", mend)


def schema_faults(file: str, located: Located, error: ValidationError) -> Iterator[DocAuditError]:
    """The faults pydantic found, a line and a sentence each; alternatives are told once."""
    told = set()
    for detail in error.errors():
        path = _in_file(detail["loc"], located)
        line = located.line(path)
        what, mend = _sentence(detail, path)
        if (line, what) not in told:
            told.add((line, what))
            yield fault(file, line, what, mend)


def _in_file(loc: tuple[int | str, ...], located: Located) -> Path:
    """The part of pydantic's path that exists in the file; it adds names of alternatives."""
    path: Path = ()
    for part in loc:
        if (*path, part) in located.lines:
            path = (*path, part)
    return path


def _sentence(detail: ErrorDetails, path: Path) -> tuple[str, str]:
    key = str(detail["loc"][-1]) if detail["loc"] else "the file"
    where = f"“{path[-1]}”" if path else "the file"
    kind = detail["type"]
    if kind == "extra_forbidden":
        return f"there is no key “{key}” here.", "Look for a misspelling, or take it out."
    if kind == "missing":
        return f"the key “{key}” is missing.", "Add it."
    message = detail["msg"].removeprefix("Value error, ")
    return f"{where}: {message}.", "Mend the value."
