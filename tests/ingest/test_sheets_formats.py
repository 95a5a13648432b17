"""Numbers as Excel shows them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.ingest.sheets.formats import BUILT_IN, number_of, shown_number, shown_text

ACCOUNTING = '_-"£"* #,##0_-;-"£"* #,##0_-;_-"£"* "-"_-;_-@_-'

SHOWN = [
    ("0.1", "0%", "10%"),
    ("0.0347", "0.0%", "3.5%"),
    ("1234.5", "£#,##0.00", "£1,234.50"),
    ("1234567", "#,##0", "1,234,567"),
    ("-1234.5", "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
    ("-1234.5", "#,##0_);(#,##0)", "(1,235)"),
    ("-5", "0", "-5"),
    ("-0.001", "0", "0"),
    ("100", ACCOUNTING, " £100 "),
    ("0", ACCOUNTING, " £- "),
    ("1500000", '£0.0,,"m"', "£1.5m"),
    ("1234567", "#,##0,", "1,235"),
    ("5", "00", "05"),
    ("1234.567", "0.0#", "1234.57"),
    ("12", "#.##", "12."),
    ("12.5", ".00", "12.50"),
    ("7", "E+0", "7E+0"),
    ("1.005", "0.00", "1.01"),
    ("12345", "0.00E+00", "1.23E+04"),
    ("99999", "0.0E+00", "1.0E+05"),
    ("12345", "##0.0E+0", "12.3E+3"),
    ("7", '"Q"0', "Q7"),
    ("3", 'General"%"', "3%"),
    ("447700900123", "00000\\ 000000", "447700 900123"),
    ("5", '[>=10]"many";[<10]"few"', "few"),
    ("1", '"Yes";"No";"None"', "Yes"),
    ("0", '"Yes";"No";"None"', "None"),
    ("3.5", "# ?/?", "3 1/2"),
    ("0.75", "# ?/?", "3/4"),
    ("0.333333", "# ?/?", "1/3"),
    ("2", "# ?/?", "2"),
    ("0.5", "# ??/16", "8/16"),
    ("1.5", "?/?", "3/2"),
    ("0.30000000000000004", "General", "0.3"),
    ("3.14159265358979", "General", "3.141592654"),
    ("12345678901", "General", "12345678901"),
    ("123456789012", "General", "1.23457E+11"),
    ("0.00001234", "General", "1.234E-05"),
    ("1E-10", "General", "1E-10"),
    ("-2.5", "General", "-2.5"),
    ("45748", "dd/mm/yyyy", "01/04/2025"),
    ("45748", "d mmmm yyyy", "1 April 2025"),
    ("45748", "mmm-yy", "Apr-25"),
    ("45748", "mmmmm", "A"),
    ("45748", "[$-809]dddd d mmm yyyy;@", "Tuesday 1 Apr 2025"),
    ("45748", "[$-F800]dddd, mmmm dd, yyyy", "1 April 2025"),
    ("45748", BUILT_IN[14], "01/04/2025"),
    ("45748.5", BUILT_IN[22], "01/04/2025 12:00"),
    ("45748.75", "yyyy-mm-dd hh:mm:ss", "2025-04-01 18:00:00"),
    ("45748.9999999", "d/m/yy hh:mm", "2/4/25 00:00"),
    ("0.5", "h:mm AM/PM", "12:00 PM"),
    ("0.03", "h:mm am/pm", "12:43 AM"),
    ("1.25", "[h]:mm", "30:00"),
    ("0.0520833", "mm:ss", "15:00"),
    ("0.123456", "mm:ss.0", "57:46.6"),
    ("0", "d/m/yyyy", "0/1/1900"),
    ("1", "ddd d mmm yyyy", "Sun 1 Jan 1900"),
    ("60", "d/m/yyyy", "29/2/1900"),
    ("61", "d/m/yyyy", "1/3/1900"),
    ("-1", "d/m/yyyy", "-1"),
    ("2958466", "d/m/yyyy", "2958466"),
    ("5", "@", "5"),
    ("5", "x" * 300, "5"),
]


@pytest.mark.parametrize(("stored", "code", "shown"), SHOWN)
def test_a_number_shows_by_its_format(stored: str, code: str, shown: str) -> None:
    value = number_of(stored)
    assert value is not None
    assert shown_number(value, code) == shown


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    assert shown_number(Decimal(0), "d mmm yyyy", since_1904=True) == "1 Jan 1904"
    assert shown_number(Decimal(44286), "d mmm yyyy", since_1904=True) == "1 Apr 2025"
    assert shown_number(Decimal("1.25"), "[h]:mm", since_1904=True) == "30:00"


def test_texts_show_by_the_last_part_of_a_format() -> None:
    assert shown_text("7", '0;0;0;"Action "@') == "Action 7"
    assert shown_text("7", '"Ref "@') == "Ref 7"
    assert shown_text("n/a", "0.00;@") == "n/a"
    assert shown_text("n/a", "0.00") == "n/a"


CODES = st.text(alphabet='0#?,.%/E+-@;[]"\\_* dmyhsGeneralAP<>=19$£', max_size=30)


@given(CODES, st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False))
def test_any_code_prints_any_number(code: str, number: float) -> None:
    value = number_of(repr(number))
    assert value is not None
    assert isinstance(shown_number(value, code), str)
    assert isinstance(shown_text("x", code), str)


@settings(max_examples=50)
@given(st.integers(min_value=61, max_value=2_958_465))
def test_days_go_with_the_calendar(serial: int) -> None:
    day, month, year = shown_number(Decimal(serial), "d/m/yyyy").split("/")
    after = shown_number(Decimal(serial + 1), "d/m/yyyy") if serial < 2_958_465 else ""
    assert 1900 <= int(year) <= 9999
    assert after in {
        "",
        f"{int(day) + 1}/{month}/{year}",
        f"1/{int(month) + 1}/{year}",
        f"1/1/{int(year) + 1}",
    }
