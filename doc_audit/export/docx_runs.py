"""Runs of a Word file cut in parts that have its properties each."""

from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.office.xml import local

Element = etree._Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Cut(NamedTuple):
    """A place among the children of a run; `at` letters into child `place`."""

    place: int
    at: int


@dataclass
class Unit:
    """A run or another child of a paragraph, and where it is to be cut."""

    element: Element
    cuts: set[Cut] = field(default_factory=set)
    pieces: dict[Cut, Element] = field(default_factory=dict)  # by where each begins


def cut_run(unit: Unit) -> None:
    """Parts a run at its cuts; the first part stays the run itself."""
    run = unit.element
    first = _first_cut(run)
    unit.pieces[first] = run
    held = _contents(run, {cut for cut in unit.cuts if first < cut < Cut(len(run), 0)}, first)
    if len(held) == 1:
        return
    del run[first.place :]
    empty = _copied(run)
    last = run
    for cut, inside in held.items():
        made = run if cut == first else _copied(empty)
        made.extend(inside)
        if cut != first:
            last.addnext(made)
        unit.pieces[cut] = last = made


def _copied(element: Element) -> Element:
    made = deepcopy(element)
    made.tail = None
    return made


def _contents(run: Element, cuts: set[Cut], first: Cut) -> dict[Cut, list[Element]]:
    """What stands in each part of a run, by the cut that it begins at."""
    current: list[Element] = []
    held = {first: current}
    within: defaultdict[int, list[int]] = defaultdict(list)
    for cut in sorted(cuts):
        if cut.at:
            within[cut.place].append(cut.at)
    for place, inner in enumerate(run):
        if place < first.place:
            continue
        if Cut(place, 0) in cuts:
            held[Cut(place, 0)] = current = []
        inside = within[place]
        for at, piece in zip([0, *inside], _parted(inner, inside), strict=True):
            if at:
                held[Cut(place, at)] = current = []
            current += piece
    return held


def _first_cut(run: Element) -> Cut:
    """Before the first of a run's contents."""
    return Cut(int(len(run) > 0 and local(run[0]) == "rPr"), 0)


def _parted(inner: Element, cuts: Sequence[int]) -> list[list[Element]]:
    """A `w:t` cut before some of its letters; anything else is given as it is.

    Blanks at the ends of a text that doesn't preserve them are nothing to Word, so they are kept
    apart from those that the cuts bring to an end.
    """
    if not cuts:
        return [[inner]]
    words = inner.text or ""
    kept = inner.get(_SPACE) == "preserve"
    lead = 0 if kept else len(words) - len(words.lstrip())
    trail = len(words) if kept else len(words.rstrip())
    bounds = sorted({0, lead, trail, len(words), *cuts} - {len(words)})
    parts: list[list[Element]] = [[]]
    for start, end in pairwise([*bounds, len(words)]):
        if start in cuts:
            parts.append([])
        parts[-1].append(_text(inner, words[start:end], keep=lead <= start < trail))
    return parts


def _text(like: Element, words: str, *, keep: bool) -> Element:
    made = _copied(like)
    made.text = words
    if keep and words != words.strip():
        made.set(_SPACE, "preserve")
    return made


def begins(unit: Unit, cut: Cut | None) -> Element:
    """The part of a unit that begins at a cut."""
    if cut is None or not unit.pieces:
        return unit.element
    return unit.pieces.get(cut, unit.element)


def ends(unit: Unit, cut: Cut | None) -> Element:
    """The part of a unit that ends at a cut; the last where the cut is its end."""
    order = sorted(unit.pieces)
    if not order:
        return unit.element
    before = order if cut is None else [place for place in order if place < cut]
    return unit.pieces[before[-1]] if before else unit.element
