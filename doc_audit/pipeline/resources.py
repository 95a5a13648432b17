"""Finds the rubrics and the sample corpus, in a checkout and in an installed package alike."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import doc_audit
from doc_audit.errors import DocAuditError, InputError, RubricError
from doc_audit.model import sha256_of
from doc_audit.rubric import Rubric, load_rubric
from doc_audit.rubric.extend import BASE, extended, with_base
from doc_audit.rubric.faults import fault
from doc_audit.rubric.json_schema import is_schema
from doc_audit.rubric.keys import nearest
from doc_audit.rubric.load import SETTINGS_FILE

_PACKAGE = Path(doc_audit.__file__).parent
_RUBRIC_SUFFIXES = {".yaml", ".yml", ".md", ".json"}
_KEPT = 4
"""Rubrics that stay loaded, the last used ones: a run has one, a comparison of rubrics a few."""
_RESULT_PACKAGES = (
    "jinja2", "lxml", "markdown-it-py", "numpy", "pydantic", "pypdfium2",
    "rapidfuzz",
)  # fmt: skip


def data_folder(name: str) -> Path:
    """Folder `rubrics` or `corpora`: inside an installed package, else of the checkout."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def rubric_names() -> list[str]:
    """Ids of the rubrics that come with the package, sorted."""
    return sorted(path.parent.name for path in data_folder("rubrics").glob("*/rubric.yaml"))


def rubric_files(name_or_path: str) -> dict[str, str]:
    """A rubric's files, path in its folder (with `/`) → text, sorted by path.

    Those of the rubric that it extends are among them, with `base/` before their paths.

    Args:
        name_or_path: id of a rubric that comes with the package, or a folder. A folder of such
            a name must be told by a path (`./default`), lest it take the rubric's place unseen.

    Raises:
        InputError: no such rubric, or a file in it that isn't UTF-8 text.
        RubricError: the rubric it extends isn't there, or rubrics extend each other in a circle.
    """
    return _with_bases(_rubric_folder(name_or_path), (), None)


def rubric_files_despite(name_or_path: str) -> tuple[dict[str, str], list[DocAuditError]]:
    """A rubric's files though its base can't be had, so that its other faults can be looked for.

    In a circle the last rubric is taken to build on none; for a base that isn't there the one is
    taken whose name is nearest, else the default rubric. What was in the way is told.

    Raises:
        InputError: no such rubric.
    """
    told: list[DocAuditError] = []
    return _with_bases(_rubric_folder(name_or_path), (), told), told


def _with_bases(
    folder: Path, above: tuple[Path, ...], told: list[DocAuditError] | None
) -> dict[str, str]:
    """A rubric's files and those of its base; `above`: rubrics that build on it.

    With a list for what is in the way it is told there and got round; else it is raised.
    """
    files = _own_files(folder)
    named = extended(files)
    if named is None or any(path.startswith(BASE) for path in files):
        return files  # one with its base in its own folder is whole, as a run keeps it
    base, line = named
    found = _base_folder(folder, base)
    chain = (*above, folder.resolve())
    if found is None:
        what = f"there is no rubric “{base}”."
        near = f"{folder.parent}{os.sep}" if folder.parent != data_folder("rubrics") else ""
        mend = f"Use one of: {', '.join(rubric_names())}"
        mend += f"; or of the folders in {near}." if near else "."
        _tell(told, folder, fault(BASE * len(above) + SETTINGS_FILE, line, what, mend))
        instead = nearest(base, [*_beside(folder), *rubric_names()]) or _INSTEAD
        files[SETTINGS_FILE] = _extending(files[SETTINGS_FILE], instead)
        found = _base_folder(folder, instead)
        assert found is not None  # it was found there a moment ago
    if found.resolve() in chain:
        way = " → ".join([*(path.name for path in chain), found.name])
        what = f"rubrics extend each other in a circle: {way}."
        mend = "Let one of them extend none."
        named = extended(_own_files(chain[0]))
        _tell(told, chain[0], fault(SETTINGS_FILE, named[1] if named else line, what, mend))
        return {**files, SETTINGS_FILE: _extending(files[SETTINGS_FILE], "")}
    return with_base(files, _with_bases(found, chain, told))


_INSTEAD = "default"
"""Taken for a base that isn't there."""


def _tell(told: list[DocAuditError] | None, folder: Path, one: DocAuditError) -> None:
    if told is None:
        raise RubricError(folder.name, [one])
    told.append(one)


def _extending(settings: str, base: str) -> str:
    """`rubric.yaml` with another base, or none; its lines keep their numbers."""
    return re.sub(r"^extends:.*$", f"extends: {base}" if base else "", settings, flags=re.M)


def _beside(folder: Path) -> list[str]:
    """Names of the rubrics in the folder that a rubric's folder stands in."""
    return sorted(path.parent.name for path in folder.resolve().parent.glob(f"*/{SETTINGS_FILE}"))


def _base_folder(folder: Path, base: str) -> Path | None:
    """Where a rubric's base is: the one of that name that comes with the package, or beside it."""
    places = (data_folder("rubrics") / base, folder.resolve().parent / base)
    return next((place for place in places if (place / SETTINGS_FILE).is_file()), None)


def _own_files(folder: Path) -> dict[str, str]:
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in _RUBRIC_SUFFIXES and not is_schema(path.name) and path.is_file():
            try:
                files[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
            except UnicodeDecodeError as error:
                raise InputError("not UTF-8 text", str(path), "Save it as UTF-8.") from error
    return files


def open_rubric(name_or_path: str) -> Rubric:
    """A rubric by name or folder.

    Raises:
        InputError: no such rubric.
        RubricError: it has faults; all of them.
    """
    return rubric_of(rubric_files(name_or_path), _rubric_folder(name_or_path).name)


@dataclass(frozen=True, slots=True)
class _Contents:
    """Files of a rubric in path order; two of the same files are the same, whatever the name."""

    files: tuple[tuple[str, str], ...]
    name: str = field(compare=False)


def rubric_of(files: Mapping[str, str], name: str) -> Rubric:
    """The rubric that files make up (`load_rubric`), which is loaded once in a process.

    A run needs it twice, to audit and to report, and reading and checking the default one takes
    half a second.

    Raises:
        RubricError: it has faults; all of them.
    """
    return _loaded(_Contents(tuple(sorted(files.items())), name))


@lru_cache(maxsize=_KEPT)
def _loaded(contents: _Contents) -> Rubric:
    return load_rubric(dict(contents.files), contents.name)


def _rubric_folder(name_or_path: str) -> Path:
    if name_or_path in rubric_names():
        return data_folder("rubrics") / name_or_path
    given = Path(name_or_path)
    if (given / "rubric.yaml").is_file():
        return given
    raise InputError(
        f"no rubric {name_or_path!r}: it is neither a folder with a rubric.yaml "
        "nor the name of one that comes with doc-audit",
        mend=f"Rubrics to choose from: {', '.join(rubric_names())}.",
    )


def sample_corpus() -> Path:
    """Folder of the sample corpus (invented plans; see its README)."""
    return data_folder("corpora") / "sample"


def versions() -> dict[str, str]:
    """Versions of what reads, tags and scores, and a hash of this package's own code.

    The hash tells two checkouts of the same version apart.
    """
    found = {name: metadata.version(name) for name in _RESULT_PACKAGES}
    return {"doc-audit": doc_audit.__version__, "doc-audit code": _code_hash(), **found}


def _code_hash() -> str:
    paths = sorted(_PACKAGE.rglob("*.py"), key=lambda path: path.relative_to(_PACKAGE).as_posix())
    names = [path.relative_to(_PACKAGE).as_posix().encode() for path in paths]
    parts = [name + b"\0" + path.read_bytes() for name, path in zip(names, paths, strict=True)]
    return sha256_of(b"\0".join(parts))[:12]
