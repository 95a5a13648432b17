"""Numbers of list items in the formats that Word knows."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_UNITS = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_ENCLOSED = {
    "decimalEnclosedParen": "({})", "decimalEnclosedFullstop": "{}.", "numberInDash": "- {} -",
}  # fmt: skip


def _roman(count: int) -> str:
    if not 0 < count <= _MOST_ROMAN:
        return str(count)
    digits = ""
    for worth, sign in _ROMAN:
        digits += sign * (count // worth)
        count %= worth
    return digits


def _letters(count: int) -> str:
    # Word goes on after z with aa, bb, cc; it repeats, and so are absurd counts cut here.
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 50) if count > 0 else ""


def _cardinal(count: int) -> str:
    """A number in words, from 1 to 99; others in digits."""
    if not 0 < count < 100:
        return str(count)
    if count < len(_UNITS):
        return _UNITS[count]
    return "-".join(filter(None, (_TENS[count // 10], _UNITS[count % 10])))


def _ordinal(count: int) -> str:
    *before, last = _cardinal(count).split("-")
    if not last.isalpha():
        return _ordinal_digits(count)
    word = _ORDINALS.get(last) or (f"{last[:-1]}ie" if last.endswith("y") else last) + "th"
    return "-".join((*before, word))


def _ordinal_digits(count: int) -> str:
    teens = 10 <= count % 100 < 20
    return f"{count}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": lambda count: f"{count:02d}",
    "ordinal": _ordinal_digits,
    "cardinalText": lambda count: _cardinal(count).capitalize(),
    "ordinalText": lambda count: _ordinal(count).capitalize(),
    "none": lambda count: "",
}


def shown(count: int, form: str) -> str:
    """A number in one of Word's formats; unknown formats as 1, 2, 3."""
    if form in _ENCLOSED:
        return _ENCLOSED[form].format(count)
    return _FORMS.get(form, str)(count)
