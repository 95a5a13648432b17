"""What was taken in of one coder."""

from collections.abc import Mapping
from dataclasses import dataclass

from doc_audit.intake.coded import Coded


@dataclass(frozen=True, slots=True)
class Taken:
    """One coder's codings by statement id."""

    coder: str
    codings: Mapping[str, Coded]
