"""Parts of one passage that stand apart on the page, joined once the order is known."""

from collections.abc import Sequence
from typing import Any

from doc_audit.ingest.labels import label_of
from doc_audit.ingest.pdf.charts.charts import Figure
from doc_audit.ingest.pdf.flow.joining import LEADING, LEAST_STEP, TERMINAL, is_torn
from doc_audit.ingest.pdf.lines.openers import has_leader
from doc_audit.ingest.pdf.lines.passages import Passage

_SAME_SIZE = 0.04  # share by which the sizes of two parts may differ
_BOLD = 0.9  # share of bold characters from which a line counts as bold
_ASIDES = 2  # items set otherwise that may stand between two parts: a quotation and its source
_LEAST_ASIDE = 1.1  # times the size of the text that a quotation drawn out of it is set in
_LEAST_WORDS = 20  # characters of a passage that can go on in the next column
_SHARED_LEVEL = 0.5  # of the lower of two halves of a sentence that they stand beside each other
_HALVES = (1.5, 9.0)  # em between them: wider than a blank, as wide as an icon with its margins
_MOST_HALF = 4  # lines of a half


def rejoined(items: Sequence[Any]) -> list[Any]:
    """Items of a page in reading order, with the parts of torn passages joined.

    Parts may follow each other down a column, round a picture, or from one column to the next;
    what stands between them (a quotation drawn out of the text) comes after them.
    """
    passages = [item for item in items if isinstance(item, Passage)]
    done: list[Any] = []
    for item in _asides_after(items):
        last = done[-1] if done else None
        if last is not None and _is_one(last, item, passages):
            done[-1] = Passage(last.lines + item.lines, last.marker, last.skip)
        else:
            done.append(item)
    return done


def _is_one(last: Any, item: Any, passages: Sequence[Passage]) -> bool:
    if not (isinstance(last, Passage) and isinstance(item, Passage)):
        return False
    return is_torn(last, item, passages) or (
        _goes_on(last, item) and (_round_picture(last, item) or _in_next_column(last, item))
    )


def _asides_after(items: Sequence[Any]) -> list[Any]:
    """Items, those that interrupt a sentence put after its second part."""
    done: list[Any] = list(items)
    for at in range(len(done) - 2):
        for back in range(at + 2, min(at + 2 + _ASIDES, len(done))):
            between = done[at + 1 : back]
            if _goes_on(done[at], done[back]) and all(_is_aside(x, done[at]) for x in between):
                done[at + 1 : back + 1] = [done[back], *between]
                break
    return done


def _is_aside(item: Any, text: Passage) -> bool:
    """Whether it is a chart, or set larger than the text it interrupts, or otherwise altogether."""
    if isinstance(item, Figure):
        return True
    if not isinstance(item, Passage) or item.marker:
        return False
    larger = item.size >= _LEAST_ASIDE * text.size
    return larger or item.lines[0].font != text.lines[-1].font


def _goes_on(last: Any, item: Any) -> bool:
    """Whether a passage stops in mid-sentence and another, set alike, opens in mid-sentence."""
    if not (isinstance(last, Passage) and isinstance(item, Passage)) or item.marker:
        return False
    end, start = last.lines[-1], item.lines[0]
    if end.turned or start.turned or end.text.endswith(TERMINAL) or has_leader(end.text):
        return False
    alike = abs(end.size - start.size) <= _SAME_SIZE * end.size and end.colour == start.colour
    weight = (end.bold >= _BOLD) == (start.bold >= _BOLD)
    lower = start.text[:1].islower() and label_of(start.text) is None
    return alike and weight and lower and min(last.letters, item.letters) >= _LEAST_WORDS


def _round_picture(last: Passage, item: Passage) -> bool:
    """Whether text that ran beside a picture goes on below it, or the other way about."""
    end, start = last.lines[-1], item.lines[0]
    step = start.baseline - end.baseline
    above, below = last.box, item.box
    wide = min(above.x1, below.x1) - max(above.x0, below.x0)
    fits = wide >= 0.9 * min(above.width, below.width)
    return LEAST_STEP * end.size < step <= LEADING * end.size and fits


def _in_next_column(last: Passage, item: Passage) -> bool:
    """Whether the second part stands at the right of the first and begins higher than it ends."""
    return item.box.x0 > last.box.x1 and item.box.y0 < last.lines[-1].box.y0


def tails_joined(passages: Sequence[Passage]) -> list[Passage]:
    """Passages, those that go on in mid-sentence right below another made one with it.

    The content stream may draw the last line of a text box long after the first.
    """
    done = list(passages)
    for tail in passages:
        if tail.marker or not tail.words[:1].islower():
            continue
        first = tail.lines[0]
        heads = [
            head
            for head in done
            if head is not tail
            and 0 < first.baseline - head.lines[-1].baseline <= LEADING * first.size
            and is_torn(head, tail, passages)
        ]
        if len(heads) != 1:
            continue
        at = [i for i, passage in enumerate(done) if passage is tail]
        if at:
            del done[at[0]]
            head = heads[0]
            place = next(i for i, passage in enumerate(done) if passage is head)
            done[place] = Passage(head.lines + tail.lines, head.marker, head.skip)
    return done


def halves_joined(passages: Sequence[Passage]) -> list[Passage]:
    """Passages, halves of a sentence left and right of an icon made one."""
    rights = [p for p in passages if p.words[:1].islower() and len(p.lines) <= _MOST_HALF]
    done = list(passages)
    for left in passages if rights else ():
        if left.marker or len(left.lines) > _MOST_HALF or not left.words[:1].isupper():
            continue
        halves = [p for p in rights if _is_right_half(left, p) and _goes_on(left, p)]
        if len(halves) != 1:
            continue
        places = [i for i, p in enumerate(done) if p is left or p is halves[0]]
        if len(places) == 2:
            whole = Passage(left.lines + halves[0].lines, left.marker, left.skip)
            done = [whole if p is left else p for p in done if p is not halves[0]]
    return done


def _is_right_half(left: Passage, right: Passage) -> bool:
    gap = right.box.x0 - left.box.x1
    level = min(left.box.y1, right.box.y1) - max(left.box.y0, right.box.y0)
    near = _HALVES[0] * left.size <= gap <= _HALVES[1] * left.size
    return near and level >= _SHARED_LEVEL * min(left.box.height, right.box.height)
