"""Word lists as people write them."""


def words(listed: str) -> frozenset[str]:
    """The words of a list, separated by blanks and line ends."""
    return frozenset(listed.split())
