"""A statement as an item of the list on a plan page, in HTML: words, codes, reasons, points.

Written without a template, as a corpus has tens of thousands of them. Everything that comes from a
document goes through `escape`.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from doc_audit.model import Page, Statement, StatementPoints
from doc_audit.model.place import page_unit, place_words
from doc_audit.model.reading import reason_code
from doc_audit.report.code_html import CodeHtml
from doc_audit.report.dimension_codes import DimensionCodes
from doc_audit.report.escaped import escape, fragment
from doc_audit.report.facets import Facets
from doc_audit.report.lookup import Lookup, document_name, source_link
from doc_audit.report.marks import MarkedWords, Marker
from doc_audit.report.points_html import NO_POINTS, PointsMaker
from doc_audit.report.reading import care_words
from doc_audit.report.statement_pictures import Picture, picture_html
from doc_audit.report.words import shortened
from doc_audit.rubric.schema import RubricSettings

_HEADINGS = 3  # innermost ones shown; the path of a deep document is long, and in the data
_HEADING_LENGTH = 60
_IN_SCOPE = ' data-s="1"'


class RunHtml:
    """What the statements of all plans share, and what was made of it already.

    Args:
        settings: of the run's main rubric.
        known: ids of its rules, which the method page explains.
    """

    def __init__(self, settings: RubricSettings, known: Collection[str]) -> None:
        self.codes = CodeHtml(settings, known)
        self.dimensions = DimensionCodes(settings)
        self.marker = Marker(settings)
        self.points = PointsMaker(settings)


class _Place(NamedTuple):
    """What statements of one page share: link to it, and what a page is called."""

    link: str
    unit: str


class _Section(NamedTuple):
    """What statements under the same headings share: their names, and the filter's entry."""

    named: str
    token: str


class StatementHtml:
    """Writes the statements of one plan.

    Args:
        lookup: the run.
        plan: plan id.
        facets: of the plan.
        shared: of the run's main rubric.
    """

    def __init__(self, lookup: Lookup, plan: str, facets: Facets, shared: RunHtml) -> None:
        self._lookup = lookup
        self._shared = shared
        self._facets = facets
        statements = lookup.by_plan[plan]
        docs = {s.doc for s in statements}
        self._several = len(docs) > 1
        self._graded = any(lookup.graded.get(doc) for doc in docs)
        self._places: dict[tuple[str, int | None, str], _Place] = {}
        self._sections: dict[tuple[str, ...], _Section] = {}

    def html(self, statement: Statement, picture: Picture | None = None) -> str:
        """The item, safe as it is; `picture`: of the place where the words stand."""
        id_, lookup, shared = statement.id, self._lookup, self._shared
        coding, line = lookup.run.codings.get(id_), lookup.points.get(id_)
        own = line if line is not None and line.statement == id_ else None
        told = shared.points.of(own) if own is not None else NO_POINTS
        first, last = shared.codes.first(coding), shared.codes.last(coding)
        codes = shared.dimensions.of(coding, told.scored)
        table = shared.codes.table(first, codes, last, lookup.marks.get(id_, ()))
        place, section = self._place(statement), self._section(statement.headings)
        doubt, by_ocr = self._doubt(statement) if self._graded else ("", False)
        points = f"{own.points:.0f}" if own is not None else ""
        entries = self._facets.entries(id_, last.tokens, section.token)
        attributes = _attributes(shared.dimensions.digits(codes, told.scored), entries, points)
        tags = _tags(place, doubt, by_ocr=by_ocr)
        if line is not None and own is None:
            same = self._link(line.statement, statement)
            tags = f" · counted with {same}, which says the same{tags}"
        if last.restated:
            tags = f' · <b class="tag">restated</b>{tags}'
        at, number = fragment(id_), lookup.numbers[id_]
        return (
            # What needs nothing in an address needs nothing in an attribute.
            f'<li id="{id_ if at == id_ else escape(id_)}" class="s"{first.kind}'
            f"{_IN_SCOPE if line is not None else ''}{first.relevance}{attributes}>"
            f'<p class="m"><a class="no" href="#{at}">{number}</a> {first.labels}{tags}'
            f"{section.named}</p>{_words(shared.marker.marked(statement, codes))}"
            f"{told.figures(points, doubtful=bool(doubt)) if own is not None else ''}"
            f"{picture_html(picture, place.unit, number) if picture else ''}"
            f"{self._why(table, statement, own, told.working) if table else ''}</li>\n"
        )

    def _why(
        self, table: str, statement: Statement, own: StatementPoints | None, working: str
    ) -> str:
        named, copies = "Why", ""
        if own is not None:
            named = "Why, and the points worked out"
            if own.merged:
                links = ", ".join([self._link(merged, statement) for merged in own.merged])
                copies = f"<p>Counted with it: {links}.</p>"
        return f"<details><summary>{named}</summary>{table}{copies}{working}</details>"

    def _place(self, statement: Statement) -> _Place:
        key = (statement.doc, statement.page, statement.path)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._place_of(statement)
        return found

    def _place_of(self, statement: Statement) -> _Place:
        document = self._lookup.documents.get(statement.doc)
        if document is None:
            return _Place("", page_unit(""))
        words = place_words(document.media, statement.page, statement.path) or "source"
        href = "../" + source_link(document, statement.page)
        named = f" of {escape(document_name(document))}" if self._several else ""
        unit = page_unit(document.media)
        return _Place(f' · <a href="{escape(href)}">{escape(words)}</a>{named}', unit)

    def _section(self, headings: tuple[str, ...]) -> _Section:
        found = self._sections.get(headings)
        if found is None:
            path = [shortened(heading, _HEADING_LENGTH) for heading in headings[-_HEADINGS:]]
            named = escape(" › ".join(path))
            found = self._sections[headings] = _Section(
                f' <span class="sec">{named}</span>' if named else "",
                self._facets.section(headings),
            )
        return found

    def _doubt(self, statement: Statement) -> tuple[str, bool]:
        """Why its words may be misread, empty where the pages under them are good; whether any
        was read by OCR.
        """
        pages = self._lookup.under(statement)
        by_ocr = any(reason_code(text) == "ocr" for page in pages for text in page.reasons)
        return _care(pages), by_ocr

    def _link(self, to: str, of: Statement) -> str:
        href = self._lookup.href(to, f"plans/{self._lookup.pages[of.id]}")
        return f'<a href="{escape(href)}">{self._lookup.numbers[to]}</a>'


def _attributes(levels: str, entries: str, points: str) -> str:
    """What the filters look at beside type, scope and relevance.

    Args:
        levels: a digit per dimension in the rubric's order, as scored, and as coded where it
            isn't scored itself; empty when not coded.
        entries: see `Facets.entries`.
        points: 0…100 as shown; empty where the statement has none of its own.
    """
    level = f' data-l="{levels}"' if levels else ""
    entry = f' data-c="{entries}"' if entries else ""
    return f'{level}{entry} data-p="{points}"' if points else level + entry


def _tags(place: _Place, doubt: str, *, by_ocr: bool) -> str:
    """Link to the source, and how well it was read."""
    if doubt:
        return (
            f'{place.link} · <b class="tag warning">this {place.unit} may be misread</b> '
            f"<small>({escape(doubt)})</small>"
        )
    return f'{place.link} · <b class="tag note">read by OCR</b>' if by_ocr else place.link


def _words(words: MarkedWords) -> str:
    before = f'<p class="ctx">…{words.before}</p>' if words.before else ""
    stem = f'<p class="ctx">{words.stem}</p>' if words.stem else ""
    return f'{before}{stem}<p class="x">{words.text}</p>'


def _care(pages: Iterable[Page]) -> str:
    told = [care_words(page) or page.grade for page in pages if page.grade != "good"]
    return "; ".join(dict.fromkeys(told))
