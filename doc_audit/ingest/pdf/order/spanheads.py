"""Headings and rows that stand over several columns, and those that stand in one."""

from collections.abc import Sequence

from doc_audit.ingest.box import around
from doc_audit.ingest.pdf.order.pairs import is_centred
from doc_audit.ingest.pdf.order.regions import GUTTER, Node, columns_of
from doc_audit.ingest.pdf.order.rows import is_row

_STRONG = 1.3  # times the body size from which a heading opens a section over all columns
_LEVEL_TOPS = (4.0, 16.0)  # points between tops of columns under a plain and a strong heading
_SAME_STRENGTH = 0.05  # times the body size between headings of one kind
_LEVEL = 2.0  # points between the tops of headings that stand beside each other


def is_spanned(nodes: Sequence[Node]) -> bool:
    """Whether one node runs from side to side, so that no gutter can be."""
    left = min([node.low for node in nodes]) + GUTTER
    right = max([node.high for node in nodes]) - GUTTER
    return any(node.low < left and node.high > right for node in nodes)


def is_title(above: Sequence[Node], band: Sequence[Node]) -> bool:
    """Whether the one node above is a heading set in the middle over columns that begin here."""
    if len(above) != 1 or above[0].strength < _STRONG or len(band) < 2:
        return False
    title = above[0]
    if any(node.strength >= title.strength for node in band):
        return False
    return _is_over(title, band)


def _is_over(heading: Node, nodes: Sequence[Node]) -> bool:
    """Whether a heading is set in the middle over some nodes."""
    return is_centred(heading.box, around([node.box for node in nodes]))


def heads_what_spans(band: Sequence[Node], above: Sequence[Node], after: list[list[Node]]) -> bool:
    """Whether a band is a heading right over text across all columns: it goes with that."""
    if len(band) > 1 or not band[0].strength or not after or len(after[0]) > 1:
        return False
    nodes = [*above, *band, *after[0]]
    return not after[0][0].strength and len(columns_of(nodes)) == 1


def is_row_over_cards(above: Sequence[Node], band: Sequence[Node]) -> bool:
    """Whether a row of plain texts stands over a row of cards: each is read from side to side."""
    if any(node.panel is not None or node.strength or node.short for node in above):
        return False
    return is_row(above) and is_row(band) and all(node.panel is not None for node in band)


def opens_group(band: list[Node], before: list[list[Node]], after: list[list[Node]]) -> bool:
    """Whether a band is a heading over columns that begin right under it, with others above."""
    if len(band) > 1 or not band[0].strength or not after:
        return False
    under = columns_of(after[0])
    above = [node for other in before for node in other]
    if len(under) < 2 or len(columns_of(above)) < 2:
        return False
    shared, edge = columns_of([*after[0], *above]), max(node.high for node in under[0])
    if band[0].low > edge and not (len(shared) < 2 and _is_over(band[0], after[0])):
        return False
    if len(shared) > 1 and _heads_one_column(band[0], before, edge):
        return False
    tops = [min((node.panel or node.box).y0 for node in column) for column in under]
    return max(tops) - min(tops) <= _LEVEL_TOPS[band[0].strength >= _STRONG]


def _heads_one_column(heading: Node, before: list[list[Node]], edge: float) -> bool:
    """Whether a heading as strong stands in another column, none in the first beside it.

    Then headings of that kind stand within columns, and this one is level with a gap by chance.
    """
    alike = [
        node
        for band in before
        for node in band
        if node.strength and abs(node.strength - heading.strength) <= _SAME_STRENGTH
    ]
    first = [node.box.y0 for node in alike if node.low <= edge]
    return any(
        node.low > edge and all(abs(node.box.y0 - top) > _LEVEL for top in first) for node in alike
    )
