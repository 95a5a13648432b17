"""The places of a document that say, each for itself, what it is; and how many of them agree.

What one place says may be a slip: a cover names a partner, a template keeps its title, a running
head is that of another paper. Places are written by different hands or at different times, so what
two of them say is taken for sure, and what one says alone is a guess.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from doc_audit.model.document import Block, BlockKind, Document
from doc_audit.segment.sense.front import Front
from doc_audit.segment.sense.gazetteer import Gazetteer, plain
from doc_audit.segment.sense.names import Body
from doc_audit.segment.sentences import sentences
from doc_audit.text.fold import fold

ENOUGH = 2
"""Places that must agree."""

CELLS = " | "
"""Between the cells of a row: what stands there belongs to its row, not to the document."""

_ITSELF = (
    r"strategy|plan|report|guidance|guidelines|assessment|paper|evaluation|review|briefing"
    r"|minutes|letter|statement|summary|toolkit"
)
_SELF = re.compile(
    rf"\b(?:this|our)\s+(?:(?!of\b|the\b|and\b|for\b)[\w'-]+\s+){{0,5}}?(?P<noun>{_ITSELF})\b",
    re.IGNORECASE,
)
_OF_PLACE = r"\b(?:in|across|of|for|throughout|within|to|around)\s+(?:the\s+)?"
_THIS_IS = re.compile(rf"\bthis is\s+(?:[\w'-]+\s+){{0,6}}?(?:{_ITSELF})\b", re.IGNORECASE)

FEWEST_WORDS = 6
"""A line of so many words that ends in a full stop is a sentence: text, wherever it stands."""


@dataclass(frozen=True)
class Places:
    """What stands where.

    Attributes:
        title: the words of the title and of the line under it, without names of bodies.
        cover: lines of the front, without rows of tables and sentences.
        running: heads and feet of pages beyond the front.
        properties: title that the file gives for itself.
        maker: publisher that the file gives for itself.
        file_name: its words.
        text: blocks beyond the front, and sentences on it.
        nouns: what the text calls itself ("this strategy"), with how often.
        bodies: bodies named beyond the front, as often as named.
    """

    title: str
    cover: tuple[str, ...]
    running: str
    properties: str
    maker: str
    file_name: str
    text: tuple[str, ...]
    nouns: Mapping[str, int] = field(default_factory=dict)
    bodies: tuple[Body, ...] = ()

    def naming(self, says: Callable[[str], bool], *but: str) -> Iterator[str]:
        """Names of the short places, those given left out, whose words say something."""
        for place in ("title", "running", "properties", "maker", "file_name"):
            words = getattr(self, place)
            if place not in but and words and says(words):
                yield place


def places_of(
    document: Document,
    front: Front,
    file_words: str,
    cover: Sequence[Body],
    named: Sequence[Sequence[Body]],
) -> Places:
    """Places of a document.

    Args:
        document: as read.
        front: its front.
        file_words: words of its file's name.
        cover: bodies named on its front.
        named: bodies named in each of its blocks.
    """
    on_front = set(front.parts)
    pairs = [
        (block, bodies)
        for block, bodies in zip(document.blocks, named, strict=True)
        if not (block.page == front.page and _on_front(block, on_front))
        and block.kind is not BlockKind.REFERENCE
    ]
    beyond = [block for block, _ in pairs]
    running = dict.fromkeys(block.text for block in beyond if block.kind is BlockKind.FURNITURE)
    text = tuple(block.text for block in beyond if _is_prose(block))
    given = document.facts
    return Places(
        title=without(f"{front.title} {front.subtitle}", cover),
        cover=tuple(ln for ln in front.parts if CELLS not in ln and not _is_sentence(ln)),
        running=" ".join(running),
        properties=given["title"].value if "title" in given else "",
        maker=given["publisher"].value if "publisher" in given else "",
        file_name=file_words,
        text=text,
        nouns=Counter(
            found["noun"].casefold() for words in text for found in _SELF.finditer(words)
        ),
        bodies=tuple(body for block, bodies in pairs if _is_prose(block) for body in bodies),
    )


def _on_front(block: Block, front: Collection[str]) -> bool:
    """Whether a block of the front's page is one of its lines; heads of Word files have no page."""
    beside = block.kind is BlockKind.FURNITURE and block.page is None
    return block.text.strip() in front and not beside and not _is_sentence(block.text)


def _is_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", "!", "?")) and len(line.split()) >= FEWEST_WORDS


def _is_prose(block: Block) -> bool:
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)


def holds(words: str, name: str) -> bool:
    """Whether words hold a name, whole words of it, however it is spelt."""
    return _may_hold(words, name) and f" {_bare(name)} " in f" {_bare(words)} "


def _may_hold(words: str, name: str) -> bool:
    """Whether the longest word of a name stands there; most paragraphs hold none."""
    parts = re.findall(r"\w+", name.casefold())
    return bool(parts) and max(parts, key=len) in words.casefold()


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", plain(words)))


def about(places: Places, area: str) -> bool:
    """Whether the text is about an area: a sentence about itself names it, or several do."""
    spelt = r"\s+".join(map(re.escape, fold(area).split()))
    there = re.compile(rf"{_OF_PLACE}{spelt}(?!\w)(?!\s+[A-Z])")
    texts = [fold(words) for words in places.text if _may_hold(words, area)]
    mentions = 0
    for words in texts:
        for start, end in sentences(words):
            sentence = words[start:end]
            found = len(there.findall(sentence))
            if found and (_SELF.search(sentence) or _THIS_IS.search(sentence)):
                return True
            mentions += found
    return mentions >= ENOUGH


def other_names(lines: Sequence[str], name: str, known: Gazetteer) -> set[str]:
    """Names of known areas in some lines that aren't the given one.

    Of a name that isn't known itself ("Nottingham City") its parts don't count.
    """
    found = {plain(match[0]) for line in lines for match in known.anywhere.finditer(fold(line))}
    own = plain(name)
    return {other for other in found if other != own and (known.knows(name) or other not in own)}


def without(words: str, bodies: Sequence[Body]) -> str:
    """Words without the names of bodies, which say who speaks and not of what."""
    for body in bodies:
        words = re.sub(re.escape(body.name), " ", fold(words), flags=re.IGNORECASE)
    return " ".join(words.split())
