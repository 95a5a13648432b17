"""A statement as an item of the list on a plan page, in HTML.

Written without a template: a corpus has tens of thousands of them, and the same rules, types and
relevance come again and again, so that their cells are kept once made. Everything that comes from
a document goes through `escape`.
"""

from collections.abc import Collection, Sequence
from urllib.parse import quote

from markupsafe import Markup

from doc_audit.report.code_lines import CodeLine
from doc_audit.report.escaped import escape, escape_name
from doc_audit.report.rows import Link, Row
from doc_audit.report.statement_pictures import Picture, picture_html

_HEAD = (
    '<table><thead><tr><th scope="col">Code<th scope="col">Found<th scope="col">Words'
    '<th scope="col">Rule</thead><tbody>'
)


class StatementWriter:
    """Writes statements.

    Args:
        known: ids of the main rubric's rules, which the method page explains.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._rules: dict[tuple[str, ...], str] = {}
        self._workings: dict[tuple[str, ...], str] = {}
        self._plain: dict[tuple[str, str, tuple[str, ...]], str] = {}

    def html(self, row: Row, picture: Picture | None = None) -> Markup:
        """The item; `picture`: of the place where the words stand."""
        shown = picture_html(picture, row) if picture else ""
        return Markup(
            f'<li id="{escape(row.id)}" class="s"{_data(row)}>'
            f"{_head(row)}{_context(row)}"
            f'<p class="x">{row.text}</p>{_figures(row)}{shown}{self._why(row)}</li>\n'
        )

    def _why(self, row: Row) -> str:
        if not row.codes:
            return ""
        named = "Why, and the points worked out" if row.points else "Why"
        lines = "".join(map(self._code, row.codes))
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
        """A row of the table; one without words of its own is kept."""
        if line.words or line.where or line.value or line.pages or line.classes:
            return self._made(line)
        key = (line.name, line.found, line.rules)
        if key not in self._plain:
            self._plain[key] = self._made(line)
        return self._plain[key]

    def _made(self, line: CodeLine) -> str:
        classes = f' class="{line.classes}"' if line.classes else ""
        scored = f", scored as {escape_name(line.scored)}" if line.scored else ""
        words = f"“{escape(line.words)}”" if line.words else ""
        where = f" {escape_name(line.where)}" if line.where else ""
        value = f" <small>= {escape_name(line.value)}</small>" if line.value else ""
        return (
            f'<tr><th scope="row"{classes}>{escape_name(line.name)}'
            f"<td>{escape_name(line.found)}{scored}"
            f"<td>{words}{where}{value}<td>{self._links(line)}"
        )

    def _links(self, line: CodeLine) -> str:
        if line.pages:
            return ", ".join(self._rule(rule, line.pages.get(rule, "")) for rule in line.rules)
        if line.rules not in self._rules:
            self._rules[line.rules] = ", ".join(self._rule(rule) for rule in line.rules)
        return self._rules[line.rules]

    def _rule(self, rule: str, page: str = "") -> str:
        """A rule with a link to where it is explained, if it is anywhere."""
        if not page and rule in self._known:
            page = f"method.html#rule-{rule}"
        name = escape_name(rule)
        return f'<a href="../{escape_name(page)}">{name}</a>' if page else name


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
        f'<p class="m"><a class="no" href="#{_fragment(row.id)}">{row.number}</a> '
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
    section = escape_name(" › ".join(row.section))
    return " · ".join(parts) + (f' <span class="sec">{section}</span>' if section else "") + "</p>"


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


def _fragment(id_: str) -> str:
    return quote(id_)
