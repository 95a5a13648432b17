"""Positions in a text whose line ends or blanks another program changed."""

from bisect import bisect_left

from doc_audit.export.qda_text import find_all

BOM = "\ufeff"


class Widened:
    """Positions in a text some of whose characters another program counts as two.

    Args:
        wide: positions of those characters in the text as it counts one each, ascending.
    """

    def __init__(self, wide: tuple[int, ...]) -> None:
        self._begin = [place + number for number, place in enumerate(wide)]

    def back(self, counted: int) -> int:
        """The position, each character counted once; the middle of a wide one is before it."""
        return counted - bisect_left(self._begin, counted)


class Original:
    """Positions of a text's line-feed form in the text itself."""

    def __init__(self, text: str) -> None:
        returns = list(find_all(text, "\r\n"))
        self._places = [place - number for number, place in enumerate(returns)]

    def back(self, position: int) -> int:
        """The position in the text itself."""
        return position + bisect_left(self._places, position)
