"""A cell's value as Excel shows it: the built-in formats and the choice of a code's section."""

from decimal import Decimal, InvalidOperation

from doc_audit.ingest.sheets.codes import Section, sections_of
from doc_audit.ingest.sheets.dates import date_text
from doc_audit.ingest.sheets.numbers import general, number_text

_SIGNIFICANT = 15  # digits that Excel keeps of a number
_LARGEST_POWER = 308  # of a double
_LONGEST_TEXT = 32_767  # characters; Excel's own limit of a cell, which a code can't widen

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "£#,##0;-£#,##0", 6: "£#,##0;[Red]-£#,##0",
    7: "£#,##0.00;-£#,##0.00", 8: "£#,##0.00;[Red]-£#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: '#,##0;-#,##0;"-";@', 42: '"£"#,##0;-"£"#,##0;"-";@',
    43: '#,##0.00;-#,##0.00;"-";@', 44: '"£"#,##0.00;-"£"#,##0.00;"-";@',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Codes by id (ECMA-376 part 1, 18.8.30). Those that follow the reader's region are British, as
they show to the readers of English plans."""

_SYSTEM = (("[$-F800]", "d mmmm yyyy"), ("[$-F400]", "hh:mm:ss"), ("[$-x-sysdate]", "d mmmm yyyy"),
           ("[$-x-systime]", "hh:mm:ss"))  # fmt: skip
"""Codes that stand for the long date and the time of the reader's region."""


def number_of(words: str) -> Decimal | None:
    """A stored number, to the digits that Excel keeps; None for what is none."""
    try:
        value = Decimal(words.strip())
        if not value.is_finite() or abs(value.adjusted()) > _LARGEST_POWER:
            return None
        return Decimal(f"{value:.{_SIGNIFICANT - 1}E}")
    except (InvalidOperation, ValueError):
        return None


def _code(code: str) -> str:
    for sign, meant in _SYSTEM:
        if code.casefold().startswith(sign.casefold()):
            return meant
    return code


def _chosen(value: Decimal, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    """The section for a value, and whether a minus has to be put before what it prints."""
    if any(section.test for section in sections):
        for section in sections[:3]:
            if section.test is None or section.test(value):
                return section, value < 0 and section.test is None
        return sections[-1], value < 0
    numeric = sections[:3]
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], value < 0


def shown_number(value: Decimal, code: str, since_1904: bool = False) -> str:
    """A number printed by a format code, in a column wide enough for it.

    Args:
        value: as stored; for dates the serial number.
        code: such as `#,##0.00` or `d mmmm yyyy`.
        since_1904: whether the workbook counts its days from 1904.
    """
    section, minus = _chosen(value, sections_of(_code(code)))
    if section.has("date"):
        # A number outside the calendar shows as a row of `#`; the number itself says more.
        return date_text(value, section, since_1904) or general(value)
    if section.has("text"):
        return general(value)
    printed = number_text(abs(value), section)
    return f"-{printed}" if minus and any("1" <= char <= "9" for char in printed) else printed


def shown_text(text: str, code: str) -> str:
    """A text printed by the part of a code that is for texts, if it has one."""
    sections = sections_of(code)
    section = sections[-1]
    if not section.has("text") or (1 < len(sections) < 4):
        return text
    times = sum(token.part == "text" for token in section.tokens)
    if times > 1 and times * len(text) > _LONGEST_TEXT:
        return text
    return "".join(text if token.part == "text" else token.text for token in section.tokens)
