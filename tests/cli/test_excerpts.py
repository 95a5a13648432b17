from hypothesis import given
from hypothesis import strategies as st

from doc_audit.cli.excerpts import AROUND, CLOSE, OPEN, excerpt


@given(st.text("ab c", max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_the_words_stand_whole_between_the_signs(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    shown = excerpt(text, start, end)
    if start < end:
        assert shown.count(OPEN) == shown.count(CLOSE) == 1
        inside = shown.partition(OPEN)[2].partition(CLOSE)[0]
        assert inside.split() == text[start:end].split()
    assert len(shown) <= 2 * AROUND + (end - start) + len(f"… {OPEN}{CLOSE} …") + 2


def test_what_is_cut_is_cut_between_words() -> None:
    text = "word " * 60 + "food bank" + " word" * 60
    start = text.index("food")
    shown = excerpt(text, start, start + 9)
    assert shown.startswith("… word")
    assert shown.endswith("word …")
    assert ">>food bank<<" in shown
