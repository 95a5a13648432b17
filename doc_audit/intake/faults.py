"""What of a file of codings could not be taken in, and how to mend it."""

from dataclasses import dataclass, field

from doc_audit.model import Problem
from doc_audit.model.problem import Severity

_SHOWN = 60  # characters of words quoted in a message


@dataclass(slots=True)
class Faults:
    """Collects problems of one file.

    Attributes:
        name: of the file, as messages call it.
    """

    name: str
    found: list[Problem] = field(default_factory=list)

    def add(
        self, code: str, where: str, what: str, mend: str = "", severity: Severity = "warning"
    ) -> None:
        """One more; `where` is the line, or the source and selection, in the file."""
        place = f"{self.name}, {where}" if where else self.name
        self.found.append(Problem(code, severity, what, mend, file=place))

    def note(self, code: str, where: str, what: str, mend: str = "") -> None:
        """Worth knowing, but nothing is lost or doubtful."""
        self.add(code, where, what, mend, "note")


def quoted(words: str) -> str:
    """The words on one line, in quotes, cut where long."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}”"
