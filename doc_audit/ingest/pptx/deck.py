"""The slides of a deck in their order, each with its layout and master."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from doc_audit.errors import DocumentError
from doc_audit.ingest.office.package import Package, Relation
from doc_audit.ingest.office.xml import child, children
from doc_audit.ingest.pptx.names import points, relation_id, switched

_WIDTH, _HEIGHT = 720.0, 540.0  # points; PowerPoint's own default where the file says no size
_MOST_SLIDES = 5_000  # a board's papers of a year in one deck have some 1,000
_LARGEST = 56 * 72.0  # points; PowerPoint makes no slide wider or higher than 56 inches


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide as it lies in the file.

    Attributes:
        number: place in the deck from 1, hidden slides counted, as PowerPoint's own list shows it.
        part: name of its part; "" when it can't be read, and then `root` is None.
        layout, master: roots of those parts; None when missing or damaged.
        section: name of the deck's section that opens with it; else empty.
    """

    number: int
    part: str
    root: etree._Element | None
    layout: etree._Element | None
    master: etree._Element | None
    section: str = ""

    @property
    def hidden(self) -> bool:
        """Whether it is left out when the deck is shown."""
        return switched(self.root, "show") is False

    @property
    def is_cover(self) -> bool:
        """Whether its layout is made for the title of a deck."""
        return self.layout is not None and self.layout.get("type") == "title"

    @property
    def opens_part(self) -> bool:
        """Whether its layout is made for the head of a section."""
        return self.layout is not None and self.layout.get("type") == "secHead"


def soft(package: Package, part: str) -> etree._Element | None:
    """Root of a part that the deck can do without: None when missing or damaged."""
    try:
        return package.optional(part)
    except DocumentError as error:
        if error.code != "damaged":
            raise
        return None


def links_of(package: Package, part: str) -> Mapping[str, Relation]:
    """Relations of a part by id; none when they are damaged."""
    try:
        return package.relations(part) if part else {}
    except DocumentError as error:
        if error.code != "damaged":
            raise
        return {}


def related(package: Package, part: str, kind: str) -> str:
    """Name of the first part that `part` points to with a relation of `kind`, or ""."""
    links = links_of(package, part).values()
    return next((x.target for x in links if x.kind.endswith(f"/{kind}") and x.target), "")


class Deck:
    """A presentation: its size in points and its slides."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main_part()
        self.root = package.xml(self.main)
        size = child(self.root, "sldSz")
        self.width = _side(points(size, "cx"), _WIDTH)
        self.height = _side(points(size, "cy"), _HEIGHT)
        self.text_style = child(self.root, "defaultTextStyle")
        self._above: dict[str, etree._Element | None] = {}

    def slides(self) -> Iterator[Slide]:
        """All slides in their order, hidden and damaged ones too."""
        links = self.package.relations(self.main)
        names = self._section_names()
        listed = child(self.root, "sldIdLst")
        entries = list(children(listed, "sldId")) if listed is not None else []
        if len(entries) > _MOST_SLIDES:
            what = f"The PowerPoint file lists {len(entries):,} slides and was not read."
            raise DocumentError("too_large", what, self.package.name, "Check where it comes from.")
        for number, entry in enumerate(entries, 1):
            link = links.get(relation_id(entry))
            section = names.get(entry.get("id", ""), "")
            yield self._slide(number, link.target if link else "", section)

    def _slide(self, number: int, part: str, section: str) -> Slide:
        root = soft(self.package, part)
        if root is None:
            return Slide(number, "", None, None, None, section)
        layout = related(self.package, part, "slideLayout")
        master = related(self.package, layout, "slideMaster")
        return Slide(number, part, root, self._shared(layout), self._shared(master), section)

    def _shared(self, part: str) -> etree._Element | None:
        """Layouts and masters, parsed once."""
        if part not in self._above:
            self._above[part] = soft(self.package, part)
        return self._above[part]

    def _section_names(self) -> dict[str, str]:
        """Names of the deck's sections by the id of their first slide."""
        extensions = child(self.root, "extLst")
        names: dict[str, str] = {}
        for element in extensions.iter("{*}section") if extensions is not None else ():
            slides = child(element, "sldIdLst")
            first = next(children(slides, "sldId"), None) if slides is not None else None
            if first is not None:
                names.setdefault(first.get("id", ""), element.get("name", ""))
        return names


def _side(told: float | None, default: float) -> float:
    return told if told is not None and 0 < told <= _LARGEST else default


def notes_of(package: Package, slide: Slide) -> etree._Element | None:
    """Root of a slide's notes, or None."""
    return soft(package, related(package, slide.part, "notesSlide"))


def tree_of(root: etree._Element | None) -> etree._Element | None:
    """The tree of shapes of a slide, layout, master or page of notes."""
    return child(root, "cSld", "spTree")
