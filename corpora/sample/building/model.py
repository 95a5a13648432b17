"""What a source holds: elements in reading order, and the statements inside them."""

from dataclasses import dataclass, field

DIMENSIONS = {
    "i": "inequality_type",
    "p": "population",
    "g": "geography",
    "t": "target",
    "r": "responsible_agent",
    "w": "timeframe",
    "f": "funding",
}
MONITORING = "m"
CATEGORIES = {"i": "inequality_types", "p": "populations", "g": "geography_levels"}


@dataclass(frozen=True)
class Mark:
    """One dimension of one statement; `words` is "" where a stem carries it."""

    level: int
    words: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A cell of a row or box; `start` and `end` count code points in the statement's text."""

    head: str
    role: str
    start: int
    end: int


@dataclass(frozen=True)
class Statement:
    """One sentence, bullet, row or box, with its codes; `marks` is keyed by dimension letter.

    `coded` is false for captions and the like, which stand in the document but not in the
    codings. `figure` is the big number of an infographic, with which `text` then begins. `key`
    is unique in the document and ties the statement to the page it lands on.
    """

    key: str
    text: str
    coded: bool = True
    type: str = "context"
    relevance: str = "none"
    origin: str = "own"
    marks: dict[str, Mark] = field(default_factory=dict)
    cells: tuple[Cell, ...] = ()
    stem: str = ""
    headings: tuple[str, ...] = ()
    figure: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The pieces that stand unbroken: cells, a figure and its label, or the whole text."""
        if self.figure:
            return self.figure, self.text[len(self.figure) + 1 :]
        if not self.cells:
            return (self.text,)
        return tuple(self.text[cell.start : cell.end] for cell in self.cells)


@dataclass(frozen=True)
class Element:
    """One block of the document; which fields are filled depends on `kind`.

    `heads` are the column heads of a table or the labels of a box; `options` are settings of
    layout (a level, a number of columns, whether a table is ruled, an image file).
    """

    kind: str
    text: str = ""
    groups: tuple[tuple[Statement, ...], ...] = ()
    heads: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)

    @property
    def statements(self) -> list[Statement]:
        """All statements of the element in reading order."""
        return [statement for group in self.groups for statement in group]


@dataclass(frozen=True)
class Source:
    """One document: its line in the manifest, its looks, and its elements."""

    stem: str
    format: str
    manifest: dict[str, str]
    look: dict[str, str]
    elements: tuple[Element, ...]

    @property
    def file(self) -> str:
        """Where the document is built, relative to the corpus."""
        return f"documents/{self.stem}.{self.format}"

    @property
    def statements(self) -> list[Statement]:
        """All statements of the document in reading order."""
        return [statement for element in self.elements for statement in element.statements]
