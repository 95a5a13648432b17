"""What belongs together wherever it stands: a number and what it counts, a heading and its text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.parts.headings import heading_strength
from doc_audit.ingest.pdf.parts.labelwords import is_number
from doc_audit.ingest.pdf.source.calls import FloatArray

_BIG = 1.3  # times the body size from which a lone number is one of these
_LONGEST = 14  # characters: "1 in 10", "£367.4m", "87,000 people"
_LEAST_WORDS = 12  # characters of what it counts
_UNDER = 1.5  # em between a heading and the text of its card
_TALLEST = 3.0  # times the height of a number that the words at its right may have
_LONGEST_COUNTER = 5  # characters: "[103]"
_COUNTER_REACH = 5.0  # em from a counter to its text, the widest tab in use
_SAME_LEVEL = 0.4  # em between baselines on one level
_OVER_COLUMNS = 1.5  # times the width of a heading and its text that a line over more has
_OVERHANG = 0.05  # share of that width by which text may stick out beside the line
_TOTAL = 0.6  # em of the number, from its edge to the label above or below it
_STEP_COUNT = re.compile(r"\d{1,2}[.)]?")
_LONGEST_LABEL = 24  # characters
_CENTRED = 0.08  # of the width of a region: how far the middle of a heading over it may be off
_REACH = 2.5  # em of the number, from its edge to the words


def paired(passages: Sequence[Passage], body: float) -> list[list[Passage]]:
    """Passages, each big number in front of the words nearest to it."""
    numbers = [p for p in passages if _is_number(p, body)]
    counters = [p for p in passages if _is_counter(p, body)]
    taken: dict[int, list[Passage]] = {}
    totals: dict[int, Passage] = {}
    for number in numbers:
        others = [p for p in passages if not _is_number(p, body)]
        words = _nearest(number, others)
        if words is not None:
            words = _heading_between(number, words, others, body) or words
            taken.setdefault(id(words), []).append(number)
        elif (label := _labelled(number, passages)) is not None:
            totals[id(label)] = number
    for counter in counters:
        words = _on_its_line(counter, passages)
        if words is not None:
            taken.setdefault(id(words), []).append(counter)
    if not taken and not totals:
        return [[passage] for passage in passages]
    held = {id(number) for group in taken.values() for number in group}
    held.update(map(id, totals.values()))
    passages = [_with_total(p, totals[id(p)]) if id(p) in totals else p for p in passages]
    return [
        _with_numbers(taken.get(id(passage), []), passage)
        for passage in passages
        if id(passage) not in held
    ]


def _heading_between(
    number: Passage, words: Passage, others: Sequence[Passage], body: float
) -> Passage | None:
    """The heading that a number stands before, where one parts it from the words in its reach."""
    whole = around([number.box, words.box])
    between = [
        p
        for p in others
        if p is not words
        and p.box.y1 <= words.box.y0 + 2
        and _crosses(whole, p.box)
        and _gap(number.box, p.box) < float("inf")
    ]
    heads = [p for p in between if heading_strength(p, body) > 0]
    return heads[0] if len(between) == 1 and heads else None


def _with_numbers(numbers: list[Passage], words: Passage) -> list[Passage]:
    """One passage where the words go on from the number (`18%`, `of adults …`), else both."""
    counted = len(numbers) == 1 and numbers[0].size > words.size
    if counted and words.words[:1].islower() and not words.marker:
        return [Passage(numbers[0].lines + words.lines)]
    return [*numbers, words]


def under_headings(
    groups: Sequence[Sequence[Passage]], strengths: Sequence[float], across: FloatArray
) -> list[list[Passage]]:
    """Groups, each heading with the group right under it where both stand clear of the others.

    So that the cards of a page, heading and text, stay together wherever they stand; a list under
    a heading stays with it as a whole. A line drawn between that runs on over other columns parts
    the two.

    Args:
        groups: of one page.
        strengths: of their first passages, see `heading_strength`.
        across: see `Separators`.
    """
    boxes = [
        group[0].box if len(group) == 1 else around([passage.box for passage in group])
        for group in groups
    ]
    below: dict[int, int] = {}
    held: set[int] = set()  # what is below another
    for at, strength in enumerate(strengths):
        if strength > 0:
            under = _right_under(at, boxes, groups[at][-1].size)
            if under is None or under in held:
                continue
            if _is_parted(boxes[at], boxes[under], across):
                continue
            chain = [at, under, *_items_after(under, groups, boxes, held)]
            if not _heads_columns(at, chain[1:], boxes):
                below.update(pairwise(chain))
                held.update(chain[1:])
    done = []
    for at, group in enumerate(groups):
        if at in held:
            continue
        whole = list(group)
        while at in below:
            at = below[at]
            whole += groups[at]
        done.append(whole)
    return done


def _items_after(
    first: int, groups: Sequence[Sequence[Passage]], boxes: Sequence[Box], held: set[int]
) -> list[int]:
    """The items of a list after its first one, none of which is in `held` yet."""
    chain = [first]
    while groups[chain[-1]][0].marker:
        size = groups[chain[-1]][0].size
        under = _right_under(chain[-1], boxes, size, items=True)
        if under is None or under in held or not groups[under][0].marker:
            break
        chain.append(under)
    return chain[1:]


def is_centred(heading: Box, over: Box) -> bool:
    """Whether a heading is set in the middle over a region."""
    off = (heading.x0 + heading.x1 - over.x0 - over.x1) / 2
    return abs(off) <= _CENTRED * over.width


def _right_under(at: int, boxes: Sequence[Box], size: float, items: bool = False) -> int | None:
    """The group under a heading or item, nothing else between or beside the two."""
    own = boxes[at]
    reach = _UNDER * size
    left, _, right, bottom = own
    near = [
        i
        for i, (x0, y0, x1, _) in enumerate(boxes)
        if -2 < y0 - bottom < reach and x0 < right and x1 > left and i != at
    ]
    if not near:
        return None
    first = min(near, key=lambda i: boxes[i].y0)
    if any(boxes[i].y0 < boxes[first].y1 - 2 for i in near if i != first):
        return None
    whole = around([own, boxes[first]])
    if items:  # a long item may reach beside what the next one doesn't
        whole = whole._replace(x1=min(own.x1, boxes[first].x1))
    _, top, _, bottom = whole
    level = [i for i, (_, y0, _, y1) in enumerate(boxes) if y0 < bottom and y1 > top]
    crossing = [i for i in level if _crosses(whole, boxes[i])]
    return first if {at, first}.issuperset(crossing) else None


def _crosses(one: Box, other: Box) -> bool:
    """Whether boxes share more than loose edges do."""
    left, top, right, bottom = one
    x0, y0, x1, y1 = other
    return min(bottom, y1) - max(top, y0) > 2 and min(right, x1) - max(left, x0) > 2


def _is_parted(heading: Box, under: Box, across: FloatArray) -> bool:
    """Whether a line drawn between a heading and its text heads other columns as well."""
    if not len(across):
        return False
    y = across[:, 0]
    between = across[(y >= heading.y1 - 2) & (y <= under.y0 + 2)]
    if not len(between):  # as good as always
        return False
    whole = around([heading, under])
    slack = _OVERHANG * whole.width
    _, x0, x1 = between.T
    over = (x0 <= whole.x0 + slack) & (x1 >= whole.x1 - slack)
    return bool((over & (x1 - x0 >= _OVER_COLUMNS * whole.width)).any())


def _heads_columns(at: int, texts: Sequence[int], boxes: Sequence[Box]) -> bool:
    """Whether other text begins below the heading, beside the text under it.

    At its left only where the heading is set in the middle over both.
    """
    heading, under = boxes[at], boxes[texts[0]]
    whole = around([boxes[i] for i in texts])
    top, bottom = heading.y1 - 2, whole.y1
    near = [
        box for i, box in enumerate(boxes) if top <= box.y0 < bottom and i != at and i not in texts
    ]
    if not near:
        return False
    beside = [b for b in near if b.x0 >= under.x1 and b.y0 < under.y1]
    left = [b for b in near if b.x1 <= whole.x0]
    if not beside and not left:
        return False
    others = [box for i, box in enumerate(boxes) if i != at and i not in texts]
    level = [b for b in others if min(b.y1, heading.y1) - max(b.y0, heading.y0) > 2]
    if beside:
        return not any(b.x0 < text.x1 and b.x1 > text.x0 for b in level for text in beside)
    return not level and is_centred(heading, around([whole, *left]))


def _is_number(passage: Passage, body: float) -> bool:
    text = passage.words
    return (
        len(text) <= _LONGEST
        and len(passage.lines) == 1
        and passage.size >= _BIG * body
        and any(map(str.isdigit, text))
        and not passage.skip  # what is taken for a drawn bullet is part of an icon
    )


def _is_counter(passage: Passage, body: float) -> bool:
    """Whether it is the number of a reference or a step that stands alone: `[10]`, `3`."""
    text = passage.whole
    small = passage.size < _BIG * body and len(text) <= _LONGEST_COUNTER
    return small and len(passage.lines) == 1 and text.strip("[]().").isdigit()


def _on_its_line(counter: Passage, passages: Sequence[Passage]) -> Passage | None:
    """The nearest text at the right of a counter, its first line on one level with it."""
    own = counter.lines[0]
    reach = _COUNTER_REACH * own.size
    level = [
        p
        for p in passages
        if p.letters >= _LEAST_WORDS
        and 0 <= p.box.x0 - own.box.x1 <= reach
        and abs(p.lines[0].baseline - own.baseline) <= _SAME_LEVEL * own.size
    ]
    return min(level, key=lambda p: p.box.x0, default=None)


def _labelled(number: Passage, passages: Sequence[Passage]) -> Passage | None:
    """The word or two right above a number, or under it, that nothing else stands by.

    `Births`, `8,630`.
    """
    if not is_number(number.words) or _STEP_COUNT.fullmatch(number.words):
        return None
    box, reach = number.box, _TOTAL * number.size
    near = [p for p in passages if p is not number and p.box.x0 < box.x1 and p.box.x1 > box.x0]
    above = [p for p in near if abs(box.y0 - p.box.y1) <= reach]
    below = [p for p in near if -reach <= p.box.y0 - box.y1 <= 2 * reach]
    if len(above) + len(below) != 1:
        return None
    (label,) = (*above, *below)
    if below and any(0 <= p.box.y0 - label.box.y1 <= reach for p in near):
        return None  # the label is a heading of what follows
    return label if _is_short_label(label, number, reach) else None


def _is_short_label(label: Passage, number: Passage, reach: float) -> bool:
    short = len(label.words) <= _LONGEST_LABEL and any(map(str.isalpha, label.words))
    alike = len(label.lines) == 1 and not label.marker and label.words[:1].isupper()
    middles = abs(label.box.x0 + label.box.x1 - number.box.x0 - number.box.x1) / 2
    aligned = min(middles, abs(label.box.x0 - number.box.x0)) <= reach
    return short and alike and aligned and label.size <= number.size


def _with_total(label: Passage, number: Passage) -> Passage:
    one, other = (label, number) if label.box.y0 < number.box.y0 else (number, label)
    return Passage(one.lines + other.lines)


def _nearest(number: Passage, others: Sequence[Passage]) -> Passage | None:
    """The words right of the number or below it, nearest first; None when none are in reach."""
    reach = _REACH * number.size
    best, least = None, reach
    for other in others:
        if other.letters < _LEAST_WORDS or other.size > number.size:
            continue
        gap = _gap(number.box, other.box)
        if gap < least:
            best, least = other, gap
    return best


def _gap(number: Box, words: Box) -> float:
    """Points from the number to words at its right or below; infinite for others."""
    level = min(number.y1, words.y1) - max(number.y0, words.y0)
    over = min(number.x1, words.x1) - max(number.x0, words.x0)
    beside = level > 0.3 * number.height and words.x0 >= number.x1 - 4
    if beside and words.height <= _TALLEST * number.height:
        return max(0.0, words.x0 - number.x1)
    if over > 0.3 * number.width and words.y0 >= number.y0 + 0.5 * number.height:
        return max(0.0, words.y0 - number.y1)
    return float("inf")
