"""Commitments of two plans side by side, as their page shows them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from doc_audit.compare import Alone, Paired, PlanPair
from doc_audit.model import Statement
from doc_audit.model.place import place_words
from doc_audit.report.as_written import as_written
from doc_audit.report.dimension_codes import DimensionCodes
from doc_audit.report.lookup import Lookup, source_link
from doc_audit.report.marks import Marker, dimension_class
from doc_audit.report.pair_words import Teller
from doc_audit.report.words import sentence, shortened

MOST_ALONE = 600
"""Commitments found in one plan only that the page lists; all are on the plan's own page. 600 of
each take about 0.5 MB."""

_HEADING_LENGTH = 90
_HERE = "compare/"
"""Folder of the page that has these rows."""


@dataclass(frozen=True, slots=True)
class SideText:
    """A commitment on one side.

    Attributes:
        name: of the plan, as in sentences.
        href: to the commitment on the plan's page; `source` to the page of the document.
        place: where in the source it stands.
        doubtful: whether the page under it may be misread.
    """

    name: str
    href: str
    source: str
    place: str
    doubtful: bool
    before: Markup
    stem: Markup
    text: Markup
    copies: int


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference: what the dimension answers, what differs, the dimension's colour."""

    question: str
    says: str
    classes: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """A commitment that is in both plans.

    `likeness`: 0…100; `why` words and subjects in common.
    """

    number: int
    first: SideText
    second: SideText
    likeness: int
    same: bool
    sure: bool
    words: tuple[str, ...]
    subject: str
    differences: tuple[DifferenceLine, ...]


@dataclass(frozen=True, slots=True)
class AloneRow:
    """A commitment found in one plan only; `near` is a like one that has another partner."""

    text: str
    href: str
    near: str
    near_href: str


@dataclass(frozen=True, slots=True)
class AloneSection:
    """Those of one section of the plan."""

    heading: str
    rows: tuple[AloneRow, ...]


class PairMaker:
    """Makes the rows of one pair of plans.

    Args:
        lookup: the run.
        pair: the two plans.
        teller: says the differences.
        names: of the plans, in sentences.
    """

    def __init__(
        self, lookup: Lookup, pair: PlanPair, teller: Teller, names: tuple[str, str]
    ) -> None:
        self._lookup, self._pair, self._teller, self._names = lookup, pair, teller, names
        self._statements = lookup.statements
        self._marker, self._codes = Marker(lookup.settings), DimensionCodes(lookup.settings)
        ids = [dimension.id for dimension in lookup.settings.dimensions]
        self._classes = {name: dimension_class(place) for place, name in enumerate(ids)}

    def rows(self) -> Iterator[PairRow]:
        """Those in both, in the order of the first plan."""
        return (self._row(number, found) for number, found in enumerate(self._pair.paired, 1))

    def _row(self, number: int, found: Paired) -> PairRow:
        texts = [_whole(self._statements[id_]) for id_ in (found.first, found.second)]
        return PairRow(
            number=number,
            first=self._side(0, found.first),
            second=self._side(1, found.second),
            likeness=round(100 * found.likeness),
            same=found.same,
            sure=found.sure,
            words=tuple(as_written(word, texts) for word in found.words),
            subject=self._teller.subject(found.subject, texts),
            differences=tuple(
                DifferenceLine(
                    self._teller.question(d),
                    sentence(self._teller.says(d)),
                    self._classes.get(d.dimension, ""),
                )
                for d in found.differences
            ),
        )

    def _side(self, side: int, id_: str) -> SideText:
        lookup, statement = self._lookup, self._statements[id_]
        coding, document = lookup.coding(statement), lookup.documents.get(statement.doc)
        words = self._marker.marked(statement, self._codes.of(coding))
        line = lookup.points.get(id_)
        return SideText(
            name=sentence(self._names[side]),
            href=self._href(id_),
            source="../" + source_link(document, statement.page) if document else "",
            place=place_words(document.media, statement.page, statement.path) if document else "",
            doubtful=any(page.grade != "good" for page in lookup.under(statement)),
            before=Markup(words.before),
            stem=Markup(words.stem),
            text=Markup(words.text),
            copies=len(line.merged) if line else 0,
        )

    def alone(self, side: int) -> tuple[AloneSection, ...]:
        """Those found in one plan only, by section, at most `MOST_ALONE`."""
        found = (self._pair.only_first, self._pair.only_second)[side][:MOST_ALONE]
        keyed = groupby(found, key=lambda line: self._section(line.statement))
        return tuple(AloneSection(heading, tuple(self._alone(lines))) for heading, lines in keyed)

    def _alone(self, lines: Iterable[Alone]) -> Iterator[AloneRow]:
        for line in lines:
            near = self._statements.get(line.near)
            yield AloneRow(
                text=_whole(self._statements[line.statement]),
                href=self._href(line.statement),
                near=shortened(near.text, _HEADING_LENGTH) if near else "",
                near_href=self._href(line.near) if near else "",
            )

    def _section(self, id_: str) -> str:
        headings = self._statements[id_].headings
        return shortened(headings[0], _HEADING_LENGTH) if headings else ""

    def _href(self, id_: str) -> str:
        return self._lookup.href(id_, here=_HERE)


def _whole(statement: Statement) -> str:
    """The words with those that open their list, without which a bullet says little."""
    return f"{statement.stem} {statement.text}".strip()


def count_alone(found: Sequence[Alone]) -> int:
    """How many the page leaves out."""
    return max(len(found) - MOST_ALONE, 0)
