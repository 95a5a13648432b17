"""The systems of England as equal tiles, one map for each kind of plan, with a table behind them.

A tile says one of: the score, no score, not readable, split, no plan in the corpus; each looks
different without its colour too. A system merged whole into another takes its plan, and the tiles
of the merged one are joined.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from doc_audit.compare import Comparison
from doc_audit.model.system import System, Tile
from doc_audit.report.lookup import Lookup
from doc_audit.report.system_states import KnownSystems, SystemState, scores_in, state_words
from doc_audit.report.words import kind_words, sentence, spelled, whole

LEAST_SYSTEMS = 3
"""Systems with a plan from which a map is drawn; a choice: two are seen at once in any table."""

_MOST_KINDS = 3  # maps; of further kinds there are a few plans at most
_SHADES = 5
_TEN, _TWENTY = 10, 20
"""Points that a shade takes in. Ten apart is noise at the size of one document, so finer shades
would show differences that aren't there; twenty, where five times ten don't hold all scores."""

_SHOWN = {"none": "–", "unread": "not read", "unscored": "no score", "split": "split"}


@dataclass(frozen=True, slots=True)
class MapTile:
    """A tile as drawn.

    Attributes:
        classes: of its place (`c0`…, `r0`…), state, shade, and sides where it is joined on.
        figure: the score, or the state in a word or two; empty on joined tiles after the first.
        says: name, score with interval, what to know of it.
        numbers: of its plans in the table, for the filter.
    """

    label: str
    classes: str
    figure: str
    says: str
    href: str
    numbers: str


@dataclass(frozen=True, slots=True)
class SystemMap:
    """Tiles of one kind of plan, from north to south; `heading` says what the map shows."""

    heading: str
    tiles: tuple[MapTile, ...]


@dataclass(frozen=True, slots=True)
class SystemLine:
    """A system in the table: for each kind of plan the words and the link ("" without)."""

    name: str
    region: str
    now: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class MapPart:
    """All of the section; `kinds` are the heads of the table's last columns, `shades` the key."""

    finding: str
    maps: tuple[SystemMap, ...]
    shades: tuple[str, ...]
    kinds: tuple[str, ...]
    lines: tuple[SystemLine, ...]
    merged: bool


def map_part(
    lookup: Lookup,
    comparison: Comparison | None,
    systems: Sequence[System],
    numbers: Mapping[str, int],
) -> MapPart | None:
    """The maps of a run; None where its plans are of fewer than `LEAST_SYSTEMS` of the systems.

    `numbers`: plan id → its number on the page.
    """
    if comparison is None or not systems:
        return None
    known = KnownSystems(lookup, comparison, systems, numbers)
    if len(known.found) < LEAST_SYSTEMS:
        return None
    kinds = sorted(known.kinds, key=lambda kind: (-known.kinds[kind], kind))[:_MOST_KINDS]
    states = {(s.code, kind): known.state(s, kind) for s in known.tiled for kind in kinds}
    bands = _bands([score for state in states.values() for score in scores_in(state)])
    return MapPart(
        finding=_finding(known, kinds, states),
        maps=tuple(_map(known.tiled, kind, states, bands) for kind in kinds),
        shades=tuple(_shade_words(bands)),
        kinds=tuple(sentence(kind_words(kind)) for kind in kinds),
        lines=tuple(_line(system, known.boards, kinds, states) for system in known.tiled),
        merged=any(state.board or state.state == "split" for state in states.values()),
    )


def _finding(
    known: KnownSystems, kinds: Sequence[str], states: Mapping[tuple[str, str], SystemState]
) -> str:
    """How many systems have a scored plan, and of how many there is none at all."""
    of_system = {s.code: [states[s.code, kind].state for kind in kinds] for s in known.tiled}
    scored = sum(bool({"scored", "several"} & set(found)) for found in of_system.values())
    none = sum(set(found) == {"none"} for found in of_system.values())
    total = len(known.tiled)
    which = (
        f"All {total} systems have"
        if scored == total
        else f"{scored or 'None'} of {total} systems "
    )
    which += "" if scored == total else ("has" if scored == 1 else "have")
    start = f"{which} a scored plan"
    return f"{start}; of {spelled(none)} the corpus has no plan" if none else start


def _bands(scores: Sequence[float]) -> tuple[int, ...]:
    """Scores at which the shades begin: the same for all maps, so that they can be compared."""
    if not scores:
        return ()
    low = int(min(scores) // _TEN) * _TEN
    if max(scores) < low + _SHADES * _TEN:
        return tuple(low + n * _TEN for n in range(_SHADES) if low + n * _TEN <= max(scores))
    return tuple(n * _TWENTY for n in range(_SHADES))


def _shade_words(bands: Sequence[int]) -> Iterator[str]:
    width = bands[1] - bands[0] if len(bands) > 1 else _TEN
    for start in bands:
        yield f"{start} to {100 if start + width == 100 else start + width - 1}"


def _map(
    tiled: Sequence[System],
    kind: str,
    states: Mapping[tuple[str, str], SystemState],
    bands: Sequence[int],
) -> SystemMap:
    placed = sorted(((s.tile, s) for s in tiled if s.tile), key=lambda p: (p[0].row, p[0].column))
    boards = {(t.column, t.row): states[s.code, kind].board for t, s in placed}
    first = {board: place for place, board in reversed(boards.items()) if board}
    tiles = tuple(
        _tile(s, t, states[s.code, kind], boards, first.get(states[s.code, kind].board), bands)
        for t, s in placed
    )
    plans = {p.score.plan: p.score for s in tiled for p in states[s.code, kind].plans}
    scores = sorted(score.score for score in plans.values() if score.score is not None)
    return SystemMap(f"{sentence(_many(kind))}: {_span(scores)}", tiles)


def _many(kind: str) -> str:
    """A kind of plan in the plural."""
    words = kind_words(kind)
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def _span(scores: Sequence[float]) -> str:
    """Of scores that rise."""
    if not scores:
        return "none is scored"
    if len(scores) == 1:
        return f"one score, {whole(scores[0])}"
    return f"{len(scores)} scores, {whole(scores[0])} to {whole(scores[-1])}"


Place = tuple[int, int]


def _tile(
    system: System,
    tile: Tile,
    state: SystemState,
    boards: Mapping[Place, str],
    first: Place | None,
    bands: Sequence[int],
) -> MapTile:
    place = (tile.column, tile.row)
    later = first is not None and place != first
    classes = [f"c{tile.column}", f"r{tile.row}", state.state, *_shade(state, bands)]
    if state.board:
        sides = (("east", (1, 0)), ("south", (0, 1)))
        classes += [
            side for side, (right, down) in sides
            if boards.get((place[0] + right, place[1] + down)) == state.board
        ]  # fmt: skip
    if any(plan.unread for plan in state.plans) and state.state in ("scored", "several"):
        classes.append("part")
    return MapTile(
        label=tile.label,
        classes=" ".join(classes),
        figure="" if later else _figure(state),
        says=f"{_name(system, state)}: {state_words(state)}",
        href=state.plans[0].href if len(state.plans) == 1 else "#map-table" if state.plans else "",
        numbers=" ".join(str(plan.number) for plan in state.plans),
    )


def _name(system: System, state: SystemState) -> str:
    return f"{system.name} (now in {state.board})" if state.board else system.name


def _shade(state: SystemState, bands: Sequence[int]) -> list[str]:
    scores = scores_in(state)
    if not scores:
        return []
    middle = sum(scores) / len(scores)
    return [f"m{sum(middle >= start for start in bands) - 1}"]


def _figure(state: SystemState) -> str:
    scores = scores_in(state)
    if not scores:
        return _SHOWN.get(state.state, "")
    doubt = "?" if any(plan.guessed for plan in state.plans) else ""
    return "–".join(dict.fromkeys(whole(s) for s in (scores[0], scores[-1]))) + doubt


def _line(
    system: System,
    boards: Sequence[System],
    kinds: Sequence[str],
    states: Mapping[tuple[str, str], SystemState],
) -> SystemLine:
    return SystemLine(
        system.name,
        system.region,
        "; ".join(_now(system, boards)),
        tuple(_cell(states[system.code, kind]) for kind in kinds),
    )


def _now(system: System, boards: Sequence[System]) -> Iterator[str]:
    for board in boards:
        if system.code in board.parts:
            yield board.name
        elif system.code in board.split:
            yield f"part in {board.name}"


def _cell(state: SystemState) -> tuple[str, str, str]:
    """State, words and link of a table cell."""
    href = state.plans[0].href if len(state.plans) == 1 else ""
    words = state_words(state) + (f", plan of {state.board}" if state.board else "")
    return state.state, words, href
