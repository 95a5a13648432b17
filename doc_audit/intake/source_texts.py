"""Texts of another project's sources, and how it counts positions in them."""

import codecs
from collections import Counter
from collections.abc import Iterable

from doc_audit.export.qda import ORIGIN
from doc_audit.intake.archive import QdaArchive
from doc_audit.intake.positions import Found, counting_of
from doc_audit.intake.qda_project import ForeignSource

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HABITS = (("atlas.ti", "line ends as one"),)
"""How programs are known to count (`Counting.says`), by what their names begin with: ATLAS.ti
writes carriage returns into its texts and doesn't count them (QualCoder reads it so too)."""


class SourceTexts:
    """Reads texts one at a time; projects that we wrote are known to count as the standard does.

    Args:
        archive: of the project.
        sources: all of them.
        origin: program that wrote it.
    """

    def __init__(self, archive: QdaArchive, sources: Iterable[ForeignSource], origin: str) -> None:
        self._archive = archive
        self._ours = origin == ORIGIN
        self._usual = "" if self._ours else self._most(sources) or _habit(origin)

    def _most(self, sources: Iterable[ForeignSource]) -> str:
        """What most selections of the project count, as far as its sources tell; "" is the
        standard's way.
        """
        counts: Counter[str] = Counter()
        for source in sources:
            raw = self.decoded(source)
            if isinstance(raw, str):
                found = counting_of(raw, source.selections)
                counts[found.counting.says] += found.moved
        return next((says for says, moved in counts.most_common(1) if moved), "")

    def counting(self, source: ForeignSource, raw: str) -> Found:
        """How positions in a source are counted."""
        return counting_of(raw, [] if self._ours else source.selections, self._usual)

    def decoded(self, source: ForeignSource) -> str | UnicodeDecodeError | None:
        """A source's text as in the file; None where it isn't there."""
        if source.content is not None:
            return source.content
        content = self._archive.text(source.path) if source.path else None
        if content is None:
            return None
        try:
            return content.decode("utf-16" if content[:2] in _UTF_16 else "utf-8")
        except UnicodeDecodeError as error:
            return error


def _habit(origin: str) -> str:
    name = origin.strip().lower()
    return next((says for begins, says in _HABITS if name.startswith(begins)), "")
