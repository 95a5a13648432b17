"""The scanner finds what a slow reading of the pattern finds."""

from hypothesis import given
from hypothesis import strategies as st

from doc_audit.rubric.pattern import Element, Pattern, parse
from doc_audit.tag.scan import Scanner

WORD = st.sampled_from(["a", "b", "c", "d"])
ELEMENT = st.one_of(
    st.builds(lambda w: Element(words=frozenset({w})), WORD),
    st.builds(lambda w: Element(words=frozenset({w}), least=0), WORD),
    st.builds(
        lambda low, more: Element(classes=("gap",), least=low, most=low + more + 1),
        st.integers(0, 1),
        st.integers(0, 2),
    ),
)


def ends(elements: tuple[Element, ...], words: list[str], at: int) -> set[int]:
    """All ends of a match that begins at a word, by trying everything."""
    if not elements:
        return {at}
    first, rest = elements[0], elements[1:]
    found: set[int] = set()
    for count in range(first.least, first.most + 1):
        taken = words[at : at + count]
        fits = len(taken) == count and all(first.classes or w in first.words for w in taken)
        if fits:
            found |= ends(rest, words, at + count)
    return found


@given(st.lists(ELEMENT, min_size=1, max_size=4), st.lists(WORD, max_size=8))
def test_finds_a_match_only_and_exactly_where_there_is_one(
    elements: list[Element], words: list[str]
) -> None:
    if not any(e.least and e.words for e in elements):
        return
    scanner = Scanner()
    scanner.add(1, Pattern(tuple(elements)), False)
    found = {(start, end) for start, end, *_ in scanner.scan(words)}
    possible = {(i, e) for i in range(len(words)) for e in ends(tuple(elements), words, i)}
    assert found <= possible
    assert bool(found) == bool(possible)


def test_brackets_mark_the_words_shown() -> None:
    scanner = Scanner()
    for pattern in parse("number of [{1-2 words}] who", {}):
        scanner.add(1, pattern, False)
    words = ["the", "number", "of", "young", "people", "who", "smoke"]
    assert [shown for *_, shown in scanner.scan(words)] == [(3, 5)]
