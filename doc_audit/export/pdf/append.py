"""Objects added or changed behind a file's own bytes (ISO 32000-1, 7.5.6)."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from doc_audit.export.pdf.objects import Ref, Value, spelled
from doc_audit.export.pdf.source import Entry, PdfSource

_TOGETHER = 200  # objects in one stream: a reader unpacks all of them to look at one
_KEPT = (b"/Root", b"/Info")
_WIDTHS = (1, 4, 2)  # bytes of kind, place and generation; 4 GB and 65,535
_ROW = sum(_WIDTHS)


class Update:
    """What is to stand behind a file's bytes. Same calls, same bytes."""

    def __init__(self, source: PdfSource) -> None:
        self._source = source
        self._next = source.size
        self._plain: list[tuple[Ref, bytes]] = []
        self._packed: list[tuple[int, bytes]] = []

    def add(self, entries: Mapping[bytes, Value]) -> Ref:
        """A new dictionary; stands in a packed stream with others."""
        ref = self._new()
        self._packed.append((ref.number, spelled(dict(entries))))
        return ref

    def add_stream(self, head: Mapping[bytes, Value], data: bytes) -> Ref:
        """A new stream; packed where that makes it smaller."""
        ref = self._new()
        self._plain.append((ref, _stream(head, data)))
        return ref

    def replace(self, ref: Ref, entries: Mapping[bytes, Value]) -> None:
        """Another dictionary in the place of an old one."""
        self._plain.append((ref, spelled(dict(entries))))

    def _new(self) -> Ref:
        self._next += 1
        return Ref(self._next - 1)

    def written(self) -> bytes:
        """The bytes to put behind those of the source; to be asked for once."""
        base = len(self._source.content)
        body = bytearray(b"\n")
        entries: dict[int, Entry] = {}
        self._pack(entries)
        for ref, content in self._plain:
            entries[ref.number] = Entry(base + len(body), 0, ref.generation)
            body += b"%d %d obj\n%b\nendobj\n" % (*ref, content)
        trailer = self._trailer(bytes(body))
        lost = self._source.start < 0
        if lost:  # of what could only be searched for, all is entered anew
            found = self._source.entries.items()
            entries = {**{number: one for number, one in found if one}, **entries}
        if not lost and not self._source.packed:
            return bytes(body + self._table(entries, trailer, base + len(body)))
        return bytes(body + self._packed_table(entries, trailer, base + len(body)))

    def _pack(self, entries: dict[int, Entry]) -> None:
        for start in range(0, len(self._packed), _TOGETHER):
            some = self._packed[start : start + _TOGETHER]
            ref = self._new()
            for at, (number, _) in enumerate(some):
                entries[number] = Entry(at, ref.number)
            self._plain.append((ref, _object_stream(some)))

    def _trailer(self, body: bytes) -> dict[bytes, Value]:
        known = self._source.trailer
        trailer: dict[bytes, Value] = {key: known[key] for key in _KEPT if key in known}
        ids = self._source.get(known.get(b"/ID"))
        if isinstance(ids, list) and ids:
            digest = hashlib.sha256(self._source.content + body).hexdigest()[:32]
            trailer[b"/ID"] = [ids[0], b"<%b>" % digest.encode()]
        if self._source.start >= 0:
            trailer[b"/Prev"] = _number(self._source.start)
        return trailer

    def _packed_table(
        self, entries: Mapping[int, Entry], trailer: Mapping[bytes, Value], at: int
    ) -> bytes:
        own = self._new()
        every = {**entries, own.number: Entry(at)}
        content = _table_stream(every, {**trailer, b"/Size": _number(self._next)})
        return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own.number, content, at)

    def _table(
        self, entries: Mapping[int, Entry], trailer: Mapping[bytes, Value], at: int
    ) -> bytes:
        """A plain table, as the file has one, that names a stream for what is packed.

        Files that mix the two otherwise aren't opened by every reader; Word writes these.
        """
        plain = {number: one for number, one in entries.items() if not one.within}
        packed = {number: one for number, one in entries.items() if one.within}
        before = b""
        told = dict(trailer)
        if packed:
            own = self._new()
            size: dict[bytes, Value] = {b"/Size": _number(self._next)}
            stream = _table_stream(packed, size)
            before = b"%d 0 obj\n%b\nendobj\n" % (own.number, stream)
            plain[own.number] = Entry(at)
            told[b"/XRefStm"] = _number(at)
        told[b"/Size"] = _number(self._next)
        lines = [b"xref\n0 1\n0000000000 65535 f \n"]  # strict readers look for object 0 first
        for run in _runs(sorted(plain)):
            lines.append(b"%d %d\n" % (run[0], len(run)))
            found = (plain[number] for number in run)
            lines += (b"%010d %05d n \n" % (one.at, one.generation) for one in found)
        end = b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (spelled(told), at + len(before))
        return before + b"".join(lines) + end


def _number(value: int) -> bytes:
    return b"%d" % value


def _stream(head: Mapping[bytes, Value], data: bytes) -> bytes:
    packed = zlib.compress(data, 9)
    entries: dict[bytes, Value] = dict(head)
    if len(packed) + len(b"/Filter /FlateDecode") < len(data):
        entries[b"/Filter"], data = b"/FlateDecode", packed
    entries[b"/Length"] = _number(len(data))
    return b"%b stream\n%b\nendstream" % (spelled(entries), data)


def _object_stream(some: Sequence[tuple[int, bytes]]) -> bytes:
    places, at = [], 0
    for number, content in some:
        places.append(b"%d %d" % (number, at))
        at += len(content) + 1
    first = b" ".join(places) + b"\n"
    head: dict[bytes, Value] = {
        b"/Type": b"/ObjStm",
        b"/N": _number(len(some)),
        b"/First": _number(len(first)),
    }
    return _stream(head, first + b"\n".join(content for _, content in some))


def _table_stream(entries: Mapping[int, Entry], more: Mapping[bytes, Value]) -> bytes:
    numbers = sorted(entries)
    index: list[Value] = [_number(one) for run in _runs(numbers) for one in (run[0], len(run))]
    rows = [_entry_row(entries[number]) for number in numbers]
    held = b"".join(
        b"\2" + bytes((one - up) & 255 for one, up in zip(row, above, strict=True))
        for above, row in pairwise([bytes(_ROW), *rows])
    )
    how = b"<</Predictor 12/Columns %d>>" % _ROW
    head: dict[bytes, Value] = {
        b"/Type": b"/XRef", b"/W": list(map(_number, _WIDTHS)), b"/Index": index,
        b"/DecodeParms": how, b"/Filter": b"/FlateDecode", **more,
    }  # fmt: skip
    packed = zlib.compress(held, 9)
    head[b"/Length"] = _number(len(packed))
    return b"%b stream\n%b\nendstream" % (spelled(head), packed)


def _entry_row(entry: Entry) -> bytes:
    kind, place, last = (2, entry.within, entry.at) if entry.within else (
        1, entry.at, entry.generation)  # fmt: skip
    fields = zip((kind, place, last), _WIDTHS, strict=True)
    return b"".join(field.to_bytes(width, "big") for field, width in fields)


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers that follow each other, together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
