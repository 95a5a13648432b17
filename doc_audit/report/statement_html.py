"""A statement as an item of the list on a plan page, in HTML.

Written without a template, as a corpus has tens of thousands of them. Everything that comes from a
document goes through `escape`.
"""

from collections.abc import Sequence
from functools import lru_cache

from doc_audit.report.escaped import escape, escape_name, fragment
from doc_audit.report.rows import Link, Row
from doc_audit.report.statement_pictures import Picture, picture_html


def statement_html(row: Row, picture: Picture | None = None) -> str:
    """The item, safe as it is; `picture`: of the place where the words stand."""
    shown = picture_html(picture, row) if picture else ""
    return (
        f'<li id="{escape(row.id)}" class="s"{_data(row)}>'
        f"{_head(row)}{_context(row)}"
        f'<p class="x">{row.text}</p>{_figures(row)}{shown}{_why(row)}</li>\n'
    )


def _why(row: Row) -> str:
    if not row.codes:
        return ""
    named = "Why, and the points worked out" if row.points else "Why"
    copies = ", ".join(map(_link, row.copies)) if row.copies else ""
    with_it = f"<p>Counted with it: {copies}.</p>" if copies else ""
    return (
        f"<details><summary>{named}</summary>{row.codes}{with_it}{_working(row.working)}</details>"
    )


@lru_cache(maxsize=1 << 12)
def _working(lines: tuple[str, ...]) -> str:
    """How points come about; commitments of the same levels share it."""
    return "".join([f"<p>{escape(line)}</p>" for line in lines])


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
