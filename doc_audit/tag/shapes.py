"""Classes of words known by their shape: numbers, money, years, capitals."""

import re
from collections.abc import Callable

from doc_audit.tag.words import words_in

_COUNTED = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty
"""
NUMBER_VALUES = {word: value for value, word in enumerate(_COUNTED.split(), 1)}
"""Number words that stand for themselves."""
NUMBER_WORDS = frozenset(NUMBER_VALUES) | words_in(
    "thirty forty fifty sixty seventy eighty ninety hundred thousand million billion"
)
ORDINAL_WORDS = words_in("first second third fourth fifth sixth")
NOT_NAMES = words_in(
    "a an and are as at be by for from has have he her his i if in is it its no not of on "
    "or our she so that the their these they this those to was we were what when where "
    "which who will with you your all each every both some any many more most other such "
    "there then than"
)
"""Small words that are no part of a name even where they stand with a capital."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_FINANCIAL_YEAR = re.compile(r"(?:19|20)\d\d[/-](?:20)?\d\d")
_SHORT_FINANCIAL_YEAR = re.compile(r"(\d\d)/(\d\d)")
_ONE_DIGIT_YEAR = re.compile(r"((?:19|20)\d\d)[/-](\d)")
_DATE = re.compile(r"(?:19|20)\d\d([/.-])\d{1,2}\1\d{1,2}|\d{1,2}([/.-])\d{1,2}\2(?:19|20)?\d\d")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PERCENT = re.compile(r"\d[\d,]*(?:\.\d+)?%")
_MONEY = re.compile(r"[£$€]\d[\d,]*(?:\.\d+)?(?:k|m|bn|b)?", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
SMALL_WORDS = NOT_NAMES | words_in(
    "about across after against among around because before being below between but can "
    "could did do does during except had if into just may me might must near off onto out "
    "over per shall should since through throughout till toward towards under until up "
    "upon us via were whether while whilst within without would also always already only "
    "including include includes such not who whom whose why how you"
)
"""What a `{0-3 plain words}` doesn't pass over."""
NAME_JOINTS = frozenset({"of", "and", "for", "the", "&", "'s", "'"})


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in NOT_NAMES and word.isalpha()


def _is_quantity(word: str) -> bool:
    """A number that no year is written as, so that “by 2030” isn't taken for an amount."""
    return bool(_NUMBER.fullmatch(word) or word.lower() in NUMBER_WORDS) and not (
        _YEAR.fullmatch(word)
    )


def _is_short_year(word: str) -> bool:
    found = _SHORT_FINANCIAL_YEAR.fullmatch(word)
    return found is not None and int(found[2]) == int(found[1]) + 1


def _is_one_digit_year(word: str) -> bool:
    found = _ONE_DIGIT_YEAR.fullmatch(word)
    return found is not None and int(found[2]) == (int(found[1]) + 1) % 10


def _is_financial_year(word: str) -> bool:
    """2025/26, 2025-2026, 25/26 and 2025/6."""
    written = _FINANCIAL_YEAR.fullmatch(word) is not None
    return written or _is_short_year(word) or _is_one_digit_year(word)


SHAPES: dict[str, Callable[[str], bool]] = {
    "number": lambda w: bool(_NUMBER.fullmatch(w)) or w.lower() in NUMBER_WORDS,
    "quantity": _is_quantity,
    "percent": lambda w: bool(_PERCENT.fullmatch(w)),
    "money": lambda w: bool(_MONEY.fullmatch(w)),
    "year": lambda w: bool(_YEAR.fullmatch(w)),
    "financial year": _is_financial_year,
    "date": lambda w: bool(_DATE.fullmatch(w)),
    "ordinal": lambda w: bool(_ORDINAL.fullmatch(w)) or w.lower() in ORDINAL_WORDS,
    "Capitalised": _is_name,
    "CAPITALS": lambda w: len(w) > 1 and w.isupper() and any(c.isalpha() for c in w),
    "small": lambda w: w.isalpha() and w.islower(),
    "punctuation": lambda w: not any(c.isalnum() for c in w) and w not in "£$€&%+",
    "any": lambda w: True,
    "gap": lambda w: any(c.isalnum() for c in w) or w in "£$€&%+",
    "plain": lambda w: w.isalnum() and w.lower() not in SMALL_WORDS,
    "names": lambda w: _is_name(w) or w in NAME_JOINTS,
}
"""Name of a built-in class of the pattern language → test of a plain word. `gap`: what a
`{0-3 words}` may pass over, so no punctuation."""
NEVER_LETTERS = frozenset({"percent", "money", "year", "financial year", "date", "punctuation"})
"""Classes that no word of letters alone is of, so that it needn't be tested for them."""
