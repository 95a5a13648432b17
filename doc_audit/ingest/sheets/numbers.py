"""Numbers printed by a number format, as a spreadsheet shows them in a cell wide enough."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import groupby

from doc_audit.ingest.sheets.codes import Section, Token

_GENERAL_DIGITS = 10  # significant digits of a broken number in General, which has 11 places
_GENERAL_MOST = Decimal(10) ** 11  # from here General writes powers of ten
_GENERAL_LEAST = Decimal(10) ** -4
_MOST_DENOMINATOR_DIGITS = 4
WIDE = Context(prec=1200)
"""Enough for the largest double, of 309 digits, under the longest code: 255 percent signs or
decimals (`codes._LONGEST_CODE`), each of two digits at most."""


def _plain(value: Decimal) -> str:
    """Digits without an exponent and without zeros at the end of a broken number."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _power(value: Decimal, places: int) -> str:
    """`1.23457E+11`, with at most `places` decimals."""
    mantissa, _, power = f"{value:.{places}E}".partition("E")
    number = int(power)
    return f"{_plain(Decimal(mantissa))}E{'-' if number < 0 else '+'}{abs(number):02}"


def general(value: Decimal) -> str:
    """A number without a format: whole where it is, else rounded to what fits 11 places."""
    size = abs(value)
    if not size:
        return "0"
    if size >= _GENERAL_MOST or size < _GENERAL_LEAST:
        return _power(value, 5)
    decimals = _GENERAL_DIGITS - max(1, size.adjusted() + 1)
    if size < 1:
        decimals = _GENERAL_DIGITS - 1
    rounded = value.quantize(Decimal(1).scaleb(-max(0, decimals)), ROUND_HALF_UP, WIDE)
    return _plain(rounded)


def _scale(tokens: Sequence[Token]) -> int:
    """How many thousands the commas after the last digit placeholder take off."""
    point = next((at for at, t in enumerate(tokens) if t.part == "point"), len(tokens))
    ends = [at for at, token in enumerate(tokens) if token.part == "digit"]
    found = 0
    if not ends:
        return 0
    for end in {max((at for at in ends if at < point), default=0), ends[-1]}:
        after = end + 1
        while after < len(tokens) and tokens[after].part == "comma":
            found, after = found + 1, after + 1
    return found


def _integer(digits: str, tokens: Sequence[Token], grouped: bool) -> str:
    """The whole part: digits put into their places from the right, literals between kept."""
    places = sum(token.part == "digit" for token in tokens)
    left = digits.lstrip("0")
    if not places:  # `.00` has no place for whole digits, which show all the same
        return "".join(token.text for token in tokens) + left
    shown: list[str] = []
    count = 0
    for token in reversed(tokens):
        if token.part != "digit":
            shown.append(token.text if token.part != "comma" else "")
            continue
        places -= 1
        take = left if places == 0 else left[-1:]
        left = left[: len(left) - len(take)]
        take = take or ("0" if token.text == "0" else "")
        for digit in reversed(take):
            shown.append("," if grouped and count and count % 3 == 0 else "")
            shown.append(digit)
            count += 1
    return "".join(reversed(shown))


def _fraction_digits(digits: str, tokens: Sequence[Token]) -> str:
    shown = []
    place = 0
    for token in tokens:
        if token.part != "digit":
            shown.append(token.text if token.part != "comma" else "")
            continue
        rest = digits[place:]
        shown.append(digits[place] if token.text == "0" or rest.strip("0") else "")
        place += 1
    return "".join(shown)


def _is_grouped(tokens: Sequence[Token]) -> bool:
    """Whether a comma stands between two digit placeholders."""
    digits = [at for at, token in enumerate(tokens) if token.part == "digit"]
    commas = [at for at, token in enumerate(tokens) if token.part == "comma"]
    return bool(digits) and any(digits[0] < at < digits[-1] for at in commas)


def _around(tokens: Sequence[Token], part: str) -> tuple[Sequence[Token], Sequence[Token]]:
    at = next((n for n, token in enumerate(tokens) if token.part == part), len(tokens))
    return tokens[:at], tokens[at + 1 :]


def _decimal(value: Decimal, tokens: Sequence[Token]) -> str:
    whole, broken = _around(tokens, "point")
    places = sum(token.part == "digit" for token in broken)
    scaled = value.scaleb(-3 * _scale(tokens), WIDE)
    rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
    digits, _, rest = f"{rounded:f}".partition(".")
    shown = _integer(digits, whole, _is_grouped(whole))
    has_point = any(token.part == "point" for token in tokens)
    return shown + ("." if has_point else "") + _fraction_digits(rest, broken)


def _exponent(value: Decimal, tokens: Sequence[Token]) -> str:
    mantissa, power = _around(tokens, "exponent")
    sign = next(token.text[1] for token in tokens if token.part == "exponent")
    whole, broken = _around(mantissa, "point")
    step = max(1, sum(token.part == "digit" for token in whole))
    exponent = (value.adjusted() // step) * step if value else 0
    scaled = value.scaleb(-exponent, WIDE)
    places = sum(token.part == "digit" for token in broken)
    if scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE) >= 10**step:
        exponent += step
        scaled = value.scaleb(-exponent, WIDE)
    mark = "-" if exponent < 0 else "+" if sign == "+" else ""
    return f"{_decimal(scaled, mantissa)}E{mark}{_integer(str(abs(exponent)), power, False)}"


def _fraction(value: Decimal, tokens: Sequence[Token]) -> str:
    """`3 1/2`: a whole part where the code has a place for it, then the nearest fraction."""
    before, after = _around(tokens, "slash")
    runs = [list(run) for digit, run in groupby(before, lambda t: t.part == "digit") if digit]
    fixed = "".join(token.text for token in after).strip()
    whole, rest = divmod(Fraction(value), 1) if len(runs) > 1 else (0, Fraction(value))
    if fixed.isdigit() and int(fixed) and len(fixed) <= _MOST_DENOMINATOR_DIGITS:
        top, bottom = round(rest * int(fixed)), int(fixed)
    else:
        size = sum(token.part == "digit" for token in after) or 1
        near = rest.limit_denominator(10 ** min(size, _MOST_DENOMINATOR_DIGITS) - 1)
        top, bottom = near.numerator, near.denominator
    if len(runs) > 1:
        whole, top = (whole + 1, 0) if top == bottom else (whole, top)
        parts = [str(whole) if whole or not top else "", f"{top}/{bottom}" if top else ""]
        return " ".join(filter(None, parts))
    return f"{top}/{bottom}"


def _printed(value: Decimal, tokens: Sequence[Token]) -> Iterator[str]:
    """The number where its first placeholder stands, what is before and behind it as written."""
    places = [at for at, t in enumerate(tokens) if t.part in ("digit", "point", "exponent")]
    first, last = places[0], places[-1]
    while last + 1 < len(tokens) and tokens[last + 1].part == "comma":
        last += 1
    yield from (token.text for token in tokens[:first])
    inner = tokens[first : last + 1]
    if any(token.part == "slash" for token in tokens):
        yield _fraction(value, _whole_fraction(tokens[first:]))
        return
    exponent = any(token.part == "exponent" for token in inner)
    yield _exponent(value, inner) if exponent else _decimal(value, inner)
    yield from (token.text for token in tokens[last + 1 :])


def _whole_fraction(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.part != "percent"]


def number_text(value: Decimal, section: Section) -> str:
    """A number without sign printed by a section that is no date."""
    tokens = section.tokens
    if section.has("general"):
        return "".join(general(value) if t.part == "general" else t.text for t in tokens)
    percents = sum(token.part == "percent" for token in tokens)
    if not section.has("digit"):
        return "".join(token.text for token in tokens)
    return "".join(_printed(value.scaleb(2 * percents, WIDE), tokens))
