"""Tags statements that come in the interchange format."""

from collections.abc import Callable, Iterator
from pathlib import Path

from doc_audit.errors import FormatError, InputError
from doc_audit.model.interchange import CodedStatement, dump, parse_lines
from doc_audit.pipeline.resources import open_rubric
from doc_audit.rubric import RubricSettings
from doc_audit.tag import Tagger

_TELL_EVERY = 100  # statements between two signs of progress


def tag_file(
    source: Path, out: Path, rubric: str, progress: Callable[[str, str, int, int], None]
) -> tuple[int, list[FormatError]]:
    """Codings of a file's statements, in its order; codes that the file has are not looked at.

    Keys that the format doesn't know are carried over. `out` is written whole or not at all.

    Returns:
        How many statements were tagged, and the lines left out, each with its fault.

    Raises:
        InputError: the file can't be read, or no line of it is a statement.
        RubricError: the rubric has faults.
    """
    opened = open_rubric(rubric)
    tagger = Tagger(opened)
    statements, faults = read_coded(source, opened.settings)
    if not statements:
        raise InputError(_no_statement(faults), str(source))
    half = out.with_name(out.name + ".part")
    with half.open("w", encoding="utf-8", newline="\n") as file:
        for done, one in enumerate(statements, start=1):
            file.write(dump(one.statement, tagger.code(one.statement), one.extra) + "\n")
            if done % _TELL_EVERY == 0 or done == len(statements):
                progress("Tagging", "", done, len(statements))
    half.replace(out)
    return len(statements), faults


def _no_statement(faults: list[FormatError]) -> str:
    first = f"; the first fault: {faults[0]}" if faults else ""
    return f"no statement in the file{first}"


def read_coded(
    path: Path, settings: RubricSettings
) -> tuple[list[CodedStatement], list[FormatError]]:
    """An interchange file's statements, and the faults of the lines left out.

    Raises:
        InputError: the file can't be read.
    """
    dimensions = [dimension.id for dimension in settings.dimensions]
    categories = [category.id for category in settings.categories]
    faults: list[FormatError] = []
    lines = _lines(path)
    return list(parse_lines(lines, path.name, dimensions, categories, faults)), faults


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"can't be read ({error})", str(path), "Give a JSON Lines file in UTF-8."
        ) from error
