"""Streams that hold a file's own tables, decoded; pictures and fonts are never looked at."""

import zlib

from doc_audit.export.pdf.objects import BrokenError, Stream, Value, entries_of, whole

_MOST = 64 * 2**20  # bytes of one table unpacked; eight million objects take 60 MB
_PNG = 10  # predictors from here on say themselves, row by row, what they are
_WIDEST = 64  # bytes of a row; tables have 4 to 20


def decoded(stream: Stream) -> bytes:
    """The bytes of a table or of a stream of objects.

    Raises:
        BrokenError: damaged, packed otherwise than such streams are, or absurdly large.
    """
    filters, parameters = stream.head.get(b"/Filter"), stream.head.get(b"/DecodeParms")
    if isinstance(filters, list):
        if len(filters) > 1:
            raise BrokenError("a table packed twice")
        filters = filters[0] if filters else None
        parameters = parameters[0] if isinstance(parameters, list) and parameters else parameters
    if filters is None:
        return stream.data
    if filters not in (b"/FlateDecode", b"/Fl"):
        raise BrokenError(f"a table packed as {filters!r}")
    return _unpredicted(_inflated(stream.data), entries_of(parameters))


def _inflated(data: bytes) -> bytes:
    unpack = zlib.decompressobj()
    try:
        held = unpack.decompress(data, _MOST)
    except zlib.error as error:
        raise BrokenError(str(error)) from error
    if unpack.unconsumed_tail:
        raise BrokenError("a table that is absurdly large")
    return held


def _unpredicted(data: bytes, parameters: dict[bytes, Value]) -> bytes:
    kind = whole(parameters.get(b"/Predictor"), 1)
    if kind == 1:
        return data
    width = whole(parameters.get(b"/Columns"), 1)
    colours, bits = (
        whole(parameters.get(b"/Colors"), 1),
        whole(parameters.get(b"/BitsPerComponent"), 8),
    )
    if kind < _PNG or colours != 1 or bits != 8 or not 0 < width <= _WIDEST:
        raise BrokenError(f"a table with predictor {kind}")
    before, held = bytes(width), bytearray()
    for at in range(0, len(data) - width, width + 1):
        before = _row(data[at], data[at + 1 : at + 1 + width], before)
        held += before
    return bytes(held)


def _row(kind: int, row: bytes, above: bytes) -> bytes:
    """A row of bytes by PNG's filters (PNG specification, section 9)."""
    if kind == 0:
        return row
    if kind == 2:
        return bytes((one + up) & 255 for one, up in zip(row, above, strict=True))
    found, left, corner = bytearray(), 0, 0
    for one, up in zip(row, above, strict=True):
        guess = {1: left, 3: (left + up) // 2, 4: _paeth(left, up, corner)}.get(kind, 0)
        left, corner = (one + guess) & 255, up
        found.append(left)
    return bytes(found)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
