"""From files and folders to the documents of a run, each with an id."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from doc_audit.errors import InputError
from doc_audit.ingest import holds_actions
from doc_audit.model import Fact, Problem, sha256_of
from doc_audit.pipeline.input_problems import (
    OFFICE_OWNER,
    changed,
    duplicate,
    left_out,
    linked,
    missing,
    not_a_file,
    open_in_office,
    problem,
    run_folder,
    shown,
    shown_name,
    too_large,
    unsupported,
)
from doc_audit.pipeline.manifest import MANIFEST, Entry, read_manifest
from doc_audit.store import is_run_folder

_TABLES = {".csv", ".tsv"}
"""Mostly data beside the plans: of those in a folder only action logs are audited."""
_TABLE_BEGINNING = 128 * 1024
"""Bytes looked at for the heads of an action log."""
_IN_FOLDERS = {
    ".pdf", ".docx", ".docm", ".dotx", ".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm",
    ".xlsx", ".xlsm", ".xltx", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", *_TABLES,
    # Not read, but likely plans: the reader says what to save them as, or finds that the name is
    # wrong, as where a web page or a .docx is kept as .doc.
    ".doc", ".odt", ".rtf", ".ppt", ".xls", ".xlsb", ".ods", ".pages", ".epub", ".odp",
}  # fmt: skip
"""Kinds looked for in a folder. A file named on the command line is tried whatever its name."""
_MAY_HOLD_PLANS = {".zip", ".7z", ".rar", ".eml", ".msg", ".mht", ".mhtml", ".numbers", ".key"}
"""What has other documents in it, or is seldom a plan: said, not passed over in silence."""
_ABOUT_FOLDERS = {
    "readme", "sources", "licence", "license", "copying", "notice", "changelog", "contributing",
}  # fmt: skip
_ABOUT_KINDS = {".md", ".markdown", ".txt"}
"""By custom (GitHub's, and that of data archives) such files tell of the folder they are in."""
_ID_LENGTH = 60
_MOST_BYTES = 2**30
"""Of a file that is read; plans have up to 50 MB, scanned ones up to 300."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to audit.

    Attributes:
        sha256: of its bytes, of which there are `size`.
        doc: its id.
        facts: what the manifest says of it.
        folders: as many of the folders it is in as tell it from others of its name; mostly none.
    """

    path: Path
    sha256: str
    doc: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    size: int = 0
    folders: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Name of the file, fit to be shown and kept."""
        return "/".join([*map(shown, self.folders), shown_name(self.path)])


def find_sources(paths: Sequence[Path]) -> tuple[list[Source], list[Problem]]:
    """Documents named by files, folders and manifests, in the order given, folders by name.

    A folder with a `corpus.csv` stands for the files listed there; another folder for every
    readable kind of file in it and its subfolders, but for hidden ones, run folders, files that
    tell of the folder (README.md), and tables (CSV, TSV) without the heads of an action log.

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
            _nothing(paths, problems),
            mend="Name PDF, Word, PowerPoint, Excel, CSV, HTML, Markdown or text files.",
        )
    return sources, problems


def _nothing(paths: Sequence[Path], problems: Iterable[Problem]) -> str:
    looked = ", ".join(str(path) for path in paths) or "no file"
    reasons = "".join(f"\n  - {problem.file}: {problem.message}" for problem in problems)
    return f"no document to audit in {looked}{reasons or ' (no files of a kind that is read)'}"


def _entries(path: Path) -> tuple[list[Entry], list[Problem]]:
    if path.name == MANIFEST and path.is_file():
        return read_manifest(path)
    if path.name.startswith(OFFICE_OWNER):
        return [], [open_in_office(path)]
    if not path.is_dir():
        return [Entry(path, {}, "")], []
    if is_run_folder(path):
        return [], [run_folder(path)]
    found, problems = _searched(path)
    manifest = path / MANIFEST
    if not manifest.is_file():
        return found, problems
    listed, faults = read_manifest(manifest)
    return listed, [*faults, *_not_listed(manifest, found, listed)]


def _searched(path: Path) -> tuple[list[Entry], list[Problem]]:
    problems: list[Problem] = []
    seen = sorted(_walk(path, problems))
    problems += (open_in_office(file) for file in seen if file.name.startswith(OFFICE_OWNER))
    files = [file for file in seen if not file.name.startswith(OFFICE_OWNER)]
    problems += (unsupported(file) for file in files if file.suffix.lower() in _MAY_HOLD_PLANS)
    readable = [f for f in files if f.suffix.lower() in _IN_FOLDERS and f.name != MANIFEST]
    about = [file for file in readable if _is_about_folder(file)]
    problems += left_out("about_folder", path, about)
    chosen = [file for file in readable if file not in about]
    data = [f for f in chosen if f.suffix.lower() in _TABLES and not _is_action_log(f)]
    problems += left_out("data_table", path, data)
    known = _IN_FOLDERS | _MAY_HOLD_PLANS
    others = [f for f in files if f.suffix.lower() not in known and f.name != MANIFEST]
    problems += left_out("other_files", path, others)
    return [Entry(f, {}, "") for f in chosen if f not in data], problems


def _is_about_folder(path: Path) -> bool:
    return path.stem.casefold() in _ABOUT_FOLDERS and path.suffix.lower() in _ABOUT_KINDS


def _is_action_log(path: Path) -> bool:
    """Whether a table is one of actions; one that can't be opened counts, to be told of later."""
    try:
        if not path.is_file():
            return True
        with path.open("rb") as file:
            return holds_actions(file.read(_TABLE_BEGINNING), path.suffix)
    except OSError:
        return True


def _walk(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """Everything in a folder that is no folder; what can't be looked into is a problem."""

    def locked(error: OSError) -> None:
        problems.append(missing(Path(error.filename), error))

    for name, inner, files in os.walk(folder, onerror=locked):
        place = Path(name)
        links = [place / sub for sub in sorted(inner) if (place / sub).is_symlink()]
        problems += (linked(link) for link in links if not _inside(link, folder))
        inner[:] = [sub for sub in inner if not (sub.startswith(".") or is_run_folder(place / sub))]
        yield from (place / file for file in files if not file.startswith("."))


def _inside(link: Path, folder: Path) -> bool:
    return link.resolve().is_relative_to(folder.resolve())


def _sources(entries: Iterable[Entry]) -> tuple[list[Source], list[Problem]]:
    sources: list[Source] = []
    problems: list[Problem] = []
    first: dict[str, Entry] = {}
    for entry in entries:
        content = _content(entry.path)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        digest = sha256_of(content)
        if digest in first:
            problems.append(duplicate(entry, first[digest]))
            continue
        if entry.sha256 and entry.sha256.lower() != digest:
            problems.append(changed(entry.path))
        first[digest] = entry
        sources.append(Source(entry.path, digest, "", entry.facts, len(content)))
    return list(_with_ids(_told_apart(sources))), problems


def _with_ids(sources: Iterable[Source]) -> Iterator[Source]:
    taken: set[str] = set()
    for source in sources:
        doc = _doc_id(" ".join([*source.folders, source.path.stem]), source.sha256, taken)
        taken.add(doc)
        yield replace(source, doc=doc)


def _told_apart(sources: Sequence[Source]) -> list[Source]:
    """Sources of one name in several folders named with as many folders as it takes."""
    alike: dict[str, list[Source]] = {}
    for source in sources:
        alike.setdefault(source.name, []).append(source)
    return [
        replace(source, folders=_telling(source.path, [s.path for s in alike[source.name]]))
        for source in sources
    ]


def _telling(path: Path, alike: Sequence[Path]) -> tuple[str, ...]:
    """As many of the last folders of a path as no other of its name is in."""
    own = path.parent.parts
    others = [other.parent.parts for other in alike if other != path]
    for count in range(len(own) + 1):
        tail = own[len(own) - count :]
        if all(other[max(0, len(other) - count) :] != tail for other in others):
            return tail
    return ()


def _content(path: Path) -> bytes | Problem:
    """Bytes of a file; never waits for a pipe or reads a device that has no end."""
    try:
        if path.exists() and not path.is_file():
            return not_a_file(path)
        if path.stat().st_size > _MOST_BYTES:
            return too_large(path, _MOST_BYTES)
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return missing(path, error)


def _not_listed(
    manifest: Path, found: Iterable[Entry], listed: Iterable[Entry]
) -> Iterator[Problem]:
    """Files beside those listed, in the same folders; further away lies much that is no plan."""
    places = {entry.path.parent for entry in listed}
    known = {entry.path for entry in listed}
    left = [e.path for e in found if e.path.parent in places and e.path not in known]
    if left:
        names = ", ".join(map(shown_name, left))
        message = f"Not listed, so not audited: {names}."
        yield problem("not_listed", "note", manifest, message, "List them if they are plans.")


def _doc_id(stem: str, digest: str, taken: set[str]) -> str:
    """A name made safe; a second document that has the same gets part of its hash."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_ID_LENGTH].rstrip("-") or "document"
    return slug if slug not in taken else f"{slug}-{digest[:8]}"
