"""Errors that stop a command; each says what happened, where, and what to do.

What only spoils one document or page is not an error but a `model.Problem`, and the run goes on.
"""

from collections.abc import Sequence

EXIT_DONE = 0
EXIT_PROBLEMS = 1
EXIT_NOT_STARTED = 2
EXIT_INTERRUPTED = 130  # what shells give for Ctrl-C


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
        parts = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.mend:
            parts.append(self.mend)
        return " ".join(parts)


class InputError(DocAuditError):
    """Nothing to work on: no such file, an empty folder, a bad manifest, a run folder of others."""


class FormatError(InputError):
    """A line of an interchange file that breaks the format; `where` is `name:line`."""


class DocumentError(DocAuditError):
    """A document that can't be read at all; the pipeline turns it into a problem.

    Args:
        code: closed code of the problem, such as `encrypted` or `empty_file`.
    """

    def __init__(self, code: str, what: str, where: str = "", mend: str = "") -> None:
        super().__init__(what, where, mend)
        self.code = code


class RubricError(DocAuditError):
    """All faults of a rubric at once; each fault is a `DocAuditError` of its own."""

    def __init__(self, rubric: str, faults: Sequence[DocAuditError]) -> None:
        self.faults = tuple(faults)
        count = len(self.faults)
        super().__init__(
            f"the rubric has {count} fault{'' if count == 1 else 's'}",
            rubric,
            "Mend them and run `doc-audit rubric check` again.",
        )

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *(f"  - {fault}" for fault in self.faults)])
