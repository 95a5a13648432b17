"""What the place of two blocks on their pages says about whether one goes on in the other."""

from collections.abc import Iterable

from doc_audit.model.document import Block, PageBox

FULL_LINE = 0.85
"""A last line this wide, against the widest of its block, was broken by the margin and not by the
author. Ragged text keeps above it too: ten letters' room are left in a line of seventy."""

LONG_LINE = 60
"""Code points: a lone line so long is one of running text and not a label."""

SAME_COLUMN = 0.3
"""Blocks stand below each other if they share this much of the narrower one's width."""


def ends_full(block: Block) -> bool:
    """Whether the last line of several goes on to the margin; never without geometry."""
    if len(block.lines) < 2:
        return False
    widest = max(line.box.x1 - line.box.x0 for line in block.lines)
    return block.lines[-1].box.x1 - block.lines[0].box.x0 >= FULL_LINE * widest


def is_next_line(block: Block, following: Block) -> bool:
    """Whether a block stands right under a lone long line, in letters of the same height."""
    if len(block.lines) != 1 or not following.lines or len(block.text) < LONG_LINE:
        return False
    above, below = block.lines[0].box, following.lines[0].box
    height = above.y1 - above.y0
    return (
        above.page == below.page
        and 0 <= below.y0 - above.y0 <= 2 * height
        and abs(below.x0 - above.x0) <= height
        and abs((below.y1 - below.y0) - height) <= height / 4
    )


def is_over_page(block: Block, following: Block) -> bool:
    """Whether two paragraphs of one column and one height of letters are parted by a page's end
    that comes in mid-line: then the first goes on even in a name, before a capital letter.
    """
    if not ends_full(block) or len(following.lines) < 2:
        return False
    above, below = block.lines[-1].box, following.lines[0].box
    height = above.y1 - above.y0
    return (
        below.page == above.page + 1
        and abs((below.y1 - below.y0) - height) <= height / 10
        and abs(below.x0 - block.lines[-1].box.x0) <= height
    )


class Layout:
    """Where the body blocks of a document stand.

    Args:
        blocks: the body, without furniture, captions and the like.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._extents: dict[int, list[PageBox]] = {}
        for block in blocks:
            for page in dict.fromkeys(line.box.page for line in block.lines):
                self._extents.setdefault(page, []).append(_extent(block, page))

    def is_moved(self, block: Block, following: Block) -> bool:
        """Whether the next block starts on another page or at the top of another column.

        Cards side by side aren't columns: there, other blocks stand below the one or above the
        other.
        """
        if not block.lines or not following.lines:
            return False
        last, first = block.lines[-1].box, following.lines[0].box
        if first.page != last.page:
            return True
        return first.y0 < last.y0 and not (
            self._any_beside(_extent(block, last.page), below=True)
            or self._any_beside(_extent(following, first.page), below=False)
        )

    def _any_beside(self, extent: PageBox, below: bool) -> bool:
        """Whether a body block stands below (or above) a place, in the same column."""
        return any(
            (other.y0 >= extent.y1 if below else other.y1 <= extent.y0)
            and min(other.x1, extent.x1) - max(other.x0, extent.x0)
            > SAME_COLUMN * min(other.x1 - other.x0, extent.x1 - extent.x0)
            for other in self._extents[extent.page]
        )


def _extent(block: Block, page: int) -> PageBox:
    boxes = [line.box for line in block.lines if line.box.page == page]
    return PageBox(
        page,
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
