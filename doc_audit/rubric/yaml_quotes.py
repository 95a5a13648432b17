"""Words that stand in YAML without the quotes they need: found in a line, and shown in quotes."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import yaml

_VALUE = re.compile(r"^\s*(?:- +)*(?:[A-Za-z_][\w-]*:(?: +|$))?(?P<value>.*?)\s*$")
"""A line of block style: dashes, perhaps a key, and the value that is looked at."""
_NO_BLANK = re.compile(r"^\s*(?:- +)*(?P<key>[a-z_]+):(?P<value>[^\s:/].*?)\s*$")
_SIGNS = "{[*&!%@`|>"
"""Signs that YAML reads as its own where a value begins with them."""
_CLOSING = {"{": "}", "[": "]"}
_PARTS = re.compile(r"""'(?:[^']|'')*'(?=\s*(?:,|$))|"(?:[^"\\]|\\.)*"(?=\s*(?:,|$))|[^,]+""")
"""Entries of a list in square brackets: quoted, or all up to the next comma."""
_BETWEEN = re.compile(r"(?<=')\s*,\s*(?=')")
_NO_MAPPING = "mapping values are not allowed"
"""What is told of a colon and a blank where no key can stand."""
_TAB = " " * 4
_COLON = re.compile(r":(?:\s|$)")


class Unquoted(NamedTuple):
    """What is wrong in a line, how to mend it, and the line mended."""

    what: str
    mend: str
    line: str


class _Slip(NamedTuple):
    """What is wrong in a value, how to mend it, and the value mended."""

    what: str
    mend: str
    value: str


def quoted(words: str) -> str:
    """Words in single quotes, as they are typed in YAML."""
    return "'" + words.replace("'", "''") + "'"


def unquoted(lines: Sequence[str], error: yaml.MarkedYAMLError) -> tuple[int, Unquoted] | None:
    """The line, from 1, where words want quotes at which reading stopped; None without any.

    Looked at are the line where it stopped, the one above, and the first of what can't be read.
    """
    marks = (error.problem_mark, error.context_mark)
    stopped, began = (mark.line if mark else 0 for mark in marks)
    for index in dict.fromkeys((stopped, stopped - 1, began)):
        if 0 <= index < len(lines):
            found = next(_in_line(lines[index], _NO_MAPPING in str(error.problem)), None)
            if found:
                return index + 1, found
    return None


def meant(value: Any) -> str:
    """Words that YAML read as a key with a value, as they were meant, in quotes; "" if unclear."""
    if not isinstance(value, dict) or len(value) != 1:
        return ""
    ((key, inner),) = value.items()
    if inner is None:
        return quoted(f"{{{key}}}")
    return quoted(f"{key}: {inner}") if isinstance(inner, str | int | float) else ""


def _in_line(line: str, colon: bool) -> Iterator[Unquoted]:
    """Slips of a line; `colon`: reading stopped at one that can't stand there."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        mended = indent.replace("\t", _TAB) + line.lstrip()
        yield Unquoted(
            "a tab stands at the beginning of the line", "Put blanks in its place.", mended
        )
    if found := _NO_BLANK.match(line):
        key, value = found["key"], found["value"]
        mended = line.replace(f"{key}:", f"{key}: ", 1)
        yield Unquoted(
            f"no blank stands after the colon of “{key}”", f"Write `{key}: {value}`.", mended
        )
    match = _VALUE.match(line)
    value = match["value"] if match else ""
    listed = value.startswith("[") and value.endswith("]")
    for entry in _entries(value[1:-1]) if listed else [value]:
        for what, mend, right in _in_value(entry, colon):
            yield Unquoted(what, mend, right.join(line.rsplit(entry, 1)))


def _entries(listed: str) -> list[str]:
    """Entries between square brackets.

    Those in quotes are parted where a quote, a comma and a quote follow each other, as a lone
    apostrophe would mislead.
    """
    if listed.lstrip().startswith("'"):
        return [entry.strip() for entry in _BETWEEN.split(listed)]
    return [entry.strip() for entry in _PARTS.findall(listed)]


def _in_value(value: str, colon: bool) -> Iterator[_Slip]:
    if not value or value.startswith("#"):
        return
    first = value[0]
    if first == "'":
        yield from _in_quotes(value)
    elif first in _SIGNS and not _readable(value):
        yield _Slip(
            f"words that begin with “{first}” stand without quotes",
            f"Write them in single quotes: {quoted(value)}.",
            quoted(value),
        )
    elif colon and first != '"' and first not in _CLOSING and _COLON.search(value):
        yield _Slip(
            "words that hold a colon and a blank stand without quotes",
            f"Write them in single quotes, {quoted(value)}, or indent the key as the others.",
            quoted(value),
        )


def _readable(value: str) -> bool:
    """Signs that YAML can read where they stand: brackets with nothing behind them, `|`, `>-`."""
    if value[0] in _CLOSING:
        behind = value.rpartition(_CLOSING[value[0]])[2].strip()
        inside = value[1:].partition(_CLOSING[value[0]])[2]
        return not (behind or inside) or value.count(_CLOSING[value[0]]) == 0 or ":" in value
    return value in ("|", ">", "|-", ">-", "|+", ">+")


def _in_quotes(value: str) -> Iterator[_Slip]:
    """An apostrophe that ends its quotes too early, or quotes that don't end."""
    if re.fullmatch(r"'(?:[^']|'')*'\s*(?:#.*)?", value):
        return
    closes = value.endswith("'") and len(value) > 1
    inner = value[1:-1] if closes else value[1:]
    right = quoted(inner.replace("''", "'"))
    if closes:
        yield _Slip(
            "an apostrophe within single quotes ends them", f"Write it twice: {right}.", right
        )
    elif "'" not in inner.replace("''", ""):
        yield _Slip("quotes that open here never close", f"Close them: {right}.", right)
