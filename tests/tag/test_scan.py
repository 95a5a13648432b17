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


def shown(written: str, text: str) -> list[tuple[int, int]]:
    scanner = Scanner()
    for key, pattern in enumerate(parse(written, {})):
        scanner.add(key, pattern, False)
    return [hit[3] for hit in scanner.scan(text.split())]


def test_a_part_in_brackets_is_shown_as_far_as_the_rest_leaves_room() -> None:
    assert shown("support [{1-3 words}] people from", "support for young people from here") == [
        (1, 3)
    ]
    assert shown("[{1-3 words}] of clinics", "open a number of clinics") == [(0, 3)]
    assert shown("[(the) new] clinic", "open the new clinic") == [(1, 3)]


def test_what_is_bracketed_and_missing_leaves_the_whole_as_evidence() -> None:
    assert shown("open [(new)] clinics", "we open clinics") == [(1, 3)]


def test_a_pattern_is_tried_only_where_the_word_beside_its_anchor_occurs() -> None:
    scanner = Scanner()
    for key, written in enumerate(["open {0-2 words} clinic", "open {1-2 words} ward"]):
        for pattern in parse(written, {}):
            scanner.add(key, pattern, False)
    assert scanner.scan(["we", "open", "a", "ward"]) == [(1, 4, 1, (1, 4))]
    assert scanner.scan(["a", "ward", "will", "open"]) == []
