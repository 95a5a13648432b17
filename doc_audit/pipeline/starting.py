"""Starts a rubric of one's own in a new folder."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from doc_audit.errors import InputError, writing
from doc_audit.pipeline.resources import open_rubric, rubric_files, rubric_names
from doc_audit.pipeline.schemas import write_schemas
from doc_audit.rubric.schema import RubricSettings
from doc_audit.rubric.starter import SCHEMA_FOLDER, starting_files
from doc_audit.store import write_whole


def start_rubric(id_: str, base: str, folder: Path) -> list[Path]:
    """A new rubric that starts as another does; gives the files to look at first.

    Raises:
        InputError: the id can't be one or is taken, there is no such base, or the folder is there
            and isn't empty.
        OutputError: it can't be written.
    """
    _check_id(id_)
    _check_folder(folder)
    opened = open_rubric(base)
    files = starting_files(
        id_, rubric_files(base), opened.settings, str(folder), base in rubric_names()
    )
    with writing(str(folder)):
        for path in files:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        write_whole(folder / path, [text.encode()])
    write_schemas(folder / SCHEMA_FOLDER, opened)
    own = [path for path in files if path not in rubric_files(base) or "/" not in path]
    return [folder / path for path in own]


def _check_id(id_: str) -> None:
    try:
        TypeAdapter(RubricSettings.__annotations__["id"]).validate_python(id_)
    except ValidationError as error:
        raise InputError(
            f"“{id_}” can't be the id of a rubric",
            "ID",
            "Write small letters, digits, hyphens and underscores, a letter first.",
        ) from error
    if id_ in rubric_names():
        raise InputError(
            f"“{id_}” is the name of a rubric that comes with doc-audit", "ID", "Choose another."
        )


def _check_folder(folder: Path) -> None:
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError:
        taken = True
    if taken:
        raise InputError(
            "something is there already, and nothing is ever written over",
            str(folder),
            "Choose another folder with -o, or work on with the rubric that is there.",
        )
