"""How notes look on the page: colours, and the drawings that every reader shows alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from doc_audit.export.pdf.pages import Rectangle

Colour = tuple[float, float, float]
"""Red, green, blue, 0…1."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours of one dimension.

    Attributes:
        name: as the guide on the first page calls it.
        tint: behind words; multiplied with what is there, so that black stays black.
        line: under them; at least 4.5 to 1 on white.
    """

    name: str
    tint: Colour
    line: Colour


def _ink(name: str, tint: int, line: int) -> Ink:
    return Ink(name, _parts(tint), _parts(line))


def _parts(colour: int) -> Colour:
    red, green, blue = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
    return red, green, blue


INKS = (
    _ink("blue", 0xB9DCF9, 0x005F96),
    _ink("orange", 0xFFD9A0, 0x855000),
    _ink("green", 0xB5E8D3, 0x00664C),
    _ink("red", 0xFCC5C8, 0xB02A3C),
    _ink("violet", 0xD9CBF8, 0x6540AE),
    _ink("pink", 0xF8C9EE, 0xA0308A),
    _ink("yellow", 0xF2EB8F, 0x665900),
    _ink("grey", 0xD4D4D4, 0x5B5B5B),
    _ink("turquoise", 0xAEE7EC, 0x00606E),
    _ink("brown", 0xE6CDB4, 0x7A4A21),
)
"""The report's colours in its order, with tints strong enough for print."""
STATEMENT = _parts(0x3C4653)
GUIDE = _parts(0x0B5A8A)
SHADED = b"/G gs"
"""How drawings begin that are multiplied with what is under them."""

_RULE = 0.07  # of a line's height: about a point
_STEP = 0.1  # of a line's height, between rules of words that have several notes
_LANES = 3  # rules above each other before they start again; a fourth would strike letters out
_FAINT = 0.45  # of the tint behind words that are vague
_UNDERLINE = 0.6  # points
_POST = 1.2  # points: the upright at a statement's first word
_DASHES = (3, 6, 12, 24, 48)
_DASH = 5.0  # widths of a rule in a dash and its gap
_ON = 0.6  # share of a dash that is drawn


@dataclass(frozen=True, slots=True)
class Look:
    """How words of a dimension are shown.

    Attributes:
        ink: place in `INKS`.
        faint: a paler ground and a broken line, for what is vague.
        lane: rules that overlap lie in lanes above each other, from 0.
    """

    ink: int
    faint: bool = False
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Turned:
    """A rectangle with a direction, in the page's own space: down is where its words' feet are."""

    box: Rectangle
    turns: int

    @property
    def wide(self) -> float:
        """Along the words."""
        x0, y0, x1, y1 = self.box
        return y1 - y0 if self.turns % 2 else x1 - x0

    @property
    def high(self) -> float:
        """Across the words."""
        x0, y0, x1, y1 = self.box
        return x1 - x0 if self.turns % 2 else y1 - y0

    def part(self, along: float, up: float, wide: float, high: float) -> Rectangle:
        """A part of it: x, y, width, height in the page's space; shares are given, from its
        words' first foot.
        """
        x0, y0, x1, y1 = self.box
        dx, dy = x1 - x0, y1 - y0
        if self.turns == 1:  # words run up the page's own space, their feet to the right
            return x1 - (up + high) * dx, y0 + along * dy, high * dx, wide * dy
        if self.turns == 2:
            return x1 - (along + wide) * dx, y1 - (up + high) * dy, wide * dx, high * dy
        if self.turns == 3:
            return x0 + up * dx, y1 - (along + wide) * dy, high * dx, wide * dy
        return x0 + along * dx, y0 + up * dy, wide * dx, high * dy


def dashes_of(place: Turned) -> int:
    """How many dashes a broken line under a place has: few numbers, so that drawings are shared."""
    wanted = place.wide / max(_DASH * _RULE * place.high, 0.5)
    return min(_DASHES, key=lambda count: abs(count - wanted))


def tint_of(look: Look) -> Colour:
    """The colour behind words."""
    red, green, blue = INKS[look.ink % len(INKS)].tint
    if not look.faint:
        return red, green, blue
    return 1 - (1 - red) * _FAINT, 1 - (1 - green) * _FAINT, 1 - (1 - blue) * _FAINT


def highlight(places: Sequence[Turned], look: Look, dashes: Sequence[int]) -> bytes:
    """Ground and rule of some places, as a content stream."""
    ink = INKS[look.ink % len(INKS)]
    ground = [_drawn(place.part(0, 0, 1, 1)) for place in places]
    low = look.lane % _LANES * _STEP
    rules = [
        _drawn(place.part(along, low, wide, _RULE))
        for place, count in zip(places, dashes, strict=True)
        for along, wide in _dashed(count if look.faint else 1)
    ]
    return b"%b %b %b f %b %b f" % (
        SHADED, _fill(tint_of(look)), b" ".join(ground), _fill(ink.line), b" ".join(rules)
    )  # fmt: skip


def _dashed(count: int) -> list[tuple[float, float]]:
    """Where the dashes of a line begin and how long they are, in shares of it."""
    if count == 1:
        return [(0.0, 1.0)]
    length = 1 / (count - 1 + _ON)
    return [(at * length, length * _ON) for at in range(count)]


def underline(places: Sequence[Turned], opens: bool, broken: bool) -> bytes:
    """A thin line under a statement and, where it `opens`, an upright before its first word."""
    drawn = [_foot(place) for place in places]
    dash = b"[2 1.5] 0 d " if broken else b""
    lines = b"%b %b RG %b w %b%b S" % (
        SHADED, _colour(STATEMENT), figure(_UNDERLINE), dash, b" ".join(drawn)
    )  # fmt: skip
    if not (opens and places):
        return lines
    thick = _POST / max(places[0].wide, 0.1)
    post = places[0].part(-2 * thick, 0, thick, 1)
    return b"%b %b %b f" % (lines, _fill(STATEMENT), _drawn(post))


def _foot(place: Turned) -> bytes:
    """A line under a place, just inside it, so that a line that follows close isn't struck."""
    low = min(1.0, _UNDERLINE / 2 / max(place.high, 0.1))
    ends = (place.part(along, low, 0, 0)[:2] for along in (0, 1))
    (xa, ya), (xb, yb) = (tuple(map(figure, end)) for end in ends)
    return b"%b %b m %b %b l" % (xa, ya, xb, yb)


def guide_icon(side: float, turns: int = 0) -> bytes:
    """A square with an i in it, upright on a page that is turned."""
    blue, white = _fill(GUIDE), _fill((1, 1, 1))
    square = Turned((0, 0, side, side), turns)
    parts = ((0.42, 0.2, 0.16, 0.38), (0.42, 0.66, 0.16, 0.16))
    letters = (_drawn(square.part(*part)) for part in parts)
    return b"%b %b f %b %b f" % (blue, _drawn((0, 0, side, side)), white, b" ".join(letters))


def _drawn(part: Rectangle) -> bytes:
    return b"%b re" % b" ".join(map(figure, part))


def _fill(colour: Colour) -> bytes:
    return b"%b rg" % _colour(colour)


def _colour(colour: Colour) -> bytes:
    return b" ".join(map(figure, colour))


def figure(value: float) -> bytes:
    """A number in hundredths, without what needn't be said."""
    return f"{value:.2f}".rstrip("0").rstrip(".").encode()
