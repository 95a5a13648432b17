"""Where the heads of a sheet's table stand, and forms whose heads run down the first column."""

from collections.abc import Sequence
from statistics import median

from doc_audit.ingest.grid_heads import is_data
from doc_audit.ingest.heads import (
    cell_role,
    is_action_head,
    is_exact_head,
    is_period,
    is_risk_register,
    roles_of,
)
from doc_audit.ingest.sheets.spots import Row

HEAD_WORDS = 10
"""A longer cell is data; "How will we know that it has made a difference" has ten words."""

_SEARCHED = 40  # rows of a stretch in which heads are looked for; guidance above them is shorter
_FULL = 0.5  # share of the usual cells of a row that a row of heads or a row that goes on fills
_MOST_LABELS = 60  # different ones of a form; the first column of a log has thousands
_EXACT = 0.6  # share of labels of a form that are known heads; the rest are such as `Ref`

_TEXTS = ("text", "action text", "description", "details", "detail", "summary", "title", "name")
"""Heads that hold what will be done where no other column does, the likeliest first."""
_MOST_TELLING = frozenset({"lead", "timescale", "measure", "status", "resource"})


def _is_short(text: str) -> bool:
    return len(text.split()) <= HEAD_WORDS and not text.rstrip().endswith(".")


def text_head(heads: Sequence[str]) -> str:
    """The head of the column that says what will be done under a head such as `Text`; else "".

    Only where no head promises an action and two others promise different things of one, as in
    `Title | Text | Success | Partners`.
    """
    roles = [] if is_risk_register(heads) else [cell_role(head) for head in heads]
    if "action" in roles_of(heads) or len(_MOST_TELLING.intersection(roles)) < 2:
        return ""
    named = {head.strip(" :").casefold(): head for head in reversed(heads)}
    return next((named[name] for name in _TEXTS if name in named), "")


def opens_actions(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are heads of an action table, all of them short."""
    if len(texts) < 2 or not all(map(_is_short, texts)):
        return False
    return is_action_head(texts) or bool(text_head(texts))


def is_known_head(texts: Sequence[str]) -> bool:
    """Whether a row inside a table is one of heads beyond doubt: half of its cells are known."""
    # Rows of data mostly hold a number or a date; to look for those first saves most of the time.
    if len(texts) < 2 or any(text[:1].isdigit() and not is_period(text) for text in texts):
        return False
    if not opens_actions(texts):
        return False
    return sum(map(is_exact_head, texts)) >= len(texts) / 2


def _looks_like_heads(texts: Sequence[str]) -> bool:
    return (
        len(texts) >= 2
        and not is_data(texts)
        and all(
            _is_short(text)
            and (is_period(text) or (not text[:1].isdigit() and text.strip(" \n-–")))
            for text in texts
        )
    )


def renews(row: Row) -> bool:
    """Whether a row of short words after a blank one opens a table of its own.

    So it does if a third of its cells are known heads, or all are bold. Words such as "Completed"
    head columns of progress but stand in them as well, so they don't count.
    """
    texts = row.texts()
    known = sum(is_exact_head(t) and cell_role(t) not in ("status", "other") for t in texts)
    return 3 * known >= len(texts) or all(spot.bold for spot in row.spots.values())


def usual_width(rows: Sequence[Row]) -> float:
    """How many cells a row holds, the median of those with two or more; 1 where there is none."""
    widths = [len(texts) for row in rows if len(texts := row.texts()) > 1]
    return median(widths) if widths else 1


def _has_span(row: Row) -> bool:
    """Whether one cell of several in the row covers some columns."""
    owners = [spot.owner for spot in row.spots.values()]
    return 1 < len(set(owners)) < len(owners)


def _reaches(above: Row, below: Row) -> bool:
    """Whether a cell of one row goes down into the next."""
    return any(below.spots.get(c) == spot for c, spot in above.spots.items())


def _spread(rows: Sequence[Row], at: int) -> tuple[int, int]:
    """The rows of heads, first and after the last, round the one found."""
    first, after = at, at + 1
    if at and rows[at - 1].number == rows[at].number - 1 and _has_span(rows[at - 1]):
        first = at - 1
    elif _has_span(rows[at]) and after < len(rows) and _reaches(rows[at], rows[after]):
        after += 1
    return first, after


def heads_at(rows: Sequence[Row]) -> tuple[int, int] | None:
    """Where in a stretch its rows of heads begin and what follows them begins; None if nowhere.

    A row that promises actions wins wherever it stands; else the first row that is about as wide
    as those under it, if its cells are short and no numbers.
    """
    for at, row in enumerate(rows[:_SEARCHED]):
        texts = row.texts()
        if opens_actions(texts) and len(texts) >= _FULL * usual_width(rows[at:]):
            return _spread(rows, at)
    usual = usual_width(rows)
    for at, row in enumerate(rows[:_SEARCHED]):
        texts = row.texts()
        if len(texts) > 1 and len(texts) >= _FULL * usual:
            found = at + 1 < len(rows) and _looks_like_heads(texts)
            return _spread(rows, at) if found else None
    return None


def goes_on(rows: Sequence[Row], width: float, columns: Sequence[int]) -> bool:
    """Whether rows after a blank one go on with a table of that usual width and those columns.

    A key under a table ("Green | On track") fills fewer of its columns than its rows do.
    """
    inside = all(columns[0] <= column <= columns[-1] for row in rows for column in row.spots)
    return inside and usual_width(rows) >= max(2, _FULL * width)


def _label(row: Row, column: int) -> str:
    return row.spots[column].text.strip(" \n:") if column in row.spots else ""


def is_form(rows: Sequence[Row]) -> bool:
    """Whether the heads run down the first column, beside one or several columns of words."""
    if len(rows) < 2:
        return False
    first = min(column for row in rows for column in row.spots)
    labels = [_label(row, first) for row in rows]
    if not all(label and _is_short(label) for label in labels):
        return False
    known = list(dict.fromkeys(labels))
    if len(known) > _MOST_LABELS or not is_action_head(known):
        return False
    exact = sum(map(is_exact_head, labels)) >= _EXACT * len(labels)
    # A list of short rows under real heads repeats no role of heads in its first row.
    return exact and not all(cell_role(text) != "other" for text in rows[0].texts())
