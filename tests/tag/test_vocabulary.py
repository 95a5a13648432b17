"""A word passes a test just when it fits the element that the test was made of."""

from hypothesis import given
from hypothesis import strategies as st

from doc_audit.rubric.pattern import Element
from doc_audit.tag.shapes import SHAPES
from doc_audit.tag.vocabulary import Vocabulary

SPELLING = st.sampled_from(["a", "ab", "Ab", "abc", "AB", "b", "bc", "c", "2025", "10%"])
SPELLINGS = st.lists(SPELLING, max_size=3, unique=True)
ELEMENT = st.builds(
    Element,
    words=st.frozensets(SPELLING, max_size=3),
    prefixes=SPELLINGS.map(tuple),
    suffixes=SPELLINGS.map(tuple),
    classes=st.lists(st.sampled_from(["gap", "year", "names"]), max_size=2).map(tuple),
    negative=st.booleans(),
)


def fits(element: Element, exact: bool, word: str) -> bool:
    """The element read out, one part after the other."""
    plain = str if exact else str.lower
    found = (
        any(plain(word) == plain(known) for known in element.words)
        or any(plain(word).startswith(plain(start)) for start in element.prefixes)
        or any(plain(word).endswith(plain(end)) for end in element.suffixes)
        or any(SHAPES[name](word) for name in element.classes)
    )
    return found != element.negative


@given(st.lists(st.tuples(ELEMENT, st.booleans()), max_size=5), st.lists(SPELLING, max_size=5))
def test_a_word_passes_the_tests_it_fits(
    elements: list[tuple[Element, bool]], words: list[str]
) -> None:
    vocabulary = Vocabulary()
    numbers = [vocabulary.test(element, exact) for element, exact in elements]
    for word in words:
        passed = vocabulary.passed(word)
        for number, (element, exact) in zip(numbers, elements, strict=True):
            assert (number in passed) == fits(element, exact, word)


def test_a_test_taken_up_later_holds_for_words_seen_before() -> None:
    vocabulary = Vocabulary()
    assert not vocabulary.passed("clinics")
    number = vocabulary.test(Element(prefixes=("clinic",)), exact=False)
    assert vocabulary.passed("clinics") == {number}


def test_equal_elements_are_one_test() -> None:
    vocabulary = Vocabulary()
    gap = Element(classes=("gap",))
    assert vocabulary.test(gap, exact=True) == vocabulary.test(gap, exact=False)
    word = Element(words=frozenset({"may"}))
    assert vocabulary.test(word, exact=True) != vocabulary.test(word, exact=False)
