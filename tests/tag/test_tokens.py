import pytest
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.tag.tokens import tokenize


def words(text: str) -> list[str]:
    return list(tokenize(text, {"wil": "will"}).words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2025/26 we", ["in", "2025/26", "we"]),
        ("in 2025 – 26 we", ["in", "2025-26", "we"]),
        ("by 10 % or 10%", ["by", "10%", "or", "10%"]),
        ("by 10 per cent", ["by", "10%"]),
        ("£1.2m and £ 300", ["£1.2m", "and", "£300"]),
        ("Core 20 PLUS 5", ["Core20PLUS5"]),
        ("A&E waits", ["A&E", "waits"]),
        ("18-week long–term", ["18", "week", "long", "term"]),
        ("people’s", ["people", "'s"]),
        ("we wil", ["we", "will"]),
        ("one - two", ["one", "-", "two"]),
    ],
)
def test_dates_money_and_names_stay_whole(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say_in_order(text: str) -> None:
    tokens = tokenize(text, {})
    at = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert at <= start < end <= len(text)
        at = end


@given(st.text(alphabet="abc ABC 10%£.,;:’“–-/\u00a0", max_size=60))
def test_nothing_but_blanks_and_inner_hyphens_is_lost(text: str) -> None:
    tokens = tokenize(text, {})
    kept = "".join(text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True))
    dropped = {" ", "\u00a0", "-", "–"}
    assert [c for c in kept if c not in dropped] == [c for c in text if c not in dropped]


def test_a_numbered_word_is_a_label() -> None:
    assert 2 in tokenize("Action 4.2 Develop a plan", {}).openings
    assert 2 not in tokenize("Clinics 4 miles off", {}).openings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("core 20 plus 5, then", ["core20plus5", ",", "then"]),
        ("core aims, core", ["core", "aims", ",", "core"]),
        ("etc. or e.g. this", ["etc.", "or", "e.g.", "this"]),
        ("see WWW.plan.example now", ["see", "WWW.plan.example", "now"]),
        ("to a.name@plan.example please", ["to", "a.name@plan.example", "please"]),
        ("the 1ST of May, don't", ["the", "1ST", "of", "May", ",", "don't"]),
        ("£2M or 3 Per Cent", ["£2M", "or", "3%"]),
    ],
)
def test_the_short_way_to_plain_words_leaves_the_rest_whole(text: str, expected: list[str]) -> None:
    assert words(text) == expected
