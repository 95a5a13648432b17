"""What a system could change in its plan: what is said least, in which of its own sentences."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from doc_audit.model import SPECIFIC, DimensionShare, PlanScore, Statement
from doc_audit.model.place import page_unit, place_words
from doc_audit.report.lookup import Lookup, source_link
from doc_audit.report.marks import dimension_class
from doc_audit.report.points_html import OWN_AREA
from doc_audit.report.words import count, joined, lowered, percent, shortened, whole
from doc_audit.rubric.schema import Dimension
from doc_audit.score import Gain, Gains, gains

WEAKEST = 3
"""Dimensions told of; the least specific first."""
SENTENCES = 3
"""Of the plan's own, for each of them."""
CHANGES = 10
"""Commitments of the list of changes that gain most (PRODUCT.md)."""
LIKE = 2
"""Wordings of the plan's own beside them."""
_LENGTH = 200
_STEM = 80
_WORDS = 90  # letters of such a wording: longer ones show no form of words
_FOUND = ("not found", "vague")
_NOT_SCORED = "not_scored"


@dataclass(frozen=True, slots=True)
class Change:
    """One commitment and what it doesn't say.

    Attributes:
        number, id, text: the statement's place in the plan, from 1; its words, long ones cut.
        stem: what the words of a bullet hang on; long ones cut.
        source, place: link to the document, and where in it the words stand.
        asks: the question that it leaves open.
        classes: CSS class of the dimension.
        found: what there is of it now.
        gain: points that the commitment would gain, of 100.
    """

    number: int
    id: str
    stem: str
    text: str
    source: str
    place: str
    asks: str
    classes: str
    found: str
    gain: str


@dataclass(frozen=True, slots=True)
class Like:
    """Words that are specific on a dimension; number and id of the statement they stand in."""

    number: int
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Weakest:
    """A dimension that few commitments are specific on.

    Attributes:
        says: how few.
        means: what would be specific.
        like: words of the plan's own that are, from its commitments with most points.
    """

    label: str
    question: str
    classes: str
    says: str
    means: str
    like: tuple[Like, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ToChange:
    """What could be changed; without lines where there is nothing, or the plan isn't judged.

    Attributes:
        finding: what is said least.
        changes: that gain most, each of another commitment.
        after: what they would come to.
    """

    finding: str
    weakest: tuple[Weakest, ...]
    changes: tuple[Change, ...]
    after: str

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of all commitments named, the list of changes first."""
        named = [*self.changes, *(change for line in self.weakest for change in line.changes)]
        return tuple(dict.fromkeys(change.id for change in named))


NOTHING = ToChange("", (), (), "")


def to_change(lookup: Lookup, score: PlanScore) -> ToChange:
    """What could be changed in a plan that makes commitments of its own."""
    found = gains(score, lookup.settings)
    if score.status == _NOT_SCORED or not any(_own(found)):
        return NOTHING
    maker = _Maker(lookup, score)
    weakest = _weakest(score, {d.id: d for d in lookup.settings.dimensions if d.weight})
    best = foremost(_one_each(_own(found)), maker.is_misread, CHANGES)
    return ToChange(
        finding=_finding(weakest),
        weakest=tuple(maker.weakest(dimension, share, found) for dimension, share in weakest),
        changes=tuple(map(maker.change, best)),
        after=_after(score, best),
    )


Shares = Sequence[tuple[Dimension, DimensionShare]]


def _weakest(score: PlanScore, dimensions: Mapping[str, Dimension]) -> Shares:
    """Least specific first; equal ones, those that weigh more first."""
    shares = [(dimensions[s.dimension], s) for s in score.dimensions if s.dimension in dimensions]
    low = [(d, s) for d, s in shares if s.n and s.specific < s.n]
    return sorted(low, key=lambda pair: (pair[1].specific / pair[1].n, -pair[0].weight))[:WEAKEST]


def _finding(weakest: Shares) -> str:
    start = "What to change:"
    n = weakest[0][1].n
    if not any(share.specific for _, share in weakest):
        named = [lowered(dimension.label) for dimension, _ in weakest]
        listed = f"{', '.join(named[:-1])} or {named[-1]}" if named[1:] else named[0]
        return f"{start} none of {count(n, 'commitment')} is specific on {listed}"
    (first, share), *rest = weakest
    are = f"% of {count(n, 'commitment')} {'is' if n == 1 else 'are'} specific"
    told = [f"{percent(share.specific, share.n)}{are} on {lowered(first.label)}"]
    told += [f"{percent(s.specific, s.n)}% on {lowered(d.label)}" for d, s in rest]
    return f"{start} {joined(told)}"


def _own(found: Iterable[Gain]) -> Iterator[Gain]:
    """Those of commitments of the plan's own."""
    return (gain for gain in found if not gain.restated)


def _one_each(found: Iterable[Gain]) -> Iterator[Gain]:
    """The best of each commitment."""
    seen: set[str] = set()
    for gain in found:
        if gain.statement not in seen:
            seen.add(gain.statement)
            yield gain


def foremost(found: Iterable[Gain], rank: Callable[[Gain], int], most: int) -> list[Gain]:
    """At most so many: the lowest rank first, those of a rank in their order.

    No more is looked at than it takes to find `most` of rank 0.
    """
    front: list[Gain] = []
    others: list[tuple[int, Gain]] = []
    for gain in found:
        ranked = rank(gain)
        if ranked:
            others.append((ranked, gain))
        else:
            front.append(gain)
            if len(front) == most:
                return front
    others.sort(key=lambda pair: pair[0])
    return [*front, *(gain for _, gain in others)][:most]


def _after(score: PlanScore, best: Sequence[Gain]) -> str:
    if score.score is None or not best:
        return ""
    more = sum(gain.points for gain in best) / score.n
    return (
        f"With {count(len(best), 'change')} like these the score would be "
        f"{whole(score.score + more)} instead of {whole(score.score)}."
    )


class _Maker:
    """Lines of one plan."""

    def __init__(self, lookup: Lookup, score: PlanScore) -> None:
        self._lookup = lookup
        self._statements = lookup.statements
        self._named: set[str] = set()
        self._lowered = {line.statement: line.lowered for line in score.points}
        self._best = sorted(score.points, key=lambda line: -line.points)
        self._dimensions = {d.id: (n, d) for n, d in enumerate(lookup.settings.dimensions)}

    def weakest(self, dimension: Dimension, share: DimensionShare, found: Gains) -> Weakest:
        """A dimension with sentences that lack it, such as no other dimension names first."""

        def rank(gain: Gain) -> int:
            return 2 * (gain.statement in self._named) + self.is_misread(gain)

        lacking = foremost(_own(found.of(dimension.id)), rank, SENTENCES)
        self._named.update(gain.statement for gain in lacking)
        place, _ = self._dimensions[dimension.id]
        return Weakest(
            label=dimension.label,
            question=dimension.question,
            classes=dimension_class(place),
            says=f"Specific in {share.specific} of {count(share.n, 'commitment')}, vague in "
            f"{share.mentioned - share.specific}, not found in {share.n - share.mentioned}",
            means=dimension.levels[SPECIFIC],
            like=self._like(dimension.id),
            changes=tuple(map(self.change, lacking)),
        )

    def _like(self, dimension: str) -> tuple[Like, ...]:
        """Of good pages, each wording once."""
        found: dict[str, Like] = {}
        for line in self._best:
            statement = self._statements[line.statement]
            coding = self._lookup.coding(statement)
            if (dimension, SPECIFIC) not in line.levels or coding is None:
                continue
            code = coding.dimensions.get(dimension)
            if code is None or code.level != SPECIFIC or self._misread(statement):
                continue
            words = code.words.strip()
            if words and len(words) <= _WORDS:
                like = Like(self._lookup.numbers[statement.id], statement.id, words)
                found.setdefault(words.casefold(), like)
            if len(found) == LIKE:
                break
        return tuple(found.values())

    def is_misread(self, gain: Gain) -> bool:
        """Whether it stands on a page that may be misread."""
        return self._misread(self._statements[gain.statement])

    def change(self, gain: Gain) -> Change:
        """A commitment with what it lacks."""
        statement = self._statements[gain.statement]
        document = self._lookup.documents.get(statement.doc)
        place, dimension = self._dimensions[gain.dimension]
        media = document.media if document else ""
        found = _FOUND[gain.level]
        if gain.dimension in self._lowered.get(gain.statement, ()):
            found = f"vague, since it is {OWN_AREA}"
        misread = f", but this {page_unit(media)} may be misread"
        return Change(
            number=self._lookup.numbers[statement.id],
            id=statement.id,
            stem=shortened(statement.stem, _STEM),
            text=shortened(statement.text, _LENGTH),
            source="../" + source_link(document, statement.page) if document else "",
            place=place_words(media, statement.page, statement.path),
            asks=dimension.question,
            classes=dimension_class(place),
            found=f"{found}{misread if self._misread(statement) else ''}",
            gain=f"{gain.points:.0f}",
        )

    def _misread(self, statement: Statement) -> bool:
        return any(page.grade != "good" for page in self._lookup.under(statement))
