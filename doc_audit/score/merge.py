"""Near-duplicates of a plan: the summary repeats the body, the delivery plan the strategy."""

import re
from collections.abc import Sequence

from doc_audit.model import Statement
from doc_audit.text.similar import NOTE_MARK, groups
from doc_audit.text.similar import likeness as likeness_of_texts

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Numbers = frozenset[str]


def copies(statements: Sequence[Statement], threshold: float) -> list[list[int]]:
    """Indices of the statements, those that say the same together (`text.similar.groups`).

    Rows of an action table are compared by what is to be done; rows that then contradict each
    other in the dates or numbers of their other cells are kept apart. Every index is in one
    group, groups and indices ascend, and the grouping doesn't depend on the statements' order.
    `threshold`, 0…100, is the likeness of the sorted words from which two may be copies.
    """
    texts = [what_is_done(statement) for statement in statements]
    numbers = [numbers_of(statement.text) for statement in statements]
    # The most exact and longest first, so that it, not the order of reading, decides which group
    # a shorter copy joins where it could join two.
    order = sorted(
        range(len(texts)),
        key=lambda i: (-len(numbers[i]), -len(texts[i]), texts[i], sorted(numbers[i])),
    )
    alike = groups([texts[i] for i in order], threshold)
    return sorted(
        sorted(group) for close in alike for group in _agreeing([order[i] for i in close], numbers)
    )


def what_is_done(statement: Statement) -> str:
    """The words compared: the action cells of a table row, else the whole text.

    Lead and date in the cells beside would hide that the row repeats an aim of the text.
    """
    acts = [
        statement.text[cell.start : cell.end] for cell in statement.cells if cell.role == "action"
    ]
    return " ".join(acts) or statement.text


def likeness(one: Statement, other: Statement) -> float:
    """How alike two statements are in what is to be done, 0…100 (`text.similar.likeness`)."""
    return likeness_of_texts(what_is_done(one), what_is_done(other))


def numbers_of(text: str) -> Numbers:
    """Numbers of a text as written, years and days of dates among them; no marks of notes."""
    return frozenset(_NUMBER.findall(NOTE_MARK.sub("", text)))


def contradict(a: Numbers, b: Numbers) -> bool:
    """Each names a number that the other doesn't: a row due in 2026 against one due in 2027.

    A row or sentence that names none contradicts nothing.
    """
    return bool(a - b) and bool(b - a)


def _agreeing(group: Sequence[int], numbers: Sequence[Numbers]) -> list[list[int]]:
    """Parts of a group in which no two contradict each other; first come, first placed."""
    parts: list[list[int]] = []
    for i in group:
        for part in parts:
            if not any(contradict(numbers[i], numbers[j]) for j in part):
                part.append(i)
                break
        else:
            parts.append([i])
    return parts
