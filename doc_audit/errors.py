"""Errors that stop a command; each says what happened, where, and what to do.

What only spoils one document or page is not an error but a `model.Problem`, and the run goes on.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

EXIT_DONE = 0
EXIT_PROBLEMS = 1
EXIT_NOT_STARTED = 2
EXIT_INTERRUPTED = 130  # what shells give for Ctrl-C
_SENTENCE_ENDS = (".", "!", "?")


class DocAuditError(Exception):
    """Root of the errors a user can mend.

    Args:
        what: one sentence, for a policy analyst.
        where: the file, line, page or argument; may be empty.
        mend: what to do about it; may be empty.
    """

    def __init__(self, what: str, where: str = "", mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        told = f"{self.where}: {self.what}" if self.where else self.what
        if not self.mend:
            return told
        return f"{told if told.endswith(_SENTENCE_ENDS) else f'{told}.'} {self.mend}"


class InputError(DocAuditError):
    """Nothing to work on: no such file, an empty folder, a bad manifest, a run folder of others."""


class FormatError(InputError):
    """A line of an interchange file that breaks the format; `where` is `name:line`."""


class OutputError(DocAuditError):
    """Results that can't be written: no room, no right to, a folder in the file's place."""


class DocumentError(DocAuditError):
    """A document that can't be read at all; the pipeline turns it into a problem.

    Args:
        code: closed code of the problem, such as `encrypted` or `empty_file`.
    """

    def __init__(self, code: str, what: str, where: str = "", mend: str = "") -> None:
        super().__init__(what, where, mend)
        self.code = code

    def __reduce__(self) -> "tuple[type[DocumentError], tuple[str, str, str, str]]":
        return type(self), (self.code, self.what, self.where, self.mend)


class RubricError(DocAuditError):
    """All faults of a rubric at once; each fault is a `DocAuditError` of its own."""

    def __init__(self, rubric: str, faults: Sequence[DocAuditError]) -> None:
        self.faults = tuple(faults)
        count = len(self.faults)
        super().__init__(
            f"the rubric has {count} fault{'' if count == 1 else 's'}",
            rubric,
            f"Mend {'it' if count == 1 else 'them'} and run `doc-audit rubric check` again.",
        )

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  - {fault}" for fault in self.faults)])


def reason(error: Exception) -> str:
    """Why a file could not be read or written, in words that fit in brackets; never empty."""
    if isinstance(error, UnicodeError):
        return "it is not UTF-8 text"
    words = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return words[:1].lower() + words[1:]


@contextmanager
def writing(where: str, *also: type[Exception]) -> Iterator[None]:
    """Turns what goes wrong on writing to `where` into an `OutputError`.

    Args:
        where: the file or folder, as the user calls it.
        also: errors besides `OSError` that mean the same, such as a database's.
    """
    kinds: tuple[type[Exception], ...] = (OSError, *also)
    try:
        yield
    except kinds as error:
        raise OutputError(
            f"can't be written ({reason(error)})",
            where,
            "Make room there or see to its permissions, or choose another place.",
        ) from error
