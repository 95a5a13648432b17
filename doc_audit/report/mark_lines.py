"""Marks of all rubrics of a run on a statement, as lines of the table of its codes."""

from collections.abc import Iterator, Mapping, Sequence

from doc_audit.model import Marked, Run
from doc_audit.report.code_lines import SOURCES, CodeLine
from doc_audit.report.rubric_words import page_name
from doc_audit.report.rule_words import mark_rules
from doc_audit.rubric import Rubric

_METHOD = "method.html"


def mark_lines(run: Run, rubrics: Sequence[Rubric]) -> Mapping[str, tuple[CodeLine, ...]]:
    """Statement id → a line for each mark on it, by rubric in the order given.

    Args:
        run: with marks by the rubrics.
        rubrics: the main one first; its rules stand on the method page, those of others on their
            own pages.
    """
    found: dict[str, list[CodeLine]] = {}
    for place, rubric in enumerate(rubrics):
        if not rubric.settings.marks:
            continue
        lines = _Lines(rubric, main=place == 0)
        for statement, marks in _marks(run, rubric.hash):
            found.setdefault(statement, []).extend(lines.of(marks))
    return {statement: tuple(some) for statement, some in found.items()}


def mark_tokens(run: Run, rubrics: Sequence[Rubric]) -> Mapping[str, tuple[str, ...]]:
    """Statement id → its marks as entries of a filter: `mark:rubric.id`."""
    found: dict[str, list[str]] = {}
    for rubric in rubrics:
        if rubric.settings.marks:
            for statement, marks in _marks(run, rubric.hash):
                named = (f"mark:{rubric.settings.id}.{mark}" for mark in marks)
                found.setdefault(statement, []).extend(named)
    return {statement: tuple(some) for statement, some in found.items()}


def _marks(run: Run, digest: str) -> Iterator[tuple[str, Mapping[str, Marked]]]:
    """Statements and their marks by the rubric of a hash."""
    for coding in (*run.codings.values(), *run.others):
        if coding.rubric == digest and coding.marks:
            yield coding.statement, coding.marks
    for marking in run.markings:
        if marking.rubric == digest:
            yield marking.statement, marking.marks


class _Lines:
    """Lines of one rubric's marks."""

    def __init__(self, rubric: Rubric, *, main: bool) -> None:
        settings = rubric.settings
        self._name = "Mark" if main else f"Mark by {settings.title}"
        self._labels = {mark.id: mark.label for mark in settings.marks}
        # A rubric without criteria and tables has no page of its own.
        shown = main or settings.criteria or settings.tables
        page = _METHOD if main else page_name(settings.id)
        explained = [rule.id for rule in mark_rules(rubric)] if shown else []
        self._pages = {rule: f"{page}#rule-{rule}" for rule in explained}

    def of(self, marks: Mapping[str, Marked]) -> Iterator[CodeLine]:
        for mark, why in marks.items():
            evidence = why.evidence
            yield CodeLine(
                name=self._name,
                found=self._labels.get(mark, mark),
                words=why.words or (evidence.words if evidence else ""),
                where=SOURCES[evidence.source] if evidence else "",
                rules=why.rules,
                pages={rule: self._pages[rule] for rule in why.rules if rule in self._pages},
            )
