"""Stage 3: what can be observed of a statement, gathered once into one record."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from doc_audit.model import Statement
from doc_audit.rubric.facts import zoned
from doc_audit.tag.breaks import breaks
from doc_audit.tag.match import Found
from doc_audit.tag.tokens import Tokens
from doc_audit.text.fold import fold

SHORT, BRIEF, LONG = 4, 8, 60
"""Words; a fragment, a likely heading, a run of sentences that were not parted."""
DIGIT_SHARE = 1 / 3
TITLE_SHARE = 0.8
"""Share of words of four letters and more that begin with a capital, first one left out."""

_BULLETS = "•·▪◦●○-–— \t"
BULLETS = ("•", "·", "▪", "◦", "●", "○", "\uf0b7", "\uf0a7")
_LEADERS = re.compile(r"(?:\. ?){4,}\s*\d|(?:\. ?){10,}")
"""Dots up to the number of a page; without one, more than a writer trails off with."""
_WEB = re.compile(r"https?://|www\.|\w@\w")
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|[•]")


@dataclass(frozen=True, slots=True)
class Stem:
    """Words that open the list a statement stands in.

    Attributes:
        source: `stem` or `before`.
        start: where the words begin in it.
    """

    text: str
    source: str
    start: int


def stem_of(statement: Statement) -> Stem | None:
    """The statement's stem, or the last sentence of `before` if that ends with a colon."""
    if statement.stem:
        return Stem(statement.stem, "stem", 0)
    before = statement.before.rstrip(_BULLETS)
    if not before.endswith(":"):
        return None
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    start = ends[-1] if ends else 0
    while start < len(before) and before[start] == " ":
        start += 1
    return Stem(before[start:], "before", start)


def structure(statement: Statement, tokens: Tokens, stem: Stem | None) -> frozenset[str]:
    """Structure cues that are true of the statement (`rubric.rules.STRUCTURE_CUES`)."""
    plain = fold(statement.text).strip()
    before = fold(statement.before).rstrip()
    words = [w for w in tokens.words if w.isalnum() or any(c.isalnum() for c in w)]
    tests: Mapping[str, bool] = {
        **_shape(plain, words),
        **breaks(plain, before, words),
        **_setting(statement, stem, before),
        **{f"cell_{cell.role}": True for cell in statement.cells},
    }
    return frozenset(name for name, true in tests.items() if true)


def _shape(plain: str, words: list[str]) -> Mapping[str, bool]:
    digits = sum(w[0].isdigit() or w[0] in "£$€" for w in words)
    return {
        "starts_low": plain[:1].islower(),
        "starts_closed": plain[:1] in ")],;%&/",
        "ends_colon": plain.endswith(":"),
        "short": len(words) < SHORT,
        "brief": len(words) < BRIEF,
        "long": len(words) > LONG,
        "digits": digits >= DIGIT_SHARE * max(len(words), 1),
        "leaders": ("...." in plain or ". . " in plain) and bool(_LEADERS.search(plain)),
        "title_case": _title_share(words) >= TITLE_SHARE,
        "quoted": plain[:1] in "\"'" or plain.count('"') >= 2,
        "question": plain.rstrip("\"')").endswith("?"),
        "web": bool(_WEB.search(plain)),
    }


def _title_share(words: list[str]) -> float:
    longer = [w for w in words[1:] if len(w) >= 4]
    return sum(w[0].isupper() for w in longer) / len(longer) if len(longer) > 1 else 0.0


def _setting(statement: Statement, stem: Stem | None, before: str) -> Mapping[str, bool]:
    listed = statement.kind == "list_item" or before.endswith(BULLETS)
    return {
        "row": bool(statement.cells),
        "has_stem": stem is not None,
        "in_list": listed or stem is not None,
    }


def cue_facts(found: Mapping[str, Found]) -> dict[str, str]:
    """Cue name, with its zone → id of the first rule that saw it."""
    facts: dict[str, str] = {}
    for zone, matches in found.items():
        for hit in matches.cues:
            facts.setdefault(zoned(zone, hit.rule.cue), hit.rule.id)
    return facts
