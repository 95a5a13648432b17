"""Statements as tokens, parted so that dates, money and names stay whole.

Tokens carry their own offsets, so the same rules match in any spacing. Hyphens inside words part
them and are left out: `long-term`, `long term` and `long–term` are the same two tokens.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from doc_audit.tag.words import words_in
from doc_audit.text.fold import fold

# Most tokens are words before a blank or comma; they come first, as no other kind can begin there
# but “core 20 plus 5”. Case is left open only where letters are named: elsewhere it only costs.
_TOKEN = re.compile(
    r"""
    (?!(?i:core)\ )[^\W\d_]++(?=[\ ,])                    # plain word
  | (?i:https?://|www\.)[^\s)\]]+                         # web address
  | [\w.+-]+@[\w-]+\.[\w.-]+                              # e-mail address
  | [£$€]\s?\d[\d,]*(?:\.\d+)?\s?(?i:k|m|bn|b)?\b(?!\s?%) # £1.2m
  | \d[\d,]*(?:\.\d+)?\s?(?:%|(?i:per\s?cent)\b)          # 10 %
  | (?:19|20)\d\d([/.-])\d{1,2}\1\d{1,2}\b                # 2026-03-31
  | (?:19|20)\d\d\s?[/-]\s?(?:20)?\d\d(?![\d%/-])         # 2025/26, 2019-2024
  | (?:19|20)\d(?:0[/-]1|1[/-]2|2[/-]3|3[/-]4|4[/-]5     # 2025/6
      |5[/-]6|6[/-]7|7[/-]8|8[/-]9|9[/-]0)(?![\d%/-])
  | \d{1,2}([/.-])\d{1,2}\2(?:19|20)?\d\d\b               # 31/03/2026
  | [23]\d/[23]\d\b(?![/%])                               # 25/26
  | \d+(?i:st|nd|rd|th)\b                                 # 1st
  | (?i:core)\s?\d\d\s?(?:\+|(?i:plus))\s?\d\b            # Core20PLUS5 and its variants
  | \d[\d,]*\d(?:\.\d+)?|\d+\.\d+|\d                      # 1,200
  | (?i:e\.g\.|i\.e\.|etc\.|vs\.)                         # abbreviations with dots
  | [^\W\d_]+(?:&[^\W\d_]+)+                              # A&E, LD&A
  | (?<=\w)-(?=\w)                                        # hyphen inside a word: left out
  | '(?i:s|re|ve|ll|d|m)\b                                # people's
  | [^\W_]+(?:'[tT]\b)?                                   # word, don't
  | \.{2,}                                                # leaders
  | \S
    """,
    re.VERBOSE,
)
_BLANKS = re.compile(r"\s+")
_PERCENT = re.compile(r"per\s?cent", re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"[A-Z]{1,4}\d{1,2}[a-z]?")
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """One string as tokens.

    Attributes:
        text: the string as given.
        starts, ends: token `i` stands at `text[starts[i]:ends[i]]`.
        words: the tokens made plain (folded, blanks inside taken out, misread words respelled).
        low: the plain words in small letters.
        openings: tokens that `^` fits: the first word, and those after labels such as
            “Action 3:” or “(b)” that a statement may begin with.
        last: number of tokens without the marks at the end.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    low: tuple[str, ...]
    openings: frozenset[int]
    last: int

    def __len__(self) -> int:
        return len(self.words)

    def part(self, first: int, last: int) -> "Tokens":
        """The tokens from `first` up to and without `last`, as if they stood alone."""
        words = self.words[first:last]
        return Tokens(
            self.text, self.starts[first:last], self.ends[first:last], words,
            self.low[first:last], openings_of(words), _last(words),
        )  # fmt: skip

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points of the tokens from `first` up to and without `last`."""
        return self.starts[first], self.ends[last - 1]


def tokenize(text: str, spellings: Mapping[str, str]) -> Tokens:
    """Tokens of a string; `spellings` maps misread words, in small letters, to the right ones."""
    words, low, starts, ends = [], [], [], []
    for found in _TOKEN.finditer(fold(text)):
        word = found[0]
        start, end = found.span()
        small = word.lower()
        if small in spellings or not word.isalpha():
            if word == "-" and _inside(text, start, end):
                continue
            word = _plain(word, spellings)
            small = word.lower()
        words.append(word)
        low.append(small)
        starts.append(start)
        ends.append(end)
    plain = tuple(words)
    return Tokens(
        text, tuple(starts), tuple(ends), plain, tuple(low), openings_of(plain), _last(plain)
    )


BRACKET_LENGTH = 3
"""Words before a closing bracket that may be a label, such as “(b)”."""
NUMBERED = words_in(
    "action objective priority recommendation goal aim commitment outcome theme strategy policy "
    "deliverable milestone statement project step phase ask pledge ambition task measure pillar "
    "strand workstream domain standard initiative target principle enabler driver intervention"
)
"""Words that with a number are a label: “Action 4.2”."""
LABEL_LENGTH = 6
"""Words before a colon or dash that may be a label (“Policy 9 - Nature in the City:” has six)."""


def openings_of(words: tuple[str, ...]) -> frozenset[int]:
    """Where a statement may be said to begin: after numbers, bullets, and a label with a colon."""
    first = next((i for i, w in enumerate(words) if w[0].isalpha()), 0)
    if first and first + 1 < len(words) and _lettered(words[first - 1 : first + 2]):
        first += 1
    found = {first}
    found.update(_numbered(words, first))
    for index in range(first, min(len(words) - 1, first + LABEL_LENGTH + 1)):
        bracket = words[index] == ")" and index - first < BRACKET_LENGTH
        if bracket or words[index] in (":", "-", "•", "|"):
            after = index + 1
            found.add(after)
        elif index == first and len(words[first]) == 1 and words[first].lower() not in "ai":
            found.add(first + 1)
    return frozenset(found)


def _numbered(words: tuple[str, ...], first: int) -> Iterator[int]:
    """Behind “Action 4.2”, “WRES action 1”, “LW4”, “Business as usual 1.1”."""
    if first + 1 < len(words) and _CODE.fullmatch(words[first]):
        yield first + 1
    for at in range(first + 1, min(first + LABEL_LENGTH, len(words) - 1)):
        if not words[at][0].isdigit():
            continue
        named = words[at - 1].lower() in NUMBERED or _SECTION.fullmatch(words[at])
        if named and words[at + 1][0].isupper() and all(w[0].isalpha() for w in words[first:at]):
            yield at + 1
        return


def _lettered(words: tuple[str, ...]) -> bool:
    """A number, a small letter and a word with a capital: the label of “1a Open a clinic”."""
    number, letter, word = words
    return number[0].isdigit() and len(letter) == 1 and letter.islower() and word[0].isupper()


def _last(words: tuple[str, ...]) -> int:
    last = len(words)
    while last and not any(c.isalnum() for c in words[last - 1]):
        last -= 1
    return last


def _inside(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()


def _plain(word: str, spellings: Mapping[str, str]) -> str:
    if not word.isalpha() and _HAS_DIGIT.search(word):
        return _PERCENT.sub("%", _BLANKS.sub("", word))
    right = spellings.get(word.lower())
    if right is None:
        return word
    if word.isupper() and len(word) > 1:
        return right.upper()
    return right.capitalize() if word[0].isupper() else right
