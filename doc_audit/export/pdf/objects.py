"""PDF objects as they are spelled (ISO 32000-1, 7.2 and 7.3)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

_DEEPEST = 64  # arrays and dictionaries within each other; pages need five or six


class Ref(NamedTuple):
    """An indirect object's number and generation."""

    number: int
    generation: int = 0


Value: TypeAlias = bytes | Ref | list["Value"] | dict[bytes, "Value"]
"""Numbers, names (with `/`), strings and keywords stay the bytes they were, so that what is
written again is what was read."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream's dictionary and its bytes, still encoded."""

    head: Mapping[bytes, Value]
    data: bytes


class BrokenError(Exception):
    """Bytes that aren't what the format says must be there."""


# Possessive, since a row of % could be cut into comments in any number of ways.
_BLANK = rb"(?:[\0\t\n\f\r ]|%[^\r\n]*+)"
_END = rb"(?=[\0\t\n\f\r ()<>\[\]{}/%]|\Z)"
_TOKEN = re.compile(
    _BLANK + rb"*+(?:"
    rb"(?P<ref>(\d{1,10})" + _BLANK + rb"++(\d{1,5})" + _BLANK + rb"++R" + _END + rb")"
    rb"|(?P<mark><<|>>|[\[\]()])"
    rb"|(?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*>)"
    rb"|(?P<plain>/?[^\0\t\n\f\r ()<>\[\]{}/%]+|/))"
)
_NUMBER = re.compile(rb"[+-]?(?:\d{1,15}\.?\d{0,15}|\.\d{1,15})")
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def parse(content: bytes, at: int) -> tuple[Value, int]:
    """The object that begins at a place, and where it ends.

    Raises:
        BrokenError: there is none.
    """
    return _value(content, at, 0)


def _value(content: bytes, at: int, depth: int) -> tuple[Value, int]:
    if depth > _DEEPEST:
        raise BrokenError("objects too deep in each other")
    found = _token(content, at)
    if found["ref"]:
        return Ref(int(found[2]), int(found[3])), found.end()
    mark = found["mark"]
    if mark == b"<<":
        return _dictionary(content, found.end(), depth)
    if mark == b"[":
        return _array(content, found.end(), depth)
    if mark == b"(":
        return _string(content, found.end() - 1)
    if mark:
        raise BrokenError(f"{mark!r} at {at}")
    return found["hex"] or found["plain"], found.end()


def _token(content: bytes, at: int) -> re.Match[bytes]:
    found = _TOKEN.match(content, at)
    if not found:
        raise BrokenError(f"no object at {at}")
    return found


def _array(content: bytes, at: int, depth: int) -> tuple[Value, int]:
    items: list[Value] = []
    while True:
        found = _token(content, at)
        if found["mark"] == b"]":
            return items, found.end()
        item, at = _value(content, at, depth + 1)
        items.append(item)


def _dictionary(content: bytes, at: int, depth: int) -> tuple[Value, int]:
    entries: dict[bytes, Value] = {}
    while True:
        found = _token(content, at)
        if found["mark"] == b">>":
            return entries, found.end()
        key = found["plain"]
        if not key or not key.startswith(b"/"):
            raise BrokenError(f"no name at {at}")
        entries[_name(key)], at = _value(content, found.end(), depth + 1)


def _name(key: bytes) -> bytes:
    """A key as programs know it; `#41` stands for `A`."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), key) if b"#" in key else key


def _string(content: bytes, start: int) -> tuple[bytes, int]:
    open_ = 0
    for found in _IN_STRING.finditer(content, start):
        sign = found[0]
        open_ += (sign == b"(") - (sign == b")")
        if not open_:
            return content[start : found.end()], found.end()
    raise BrokenError(f"a string without end at {start}")


def spelled(value: Value) -> bytes:
    """The object in the file's spelling."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, Ref):
        return b"%d %d R" % value
    if isinstance(value, dict):
        return b"<<%b>>" % b"".join(_key(key) + _parted(spelled(one)) for key, one in value.items())
    return b"[%b]" % b" ".join(map(spelled, value))


def _parted(value: bytes) -> bytes:
    """With a blank before it where a name would run on into it."""
    return value if value[:1] in (b"/", b"[", b"(", b"<") else b" " + value


def _key(key: bytes) -> bytes:
    odd = (b"#%02X" % sign if sign < 33 or sign > 126 or sign in b"#()<>[]{}/%" else bytes([sign])
           for sign in key[1:])  # fmt: skip
    return b"/" + b"".join(odd)


def number(value: Value | None, default: float = 0.0) -> float:
    """A number, or the default where it is none."""
    return float(value) if isinstance(value, bytes) and _NUMBER.fullmatch(value) else default


def whole(value: Value | None, default: int = -1) -> int:
    """A number without decimals, or the default."""
    return int(number(value, default))


def entries_of(value: object) -> dict[bytes, Value]:
    """A dictionary's entries; none of anything else."""
    return value if isinstance(value, dict) else {}


# PDFDocEncoding (ISO 32000-1, D.2) where it isn't Latin-1, of what notes hold.
_DOC_SIGNS = {"•": 0x80, "…": 0x83, "—": 0x84, "–": 0x85, "−": 0x8A, "“": 0x8D, "”": 0x8E,
              "‘": 0x8F, "’": 0x90, "™": 0x92, "ﬁ": 0x93, "ﬂ": 0x94, "€": 0xA0}  # fmt: skip
_HIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")


def text_string(text: str) -> bytes:
    """A text string: PDFDocEncoding where it can say it, else UTF-16."""
    plain = _HIDDEN.sub("\ufffd", text)
    try:
        held = bytes(_DOC_SIGNS.get(letter) or _latin(letter) for letter in plain)
    except ValueError:
        held = b"\xfe\xff" + plain.encode("utf-16-be", "replace")
    return b"(%b)" % re.sub(rb"([\\()])", rb"\\\1", held).replace(b"\r", b"\\r")


def _latin(letter: str) -> int:
    code = ord(letter)
    if 0x7F <= code <= 0xA0 or code > 0xFF or code == 0xAD:
        raise ValueError(letter)
    return code
