"""Where a statement is broken: cut from the words before it, or at its own end.

Text taken from columns line by line, or cut at the foot of a page, leaves pieces of sentences.
The signs are the same in any document: a phrase that a small word leaves open, a bracket or a web
address that began earlier, the number of a page in mid-sentence.
"""

import re
from collections.abc import Mapping, Sequence

from doc_audit.tag.shapes import SMALL_WORDS
from doc_audit.tag.words import words_in

LINE = 60
"""Code points; a line of a page set in columns is shorter (40 to 55 in A4 reports)."""
WIDE = 120
"""Code points; two lines and more, as headings seldom have (of 24 orders without a stop in the
training data all of this length are acts, of shorter ones one in six is a heading)."""
TAIL, LABEL, STOP = 160, 20, 12
"""Code points at the end that are looked at, for a citation, a label, a stop."""

OPEN_WORDS = words_in(
    "a an the and or of to for in on at by with from that which is are was were be as its "
    "their our your this these into than under over not will has have been between "
    "including"
)
"""Words that can't end a sentence."""
_OPEN_ENDS = OPEN_WORDS | words_in(
    "any each every some such when while where who whose if because during through across within "
    "without among amongst towards upon whilst although via per we they it's we've they've we're"
)
"""Words that leave the phrase before a statement open, and that no heading ends in either."""

_STOPPED = re.compile(r"[.!?:][\"')\]]*$|;(?: (?:and|or))?$")
_BULLETS = " •·▪◦●○\uf0b7\uf0a7"
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z']*)$")
_PAGE_FOOT = re.compile(r"(?:(?<=\s)[a-z][\w'-]*,?|,)( \d{1,3})$")
_LABELS = re.compile(
    r"\b(?:page|appendix|annex|figure|table|chart|map|box|chapter|section|part|phase|stage|step|"
    r"level|tier|goal|aim|priority|objective|question|year|type|group|core|of|in|at|by|to|from|"
    r"about|around|over|under|than|and|or|aged|age|the|nearly|almost|least|most|all|only|total|"
    r"was|were|is|are|has|have|had)$",
    re.IGNORECASE,
)
"""Words before a number that is one they count or label, not that of a page."""
_OPEN_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)]*(?:\s[^\s)]+)?[-/]$")
_ADDRESS_START = re.compile(r"\(?(?:https?://|www\.)")
_ENUMERATED = re.compile(r"\(?\w{1,3}\)")
_LABELLED = re.compile(r"\b(?:Figure|Table|Chart|Map|Graph) \d+(?:\.\d+)*[.:]?$")
_INITIALS = r"[A-Z][\w'-]+,? [A-Z]{1,3}\b\.?"
_CITED = re.compile(
    rf"(?:\((?:19|20)\d\d[a-z]?\)\.?|\bal\.?|{_INITIALS}(?:,| and| &) {_INITIALS}"
    rf"|\d\.? {_INITIALS}|\((?:19|20)\d\d[a-z]?\)\. [A-Z][^.]{{0,90}}[^.\s]\.)$"
)
"""Authors' initials, “et al.”, a year in brackets, or that and the title behind it, at the end."""
_FIRST_WORD = re.compile(r"[a-z]+\b")
_MID_WORDS = words_in(
    "is are was were has have had will must should can could may might would been until while "
    "whilst which that who whom whose because and or but nor than whereas"
)
"""Words in small letters that go on with a sentence: its verb, or what joins a clause to it."""
_NEW_START = re.compile(r"\b([a-z]{3,}) [A-Z][a-z]+(?= [a-z])")
_NATIONAL = re.compile(
    r"\b(?:Government|Parliament|NHS England|Secretary of State|White Paper|Long Term Plan|"
    r"10 Year Health Plan|Department (?:of|for) [A-Z]|[Nn]ational\w* (?:\w+ ){0,3}(?:[Ss]trategy|"
    r"[Pp]lan|[Ff]ramework|[Pp]rogramme|[Aa]mbition)|Acts? (?:19|20)\d\d)\b"
)
_LAW = re.compile(r"\bActs? (?:19|20)\d\d\b")
_SENTENCES = re.compile(r"(?<=[.!?]) +(?=[A-Z])")
_RUN_ON = 2
"""Fresh starts without a stop; one may be a name or a heading before its sentence."""


def breaks(plain: str, before: str, words: Sequence[str]) -> Mapping[str, bool]:
    """What is broken about a statement (`rubric.rules.STRUCTURE_CUES`).

    Args:
        plain: the statement's text, folded, without blanks at its ends.
        before: the words before it, folded, without blanks at their end.
        words: the statement's words.
    """
    tail = before[-TAIL:]
    plain = plain.rstrip(_BULLETS)
    stopped = _stops(plain)
    foot = _foot(tail)
    closes = _closes_first(plain)
    first = _FIRST_WORD.match(plain)
    open_address = tail.endswith(("-", "/")) and _OPEN_ADDRESS.search(tail) is not None
    return {
        "no_stop": not stopped,
        "line": len(plain) < LINE,
        "wide": len(plain) >= WIDE,
        "ends_open": _ends_open(plain, words, stopped),
        "broken_before": bool(tail) and not _stops(tail),
        "cut_before": _leaves_open(tail[:foot]),
        "page_foot": foot < len(tail),
        "in_address": (open_address and closes) or _ADDRESS_START.match(plain) is not None,
        "starts_inside": closes,
        "starts_mid": first is not None and first[0] in _MID_WORDS,
        "follows": bool(tail),
        "after_item": tail.endswith(";"),
        "run_on": not stopped and _fresh_starts(plain) >= _RUN_ON,
        **_last_named(before),
        "after_label": _LABELLED.search(tail[-LABEL:]) is not None,
        "after_citation": _cites(tail),
    }


def _cites(tail: str) -> bool:
    """The words end as an entry of a list of works; what can't is left out first, for speed."""
    core = tail.rstrip(".")
    likely = core[-1:].isupper() or core.endswith((")", "al")) or "(20" in tail or "(19" in tail
    return likely and _CITED.search(tail) is not None


def _last_named(before: str) -> Mapping[str, bool]:
    """What the last sentence of the words before speaks of."""
    last = _SENTENCES.split(before)[-1] if before else ""
    return {
        "after_national": _NATIONAL.search(last) is not None,
        "after_law": _LAW.search(last) is not None,
    }


def _stops(text: str) -> bool:
    """A mark that ends a sentence, or an item of a list, stands at the end."""
    return _STOPPED.search(text[-STOP:]) is not None


def _ends_open(plain: str, words: Sequence[str], stopped: bool) -> bool:
    if not words or stopped:
        return False
    return plain.endswith(",") or words[-1].lower() in OPEN_WORDS


def _foot(tail: str) -> int:
    """Where the number of a page begins that stands in mid-sentence; the length if none does."""
    if not tail[-1:].isdigit():
        return len(tail)
    found = _PAGE_FOOT.search(tail)
    if found is None or _LABELS.search(tail[: found.start(1)]):
        return len(tail)
    return found.start(1)


def _leaves_open(tail: str) -> bool:
    """A comma, or a word that can't end a sentence or a heading, stands at the end."""
    if tail.endswith(","):
        return True
    found = _LAST_WORD.search(tail.rsplit(" ", 1)[-1])
    return found is not None and found[1].lower() in _OPEN_ENDS and not _stops(tail)


def _closes_first(plain: str) -> bool:
    """A bracket is closed that wasn't opened; “b)” before an item isn't one."""
    closed = plain.find(")")
    if closed < 0 or -1 < plain.find("(") < closed or _ENUMERATED.match(plain):
        return False
    before = plain[:closed].rsplit(" ", 1)[-1]
    return len(before) > len("iii")


def _fresh_starts(plain: str) -> int:
    """How often a word with a capital follows one that no name can follow, without a stop."""
    return sum(found[1] not in SMALL_WORDS for found in _NEW_START.finditer(plain))
