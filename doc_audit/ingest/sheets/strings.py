"""Texts of cells: shared and inline strings, their runs, what is struck through."""

import re
from typing import NamedTuple

from lxml import etree

from doc_audit.ingest.office.package import Package
from doc_audit.ingest.office.xml import child, local

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OFF = frozenset({"0", "false"})


class Words(NamedTuple):
    """Text of a string with its line ends; `struck` where words struck through were left out."""

    text: str
    struck: bool = False


def unescaped(text: str) -> str:
    """Text with `_x000D_` and its like turned back into the characters they stand for."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a switch such as `strike` or `b` is among the properties and not turned off."""
    switch = child(properties, name)
    return switch is not None and switch.get("val", "1") not in _OFF


def words_of(item: etree._Element) -> Words:
    """Words of an `si` or `is`: its text or runs; phonetic guides (`rPh`) are not shown."""
    texts = []
    struck = False
    for part in item:
        if local(part) == "t":
            texts.append(part.text or "")
        elif local(part) == "r":
            run = child(part, "t")
            text = (run.text or "") if run is not None else ""
            if text.strip() and is_on(child(part, "rPr"), "strike"):
                struck = True
            else:
                texts.append(text)
    return Words(unescaped("".join(texts)), struck)


def shared_strings(package: Package, part: str) -> list[Words]:
    """The workbook's strings in the order that cells count them; none where there is no part."""
    if not part or part not in package:
        return []
    return [words_of(item) for item in package.streamed(part, ["si"])]
