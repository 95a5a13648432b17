import sys

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_audit.text.fold import fold

EASY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(st.text())
@EASY
def test_offsets_stay(text):
    assert len(fold(text)) == len(text)


@given(st.text(), st.text())
@EASY
def test_folding_is_code_point_by_code_point(left, right):
    assert fold(left + right) == fold(left) + fold(right)
    assert fold(fold(left)) == fold(left)


def test_quotes_dashes_and_blanks():
    assert fold("“Let’s” – non‑smokers—a\u00a0b") == '"Let\'s" - non-smokers-a b'


def test_every_blank_of_unicode_becomes_a_space():
    blanks = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    assert {fold(blank) for blank in blanks} == {" "}


def test_letters_and_marks_stay():
    kept = "Ünïcode İstanbul £3.5m (10%) a/b; c: d? e! [f]"
    assert fold(kept) == kept
