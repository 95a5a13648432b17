"""A file written anew with its changes: packed as newer programs do, and otherwise as it was.

Small plans are often written by programs that pack little: words of pages as they are, a
thousand objects of the structure each by itself. Packed, these make room for notes. Nothing is
drawn or read here: each stream keeps its bytes or, where it has no packing at all, gets one that
gives back the same bytes; packed bytes that are spelled out in letters lose the letters.
"""

import re
from base64 import a85decode
from collections.abc import Iterator, Mapping

from doc_audit.export.pdf.append import Update, trailer_of
from doc_audit.export.pdf.body import Body, as_it_is, stream
from doc_audit.export.pdf.objects import BrokenError, Ref, Stream, Value, spelled, whole

_PLAIN_HEADS = (b"/Filter", b"/F", b"/DecodeParms")  # a stream with none of these is plain data
_LEFT_PLAIN = b"/Metadata"  # programs that know no PDF search files for it
_LETTERS = b"/ASCII85Decode"
_BLANKS = b"\0\t\n\f\r "
_VERSION = re.compile(rb"%PDF-(\d)\.(\d)")
_LEAST_VERSION = (1, 5)  # the first with packed objects
_SIGN = b"%\xe2\xe3\xcf\xd3\n"  # bytes that tell mail programs that it is no text


def packed(update: Update) -> bytes:
    """The whole file. Same update, same bytes.

    Raises:
        BrokenError: a part of the source can't be read to its end.
    """
    source = update.source
    body = Body(_head(source.content), 0, update.free)
    together: list[tuple[int, bytes]] = []
    for ref, value in _reached(update):
        if isinstance(value, Stream):
            body.put(ref, _stream(update, value))
        elif ref.generation:
            body.put(ref, spelled(value))
        else:
            together.append((ref.number, spelled(value)))
    for ref, content in update.streams:
        body.put(ref, content)
    together += ((number, spelled(value)) for number, value in update.together)
    body.put_together(together)
    trailer = trailer_of(source, bytes(body.content))
    body.end_packed(body.entries, trailer)
    return bytes(body.content)


def _head(content: bytes) -> bytes:
    told = _VERSION.match(content)
    version = (int(told[1]), int(told[2])) if told else _LEAST_VERSION
    return b"%%PDF-%d.%d\n%b" % (*max(version, _LEAST_VERSION), _SIGN)


def _reached(update: Update) -> Iterator[tuple[Ref, Value | Stream]]:
    """Objects of the source that its trailer leads to, by number; changed ones as they are now."""
    source, found = update.source, dict[int, tuple[Ref, Value | Stream]]()
    new: list[Value] = [value for _, value in update.together]
    waiting = list(_refs([*trailer_of(source, b"").values(), *new]))
    while waiting:
        ref = waiting.pop()
        entry = source.entries.get(ref.number)
        if ref.number in found or entry is None:
            continue
        changed = update.replaced.get(ref.number)
        value = changed[1] if changed else source.get(Ref(ref.number))
        if value is None:
            continue
        found[ref.number] = (Ref(ref.number, entry.generation), value)
        waiting += _refs(value)
    for number in sorted(found):
        yield found[number]


def _refs(value: Value | Stream) -> Iterator[Ref]:
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _refs(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _refs(one)
    elif isinstance(value, Stream):  # its length will stand in it
        yield from _refs({key: one for key, one in value.head.items() if key != b"/Length"})


def _stream(update: Update, found: Stream) -> bytes:
    length = update.source.get(found.head.get(b"/Length"))
    if whole(length if isinstance(length, bytes) else None) != len(found.data):
        raise BrokenError("a stream of another length than it says")
    plain = not any(key in found.head for key in _PLAIN_HEADS)
    if plain and found.head.get(b"/Type") != _LEFT_PLAIN:
        return stream(found.head, found.data)
    return as_it_is(*_out_of_letters(found))


def _out_of_letters(found: Stream) -> tuple[Mapping[bytes, Value], bytes]:
    """Data without its ASCII85 (ISO 32000-1, 7.4.3), which takes a quarter more, if it is well."""
    filters = found.head.get(b"/Filter")
    if not isinstance(filters, list) or len(filters) < 2 or filters[0] != _LETTERS:
        return found.head, found.data
    letters, end, rest = found.data.partition(b"~>")
    if b"/DecodeParms" in found.head or not end or rest.strip(_BLANKS):
        return found.head, found.data
    try:
        return {**found.head, b"/Filter": filters[1:]}, a85decode(letters, ignorechars=_BLANKS)
    except ValueError:
        return found.head, found.data
