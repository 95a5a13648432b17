"""One slide to blocks in reading order, each with the part of the slide that it belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from doc_audit.ingest.box import Box
from doc_audit.ingest.grid import GridCell, GridRow, table_blocks
from doc_audit.ingest.grid_split import Split
from doc_audit.ingest.heads import is_period
from doc_audit.ingest.pptx.blocks import (
    CARD,
    DECK,
    PART,
    SLIDE,
    can_head,
    is_counted,
    outline_blocks,
    text_blocks,
)
from doc_audit.ingest.pptx.content import Content, SlideContent
from doc_audit.ingest.pptx.order import Placed, ordered
from doc_audit.ingest.pptx.running import Running
from doc_audit.ingest.pptx.split import TablePlace
from doc_audit.ingest.pptx.strips import Item
from doc_audit.ingest.pptx.table import blocks_of, cell_words
from doc_audit.model import Block, BlockKind

_TITLE_WORDS = 25  # a longer one is text put in the title's place
_SENTENCE_WORDS = 6  # a title of so many that ends with a full stop says something
_TOP = 0.3  # share of the slide's height where the title of a slide without one stands
_BIGGER = 1.1  # times the letters below: the head of a card
_NUMBER = re.compile(r"\d{1,2}[.)]?")  # in a circle beside what it counts

Scope = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scoped:
    """A block and where its heading holds.

    Attributes:
        scope: slide, then the steps to its card; a heading of a card or a line holds for the
            blocks whose scope begins with its own, one of a slide or part for all that follow.
        opens: whether it stands in the title's place without being a heading.
    """

    block: Block
    scope: Scope
    opens: bool = False


class SlideReader:
    """Makes blocks of slides, one after the other; numbers the tables of the deck."""

    def __init__(self, running: Running, width: float, height: float) -> None:
        self._running = running
        self._width = width
        self._height = height
        self._tables = 0
        self._split = Split()
        self._last: TablePlace | None = None
        self._here = TablePlace(0, "", Box(0, 0, 0, 0))
        self._covered = False

    def read(self, given: SlideContent) -> list[Scoped]:
        """Blocks of one slide, its title first and what repeats on other slides last."""
        slide = given.slide
        runs = [bool(c.text) and self._running.holds(c, slide.number) for c in given.contents]
        furniture = [c for c, run in zip(given.contents, runs, strict=True) if run]
        body = [c for c, run in zip(given.contents, runs, strict=True) if not run]
        titles = [c for c in body if c.is_title and c.text]
        rest = [c for c in body if not (c.is_title and c.text)]
        placed = ordered([Item(c.box, c.text) for c in rest], self._width * self._height)
        rest, placed = _with_figures(rest, placed)
        if not titles and (found := self._title_by_look(rest, placed)) is not None:
            titles = [rest[found]]
            placed = [each for each in placed if each.alone != found]
        self._here = replace(self._here, slide=slide.number, title=titles[0].text if titles else "")
        scoped = list(self._titles(given, titles))
        scoped += self._body(rest, placed, slide.number)
        for content in furniture:
            scoped += [
                Scoped(replace(b, kind=BlockKind.FURNITURE, level=0, marker=""), ())
                for b in text_blocks(content.paragraphs, content.shape.path)
            ]
        return [replace(each, block=replace(each.block, page=slide.number)) for each in scoped]

    def _title_by_look(self, rest: Sequence[Content], placed: Sequence[Placed]) -> int | None:
        """The first box of a slide without a title, where it is at the top in the largest print."""
        if not placed or placed[0].alone < 0 or len(placed) < 2:
            return None
        first = rest[placed[0].alone]
        others = [c.size for c in rest if c is not first]
        short = all(map(can_head, first.paragraphs)) and len(first.paragraphs) <= 2
        at_top = first.box.y0 <= _TOP * self._height
        return placed[0].alone if short and at_top and first.size > max(others) else None

    def _titles(self, given: SlideContent, titles: Sequence[Content]) -> Iterator[Scoped]:
        level = self._title_level(given, titles)
        for place, content in enumerate(titles):
            text = " ".join(p.text for p in content.paragraphs)
            path = f"{content.shape.path}/p[{content.paragraphs[0].place}]"
            words = len(text.split())
            if words > _TITLE_WORDS or (words >= _SENTENCE_WORDS and text.endswith(".")):
                for block in text_blocks(content.paragraphs, content.shape.path):
                    yield Scoped(block, (given.slide.number,), opens=True)
                continue
            own = level if place == 0 else CARD
            yield Scoped(
                Block(BlockKind.HEADING, text, level=own, path=path), (given.slide.number,)
            )

    def _title_level(self, given: SlideContent, titles: Sequence[Content]) -> int:
        slide = given.slide
        cover = slide.is_cover or any(c.shape.role == "ctrTitle" for c in titles)
        if cover and not self._covered and titles:
            self._covered = True
            return DECK
        return PART if cover or slide.opens_part else SLIDE

    def _body(
        self, rest: Sequence[Content], placed: Sequence[Placed], number: int
    ) -> Iterator[Scoped]:
        for at, each in enumerate(placed):
            scope = (number, *each.scope)
            if each.alone < 0:
                for block in self._drawn(rest, each):
                    yield Scoped(block, scope)
                continue
            content = rest[each.alone]
            if _heads(rest, placed, at):
                path = f"{content.shape.path}/p[{content.paragraphs[0].place}]"
                yield Scoped(Block(BlockKind.HEADING, content.text, level=CARD, path=path), scope)
                continue
            for block in self._blocks(content):
                yield Scoped(block, (*scope, -1 - each.alone))

    def _blocks(self, content: Content) -> Iterator[Block]:
        path = content.shape.path
        if content.shape.kind == "table":
            self._tables += 1
            heads = partial(self._split.heads_for, goes_on=self._goes_on(content.box))
            yield from blocks_of(content.shape.element, content.cells, self._tables, path, heads)
        elif content.shape.kind == "diagram":
            yield from outline_blocks(content.paragraphs, path)
        elif content.shape.role == "subTitle":
            yield from _subtitle(content)
        else:
            yield from text_blocks(content.paragraphs, path)

    def _goes_on(self, box: Box) -> bool | None:
        """Whether a table goes on with the one before it, by its place; None where it may."""
        before, self._last = self._last, replace(self._here, box=box)
        return self._last.follows(before, self._width)

    def _drawn(self, rest: Sequence[Content], placed: Placed) -> Iterator[Block]:
        """Blocks of a table that is drawn with boxes."""
        self._tables += 1
        corner = next(rest[i] for row in placed.items for i in row if i >= 0)
        grid = [
            GridRow(
                tuple(GridCell(cell_words(rest[i].paragraphs) if i >= 0 else "", owner)
                      for owner, i in enumerate(row, 1 + place * len(row))),
                place,
                head=place == 1,
            )
            for place, row in enumerate(placed.items, 1)
        ]  # fmt: skip
        yield from table_blocks(grid, self._tables, corner.shape.path)


def _with_figures(
    rest: Sequence[Content], placed: Sequence[Placed]
) -> tuple[list[Content], list[Placed]]:
    """Boxes with a large figure, or a number in a circle, joined to the box of their words."""
    contents = list(rest)
    joined: set[int] = set()
    for each, after in pairwise(placed):
        if each.alone < 0 or after.alone < 0:
            continue
        figure, words = contents[each.alone], contents[after.alone]
        if _is_figure_of(figure, words):
            both = (*figure.paragraphs, *words.paragraphs)
            contents[after.alone] = replace(words, paragraphs=both)
            joined.add(each.alone)
        elif after.scope[: len(each.scope)] == each.scope and _is_number_of(figure, words):
            first = replace(words.paragraphs[0], marker=figure.text)
            contents[after.alone] = replace(words, paragraphs=(first, *words.paragraphs[1:]))
            joined.add(each.alone)
    return contents, [each for each in placed if each.alone not in joined]


def _is_figure_of(figure: Content, words: Content) -> bool:
    boxes = figure.shape.kind == words.shape.kind == "text"
    alone = len(figure.paragraphs) == 1
    return boxes and alone and is_counted(figure.paragraphs[0], words.paragraphs[0])


def _is_number_of(number: Content, words: Content) -> bool:
    """Whether a box holds nothing but the number of an item beside it."""
    boxes = number.shape.kind == words.shape.kind == "text"
    first = words.paragraphs[0]
    return boxes and bool(_NUMBER.fullmatch(number.text)) and not (first.marker or can_head(first))


def _subtitle(content: Content) -> Iterator[Block]:
    """Lines under the title of a cover: heads where they are short, else text."""
    for block in text_blocks(content.paragraphs, content.shape.path):
        plain = block.kind is BlockKind.PARAGRAPH and len(block.text.split()) <= _TITLE_WORDS
        if plain and not block.text.endswith((".", ":")):
            yield replace(block, kind=BlockKind.HEADING, level=CARD)
        else:
            yield block


def _heads(rest: Sequence[Content], placed: Sequence[Placed], at: int) -> bool:
    """Whether a box is the head of those that come after it in its card or column.

    It has one short line, in larger or bolder print than what follows, or opens a card.
    """
    here = placed[at]
    content = rest[here.alone]
    after = placed[at + 1] if at + 1 < len(placed) else None
    if content.shape.kind != "text" or len(content.paragraphs) != 1 or after is None:
        return False
    head = content.paragraphs[0]
    belongs = after.scope[: len(here.scope)] == here.scope and after.alone >= 0
    if not belongs or not (can_head(head) or is_period(head.text)):
        return False
    following = rest[after.alone]
    first = following.paragraphs[0]
    opens = bool(here.scope) and (at == 0 or placed[at - 1].scope != here.scope)
    stands_out = head.size > first.size * _BIGGER or (head.bold and not first.bold)
    stands_out = stands_out or (opens and content.shape.painted and not following.shape.painted)
    alike = len(following.paragraphs) == 1 and can_head(first)
    return not first.text[0].islower() and (stands_out or (opens and not alike))
