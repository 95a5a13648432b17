"""The codes of a statement in HTML: the table behind it, its type, what filters find it by.

The same codes by the same rules come again and again in a corpus, and the links to its rules are
longer than the words of a line: all of it but words and value is made once and kept. Everything
goes through `escape`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from doc_audit.model import Code, Coding
from doc_audit.report.code_lines import (
    RESTATED,
    CodeLine,
    CodeTable,
    is_shown,
    value_line,
)
from doc_audit.report.dimension_codes import CodeAt
from doc_audit.report.escaped import escape, escape_name
from doc_audit.rubric.schema import RubricSettings

_HEAD = (
    '<table><thead><tr><th scope="col">Code<th scope="col">Found<th scope="col">Words'
    '<th scope="col">Rule</thead><tbody>'
)
_END = "</tbody></table>"


class _Frame(NamedTuple):
    """A line without its words and value: HTML before, between and after them."""

    head: str
    where: str
    rules: str


class First(NamedTuple):
    """What statements of one type and relevance by the same rules share, in HTML.

    Attributes:
        kind, relevance: attributes that filters look at.
        labels: of both.
        lines: of the table, with its head; empty where nobody coded the statement.
    """

    kind: str
    relevance: str
    labels: str
    lines: str


class Last(NamedTuple):
    """What statements with the same lists, groups and origin by the same rules share.

    Attributes:
        lines: of the table, in HTML.
        tokens: filter and entry, `populations:carers`, of each that they are found by.
        restated: whether another body's target is.
    """

    lines: str
    tokens: tuple[str, ...]
    restated: bool


NOT_CODED = First(' data-t=""', "", "<b>Not coded</b>", "")
_NO_LISTS = Last("", (), False)


class CodeHtml:
    """Writes codes, of any number of plans, under one rubric.

    Args:
        settings: of the rubric.
        known: ids of its rules, which the method page explains.
    """

    def __init__(self, settings: RubricSettings, known: Collection[str]) -> None:
        self._table = CodeTable(settings)
        self._lists = [category.id for category in settings.categories]
        self._known = known
        # Of a national run, 63,032 statements: 600 beginnings, 600 frames, 8,000 ends.
        self._first: dict[tuple[object, ...], First] = {}
        self._frames: dict[tuple[object, ...], _Frame] = {}
        self._last: dict[tuple[object, ...], Last] = {}
        self._listed: dict[tuple[object, ...], str] = {}

    def first(self, coding: Coding | None) -> First:
        """Type and relevance of a statement; None where nobody coded it."""
        if coding is None:
            return NOT_CODED
        rules = coding.rules
        key = (coding.type, coding.relevance, rules.get("type"), rules.get("relevance"))
        found = self._first.get(key)
        if found is None:
            found = self._first[key] = self._begun(coding)
        return found

    def last(self, coding: Coding | None) -> Last:
        """Lists, groups and origin of a statement; None where nobody coded it."""
        if coding is None or not (coding.categories or coding.groups or coding.origin):
            return _NO_LISTS
        rules = coding.rules.get
        key = (
            *[(*some, rules(some[0])) for some in coding.categories.items()],
            coding.groups, rules("groups"), coding.origin, rules("origin"),
        )  # fmt: skip
        found = self._last.get(key)
        if found is None:
            found = self._last[key] = Last(
                lines="".join(map(self._list, self._table.last(coding))),
                tokens=tuple(self._tokens(coding)),
                restated=coding.origin == RESTATED,
            )
        return found

    def table(
        self, first: First, codes: Sequence[CodeAt], last: Last, marks: Sequence[CodeLine]
    ) -> str:
        """The table of a statement, safe as it is; empty without a code or mark.

        Args:
            first: of its coding.
            codes: of the dimensions, in their order.
            last: of its coding.
            marks: lines of marks, shown last.
        """
        if not first.lines:
            return f"{_HEAD}{self._lines(marks)}{_END}" if marks else ""
        parts = [first.lines]
        for place, code, scored in codes:
            if is_shown(code, scored):
                self._add(parts, place, code, scored)
        parts += (last.lines, self._lines(marks) if marks else "", _END)
        return "".join(parts)

    def _add(self, parts: list[str], place: int, code: Code, scored: int) -> None:
        """The line of a dimension, at the end of `parts`."""
        evidence = code.evidence
        key = (place, code.level, scored, code.rules, evidence and evidence.source)
        frame = self._frames.get(key)
        if frame is None:
            line = self._table.dimension(place, code, scored)
            frame = self._frames[key] = self._frame(line)
        words = evidence.words if evidence else code.words
        head, where, rules = frame
        if words:
            words = f"“{escape(words)}”"
        if code.value:
            parts += (head, words, where, _value_html(code.value), rules)
        else:
            parts += (head, words, where, rules)

    def _begun(self, coding: Coding) -> First:
        kind, relevance = coding.type, coding.relevance
        labels = [f"<b>{escape(self._table.types.get(kind, kind or 'Not coded'))}</b>"]
        if relevance:
            labels.append(escape(self._table.relevance.get(relevance, relevance)))
        return First(
            kind=f' data-t="{escape(kind)}"',
            relevance=f' data-r="{escape(relevance)}"' if relevance else "",
            labels=" · ".join(labels),
            lines=_HEAD + self._lines(self._table.first(coding)),
        )

    def _tokens(self, coding: Coding) -> Iterator[str]:
        for key in self._lists:
            yield from (f"{key}:{code}" for code in coding.categories.get(key, ()))
        yield from (f"groups:{group}" for group in coding.groups)
        if coding.origin:
            yield f"origin:{coding.origin}"

    def _list(self, line: CodeLine) -> str:
        """A line of `last`, which has neither words nor value."""
        key = (line.name, line.found, line.rules)
        if key not in self._listed:
            self._listed[key] = self._lines([line])
        return self._listed[key]

    def _lines(self, lines: Iterable[CodeLine]) -> str:
        return "".join([_line(self._frame(line), line.words, line.value) for line in lines])

    def _frame(self, line: CodeLine) -> _Frame:
        classes = f' class="{line.classes}"' if line.classes else ""
        scored = f", scored as {escape_name(line.scored)}" if line.scored else ""
        rules = ", ".join([self._rule(rule, line.pages.get(rule, "")) for rule in line.rules])
        return _Frame(
            f'<tr><th scope="row"{classes}>{escape_name(line.name)}'
            f"<td>{escape_name(line.found)}{scored}<td>",
            f" {escape_name(line.where)}" if line.where else "",
            f"<td>{rules}",
        )

    def _rule(self, rule: str, page: str) -> str:
        """A rule with a link to where it is explained, if it is anywhere."""
        if not page and rule in self._known:
            page = f"method.html#rule-{rule}"
        name = escape_name(rule)
        return f'<a href="../{escape_name(page)}">{name}</a>' if page else name


def _line(frame: _Frame, words: str, value: str) -> str:
    head, where, rules = frame
    shown = f"“{escape(words)}”" if words else ""
    return f"{head}{shown}{where}{_named(value)}{rules}"


def _value_html(value: Mapping[str, Any]) -> str:
    """A normalised value; the same dates, doers and amounts come again and again."""
    try:
        return _kept_value(tuple(value), *value.values())
    except TypeError:  # a list among its parts can't be looked up
        return _named(value_line(value))


# `typed`: 1 and true are equal, and not the same words.
@lru_cache(maxsize=1 << 14, typed=True)
def _kept_value(keys: tuple[str, ...], *parts: object) -> str:
    return _named(value_line(dict(zip(keys, parts, strict=True))))


def _named(value: str) -> str:
    return f" <small>= {escape(value)}</small>" if value else ""
