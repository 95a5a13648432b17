"""Objects added or changed behind a file's own bytes (ISO 32000-1, 7.5.6)."""

import hashlib
from collections.abc import Mapping

from doc_audit.export.pdf.body import Body, number_of, stream
from doc_audit.export.pdf.objects import Ref, Value, spelled
from doc_audit.export.pdf.source import Entry, PdfSource

_KEPT = (b"/Root", b"/Info")


class Update:
    """What is new in a file.

    Attributes:
        source: the file.
        replaced: dictionaries that stand for older ones, by number.
        together: new dictionaries and arrays, with their numbers, in order.
        streams: new streams, spelled, in order.
        free: object numbers from here on are free.
    """

    def __init__(self, source: PdfSource) -> None:
        self.source = source
        self.replaced: dict[int, tuple[Ref, dict[bytes, Value]]] = {}
        self.together: list[tuple[int, Value]] = []
        self.streams: list[tuple[Ref, bytes]] = []
        self.free = source.size

    def add(self, value: Value) -> Ref:
        """A new dictionary or array; will stand in a packed stream with others."""
        ref = self._new()
        self.together.append((ref.number, value))
        return ref

    def add_stream(self, head: Mapping[bytes, Value], data: bytes) -> Ref:
        """A new stream; packed where that makes it smaller."""
        ref = self._new()
        self.streams.append((ref, stream(head, data)))
        return ref

    def replace(self, ref: Ref, entries: Mapping[bytes, Value]) -> None:
        """Another dictionary in the place of an old one."""
        self.replaced[ref.number] = (ref, dict(entries))

    def _new(self) -> Ref:
        self.free += 1
        return Ref(self.free - 1)


def trailer_of(source: PdfSource, body: bytes) -> dict[bytes, Value]:
    """What a new trailer keeps of the old one; its second id is of the content."""
    known = source.trailer
    trailer: dict[bytes, Value] = {key: known[key] for key in _KEPT if key in known}
    ids = source.get(known.get(b"/ID"))
    if isinstance(ids, list) and ids:
        digest = hashlib.sha256(source.content + body).hexdigest()[:32]
        trailer[b"/ID"] = [ids[0], b"<%b>" % digest.encode()]
    return trailer


def appended(update: Update) -> bytes:
    """The bytes to put behind those of the source. Same update, same bytes."""
    source = update.source
    body = Body(b"\n", len(source.content), update.free)
    body.put_together([(number, spelled(value)) for number, value in update.together])
    for ref, content in update.streams:
        body.put(ref, content)
    for ref, entries in update.replaced.values():
        body.put(ref, spelled(entries))
    trailer = trailer_of(source, bytes(body.content))
    if source.start < 0:  # of what could only be searched for, all is entered anew
        found = {number: one for number, one in source.entries.items() if one}
        body.end_packed({**found, **body.entries}, trailer)
        return bytes(body.content)
    trailer[b"/Prev"] = number_of(source.start)
    if source.packed:
        body.end_packed(body.entries, trailer)
    else:
        _end_mixed(body, update, trailer)
    return bytes(body.content)


def _end_mixed(body: Body, update: Update, trailer: Mapping[bytes, Value]) -> None:
    """A plain table, as the file has one, that names a stream for what is new.

    Files that follow a plain table by a stream alone aren't opened by every reader; Word writes
    these. What is replaced stands in the plain table, so that no reader takes the old for it.
    """
    plain: dict[int, Entry] = {number: body.entries[number] for number in update.replaced}
    new = {number: one for number, one in body.entries.items() if number not in plain}
    told = dict(trailer)
    if new:
        told[b"/XRefStm"] = number_of(body.put_table(new, {}))
    body.end_with_table(plain, told)
