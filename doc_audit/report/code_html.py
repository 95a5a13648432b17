"""The table of codes behind a statement, in HTML.

The same codes by the same rules come again and again in a corpus, and the links to its rules are
longer than the words of a line: all of it but words and value is made once and kept. Everything
goes through `escape`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from doc_audit.model import Coding
from doc_audit.report.code_lines import CodeLine, CodeTable, is_shown, value_line
from doc_audit.report.escaped import escape, escape_name
from doc_audit.rubric.schema import RubricSettings

_HEAD = (
    '<table><thead><tr><th scope="col">Code<th scope="col">Found<th scope="col">Words'
    '<th scope="col">Rule</thead><tbody>'
)


class _Frame(NamedTuple):
    """A line without its words and value: HTML before, between and after them."""

    head: str
    where: str
    rules: str


class CodeHtml:
    """Writes tables of codes, of any number of plans, under one rubric.

    Args:
        settings: of the rubric.
        known: ids of its rules, which the method page explains.
    """

    def __init__(self, settings: RubricSettings, known: Collection[str]) -> None:
        self._table = CodeTable(settings)
        self._dimensions = [(n, dimension.id) for n, dimension in enumerate(settings.dimensions)]
        self._known = known
        # Of a national run, 63,032 statements: 600 beginnings, 600 frames, 8,000 ends.
        self._first: dict[tuple[object, ...], str] = {}
        self._frames: dict[tuple[object, ...], _Frame] = {}
        self._last: dict[tuple[object, ...], str] = {}
        self._listed: dict[tuple[object, ...], str] = {}

    def html(
        self, coding: Coding | None, scored: Mapping[str, int], marks: Sequence[CodeLine]
    ) -> str:
        """The table, safe as it is; empty without a code or mark.

        Args:
            coding: of the statement; None where nobody coded it.
            scored: dimension id → level counted, for those that are.
            marks: lines of marks, shown last.
        """
        if coding is None:
            return f"{_HEAD}{self._lines(marks)}</tbody></table>" if marks else ""
        parts = [_HEAD, self._before(coding)]
        if coding.dimensions:
            self._add_dimensions(parts, coding, scored)
        parts += (self._after(coding), self._lines(marks) if marks else "", "</tbody></table>")
        return "".join(parts)

    def _before(self, coding: Coding) -> str:
        """Type and relevance."""
        rules = coding.rules
        key = (coding.type, coding.relevance, rules.get("type"), rules.get("relevance"))
        if key not in self._first:
            self._first[key] = self._lines(self._table.first(coding))
        return self._first[key]

    def _add_dimensions(self, parts: list[str], coding: Coding, scored: Mapping[str, int]) -> None:
        """A line for each that is shown, at the end of `parts`."""
        dimensions = coding.dimensions
        for place, dimension in self._dimensions:
            code = dimensions.get(dimension)
            if code is None:
                continue
            level = scored.get(dimension, code.level)
            if not is_shown(code, level):
                continue
            evidence = code.evidence
            key = (place, code.level, level, code.rules, evidence and evidence.source)
            frame = self._frames.get(key)
            if frame is None:
                line = self._table.dimension(place, code, level)
                frame = self._frames[key] = self._frame(line)
            words = evidence.words if evidence else code.words
            head, where, rules = frame
            if words:
                words = f"“{escape(words)}”"
            if code.value:
                parts += (head, words, where, _value(value_line(code)), rules)
            else:
                parts += (head, words, where, rules)

    def _after(self, coding: Coding) -> str:
        """Lists, groups and origin."""
        rules = coding.rules
        lists = tuple([(*some, rules.get(some[0])) for some in coding.categories.items()])
        groups = (coding.groups, rules.get("groups"))
        key = (*lists, *groups, coding.origin, rules.get("origin"))
        if key not in self._last:
            self._last[key] = "".join(map(self._list, self._table.last(coding)))
        return self._last[key]

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
    return f"{head}{shown}{where}{_value(value)}{rules}"


def _value(value: str) -> str:
    return f" <small>= {escape_name(value)}</small>" if value else ""
