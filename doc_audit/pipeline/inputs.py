"""From files and folders to the documents of a run, each with an id."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.model import Fact, Problem, sha256_of
from doc_audit.pipeline.manifest import MANIFEST, Entry, read_manifest

_IN_FOLDERS = {".pdf", ".docx", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt"}
"""Kinds looked for in a folder. A file named on the command line is tried whatever its name."""
_LIKELY_PLANS = {".doc", ".odt", ".rtf", ".pptx", ".ppt", ".xlsx", ".xls", ".pages", ".epub"}
"""Kinds in a folder that may hold a plan but can't be read: said, not passed over in silence."""
_ID_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Source:
    """A document to audit: where it is, its bytes' hash, its id, what the manifest says of it."""

    path: Path
    sha256: str
    doc: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


def find_sources(paths: Sequence[Path]) -> tuple[list[Source], list[Problem]]:
    """Documents named by files, folders and manifests, in the order given, folders by name.

    A folder with a `corpus.csv` stands for the files listed there; another folder for every
    readable kind of file in it and its subfolders.

    Raises:
        InputError: nothing to audit; says what was looked at.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in paths:
        found, faults = _entries(path)
        entries += found
        problems += faults
    sources, faults = _sources(entries)
    problems += faults
    if not sources:
        raise InputError(
            _nothing(paths, problems), mend="Name PDF, Word, HTML, Markdown or text files."
        )
    return sources, problems


def _nothing(paths: Sequence[Path], problems: Iterable[Problem]) -> str:
    looked = ", ".join(str(path) for path in paths) or "no file"
    reasons = "".join(f"\n  - {problem.file}: {problem.message}" for problem in problems)
    return f"no document to audit in {looked}{reasons or ' (no files of a kind that is read)'}"


def _entries(path: Path) -> tuple[list[Entry], list[Problem]]:
    if path.name == MANIFEST and path.is_file():
        return read_manifest(path)
    if path.is_dir():
        manifest = path / MANIFEST
        return read_manifest(manifest) if manifest.is_file() else _folder(path)
    return [Entry(path, {}, "")], []


def _folder(path: Path) -> tuple[list[Entry], list[Problem]]:
    files = sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(p.startswith(".") for p in file.relative_to(path).parts)
    )
    kept = [Entry(file, {}, "") for file in files if file.suffix.lower() in _IN_FOLDERS]
    passed = [file for file in files if file.suffix.lower() in _LIKELY_PLANS]
    return kept, [
        Problem(
            code="unsupported_kind",
            severity="warning",
            file=file.name,
            message=f"{file.suffix} files can't be read yet; not audited.",
            mend="Save it as PDF, .docx or .html.",
        )
        for file in passed
    ]


def _sources(entries: Iterable[Entry]) -> tuple[list[Source], list[Problem]]:
    sources: list[Source] = []
    problems: list[Problem] = []
    by_hash: dict[str, Path] = {}
    taken: set[str] = set()
    for entry in entries:
        try:
            digest = sha256_of(entry.path.read_bytes())
        except OSError as error:
            problems.append(_missing(entry.path, error))
            continue
        if digest in by_hash:
            problems.append(_duplicate(entry.path, by_hash[digest]))
            continue
        if entry.sha256 and entry.sha256.lower() != digest:
            problems.append(_changed(entry.path))
        by_hash[digest] = entry.path
        doc = _doc_id(entry.path.stem, digest, taken)
        taken.add(doc)
        sources.append(Source(entry.path, digest, doc, entry.facts))
    return sources, problems


def _doc_id(stem: str, digest: str, taken: set[str]) -> str:
    """The file's name made safe; a second document of that name gets part of its hash."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_ID_LENGTH].rstrip("-") or "document"
    return slug if slug not in taken else f"{slug}-{digest[:8]}"


def _missing(path: Path, error: OSError) -> Problem:
    reason = "no such file" if isinstance(error, FileNotFoundError) else str(error.strerror)
    return Problem(
        code="file_missing",
        severity="error",
        file=path.name,
        message=f"Can't be opened: {reason}.",
        mend="Check the name and that you may read it.",
    )


def _duplicate(path: Path, first: Path) -> Problem:
    return Problem(
        code="duplicate_file",
        severity="note",
        file=path.name,
        message=f"The same file as {first.name}, byte for byte; audited once.",
    )


def _changed(path: Path) -> Problem:
    return Problem(
        code="hash_differs",
        severity="warning",
        file=path.name,
        message="Not the file the manifest means: its sha256 differs. Audited as it is.",
        mend="Get the file the manifest names, or correct its sha256.",
    )
