"""What could not be read or done; shown in the report, the data and the exit status."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
"""`error`: words of the document are missing; `warning`: they may be wrong; `note`: worth knowing.

Errors and warnings make the exit status 1, notes don't.
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong, for a reader who can do something about it.

    Attributes:
        code: closed code, `snake_case`, such as `page_without_text`, `encrypted`, `empty_file`.
        severity: see `Severity`.
        doc: id of the document; empty when it belongs to the run.
        file: name of the file as given, without its folder.
        pages: page numbers from 1, ascending; empty when not of a page or when pages are unknown.
        message: one sentence, what happened.
        mend: what to do about it; may be empty.
    """

    code: str
    severity: Severity
    message: str
    mend: str = ""
    doc: str = ""
    file: str = ""
    pages: tuple[int, ...] = ()
