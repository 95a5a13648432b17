"""Lists of terms, each with the words that explain it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from doc_audit.ingest.heads import is_action_head
from doc_audit.ingest.html.openers import titled
from doc_audit.ingest.html.place import Place
from doc_audit.ingest.html.regions import INLINE, tag_of
from doc_audit.model import Block
from doc_audit.text.clean import tidy

if TYPE_CHECKING:
    from doc_audit.ingest.html.walk import Walk

_TERM_WORDS = 8  # a longer term is a heading of what follows


def term_blocks(walk: Walk, element: etree._Element, at: Place) -> Iterator[Block]:
    """A list of terms; each before its words, or above them where they are whole blocks.

    One whose terms are heads of an action record keeps them as labels.
    """
    terms = [i for i in element.iter("dt", "dd") if walk.is_read(i, at)]
    words = {i: tidy("".join(map(str, i.itertext()))) for i in terms}
    record = is_action_head([words[i] for i in terms if tag_of(i) == "dt"])
    held = ""
    for place, inner in enumerate(terms):
        if tag_of(inner) == "dt":
            following = terms[place + 1] if place + 1 < len(terms) else None
            if record or (following is not None and _is_term(words[inner], following)):
                held += f"{words[inner].rstrip(' :')}: "
            else:
                yield from titled(walk, inner, at)
            continue
        walk.run.add(held)
        held = ""
        yield from walk.inside(inner, walk.entered(inner, at))
        yield from walk.flush(at)
    walk.run.add(held)
    yield from walk.flush(at)


def _is_term(term: str, words: etree._Element) -> bool:
    """Whether a term and its words make one line: few words, and no blocks under it."""
    plain = all(tag_of(inner) in INLINE or not tag_of(inner) for inner in words)
    return tag_of(words) == "dd" and plain and len(term.split()) <= _TERM_WORDS
