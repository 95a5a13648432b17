from hypothesis import given
from hypothesis import strategies as st

from doc_audit.tag.phrases import Phrases

WORDS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=8)
PHRASES = st.lists(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4), max_size=6)


@given(PHRASES, WORDS)
def test_every_phrase_is_found_wherever_it_stands(phrases: list[list[str]], row: list[str]) -> None:
    tree = Phrases()
    for key, words in enumerate(phrases):
        tree.add(key, words)
    found = sorted(tree.find(row))
    assert found == sorted(
        (start, start + len(words), key, (start, start + len(words)))
        for key, words in enumerate(phrases)
        for start in range(len(row))
        if row[start : start + len(words)] == words
    )


def test_a_phrase_given_twice_is_found_once() -> None:
    tree = Phrases()
    tree.add(1, ["new", "homes"])
    tree.add(1, ["new", "homes"])
    assert list(tree.find(["new", "homes"])) == [(0, 2, 1, (0, 2))]
