"""Bytes to characters: byte order mark, UTF-8, declaration, and only then a guess."""

import codecs
import re
from typing import NamedTuple

from doc_audit.ingest.encodings import likeliest, mended
from doc_audit.model import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FALLBACK = "cp1252"
_SAMPLE = 64 * 1024  # bytes looked at for zeros; more only costs time
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_ZEROS = {
    "utf-16-le": (False, True, False, True),
    "utf-16-be": (True, False, True, False),
    "utf-32-le": (False, True, True, True),
    "utf-32-be": (True, True, True, False),
}
"""Which bytes of each four are zero in Latin letters."""
_MANY_ZEROS, _FEW_ZEROS = 0.7, 0.1  # shares; a text of Latin letters has some signs of other rows
_ASCII = bytes(range(0x20, 0x7F))
_DECLARED_WITHIN = 4096  # bytes; HTML asks for it within the first 1024, saved pages are laxer


class Decoded(NamedTuple):
    """Text of a file, without its byte order mark; `problems` say where it is doubtful."""

    text: str
    encoding: str
    problems: tuple[Problem, ...]


def _wide(content: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, known by the zero bytes of its Latin letters; else ""."""
    sample = content[:_SAMPLE]
    quarter = len(sample) // 4
    if quarter == 0:
        return ""
    zeros = [sample[at : 4 * quarter : 4].count(0) / quarter for at in range(4)]
    for encoding, pattern in _ZEROS.items():
        if all(
            share > _MANY_ZEROS if zero else share < _FEW_ZEROS
            for share, zero in zip(zeros, pattern, strict=True)
        ):
            return encoding
    return ""


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:_DECLARED_WITHIN])
    if found is None:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return ""
    # A page that could be read as ASCII so far can't be in an encoding that writes ASCII in
    # another way, whatever it says; browsers read the Latin-1 names as Windows-1252.
    if not _keeps_ascii(name):
        return ""
    return _FALLBACK if name in ("iso8859-1", "ascii") else name


def _keeps_ascii(encoding: str) -> bool:
    """Whether ASCII reads as itself; not so in UTF-16, EBCDIC and codecs that are no letters'."""
    try:
        b"\xff".decode(encoding, "replace")  # some that are for names only know no such thing
        return _ASCII.decode(encoding) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return False


def _mostly_utf8(content: bytes) -> str | None:
    """UTF-8 with a few stray bytes read as Windows-1252 (pasted text, cut files), or None."""
    text = content.decode("utf-8", "surrogateescape")
    strays = len(re.findall("[\udc80-\udcff]", text))
    proper = sum(1 for _ in re.finditer("[^\x00-\x7f\udc80-\udcff]", text))
    if proper <= strays:
        return None
    return re.sub("[\udc80-\udcff]+", lambda run: _stray(run[0]), text)


def _stray(run: str) -> str:
    return run.encode("utf-8", "surrogateescape").decode(_FALLBACK, "replace")


def _doubt(code: str, message: str, serious: bool) -> tuple[Problem, ...]:
    mend = "Save it again as UTF-8 if names, pounds or quotes look wrong."
    return (Problem(code, "warning" if serious else "note", message, mend),)


def _checked(content: bytes, encoding: str, certain: bool) -> Decoded:
    """Decodes; what can't be decoded becomes U+FFFD and a warning, a mere guess a note."""
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        text = content.decode(encoding, "replace")
        lost = text.count("\ufffd")
        message = f"{lost} characters could not be read as {encoding}."
        return Decoded(text, encoding, _doubt("undecodable_characters", message, True))
    if certain:
        return Decoded(text, encoding, ())
    message = f"The file doesn't say how its letters are encoded; it was read as {encoding}."
    return Decoded(text, encoding, _doubt("encoding_guessed", message, False))


def _once(text: str) -> Decoded:
    """Text read as UTF-8; what had been encoded twice before it was put right, with a note."""
    text, count = mended(text)
    if not count:
        return Decoded(text, "utf-8", ())
    what = "signs were" if count > 1 else "sign was"
    message = f"{count} {what} encoded twice (such as “â€™” for “’”) and put right."
    mend = "Check quotes and dashes against the original if they matter."
    return Decoded(text, "utf-8", (Problem("encoded_twice", "note", message, mend),))


def decode(content: bytes, declares: bool = False) -> Decoded:
    """Characters of a text file; never fails.

    Args:
        content: bytes of the file, its byte order mark included.
        declares: whether the format can name its encoding in a `<meta>` (HTML).
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content[len(mark) :], encoding, certain=True)
    if encoding := _wide(content):
        return _checked(content, encoding, certain=True)
    try:
        return _once(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if declares and (encoding := _declared(content)) not in ("", "utf-8"):
        return _checked(content, encoding, certain=True)
    if (text := _mostly_utf8(content)) is not None:
        message = "A few characters are not UTF-8 like the rest; they were read as Windows-1252."
        return Decoded(text, "utf-8", _doubt("mixed_encoding", message, True))
    return _checked(content, likeliest(content), certain=False)
