"""Several rubrics over the same statements: each is observed and coded once per set of rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from doc_audit.model import Coding, Statement
from doc_audit.rubric import Rubric
from doc_audit.tag.marker import Marker
from doc_audit.tag.tagger import Tagger


class Taggers:
    """Codes statements by several rubrics; gives what a `Tagger` of each alone would give."""

    def __init__(self, rubrics: Sequence[Rubric]) -> None:
        self._rubrics = tuple(rubrics)
        coders = {rubric.coder.hash: rubric.coder for rubric in rubrics}
        self._taggers = {digest: Tagger(coder) for digest, coder in coders.items()}
        self._markers = tuple(Marker(rubric, rubric.coder.rules.cues) for rubric in rubrics)

    def code(
        self, statement: Statement, abbreviations: Mapping[str, str] | None = None
    ) -> tuple[Coding, ...]:
        """A coding by each rubric, in their order."""
        return tuple(self._codings(statement, abbreviations))

    def _codings(
        self, statement: Statement, abbreviations: Mapping[str, str] | None
    ) -> Iterator[Coding]:
        coded = {
            digest: tagger.code_seen(statement, abbreviations)
            for digest, tagger in self._taggers.items()
        }
        for rubric, marker in zip(self._rubrics, self._markers, strict=True):
            coding, seen, facts = coded[rubric.coder.hash]
            name = f"rules:{rubric.settings.id}"
            marks = marker.marks(seen, facts)
            if (coding.rubric, coding.coder) != (rubric.hash, name) or marks:
                coding = replace(coding, rubric=rubric.hash, coder=name, marks=marks)
            yield coding
