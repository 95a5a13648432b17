"""What a comparison of two coders found."""

from dataclasses import dataclass
from typing import Literal

from doc_audit.model import Interval

MeasureName = Literal[
    "kappa",
    "kappa_quadratic",
    "precision",
    "recall",
    "f1",
    "jaccard_mean",
    "jaccard_half",
]
"""`jaccard_mean`: mean overlap of the two coders' words, on characters; `jaccard_half`: share of
statements where it is at least a half."""

SliceKind = Literal["pooled", "document", "stratum", "group"]
Resampled = Literal["documents", "statements"]
"""What a bootstrap draws: documents, then statements within each; or statements alone."""

LEVEL_CELLS = "level_cells"
"""Code of the figures over all level cells of the scored dimensions together."""
CATEGORIES = "categories"
"""Code of the figures over all closed lists together."""
DETECTED = "1+"
"""Level of the figures on whether a dimension was found at all (level 1 or 2)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of agreement.

    Attributes:
        code: `type`, `commitment` (against the rest), `relevance`, `origin`, a dimension, a
            category list, or `LEVEL_CELLS` or `CATEGORIES` for all of these together.
        level: "" for the whole code; a level `0`, `1`, `2`, `DETECTED`, or one code of a list.
        n: what the figure rests on. κ: statements (of `LEVEL_CELLS`: cells). Precision: how many
            the measured coder gave; recall and F1: how many gold gave. Jaccard: statements where
            both gave words.
        value: None where it is undefined: nothing to divide by, or for κ both coders used one and
            the same code throughout.
        interval: 95 %; None where undefined, or where the figure is undefined in over half of the
            bootstrap draws.
    """

    code: str
    level: str
    measure: MeasureName
    n: int
    value: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts by gold (rows) and measured coder (columns), in the order of `labels`."""

    code: str
    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """Figures over some of the pairs.

    Attributes:
        name: of the document, stratum or group; "" for all pairs.
        n: statements compared; `missing` more have no coding by the measured coder and are in no
            figure.
        documents: how many the compared statements come from.
        resampled: what the intervals' bootstrap drew; of `LEVEL_CELLS` always statements.
    """

    kind: SliceKind
    name: str
    n: int
    missing: int
    documents: int
    resampled: Resampled
    figures: tuple[Figure, ...]
    confusions: tuple[Confusion, ...]

    def figure(self, code: str, measure: MeasureName, level: str = "") -> Figure | None:
        """The figure with this code, measure and level, or None where there is none."""
        wanted = (code, level, measure)
        return next((f for f in self.figures if (f.code, f.level, f.measure) == wanted), None)


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """Agreement of one coder with gold.

    Attributes:
        gold, coder: names of the coders on each side, sorted; empty where the codings have none.
        by_document, by_stratum: sorted by name; documents and strata without a name left out.
        by_group: groups of statements that were asked for, in that order.
        missing: ids of gold statements that the measured coder hasn't coded.
        extra: how many statements only the measured coder has.
        draws: bootstrap draws behind the intervals.
    """

    gold: tuple[str, ...]
    coder: tuple[str, ...]
    pooled: Slice
    by_document: tuple[Slice, ...]
    by_stratum: tuple[Slice, ...]
    by_group: tuple[Slice, ...]
    missing: tuple[str, ...]
    extra: int
    draws: int

    def parts(self) -> list[tuple[SliceKind, tuple[Slice, ...]]]:
        """Kinds of parts that there are any of, each with its parts."""
        every: list[tuple[SliceKind, tuple[Slice, ...]]] = [
            ("document", self.by_document),
            ("stratum", self.by_stratum),
            ("group", self.by_group),
        ]
        return [(kind, parts) for kind, parts in every if parts]
