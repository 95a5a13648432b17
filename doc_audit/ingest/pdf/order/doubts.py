"""How sure the reading order of a page is."""

from collections.abc import Collection, Sequence
from operator import itemgetter

from doc_audit.ingest.box import Box

_MANY = 0.2  # share of a page's items without a sure place from which its order is in doubt
_FEWEST = 4  # such items: a cover with three lines set askew puts no order in doubt
_COVERED = 0.3  # share of an item under another from which text is drawn over text
_COVERED_ITEMS = 0.1  # share of a page's items that must be covered so
_DOT = 1e-6  # square points: boxes without area lie under nothing
_OTHERWISE = 0.2  # share of a page's passages that the structure tree reads in another order


def order_doubts(boxes: Sequence[Box], unsure: Collection[int]) -> tuple[str, ...]:
    """Reasons to doubt the order in which a page was read; empty when it is sure.

    Args:
        boxes: of all that was ordered.
        unsure: see `Order.unsure`.
    """
    reasons = []
    if len(unsure) >= max(_FEWEST, _MANY * len(boxes)):
        reasons.append(f"order: no white space shows where {len(unsure)} of {len(boxes)} texts go")
    covered = _covered(boxes)
    if covered >= max(_FEWEST, _COVERED_ITEMS * len(boxes)):
        reasons.append(f"order: {covered} of {len(boxes)} texts overlap others")
    return tuple(reasons)


def tag_doubts(disagreements: int, passages: int) -> tuple[str, ...]:
    """Reasons to doubt the order of a page from what its structure tree says; mostly none.

    Trees are wrong as often as pages are hard, so a few places tell nothing.

    Args:
        disagreements: passages that the tree reads before the one they come after here.
        passages: of the page.
    """
    if disagreements < max(_FEWEST, _OTHERWISE * passages):
        return ()
    told = f"order: the file’s own tags put {disagreements} of {passages} texts elsewhere"
    return (told,)


def _covered(boxes: Sequence[Box]) -> int:
    """How many boxes lie in good part under others; 0 where they are too few to matter."""
    if len(boxes) < _FEWEST:
        return 0
    ranked = sorted(boxes, key=itemgetter(1))
    under: set[int] = set()
    for at, (x0, y0, x1, y1) in enumerate(ranked):
        least = _COVERED * max((x1 - x0) * (y1 - y0), _DOT)
        for other in range(at + 1, len(ranked)):
            left, top, right, bottom = ranked[other]
            if top >= y1:  # so do all that follow
                break
            wide = min(x1, right) - max(x0, left)
            if wide > 0:
                shared = wide * (min(y1, bottom) - top)
                if shared >= least:
                    under.add(at)
                if shared >= _COVERED * max((right - left) * (bottom - top), _DOT):
                    under.add(other)
    return len(under)
