"""Texts and names as REFI-QDA programs can hold them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

_TEXT = ".txt"
_NOT_IN_FILES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')
"""What Windows refuses in the name of a file (learn.microsoft.com, "Naming Files"), and what no
file system can encode."""
_MOST_BYTES = 200
"""Of a name in UTF-8 before its number and ending: file systems hold 255, and QualCoder adds an
ending of its own to the name when it stores the text."""


def unique_names(names: Sequence[str]) -> list[str]:
    """Names of text files, with a number in those that come again.

    Programs take sources by their name and make files of that name. QualCoder takes a text that is
    named like a PDF or Word file for one when it writes a project.
    """
    taken: set[str] = set()
    found = []
    for name in names:
        stem = _file_stem(name[: -len(_TEXT)] if name.lower().endswith(_TEXT) else name)
        shown, number = stem + _TEXT, 2
        while shown.casefold() in taken:
            shown, number = f"{stem} ({number}){_TEXT}", number + 1
        taken.add(shown.casefold())
        found.append(xml_text(shown))
    return found


def _file_stem(name: str) -> str:
    """The name without what file systems refuse, cut where it is too long for them."""
    safe = _NOT_IN_FILES.sub("_", name)
    return safe.encode()[:_MOST_BYTES].decode("utf-8", "ignore")


def line_feeds(text: str) -> str:
    """The text with line feeds alone, as programs count carriage returns differently."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Moved:
    """Positions of a text in the same text with line feeds alone."""

    def __init__(self, text: str) -> None:
        self._lost = list(find_all(text, "\r\n"))

    def to(self, position: int) -> int:
        """The position, less the carriage returns taken out before it."""
        return position - bisect_left(self._lost, position)


def find_all(text: str, what: str) -> Iterator[int]:
    """Where some letters begin in a text, in order."""
    at = text.find(what)
    while at >= 0:
        yield at
        at = text.find(what, at + 1)


def xml_text(text: str) -> str:
    """The text without what XML 1.0 can't hold."""
    return "".join(letter if _in_xml(letter) else "\ufffd" for letter in text)


def _in_xml(letter: str) -> bool:
    if letter < " ":
        return letter in "\t\n\r"
    return not ("\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff")
