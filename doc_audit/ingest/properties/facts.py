"""Properties made into facts; what no author chose is left out."""

import re
from collections.abc import Mapping
from datetime import date

from doc_audit.model import Fact
from doc_audit.text.clean import tidy

LONGEST = 300
"""Code points of a property that are kept."""

_LEFT = re.compile(
    r"untitled.*|(?:microsoft|adobe|libreoffice|openoffice)\b.*|document ?\d*|book ?\d*|sheet ?\d*"
    r"|presentation ?\d*|powerpoint presentation|slide ?\d*|title|page|home|index|default"
    r"|.*\btemplate\b.*|.*<.*>.*|.*\.(?:docx?|dotx?|pptx?|xlsx?|indd|pdf|pub|html?|qxd)",
    re.IGNORECASE,
)
"""Titles that programs write, or that are files' names."""

_FEWEST_WORDS = 2  # "Sussex_JFP_v3" and "A4" are no titles
_NO_YEARS = frozenset({1601, 1899, 1900, 1904, 1970, 1980, 2000})
"""Their first days are where clocks begin, and what writers put that keep no time."""

_DATE = re.compile(r"(?:D:)?(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?:\D.*|\d{2}.*)?")


def property_facts(given: Mapping[str, tuple[str, str]]) -> dict[str, Fact]:
    """Facts of properties, none of them sure.

    Args:
        given: fact → value as the file has it (may be empty) and what the file calls it.
    """
    found = {}
    for name, (value, called) in given.items():
        kept = tidy(value[:LONGEST])
        if name == "title":
            kept = kept if is_title(kept) else ""
        elif name.endswith("date"):
            kept = iso_day(kept)
        if kept:
            found[name] = Fact(kept, "document", f"file properties: {called}", sure=False)
    return found


def is_title(text: str) -> bool:
    """Whether an author may have meant it: words, and not a program's or a file's."""
    worded = [word for word in text.split() if any(map(str.isalpha, word))]
    return len(worded) >= _FEWEST_WORDS and not _LEFT.fullmatch(text)


def iso_day(text: str) -> str:
    """The day of an ISO or PDF timestamp as `YYYY-MM-DD`; "" where it is none."""
    found = _DATE.fullmatch(text)
    if not found:
        return ""
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return ""
    unset = (day.month, day.day) == (1, 1) and day.year in _NO_YEARS
    return "" if unset else day.isoformat()
