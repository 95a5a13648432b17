"""Headings that open what stands under them, as the stem of a list does.

“What the ICB will do in 2026/27” above bullets says who acts and by when for each of them, just as
“In 2026/27 the ICB will:” would. A reader of plans takes it so, and CODEBOOK rule 7 says the same
of stems. Which headings open is the rubric's to say: a cue `opens_acts` over headings.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from doc_audit.model.statement import HEADING_BREAK
from doc_audit.rubric.rules import Zone
from doc_audit.tag.match import Found, Mark

OPENS = "opens_acts"
"""Cue of a rubric, over headings, that one speaks for the items under it."""
IN_HEADING = "opening"
"""Of marks in such a heading."""
NEAREST = 2
"""Headings of a path that may: the last, and the one above it where the last names a topic."""
CARRIED = ("responsible_agent", "timeframe")
"""Dimensions that they carry. Whom they speak of is left out: a topic is no group that each of the
acts under it is for."""
_ITEM = frozenset({"in_list", "opens:base", "opens:to", "opens:ing"})
_OWN_STEM = ("stem:opens_context", "stem:others_list", "stem:opens_report")


_YEARS = re.compile(r"((?:19|20)\d\d)\s?[-/]\s?((?:20)?\d\d)")


@dataclass(frozen=True, slots=True)
class Opening:
    """A heading that speaks for the statement.

    Attributes:
        start: where it begins in the statement's headings joined by `HEADING_BREAK`.
        found: what rules for stems match in it, its words followed by a colon.
    """

    start: int
    found: Found

    def marks(self, dimension: str) -> list[Mark]:
        """Marks of a dimension, those undone too.

        Without the years of a whole plan (“Objectives for 2024–29”): a document's title dates are
        no timeframe of its acts (CODEBOOK §3), and headings repeat the title.
        """
        found = [mark for mark in self.found.marks if mark.rule.dimension == dimension]
        own = [mark for mark in found if not self._of_a_plan(mark)]
        return [mark._replace(zone=IN_HEADING) for mark in own]

    def _of_a_plan(self, mark: Mark) -> bool:
        words = self.found.tokens.low[mark.start : mark.end]
        return any(_is_long(*years.groups()) for word in words if (years := _YEARS.fullmatch(word)))


def _is_long(first: str, last: str) -> bool:
    """More than the two years that a financial year lies in; told by their last two digits."""
    return (int(last[-2:]) - int(first[-2:])) % 100 > 1


def opening_heading(
    headings: tuple[str, ...], look: Callable[[Zone, str], Found]
) -> Opening | None:
    """The nearest heading that opens.

    Args:
        headings: of the statement, outermost first.
        look: finds what the rules for a zone match in a text.
    """
    for place in range(len(headings) - 1, max(len(headings) - 1 - NEAREST, -1), -1):
        heading = headings[place]
        if any(hit.rule.cue == OPENS for hit in look("heading", heading).cues):
            start = sum(len(above) + len(HEADING_BREAK) for above in headings[:place])
            return Opening(start, look("stem", heading + ":"))
    return None


def may_be_opened(facts: Collection[str]) -> bool:
    """Whether the statement is an item, or an act without a doer, that no other list opens."""
    return not _ITEM.isdisjoint(facts) and not any(fact in facts for fact in _OWN_STEM)
