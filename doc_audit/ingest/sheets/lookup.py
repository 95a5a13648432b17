"""Sheets that only hold the words to choose from in other sheets' drop-down lists."""

from collections.abc import Collection, Sequence

from doc_audit.ingest.heads import is_period
from doc_audit.ingest.sheets.header import opens_actions
from doc_audit.ingest.sheets.spots import Row

_CHOICE_WORDS = 4  # "Completed" to "On track with risks"; actions and titles are mostly longer
_FEWEST_CHOICES = 3


def _is_choice(text: str) -> bool:
    """Whether a cell may be a choice: a few words or a period, no figure and no sentence."""
    few = len(text.split()) <= _CHOICE_WORDS and not text.rstrip().endswith((".", ":"))
    return few and (any(map(str.isalpha, text)) or is_period(text))


def is_lookup(name: str, rows: Sequence[Row], referenced: Collection[str], first: bool) -> bool:
    """Whether a sheet is a list of choices: RAG values, teams, themes.

    So it is where it has no head of an action table, drop-down lists of other sheets are taken
    from it and most of its words are choices, not what is said of them; also where all it holds, in
    three rows or more, is a few words a cell, unless it is the first sheet, which may be a cover.

    Args:
        name: of the sheet.
        rows: what it shows.
        referenced: sheets that other sheets' drop-down lists are taken from, in lower case.
        first: whether it is the first sheet that is shown.
    """
    if any(opens_actions(row.texts()) for row in rows):
        return False
    texts = [text for row in rows for text in row.texts()]
    if name.casefold() in referenced:
        chosen = sum(len(text.split()) for text in texts if _is_choice(text))
        return chosen > sum(len(text.split()) for text in texts) / 2
    choices = len(rows) >= _FEWEST_CHOICES and all(map(_is_choice, texts))
    return choices and not first
