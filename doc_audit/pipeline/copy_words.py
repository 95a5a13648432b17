"""What annotated copies, PDF and Word, say alike: openings, points, marks, where words stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from doc_audit.model import Code, Coding, Marked, Run, Statement, StatementPoints
from doc_audit.pipeline.qda import marks_of
from doc_audit.report.code_lines import SOURCES
from doc_audit.report.reasons import reason
from doc_audit.report.words import count, joined, shortened
from doc_audit.rubric import Rubric
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import workings

QUOTED = 160
"""Code points of evidence that a note says again; the words are marked beside it."""
_MARK_QUOTED = 60  # of a mark's words, which stand in the statement that its note is on
_SEEN = "seen: "
_OWN = ("text", "cell")


@dataclass(frozen=True, slots=True)
class Counted:
    """How statements count in their plans' scores.

    Attributes:
        points: by id of those that have points.
        says: by id of every commitment, a sentence.
    """

    points: Mapping[str, StatementPoints]
    says: Mapping[str, str]


def counted(run: Run, rubric: Rubric) -> Counted:
    """What each commitment of a run brings to its plan's score under its main rubric."""
    settings = rubric.settings
    says = {
        coding.statement: "Not counted in the plan's score."
        for coding in run.codings.values()
        if coding.type == settings.commitment_type
    }
    points = {}
    for score in run.scores:
        if score.rubric != run.record.rubric_hash:
            continue
        for one in workings(score, settings):
            says[one.points.statement] = f"{one.value:.0f} of 100 points."
            points[one.points.statement] = one.points
            for copy in one.points.merged:
                says[copy] = "Counted once, with another statement that says the same."
    return Counted(points, says)


def opening(coding: Coding, settings: RubricSettings) -> str:
    """`Commitment. Relevance to inequalities: Names inequality.`"""
    label = type_label(coding, settings)
    labels = {code.id: code.label for code in settings.relevance}
    relevance = labels.get(coding.relevance, coding.relevance)
    return f"{label}. Relevance to inequalities: {relevance}." if relevance else f"{label}."


def type_label(coding: Coding, settings: RubricSettings) -> str:
    """The statement's type in words; its id where the rubric has no such type."""
    return {code.id: code.label for code in settings.types}.get(coding.type, coding.type)


def own_words(statement: Statement, code: Code) -> tuple[int, int] | None:
    """Where a code's words stand in the statement's text; None where they aren't there."""
    evidence = code.evidence
    if evidence is None:
        at = statement.text.find(code.words) if code.words else -1
        return (at, at + len(code.words)) if at >= 0 else None
    inside = evidence.source in _OWN and evidence.start < evidence.end
    return (evidence.start, evidence.end) if inside else None


def shown(words: str, where: str, rules: Sequence[str], most: int = QUOTED) -> str:
    """` — “by a third”, in the words before (rule target-share)`; "" where there is nothing."""
    said = f" — “{shortened(words, most)}”" if words else ""
    said += f", {where}" if where else ""
    why = _reasons(rules)
    return f"{said} ({why})" if why else said


def _reasons(rules: Sequence[str]) -> str:
    """What decided: rules by their ids, what a model saw in words."""
    told = [reason(rule) for rule in rules]
    ids = [one for one in told if not one.startswith(_SEEN)]
    named = [f"rule{'' if len(ids) == 1 else 's'} {joined(ids)}"] if ids else []
    return "; ".join([*named, *(one for one in told if one.startswith(_SEEN))])


class MarkWords:
    """Marks that the rubrics of a run put on its statements, in words.

    Args:
        run: with the marks.
        rubrics: its rubrics, the main one first.
    """

    def __init__(self, run: Run, rubrics: Sequence[Rubric]) -> None:
        self._marks = marks_of(run, {rubric.hash: rubric.settings.id for rubric in rubrics})
        marking = [rubric.settings for rubric in rubrics if rubric.settings.marks]
        self._titles = {one.id: one.title for one in marking}
        self._labels = {one.id: {mark.id: mark.label for mark in one.marks} for one in marking}

    def of(self, statement: str) -> tuple[str, ...]:
        """A line for each rubric that marks the statement of an id."""
        return tuple(self._line(*one) for one in self._marks.get(statement, ()))

    def about(self, without: Sequence[str]) -> str:
        """Which rubrics' marks the notes of a document name; "" where no rubric has marks.

        Args:
            without: ids of its statements that have no note.
        """
        if not self._titles:
            return ""
        says = f"Notes name the marks of {joined(list(self._titles.values()))} too"
        left = sum(map(self._number, without))
        if not left:
            return f"{says}."
        return f"{says}; {count(left, 'mark')} on other sentences: see the table “marks”."

    def _number(self, statement: str) -> int:
        return sum(len(marks) for _, marks in self._marks.get(statement, ()))

    def _line(self, rubric: str, marks: Mapping[str, Marked]) -> str:
        told = "; ".join(self._told(rubric, marks))
        return f"{self._titles.get(rubric, rubric)}: {told}."

    def _told(self, rubric: str, marks: Mapping[str, Marked]) -> Iterator[str]:
        for name, marked in marks.items():
            evidence = marked.evidence
            words = marked.words or (evidence.words if evidence else "")
            where = SOURCES[evidence.source] if evidence else ""
            label = self._labels.get(rubric, {}).get(name, name)
            yield f"{label}{shown(words, where, marked.rules, _MARK_QUOTED)}"
