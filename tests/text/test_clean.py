import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doc_audit.text.clean import LIGATURES, tidy

EASY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("read", "tidied"),
    [
        ("  health\u00a0and\tcare\r\n\nplans ", "health and care plans"),
        ("of\ufb01ce, e\ufb00ect, wa\ufb04e", "office, effect, waffle"),
        ("in\u00adequal\u00ad\nities", "inequalities"),
        ("in\u00adequal\u00ad  \n  ities", "inequalities"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("cafe\u0301", "café"),
        ("“we’ll” – 5–10", "“we’ll” – 5–10"),
        ("a\x00b\x02c", "abc"),
        ("\ud800alone", "alone"),
        ("\u3000\u2028", ""),
    ],
)
def test_what_tidy_does(read, tidied):
    assert tidy(read) == tidied


@given(st.text())
@EASY
def test_tidying_twice_changes_nothing(text):
    once = tidy(text)
    assert tidy(once) == once


@given(st.text())
@EASY
def test_tidy_text_is_normal_and_has_single_blanks(text):
    done = tidy(text)
    assert unicodedata.is_normalized("NFC", done)
    assert done == " ".join(done.split())
    assert not set(done) & {"\u00ad", "\u200b", "\ufeff", *LIGATURES}
    done.encode("utf-8")


@given(st.lists(st.text("abcdefghij", min_size=1), min_size=1))
@EASY
def test_words_stay(words):
    assert tidy(" \n ".join(words)).split(" ") == words
