"""Gold files: codings to measure against, and what must be said beside their figures."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from doc_audit.errors import FormatError, InputError
from doc_audit.model import sha256_of
from doc_audit.model.interchange import CodedStatement
from doc_audit.pipeline.tagging import read_coded
from doc_audit.rubric import RubricSettings

README = "README.md"
STATEMENTS = "statements.jsonl"
"""File of a run folder that holds its codings."""

_CAVEAT = re.compile(r"^[^\w\n]*caveat\b[^:\n]*:[ *_]*(\S.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of codings as read.

    Attributes:
        sha256: of its bytes.
        caveat: of the `README.md` beside it; may be empty.
    """

    path: Path
    sha256: str
    lines: tuple[CodedStatement, ...]
    caveat: str


def read_files(
    paths: Iterable[Path],
    settings: RubricSettings,
    faults: list[FormatError],
    docs: Collection[str] = (),
    *,
    codings: bool = True,
) -> list[ReadFile]:
    """Several files of codings, or run folders, each id once over all of them.

    Args:
        paths: interchange files; a folder stands for its `statements.jsonl`.
        settings: of the rubric whose codes they use.
        faults: lines left out are added to it.
        docs: only statements of these documents; empty for all.
        codings: False passes over the codes that lines carry.

    Raises:
        InputError: a file can't be read.
    """
    seen: set[str] = set()
    found = []
    for path in map(_file, paths):
        lines, bad = read_coded(path, settings, codings=codings)
        faults += bad
        kept = tuple(_new(lines, path, faults, docs, seen))
        found.append(ReadFile(path, sha256_of(path.read_bytes()), kept, _caveat_beside(path)))
    return found


def _file(path: Path) -> Path:
    return path / STATEMENTS if path.is_dir() else path


def _new(
    lines: Iterable[CodedStatement],
    path: Path,
    faults: list[FormatError],
    docs: Collection[str],
    seen: set[str],
) -> Iterator[CodedStatement]:
    """Lines of these documents whose ids no file had before."""
    for line in lines:
        if line.statement.id in seen:
            faults.append(_taken(line.statement.id, path))
        elif not docs or line.statement.doc in docs:
            yield line
        seen.add(line.statement.id)


def _taken(id_: str, path: Path) -> FormatError:
    return FormatError(
        f"the id {id_!r} is already used in another file", path.name, "Give it an id of its own."
    )


def _caveat_beside(path: Path) -> str:
    """The line that begins with “Caveat” in the README beside a file, without that word."""
    try:
        readme = (path.parent / README).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    found = _CAVEAT.search(readme)
    return found[1].strip() if found else ""


def check_documents(files: Sequence[ReadFile], docs: Collection[str]) -> None:
    """Every document asked for is in some file.

    Raises:
        InputError: one isn't, or there is nothing to compare with at all.
    """
    known = {line.statement.doc for file in files for line in file.lines}
    unknown = sorted(set(docs) - known)
    if unknown:
        raise InputError(
            f"no statement of {', '.join(unknown)}",
            ", ".join(str(file.path) for file in files),
            f"Its documents: {', '.join(sorted(known)) or 'none'}.",
        )
