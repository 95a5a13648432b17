"""Every code of a statement with what decided it, for the table behind it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from doc_audit.model import Code, Coding
from doc_audit.report.dimension_codes import DimensionCodes
from doc_audit.report.marks import dimension_class
from doc_audit.report.reasons import reason
from doc_audit.report.words import value_words
from doc_audit.rubric.schema import ClosedCode, RubricSettings

SOURCES = {
    "text": "",
    "cell": "by its column",
    "stem": "in the words that open the list",
    "before": "in the words before",
    "heading": "in the heading it stands under",
    "head": "in the head of its column",
    "document": "elsewhere in the document",
}
"""Where the words of a code stand, in words; "" in the statement itself."""
_VALUE_LENGTH = 160
LEVELS = ("absent", "vague", "specific")
RESTATED = "restated"
"""The origin that `model.Coding` keeps for other bodies' targets."""


class CodeLine(NamedTuple):
    """One code in the table behind a statement.

    Attributes:
        name, found, words: what was decided, how, and the words that show it.
        where: where the words stand when not in the statement itself.
        classes: CSS class of the dimension; empty for other codes.
        rules: ids of what decided.
        value: normalised value in words.
        scored: level counted where it isn't the level coded; else empty.
        pages: rule → where in the run folder it is explained, for rules of other rubrics.
    """

    name: str
    found: str
    words: str = ""
    where: str = ""
    classes: str = ""
    rules: tuple[str, ...] = ()
    value: str = ""
    scored: str = ""
    pages: Mapping[str, str] = MappingProxyType({})


class CodeTable:
    """Tables of codes under one rubric."""

    def __init__(self, settings: RubricSettings) -> None:
        self._settings = settings
        self.types = labels(settings.types)
        self.relevance = labels(settings.relevance)
        self._groups = labels(settings.groups)
        self._lists = [(c.id, c.label, labels(c.codes)) for c in settings.categories]
        self._dimensions = DimensionCodes(settings)
        self._kept: dict[tuple[str, str, tuple[str, ...]], CodeLine] = {}

    def lines(self, coding: Coding, scored: Mapping[str, int]) -> Iterator[CodeLine]:
        """Every code; dimensions that are absent only where a rule says so.

        Args:
            coding: of the statement.
            scored: dimension id → level counted, for those that are.
        """
        yield from self.first(coding)
        for place, code, level in self._dimensions.of(coding, scored):
            if is_shown(code, level):
                yield self.dimension(place, code, level)
        yield from self.last(coding)

    def first(self, coding: Coding) -> Iterator[CodeLine]:
        """What stands before the dimensions; made of type and relevance and their rules alone."""
        yield self._line("Type", coding, "type", self.types.get(coding.type, coding.type))
        if coding.relevance:
            named = self.relevance.get(coding.relevance, coding.relevance)
            yield self._line("Relevance", coding, "relevance", named)

    def dimension(self, place: int, code: Code, scored: int) -> CodeLine:
        """A dimension at its place in the rubric, from 0, with the level counted."""
        evidence = code.evidence
        return CodeLine(
            name=self._settings.dimensions[place].label,
            found=LEVELS[code.level],
            words=evidence.words if evidence else code.words,
            where=SOURCES[evidence.source] if evidence else "",
            classes=dimension_class(place),
            rules=code.rules,
            value=value_line(code.value),
            scored=LEVELS[scored] if scored != code.level else "",
        )

    def last(self, coding: Coding) -> Iterator[CodeLine]:
        """What stands after them; made of lists, groups and origin and their rules alone."""
        for key, label, codes in self._lists:
            if found := coding.categories.get(key):
                yield self._line(label, coding, key, _listed(found, codes))
        if coding.groups:
            yield self._line("Groups", coding, "groups", _listed(coding.groups, self._groups))
        if coding.origin == RESTATED:
            yield self._line("Origin", coding, "origin", RESTATED)

    def _line(self, name: str, coding: Coding, key: str, found: str) -> CodeLine:
        """A code without words; the same one comes again and again, and is made once."""
        rules = coding.rules.get(key, ())
        known = (name, found, rules)
        if known not in self._kept:
            self._kept[known] = CodeLine(name, found, rules=tuple(map(reason, rules)))
        return self._kept[known]


def is_shown(code: Code, scored: int) -> bool:
    """Whether a dimension has a line: where it is there, counted, or a rule says that it isn't."""
    return bool(code.level or scored or code.rules)


def value_line(value: Mapping[str, Any]) -> str:
    """The value of a code in words, cut where it is long; empty where there is none."""
    return value_words(value)[:_VALUE_LENGTH]


def _listed(found: tuple[str, ...], codes: Mapping[str, str]) -> str:
    return "; ".join(codes.get(code, code) for code in found)


def labels(codes: tuple[ClosedCode, ...]) -> Mapping[str, str]:
    """Id → label of each code of a closed list."""
    return {code.id: code.label for code in codes}
