"""Which words show a code, and where they stand."""

from collections.abc import Collection, Mapping

from doc_audit.model import Evidence
from doc_audit.rubric.rules import HEAD, CellRule, MarkRule
from doc_audit.tag.match import Mark
from doc_audit.tag.observe import Observed
from doc_audit.tag.opening import IN_HEADING, Opening

ZONES = ("text", "stem")
"""Where words may stand that show a code; headings and heads of columns show none."""


def words_of_mark(mark: Mark, tokens: tuple[int, int], seen: Observed) -> Evidence:
    """Words `tokens` (first, end) of the zone that a mark stands in."""
    if mark.zone == IN_HEADING and seen.opening:
        return _in_heading(seen.opening, tokens)
    start, end = seen.zones[mark.zone].tokens.span(*tokens)
    in_cell = isinstance(mark.rule, CellRule) and any(
        cell.start <= start < cell.end for cell in seen.statement.cells
    )
    return place_of(mark.zone, start, end, seen, in_cell=in_cell)


def _in_heading(opening: Opening, tokens: tuple[int, int]) -> Evidence:
    found = opening.found.tokens
    start, end = found.span(*tokens)
    return Evidence("heading", opening.start + start, opening.start + end, found.text[start:end])


def words_behind(rules: Collection[str], seen: Observed) -> Evidence | None:
    """The first words in text or stem that one of these rules matched; None where there are none.

    For a level that no mark of the dimension gives but a decision on other codes does: whoever is
    coded as naming inequality has named it somewhere.
    """
    for name in ZONES:
        if name not in seen.zones:
            continue
        found = seen.zones[name]
        hits = [(c.start, c.end) for c in found.cues if c.rule.id in rules]
        hits += [
            m.shown for m in seen.marks if m.zone == name and not m.undone and m.rule.id in rules
        ]
        if hits:
            return place_of(name, *found.tokens.span(*min(hits)), seen)
    return None


def words_in_text(evidence: Evidence | None) -> str:
    """The words where the statement itself has them, else ""."""
    return evidence.words if evidence and evidence.source in ("text", "cell") else ""


def level_of(mark: Mark) -> Mapping[str, str]:
    """The level of area that the rule of a place stands for."""
    rule = mark.rule
    if isinstance(rule, MarkRule) and rule.reads == "place" and rule.codes:
        return {"level": rule.codes[0]}
    return {}


def place_of(zone: str, start: int, end: int, seen: Observed, *, in_cell: bool = False) -> Evidence:
    """Characters start to end of a zone; those of a stem found in `before` are counted there."""
    if zone == "stem" and seen.stem is not None:
        words = seen.stem.text[start:end]
        offset = seen.stem.start
        if seen.stem.source == "before":
            return Evidence("before", start + offset, end + offset, words)
        return Evidence("stem", start + offset, end + offset, words)
    if zone == HEAD:
        return Evidence("head", start, end, seen.zones[zone].tokens.text[start:end])
    return Evidence("cell" if in_cell else "text", start, end, seen.statement.text[start:end])
