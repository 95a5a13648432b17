"""Tags statements that come in the interchange format."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from doc_audit.errors import FormatError, InputError, reason
from doc_audit.model.interchange import CodedStatement, dump, parse_lines
from doc_audit.pipeline.resources import open_rubric
from doc_audit.rubric import RubricSettings
from doc_audit.store import write_whole

if TYPE_CHECKING:
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
        InputError: the file can't be read, no line of it is a statement, or it is `out` itself.
        OutputError: `out` can't be written.
        RubricError: the rubric has faults.
    """
    opened = open_rubric(rubric)
    # A second to load: only when there is something to tag.
    from doc_audit.pipeline.compiled import tagger_of

    tagger = tagger_of(opened)
    statements, faults = read_coded(source, opened.settings, codings=False)
    if not statements:
        raise InputError("no statement in the file", str(source), first_fault(faults))
    if out.exists() and out.samefile(source):
        raise InputError(
            "would be written over with its own codings", str(source), "Choose another -o."
        )
    write_whole(out, _tagged(statements, tagger, progress))
    return len(statements), faults


def _tagged(
    statements: Sequence[CodedStatement],
    tagger: "Tagger",
    progress: Callable[[str, str, int, int], None],
) -> Iterator[bytes]:
    for done, one in enumerate(statements, start=1):
        yield (dump(one.statement, tagger.code(one.statement), one.extra) + "\n").encode()
        if done % _TELL_EVERY == 0 or done == len(statements):
            progress("Tagging", "", done, len(statements))


def first_fault(faults: Sequence[FormatError]) -> str:
    """A sentence that names the first of the lines left out; "" where there is none."""
    return f"The first fault: {faults[0]}" if faults else ""


def read_coded(
    path: Path, settings: RubricSettings, *, codings: bool = True
) -> tuple[list[CodedStatement], list[FormatError]]:
    """An interchange file's statements, and the faults of the lines left out.

    Args:
        path: of the file.
        settings: of the rubric, whose codes are the only ones there may be.
        codings: False passes over the codes that lines carry, right or wrong.

    Raises:
        InputError: the file can't be read.
    """
    dimensions = [dimension.id for dimension in settings.dimensions]
    categories = [category.id for category in settings.categories]
    faults: list[FormatError] = []
    found = parse_lines(
        _lines(path), path.name, dimensions, categories, faults,
        closed=_closed(settings), codings=codings,
    )  # fmt: skip
    return list(found), faults


def _closed(settings: RubricSettings) -> dict[str, list[str]]:
    lists = {
        "type": settings.types,
        "relevance": settings.relevance,
        "origin": settings.origins,
        "groups": settings.groups,
        "marks": settings.marks,
    }
    lists |= {category.id: category.codes for category in settings.categories}
    return {key: [code.id for code in codes] for key, codes in lists.items()}


def _lines(path: Path) -> Iterator[str]:
    """Lines as they are; a line that is not UTF-8 keeps its bytes and is a fault of its own."""
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="\n") as file:
            yield from file
    except OSError as error:
        raise InputError(
            f"can't be read ({reason(error)})", str(path), "Give a JSON Lines file in UTF-8."
        ) from error
