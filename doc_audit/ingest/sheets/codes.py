"""Number format codes (ECMA-376 part 1, 18.8.31) taken apart: sections, conditions, tokens."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

_LONGEST_CODE = 255  # Excel's own limit
_MOST_CODES = 1024  # remembered; a workbook may have some 200

Part = Literal["literal", "digit", "point", "comma", "percent", "exponent", "slash", "date",
               "general", "text"]  # fmt: skip


class Token(NamedTuple):
    """A piece of a format code: `text` is what it prints or, of placeholders, the code itself."""

    part: Part
    text: str


class Section(NamedTuple):
    """One of the up to four parts of a code; `test` decides on the values it is for, if given."""

    tokens: tuple[Token, ...]
    test: Callable[[Decimal], bool] | None

    def has(self, part: Part) -> bool:
        """Whether a token of that part is in it."""
        return any(token.part == part for token in self.tokens)


_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | _(?P<blank>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\] | (?P<general>general) | (?P<half>am/pm|a/p)
    | (?P<exponent>e[+-]) | (?P<date>y+|m+|d+|h+|s+) | (?P<digit>[0\#?]) | (?P<point>\.)
    | (?P<comma>,) | (?P<percent>%) | (?P<slash>/) | (?P<text>@) | (?P<other>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_TESTS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda value, bound: value < bound,
    "<=": lambda value, bound: value <= bound,
    ">": lambda value, bound: value > bound,
    ">=": lambda value, bound: value >= bound,
    "=": lambda value, bound: value == bound,
    "<>": lambda value, bound: value != bound,
}


def _test(sign: str, bound: Decimal) -> Callable[[Decimal], bool]:
    return lambda value: _TESTS[sign](value, bound)


def _bracket(words: str) -> Token | None:
    """`[h]` counts hours on beyond a day, `[$£-809]` prints a pound; colours print nothing."""
    if _ELAPSED.fullmatch(words):
        return Token("date", f"[{words.lower()}]")
    if words.startswith("$") and (sign := words[1:].partition("-")[0]):
        return Token("literal", sign)
    return None


def _token(found: re.Match[str]) -> Token | None:
    kind = found.lastgroup or "other"
    text = found[kind]
    if kind == "bracket":
        return _bracket(text)
    if kind == "fill":
        return None
    if kind == "blank":
        return Token("literal", " ")
    if kind in ("quoted", "escaped", "other"):
        return Token("literal", text)
    if kind in ("date", "half"):
        return Token("date", text.lower() if kind == "date" else text)
    kinds: dict[str, Part] = {
        "general": "general", "exponent": "exponent", "digit": "digit", "point": "point",
        "comma": "comma", "percent": "percent", "slash": "slash", "text": "text",
    }  # fmt: skip
    return Token(kinds[kind], text)


def _section(code: str) -> Section:
    tokens, test = [], None
    for found in _TOKEN.finditer(code):
        condition = _CONDITION.fullmatch(found["bracket"] or "")
        if condition:
            test = _test(condition[1], Decimal(condition[2]))
        elif (token := _token(found)) is not None:
            tokens.append(token)
    return Section(tuple(tokens), test)


def _split(code: str) -> list[str]:
    """The code cut at its semicolons, but for quoted and escaped ones."""
    parts = [""]
    for found in _TOKEN.finditer(code):
        if found["other"] == ";":
            parts.append("")
        else:
            parts[-1] += found[0]
    return parts


@lru_cache(_MOST_CODES)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a code, one to four; an absurdly long code counts as `General`."""
    usable = code if 0 < len(code) <= _LONGEST_CODE else "General"
    return tuple(map(_section, _split(usable)[:4]))
