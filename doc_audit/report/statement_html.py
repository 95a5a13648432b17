"""A statement as an item of the list on a plan page, in HTML.

Written without a template: a corpus has tens of thousands of them, and the same rules, types and
relevance come again and again, so that their cells are kept once made. Everything that comes from
a document goes through `escape`.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from doc_audit.report.code_lines import CodeLine
from doc_audit.report.escaped import escape, escape_name, fragment
from doc_audit.report.rows import Link, Row
from doc_audit.report.statement_pictures import Picture, picture_html

_HEAD = (
    '<table><thead><tr><th scope="col">Code<th scope="col">Found<th scope="col">Words'
    '<th scope="col">Rule</thead><tbody>'
)


class _Frame(NamedTuple):
    """A row of the table of codes but for its words and value: HTML before, between, after."""

    head: str
    where: str
    links: str


class StatementWriter:
    """Writes statements, of one plan or of many: what it keeps is that of the rubric.

    Args:
        known: ids of the main rubric's rules, which the method page explains.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._workings: dict[tuple[str, ...], str] = {}
        self._frames: dict[tuple[object, ...], _Frame] = {}

    def html(self, row: Row, picture: Picture | None = None) -> str:
        """The item, safe as it is; `picture`: of the place where the words stand."""
        shown = picture_html(picture, row) if picture else ""
        return (
            f'<li id="{escape(row.id)}" class="s"{_data(row)}>'
            f"{_head(row)}{_context(row)}"
            f'<p class="x">{row.text}</p>{_figures(row)}{shown}{self._why(row)}</li>\n'
        )

    def _why(self, row: Row) -> str:
        if not row.codes:
            return ""
        named = "Why, and the points worked out" if row.points else "Why"
        lines = "".join([self._code(line) for line in row.codes])
        copies = ", ".join(map(_link, row.copies))
        with_it = f"<p>Counted with it: {copies}.</p>" if copies else ""
        return (
            f"<details><summary>{named}</summary>{_HEAD}{lines}</tbody></table>"
            f"{with_it}{self._working(row.working)}</details>"
        )

    def _working(self, lines: tuple[str, ...]) -> str:
        """How points come about; commitments of the same levels share it."""
        if lines not in self._workings:
            self._workings[lines] = "".join(f"<p>{escape(line)}</p>" for line in lines)
        return self._workings[lines]

    def _code(self, line: CodeLine) -> str:
        """A row of the table; all but its words and value is kept."""
        name, found, words, where, classes, rules, value, scored, pages = line
        if pages:
            return _row(self._frame(line), line)
        key = (name, found, where, classes, rules, scored)
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = self._frame(line)
        if words or value:
            return _row(frame, line)
        return "".join(frame)

    def _frame(self, line: CodeLine) -> _Frame:
        classes = f' class="{line.classes}"' if line.classes else ""
        scored = f", scored as {escape_name(line.scored)}" if line.scored else ""
        links = ", ".join(self._rule(rule, line.pages.get(rule, "")) for rule in line.rules)
        return _Frame(
            f'<tr><th scope="row"{classes}>{escape_name(line.name)}'
            f"<td>{escape_name(line.found)}{scored}<td>",
            f" {escape_name(line.where)}" if line.where else "",
            f"<td>{links}",
        )

    def _rule(self, rule: str, page: str = "") -> str:
        """A rule with a link to where it is explained, if it is anywhere."""
        if not page and rule in self._known:
            page = f"method.html#rule-{rule}"
        name = escape_name(rule)
        return f'<a href="../{escape_name(page)}">{name}</a>' if page else name


def _row(frame: _Frame, line: CodeLine) -> str:
    head, where, links = frame
    words = f"“{escape(line.words)}”" if line.words else ""
    value = f" <small>= {escape_name(line.value)}</small>" if line.value else ""
    return f"{head}{words}{where}{value}{links}"


def _data(row: Row) -> str:
    """What the filters look at."""
    # The type is always there: it tells a statement from other items.
    said = [f' data-t="{escape_name(row.type)}"']
    if row.in_scope:
        said.append(' data-s="1"')
    if row.relevance:
        said.append(f' data-r="{escape_name(row.relevance)}"')
    if row.levels:
        said.append(f' data-l="{row.levels}"')
    if row.facets:
        said.append(f' data-c="{escape(" ".join(row.facets))}"')
    if row.points:
        said.append(f' data-p="{row.points}"')
    return "".join(said)


def _head(row: Row) -> str:
    parts = [
        f'<p class="m"><a class="no" href="#{fragment(row.id)}">{row.number}</a> '
        f"<b>{escape_name(row.type_label)}</b>"
    ]
    if row.relevance_label:
        parts.append(escape_name(row.relevance_label))
    if row.restated:
        parts.append('<b class="tag">restated</b>')
    if row.same_as:
        parts.append(f"counted with {_link(row.same_as)}, which says the same")
    if row.href:
        document = f" of {escape_name(row.document)}" if row.document else ""
        place = escape_name(row.place or "source")
        parts.append(f'<a href="{escape_name(row.href)}">{place}</a>{document}')
    if row.doubtful:
        parts.append(
            f'<b class="tag warning">this {row.unit} may be misread</b> '
            f"<small>({escape_name(row.doubtful)})</small>"
        )
    elif row.by_ocr:
        parts.append('<b class="tag note">read by OCR</b>')
    section = _section(row.section)
    return " · ".join(parts) + (f' <span class="sec">{section}</span>' if section else "") + "</p>"


@lru_cache(maxsize=1 << 12)
def _section(headings: tuple[str, ...]) -> str:
    return escape(" › ".join(headings))


def _context(row: Row) -> str:
    before = f'<p class="ctx">…{row.before}</p>' if row.before else ""
    return before + (f'<p class="ctx">{row.stem}</p>' if row.stem else "")


def _figures(row: Row) -> str:
    if not row.points:
        return ""
    lost = "Not found, perhaps misread" if row.doubtful else "Not found"
    return (
        f'<p class="f"><b>{row.points}</b> of 100 points'
        f"{_named('l0', lost, row.missing)}{_named('l1', 'Vague', row.vague)}</p>"
    )


def _named(classes: str, name: str, labels: Sequence[str]) -> str:
    listed = escape_name(", ".join(labels).lower())
    return f' <span><i class="lv {classes}">{name}</i> {listed}</span>' if labels else ""


def _link(link: Link) -> str:
    return f'<a href="{escape(link.href)}">{link.number}</a>'
