"""A PDF's objects by number, from its cross-reference tables (ISO 32000-1, 7.5)."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from doc_audit.export.pdf.objects import (
    BrokenError,
    Ref,
    Stream,
    Value,
    entries_of,
    parse,
    whole,
)
from doc_audit.export.pdf.streams import decoded

_HEAD_WITHIN = 1024  # bytes in which readers look for %PDF
_TAIL_WITHIN = 2048  # bytes at the end in which they look for startxref
_BLANK = rb"[\0\t\n\f\r ]"
_OPENING = re.compile(_BLANK + rb"*(\d{1,10})" + _BLANK + rb"+(\d{1,10})" + _BLANK + rb"+obj")
_ANY_OPENING = re.compile(rb"(?<!\d)(\d{1,10})" + _BLANK + rb"+(\d{1,5})" + _BLANK + rb"+obj\b")
_STREAM = re.compile(_BLANK + rb"*stream(?:\r\n|\n|\r)")
_STREAM_END = re.compile(_BLANK + rb"*endstream")
_STARTXREF = re.compile(rb"startxref" + _BLANK + rb"+(\d{1,10})")
_SECTION = re.compile(_BLANK + rb"*(\d{1,10})" + _BLANK + rb"+(\d{1,10})" + _BLANK + rb"*")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])" + _BLANK + rb"*")
_MOST_OBJECTS = 8_388_607  # ISO 32000-1, annex C: what readers allow
_MOST_UNPACKED = 512 * 2**20  # bytes; of a plan of 500 pages they are a few million
_DIGITS = 10
_MOST_GENERATION = 65_535
_MOST_SECTIONS = 10_000  # each saving of a document adds one


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an object stands.

    Attributes:
        at: offset in the file, or its place in the stream of objects.
        within: number of that stream; 0 where it stands in the file itself.
        generation: of an object in the file.
    """

    at: int
    within: int = 0
    generation: int = 0


@dataclass(slots=True)
class PdfSource:
    """A file and where its objects are.

    Attributes:
        content: from its `%PDF` on.
        start: where its newest table is; -1 where the tables are lost and `entries` come from a
            search through the file.
        packed: the newest table is a stream.
        entries: by object number; free ones are left out.
        trailer: entries of the newest trailer, older ones where it lacks them.
    """

    content: bytes
    start: int = -1
    packed: bool = True
    entries: dict[int, Entry | None] = field(default_factory=dict)
    trailer: dict[bytes, Value] = field(default_factory=dict)
    _room: int = _MOST_UNPACKED
    _opened: dict[int, tuple[bytes, list[int]]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The first object number that is free for sure.

        Raises:
            BrokenError: there can't be that many.
        """
        size = max(whole(self.trailer.get(b"/Size"), 0), max(self.entries, default=0) + 1)
        if size > _MOST_OBJECTS:
            raise BrokenError(f"it claims {size:,} objects")
        return size

    def get(self, value: Value | None) -> Value | Stream | None:
        """What a reference stands for, or the value itself; None where there is no such object.

        Raises:
            BrokenError: something else is where the object should be.
        """
        for _ in range(_MOST_SECTIONS):
            if not isinstance(value, Ref):
                return value
            entry = self.entries.get(value.number)
            if entry is None:
                return None
            found = self._packed(entry) if entry.within else self._at(entry.at, value.number)
            if isinstance(found, Stream):
                return found
            value = found
        raise BrokenError("references in a ring")

    def entries_at(self, value: Value | None) -> dict[bytes, Value]:
        """Entries of the dictionary that a value is or refers to; none of anything else."""
        return entries_of(self.get(value))

    def _at(self, at: int, number: int) -> Value | Stream:
        opening = _OPENING.match(self.content, at)
        if not opening or int(opening[1]) != number:
            raise BrokenError(f"object {number} isn't at {at}")
        value, end = parse(self.content, opening.end())
        begun = _STREAM.match(self.content, end) if isinstance(value, dict) else None
        if not begun or not isinstance(value, dict):
            return value
        return Stream(value, self._data(value, begun.end()))

    def _data(self, head: Mapping[bytes, Value], start: int) -> bytes:
        length = head.get(b"/Length")
        known = whole(length if isinstance(length, bytes) else _plain(self.get(length)))
        if known >= 0 and _STREAM_END.match(self.content, start + known):
            return self.content[start : start + known]
        end = self.content.find(b"endstream", start)
        if end < 0:
            raise BrokenError("a stream without end")
        return self.content[start:end]

    def _packed(self, entry: Entry) -> Value:
        if entry.within not in self._opened:
            self._opened[entry.within] = self._unpack(entry.within)
        held, places = self._opened[entry.within]
        if entry.at >= len(places):
            raise BrokenError(f"no object {entry.at} in stream {entry.within}")
        return parse(held, places[entry.at])[0]

    def _unpack(self, number: int) -> tuple[bytes, list[int]]:
        """A stream of objects decoded, and where in it each of them begins."""
        held, pairs = self._pairs(number)
        return held, [at for _, at in pairs]

    def _pairs(self, number: int) -> tuple[bytes, list[tuple[int, int]]]:
        stream = self._at_number(number)
        held = decoded(stream)
        self._room -= len(held)
        if self._room < 0:
            raise BrokenError("streams of objects that are absurdly large")
        first, count = whole(stream.head.get(b"/First"), 0), whole(stream.head.get(b"/N"), 0)
        numbers = [int(one) for one in held[:first].split()[: 2 * count]
            if one.isdigit() and len(one) <= _DIGITS]  # fmt: skip
        pairs = zip(numbers[::2], numbers[1::2], strict=False)
        return held, [(name, first + at) for name, at in pairs]

    def _at_number(self, number: int) -> Stream:
        entry = self.entries.get(number)
        found = self._at(entry.at, number) if entry and not entry.within else None
        if not isinstance(found, Stream):
            raise BrokenError(f"object {number} is no stream")
        return found

    def take_packed(self, number: int) -> None:
        """Enters the objects of a stream of objects that no entry knows yet."""
        for at, (name, _) in enumerate(self._pairs(number)[1]):
            self.entries.setdefault(name, Entry(at, number))


def _plain(value: Value | Stream | None) -> Value | None:
    return None if isinstance(value, Stream) else value


def by_tables(content: bytes) -> PdfSource:
    """A file's objects as its own tables have them.

    Raises:
        BrokenError: the tables aren't where they should be.
    """
    source = PdfSource(from_head(content))
    tail = source.content.rfind(b"startxref", max(0, len(source.content) - _TAIL_WITHIN))
    told = _STARTXREF.match(source.content, max(tail, 0))
    if not told:
        raise BrokenError("no startxref")
    source.start = int(told[1])
    source.packed = not _is_table(source.content, source.start)
    waiting, seen = [source.start], set[int]()
    while waiting and len(seen) < _MOST_SECTIONS:
        at = waiting.pop(0)
        if at in seen:
            continue
        seen.add(at)
        trailer = _read_section(source, at)
        source.trailer = {**trailer, **source.trailer}
        # Of a table that names a stream too, the stream goes before what came earlier.
        nearest = [whole(trailer.get(key)) for key in (b"/XRefStm", b"/Prev")]
        waiting = [at for at in nearest if at >= 0] + waiting
    return source


def from_head(content: bytes) -> bytes:
    """The file from its head on; offsets count from there, whatever a mail program put before.

    Raises:
        BrokenError: it is no PDF.
    """
    head = content.find(b"%PDF-", 0, _HEAD_WITHIN)
    if head < 0:
        raise BrokenError("no %PDF")
    return content[head:] if head else content


def _is_table(content: bytes, at: int) -> bool:
    return content[at : at + 64].lstrip()[:4] == b"xref"


def _read_section(source: PdfSource, at: int) -> dict[bytes, Value]:
    """Enters what a table says and gives its trailer."""
    if not _is_table(source.content, at):
        return _read_packed(source, at)
    at = source.content.index(b"xref", at) + 4
    while section := _SECTION.match(source.content, at):
        at = section.end()
        first, count = int(section[1]), int(section[2])
        for number in range(first, first + count):
            entry = _ENTRY.match(source.content, at)
            if not entry:
                raise BrokenError(f"no entry {number} in the table")
            at = entry.end()
            used = entry[3] == b"n"
            place = Entry(int(entry[1]), 0, int(entry[2])) if used else None
            source.entries.setdefault(number, place)
    if source.content[at : at + 7] != b"trailer":
        raise BrokenError("no trailer")
    return entries_of(parse(source.content, at + 7)[0])


def _read_packed(source: PdfSource, at: int) -> dict[bytes, Value]:
    opening = _OPENING.match(source.content, at)
    stream = source._at(at, int(opening[1])) if opening else None
    if not isinstance(stream, Stream) or stream.head.get(b"/Type") != b"/XRef":
        raise BrokenError(f"no table at {at}")
    rows, head = decoded(stream), dict(stream.head)
    widths = head.get(b"/W")
    if not isinstance(widths, list) or len(widths) < 3:
        raise BrokenError("a table without widths")
    sizes = [max(0, whole(one, 0)) for one in widths[:3]]
    numbers = _numbers(head)
    for start in range(0, len(rows) - sum(sizes) + 1, max(1, sum(sizes))):
        number = next(numbers, None)
        if number is None:
            break
        source.entries.setdefault(number, _entry(rows, start, sizes))
    return head


def _numbers(head: Mapping[bytes, Value]) -> Iterator[int]:
    index = head.get(b"/Index")
    bounds = [whole(one, 0) for one in index] if isinstance(index, list) else []
    bounds = bounds or [0, whole(head.get(b"/Size"), 0)]
    for first, count in zip(bounds[::2], bounds[1::2], strict=False):
        yield from range(first, first + count)


def _entry(rows: bytes, at: int, sizes: list[int]) -> Entry | None:
    fields = []
    for size in sizes:
        fields.append(int.from_bytes(rows[at : at + size], "big"))
        at += size
    kind = fields[0] if sizes[0] else 1
    if kind == 1:
        return Entry(fields[1], 0, fields[2])
    return Entry(fields[2], fields[1]) if kind == 2 else None


def by_search(content: bytes) -> PdfSource:
    """A file's objects as they stand in it, where its tables are lost; the last of a number counts.

    Raises:
        BrokenError: there is no catalogue among them.
    """
    source = PdfSource(from_head(content))
    for found in _ANY_OPENING.finditer(source.content):
        generation = min(int(found[2]), _MOST_GENERATION)
        source.entries[int(found[1])] = Entry(found.start(), 0, generation)
    at = source.content.rfind(b"trailer")
    while at >= 0:
        with suppress(BrokenError):  # cut off; an older one may be whole
            source.trailer = {**entries_of(parse(source.content, at + 7)[0]), **source.trailer}
        at = source.content.rfind(b"trailer", 0, at)
    for number in sorted(source.entries, reverse=True):
        _search_in(source, number)
    if b"/Root" not in source.trailer:
        raise BrokenError("no catalogue")
    source.trailer.pop(b"/Size", None)  # of a table that is lost; what was found counts
    return source


def _search_in(source: PdfSource, number: int) -> None:
    """Takes from an object what a lost table would have said."""
    try:
        found = source.get(Ref(number))
        head = dict(found.head) if isinstance(found, Stream) else entries_of(found)
        kind = head.get(b"/Type")
        if kind == b"/ObjStm":
            source.take_packed(number)
        elif kind == b"/XRef":
            source.trailer = {**head, **source.trailer}
        elif kind == b"/Catalog":
            source.trailer.setdefault(b"/Root", Ref(number))
    except BrokenError:
        source.entries[number] = None
