"""Stage 3: what can be observed of a statement, gathered once into one record."""

import re
from collections.abc import Mapping

from doc_audit.model import Statement
from doc_audit.rubric.facts import zoned
from doc_audit.tag.breaks import breaks
from doc_audit.tag.items import BULLETS, mark_of
from doc_audit.tag.match import Found
from doc_audit.tag.stems import Stem
from doc_audit.tag.tokens import Tokens
from doc_audit.text.fold import fold

SHORT, BRIEF, LONG = 4, 8, 60
"""Words; a fragment, a likely heading, a run of sentences that were not parted."""
QUOTED_WORDS = 6
"""Words; a term in quotation marks (“See and Treat”, “tipping points”) has fewer."""
DIGIT_SHARE = 1 / 3
TITLE_SHARE = 0.8
"""Share of words of four letters and more that begin with a capital, first one left out."""

_LEADERS = re.compile(r"(?:\. ?){4,}\s*\d|(?:\. ?){10,}")
"""Dots up to the number of a page; without one, more than a writer trails off with."""
_WEB = re.compile(r"https?://|www\.|\w@\w")


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
        "quoted": _quoted(plain),
        "question": plain.rstrip("\"')").endswith("?"),
        "web": bool(_WEB.search(plain)),
    }


def _quoted(plain: str) -> bool:
    """Someone's words stand in quotation marks, not a term or the name of a scheme."""
    first = plain[:1]
    parts = plain.split('"')
    closes_first = parts[0][-1:].strip() != "" and len(parts) > 1
    inside = parts[0 if closes_first else 1 :: 2]
    if first == "'" and "'" in plain[1:]:
        inside.append(plain[1:].split("' ", 1)[0])
    opened = bool(first) and first in "\"'" and plain.count(first) == 1
    return opened or any(len(part.split()) >= QUOTED_WORDS for part in inside)


def _title_share(words: list[str]) -> float:
    longer = [w for w in words[1:] if len(w) >= 4]
    return sum(w[0].isupper() for w in longer) / len(longer) if len(longer) > 1 else 0.0


def _setting(statement: Statement, stem: Stem | None, before: str) -> Mapping[str, bool]:
    mark = mark_of(fold(statement.text))
    item = statement.kind == "list_item" or (mark is not None and mark.kind != "dotted")
    listed = item or mark is not None or before.endswith(tuple(BULLETS))
    return {
        "row": bool(statement.cells),
        "item": item,
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
