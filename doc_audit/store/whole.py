"""Writes files whole or not at all, so that a run that is cut off leaves no half of one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from doc_audit.errors import writing

_HALF = ".part"


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Puts the parts, one after the other, where an older file of that name may be.

    Args:
        path: its folder is made if need be, the folder's own folder not.
        parts: taken one at a time, after the place was found fit to write in.

    Raises:
        OutputError: the file can't be written; an older one is as it was.
    """
    with whole_file(path) as half, half.open("wb") as file:
        file.writelines(parts)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to that takes the place of an older file once all went well.

    Args:
        path: its folder is made if need be, the folder's own folder not.

    Raises:
        OutputError: the file can't be written; an older one is as it was.
    """
    half = path.with_name(path.name + _HALF)
    with writing(str(path)):
        if path.is_dir():
            raise IsADirectoryError(0, "a folder of that name is there")
        path.parent.mkdir(exist_ok=True)
        try:
            yield half
            half.replace(path)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
