"""One statement as the plan page shows it: words, codes, reasons, points."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from doc_audit.model import ABSENT, VAGUE, Coding, Page, Statement, StatementPoints
from doc_audit.model.place import page_unit, place_words
from doc_audit.model.reading import reason_code
from doc_audit.report.code_html import CodeHtml
from doc_audit.report.code_lines import RESTATED, labels
from doc_audit.report.facets import Facets
from doc_audit.report.lookup import Lookup, document_name, source_link
from doc_audit.report.marks import Marker
from doc_audit.report.reading import care_words
from doc_audit.report.words import shortened
from doc_audit.rubric.schema import RubricSettings
from doc_audit.score import explain_points

_HEADINGS = 3  # innermost ones shown; the path of a deep document is long, and in the data
_HEADING_LENGTH = 60
OWN_AREA = "the plan’s own whole area"
"""Why a place that was coded specific is scored as vague."""


@dataclass(frozen=True, slots=True)
class Link:
    """A statement named by its number, and where it stands as seen from its plan's pages."""

    number: int
    href: str


class Row(NamedTuple):
    """A statement on the plan page.

    Attributes:
        number: place in the plan, from 1.
        type, relevance: ids; their labels beside them.
        levels: a digit per dimension in the rubric's order, as scored, and as coded where it isn't
            scored itself; empty when not coded.
        in_scope: whether it is a commitment that is scored.
        section: the innermost headings, outermost first, long ones cut.
        href, place: link to the source, at its page where that can be, and where in it the words
            stand; `unit`: what a page of it is called.
        document: name, where the plan has several.
        doubtful: why the words may be misread; empty where the pages under them are good.
        by_ocr: they were read by OCR, and well.
        missing, vague: labels of axis dimensions scored as absent and as vague, floors not
            counted; with the reason where vague is not what was coded.
        points: 0…100 as shown; empty where it has none of its own.
        before, stem, text: words in HTML that is safe as it is, see `marks.MarkedWords`.
        codes: the table of codes and marks in HTML; empty without any.
        working: how the points come about.
        same_as: the commitment it is counted with; `copies` those counted with it.
        facets: what filters know it by, see `explorer.Facets`.
    """

    id: str
    number: int
    type: str
    type_label: str
    relevance: str
    relevance_label: str
    levels: str
    in_scope: bool
    restated: bool
    section: tuple[str, ...]
    href: str
    place: str
    unit: str
    document: str
    doubtful: str
    by_ocr: bool
    before: str
    stem: str
    text: str
    codes: str
    missing: tuple[str, ...]
    vague: tuple[str, ...]
    points: str
    working: tuple[str, ...]
    same_as: Link | None
    copies: tuple[Link, ...]
    facets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Link to the source, where in it, what a page of it is called, its name where it's needed."""

    href: str
    words: str
    unit: str
    document: str


class Told(NamedTuple):
    """What follows from a commitment's points: dimension id → level scored, and of `Row` what is
    missing, vague, and how the points come about.
    """

    scored: Mapping[str, int]
    missing: tuple[str, ...]
    vague: tuple[str, ...]
    working: tuple[str, ...]


_UNTOLD = Told({}, (), (), ())


class RowTools:
    """What the rows of all plans share: labels, marks, and what was made of it already.

    Args:
        settings: of the run's main rubric.
        known: ids of its rules, which the method page explains.
    """

    def __init__(self, settings: RubricSettings, known: Collection[str]) -> None:
        self._settings = settings
        self.types = labels(settings.types)
        self.relevance = labels(settings.relevance)
        self.codes = CodeHtml(settings, known)
        self.marker = Marker(settings)
        self._axis = [(d.id, d.label) for d in settings.dimensions if d.axis != "none"]
        self._told: dict[tuple[object, ...], Told] = {}

    def told(self, own: StatementPoints) -> "Told":
        """What is told of the points; commitments of the same levels share it."""
        key = (own.levels, len(own.merged), own.restated, own.lowered, own.not_applicable)
        found = self._told.get(key)
        if found is None:
            scored = dict(own.levels)
            found = self._told[key] = Told(
                scored,
                self._at(ABSENT, scored),
                self._at(VAGUE, scored, own.lowered),
                tuple(explain_points(own, self._settings)),
            )
        return found

    def _at(
        self, level: int, scored: Mapping[str, int], lowered: Collection[str] = ()
    ) -> tuple[str, ...]:
        """Labels of the axes' dimensions that were scored at a level."""
        found = [(key, label) for key, label in self._axis if scored.get(key) == level]
        return tuple([f"{label} ({OWN_AREA})" if key in lowered else label for key, label in found])


class RowMaker:
    """Makes the rows of one plan.

    Args:
        lookup: the run.
        plan: plan id.
        facets: of the plan.
        tools: of the run's main rubric.
    """

    def __init__(self, lookup: Lookup, plan: str, facets: Facets, tools: RowTools) -> None:
        self._lookup = lookup
        self._tools = tools
        self._facets = facets
        self._statements = lookup.by_plan[plan]
        self._numbers = {s.id: n for n, s in enumerate(self._statements, 1)}
        self._several = len({s.doc for s in self._statements}) > 1
        self._places: dict[tuple[str, int | None, str], _Place] = {}
        self._sections: dict[tuple[str, ...], tuple[str, ...]] = {}

    def row(self, statement: Statement) -> Row:
        """The row of one of the plan's statements."""
        number = self._numbers[statement.id]
        lookup, settings = self._lookup, self._lookup.settings
        coding = lookup.coding(statement)
        place = self._place(statement)
        pages = lookup.under(statement)
        words = self._tools.marker.marked(statement, coding)
        line = lookup.points.get(statement.id)
        own = line if line and line.statement == statement.id else None
        told = self._tools.told(own) if own else _UNTOLD
        kind = coding.type if coding else ""
        relevance = coding.relevance if coding else ""
        return Row(
            id=statement.id,
            number=number,
            type=kind,
            type_label=self._tools.types.get(kind, kind or "Not coded"),
            relevance=relevance,
            relevance_label=self._tools.relevance.get(relevance, relevance),
            levels=level_digits(coding, settings, told.scored),
            in_scope=line is not None,
            restated=bool(coding and coding.origin == RESTATED),
            section=self._section(statement.headings),
            href=place.href,
            place=place.words,
            unit=place.unit,
            document=place.document,
            doubtful=_care(pages) if pages else "",
            by_ocr=bool(pages) and _by_ocr(pages),
            before=words.before,
            stem=words.stem,
            text=words.text,
            codes=self._tools.codes.html(coding, told.scored, lookup.marks.get(statement.id, ())),
            missing=told.missing,
            vague=told.vague,
            points=f"{own.points:.0f}" if own else "",
            working=told.working,
            same_as=self._link(line.statement, statement) if line and not own else None,
            copies=tuple([self._link(i, statement) for i in own.merged]) if own else (),
            facets=self._facets.of(statement),
        )

    def _place(self, statement: Statement) -> "_Place":
        """Where it stands; statements of one page share it."""
        key = (statement.doc, statement.page, statement.path)
        if key not in self._places:
            self._places[key] = self._place_of(statement)
        return self._places[key]

    def _place_of(self, statement: Statement) -> "_Place":
        document = self._lookup.documents.get(statement.doc)
        if document is None:
            return _Place("", place_words("", statement.page, statement.path), page_unit(""), "")
        return _Place(
            "../" + source_link(document, statement.page),
            place_words(document.media, statement.page, statement.path),
            page_unit(document.media),
            document_name(document) if self._several else "",
        )

    def _section(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        if headings not in self._sections:
            self._sections[headings] = _path(headings)
        return self._sections[headings]

    def _link(self, to: str, of: Statement) -> Link:
        here = f"plans/{self._lookup.pages[of.id]}"
        return Link(self._numbers[to], self._lookup.href(to, here))


def _by_ocr(pages: Iterable[Page]) -> bool:
    return any(reason_code(text) == "ocr" for page in pages for text in page.reasons)


def _care(pages: Iterable[Page]) -> str:
    told = [care_words(page) or page.grade for page in pages if page.grade != "good"]
    return "; ".join(dict.fromkeys(told))


def _path(headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(shortened(heading, _HEADING_LENGTH) for heading in headings[-_HEADINGS:])


def level_digits(
    coding: Coding | None, settings: RubricSettings, scored: Mapping[str, int] | None = None
) -> str:
    """A digit per dimension, in the rubric's order; empty where dimensions aren't coded.

    By the level `scored`, where there is one: filters then show what tables and charts count.
    """
    if coding is None or not coding.dimensions:
        return ""
    levels = {id_: code.level for id_, code in coding.dimensions.items()}
    levels.update(scored or {})
    return "".join([str(levels.get(one.id, ABSENT)) for one in settings.dimensions])
