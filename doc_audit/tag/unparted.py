"""Columns of a table row that reached us as one line with nothing between its cells.

In prose an article, a preposition or a verb stands before the name of a body or post. Where it
follows a noun or participle straight away, as in “training rolled out Head of Nursing End of
2026”, a cell has ended there.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from doc_audit.model import Cell
from doc_audit.tag.lexicon import BASE_FORMS, ING_FORMS
from doc_audit.tag.words import words_in

_WORD = re.compile(r"[\w&'’/-]+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_YEAR = r"(?:20)\d\d(?:\s?[/-–]\s?(?:20)?\d\d)?"
_WHEN = re.compile(
    rf"""(?<![\w-])(?:(?:By|End\sof|By\send\sof|Start\sof|Early|Mid|Late|From|Until)[\s-])?
    (?: (?:\d\d?(?:st|nd|rd|th)?\s)?{_MONTH}\s{_YEAR} | Q[1-4](?:\s{_YEAR})?
      | (?:Spring|Summer|Autumn|Winter)\s{_YEAR}
      | (?<=of\s){_YEAR} | (?<=Mid\s){_YEAR} | (?<=Early\s){_YEAR} | (?<=Late\s){_YEAR}
      | (?<=By\s){_YEAR}
      | (?:Ongoing|Continuous|Immediate|Annually|Quarterly|Monthly|Weekly)(?=$|\s[A-Z])
      | (?:Short|Medium|Long)(?:er)?[\s-]term(?=$|\s[A-Z]) )(?!\w)""",
    re.VERBOSE,
)
_JOINTS = words_in("of and for &")
"""Small words inside a name."""
_BODIES = words_in(
    "team board committee group council trust service unit partnership alliance hospital police "
    "hub department directorate federation healthwatch practitioner coordinator officer manager "
    "director lead leads sro chair commissioner matron consultant administrator champion"
)
"""Last words of the name of a body or post."""
_PUBLIC_HEALTH = ("public", "health")
_POSTS = words_in("head director chair chief")
"""First words of the name of a post: “Head of Nursing”."""
_GOVERNING = words_in(
    "a an the our their its this that these those each every all both any no such other another "
    "of in on at by to from with for and or but nor as than via per into onto through across "
    "within between including like under over against among about after before during until "
    "is are was were be been will shall must should may can could would has have had do does "
    "which who where when whose if while because so local new joint existing current national "
    "regional wider former relevant lead named nearby neighbouring"
)
"""Words after which a name belongs to the same clause."""


def unparted_cells(text: str) -> tuple[Cell, ...]:
    """The owner and the date that can be told in such a line; empty for prose."""
    if text.rstrip().endswith((".", "?", "!", ":")):
        return ()
    words = list(_WORD.finditer(text))
    for first, last in _runs(text, words):
        owner = _owner(words, first, last)
        if owner is None or not _cell_ends(text, words, owner):
            continue
        start, end = words[first].start(), words[owner].end()
        when = _WHEN.search(text, end)
        found = [Cell("", "lead", start, end)]
        return (*found, Cell("", "timescale", *when.span())) if when else tuple(found)
    return ()


def _runs(text: str, words: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """First and last word of each row of capitalised words that no word before governs."""
    at = 1
    while at < len(words):
        if not _capital(words[at]) or not _breaks(text, words[at - 1], words[at]):
            at += 1
            continue
        end = at
        while end + 1 < len(words) and _goes_on(text, words, end):
            end += 1
        while end > at and words[end][0] in _JOINTS:
            end -= 1
        yield at, end
        at = end + 1


def _capital(word: re.Match[str]) -> bool:
    return word[0][0].isupper()


def _breaks(text: str, before: re.Match[str], word: re.Match[str]) -> bool:
    """A cell may begin at a word: a sentence has ended, or a noun stands right before it."""
    gap, low = text[before.end() : word.start()], before[0].lower()
    if gap.strip():
        return gap.strip() in (".", "%")
    if before[0][0].isupper() or low in _GOVERNING:
        return False
    return low not in BASE_FORMS and low not in ING_FORMS


def _goes_on(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    gap = text[words[at].end() : words[at + 1].start()].strip()
    nxt = words[at + 1]
    return gap in ("", ",") and (_capital(nxt) or (not gap and nxt[0] in _JOINTS))


def _owner(words: Sequence[re.Match[str]], first: int, last: int) -> int | None:
    """Last word of the name of a body or post that a run begins with."""
    low = [words[i][0].lower() for i in range(first, last + 1)]
    if low[0] in _POSTS and len(low) > 2 and low[1] == "of":
        return first + 2
    ends = [i for i, word in enumerate(low) if word in _BODIES]
    pairs = enumerate(pairwise(low))
    ends += [i + 1 for i, pair in pairs if pair == _PUBLIC_HEALTH]
    best = max(ends, default=0)
    if best:
        return first + best
    after = last + 1
    named = after < len(words) and words[after][0] in ("lead", "manager", "team", "officer")
    return after if named else None


def _cell_ends(text: str, words: Sequence[re.Match[str]], owner: int) -> bool:
    """Nothing, or the beginning of another cell, follows the name."""
    if owner + 1 == len(words):
        return True
    after = words[owner + 1]
    gap = text[words[owner].end() : after.start()].strip()
    return not gap and (after[0][0].isupper() or after[0] == "support")
