"""Parts of a written pattern with the words they are written in."""

from collections.abc import Mapping, Sequence

from doc_audit.rubric.pattern import PatternError, Slot, pieces_of, slots_of

_CLOSING = {")": "(", "]": "["}


def fault_column(written: str, lists: Mapping[str, Sequence[str]]) -> int:
    """The character, from 1, at which a pattern that can't be read goes wrong; 0 if it is no one's.

    A bracket without its other half, or the part that can't be read by itself.
    """
    places = _places(written)
    if lone := _lone_bracket(places):
        return lone
    for at, piece in places:
        if piece in "()[]^$":
            continue
        try:
            slots_of(piece, lists)
        except PatternError:
            return at
    return 0


def parts_of(written: str, lists: Mapping[str, Sequence[str]]) -> list[tuple[str, Slot]]:
    """The places of a readable pattern, each with the words it is written in."""
    return list(zip(_written_parts(pieces_of(written)), slots_of(written, lists), strict=True))


def _written_parts(pieces: Sequence[str]) -> list[str]:
    found: list[str] = []
    opened: list[str] | None = None
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if piece in "[]" or (index, piece) in ((0, "^"), (last, "$")):
            continue
        if piece == "(":
            opened = []
        elif piece == ")" and opened is not None:
            found.append(f"({' '.join(opened)})")
            opened = None
        elif opened is not None:
            opened.append(piece)
        else:
            found.append(piece)
    return found


def _places(written: str) -> list[tuple[int, str]]:
    """Pieces with their first character."""
    found, at = [], 0
    for piece in pieces_of(written):
        at = written.index(piece, at)
        found.append((at + 1, piece))
        at += len(piece)
    return found


def _lone_bracket(places: Sequence[tuple[int, str]]) -> int:
    opened: list[tuple[int, str]] = []
    for at, piece in places:
        if piece in "([":
            opened.append((at, piece))
        elif piece in ")]":
            if not opened or opened[-1][1] != _CLOSING[piece]:
                return at
            opened.pop()
        elif piece in "{}":
            return at
    return opened[0][0] if opened else 0
