"""Names of places with their codes in a public register, found in words."""

import re
from collections.abc import Mapping

from doc_audit.text.fold import fold


class Gazetteer:
    """Finds names that have a code, longest first: “Kent and Medway” isn't Kent.

    Names count with their capitals, dashes and quotation marks in any style.
    """

    def __init__(self, ids: Mapping[str, str]) -> None:
        self._ids = {fold(name): code for name, code in ids.items()}
        names = sorted(self._ids, key=lambda name: (-len(name), name))
        choice = "|".join(map(re.escape, names))
        self._names = re.compile(rf"(?<!\w)(?:{choice})(?!\w)") if names else None

    def codes(self, words: str) -> tuple[str, ...]:
        """Codes of the names in some words, as they stand there; none twice."""
        if self._names is None:
            return ()
        found = self._names.finditer(fold(words))
        return tuple(dict.fromkeys(self._ids[name[0]] for name in found))

    def rest(self, words: str) -> str:
        """What the words say besides names with a code and words that join or describe them."""
        left = self._names.sub(" ", fold(words)) if self._names else words
        return _MERE.sub("", left).strip()


_MERE = re.compile(
    r"\b(?:and|or|the|of|across|in|county|city|town|borough|district|region|system|area|ICS)\b"
    r"|[,&/|-]|\s+",
    re.IGNORECASE,
)
"""Words beside a name that leave the place what it is: “the city of Leeds”, “Kent county”."""
