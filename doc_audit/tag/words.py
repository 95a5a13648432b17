"""Sets of words, written as text."""


def words_in(text: str) -> frozenset[str]:
    """The words of a text, blanks between them."""
    return frozenset(text.split())
