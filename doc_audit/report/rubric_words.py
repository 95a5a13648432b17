"""Words and signs for what a rubric's criteria found, and for where they come from."""

from collections.abc import Mapping

from doc_audit.model.answers import (
    FOUND,
    NOT_ASKED,
    NOT_FOUND,
    NOT_READABLE,
    NOTHING,
    SHARE,
    Answer,
)
from doc_audit.rubric.criteria import Criterion, Sourced

RECALLED = "recalled, not checked"
VERIFIED = "verified at its source"

SYMBOLS: Mapping[str, str] = {
    FOUND: "●", NOT_FOUND: "–", NOT_READABLE: "?", NOTHING: "∅", NOT_ASKED: "",
}  # fmt: skip
"""Beside the words, never instead of them; lesser states of a criterion's own have `STATE`."""
STATE = "◐"
STATE_WORDS: Mapping[str, str] = {
    FOUND: "found",
    NOT_FOUND: "not found",
    NOT_READABLE: "not readable in full",
    NOTHING: "nothing to judge",
    NOT_ASKED: "not asked",
}


def is_recalled(item: Sourced) -> bool:
    """Whether nobody looked at the source."""
    return item.provenance == "recalled"


def symbol(criterion: Criterion, answer: Answer) -> str:
    """The sign of an answer; "" for shares, which are figures, and where it isn't asked."""
    if answer.state == SHARE:
        return ""
    best = criterion.states[0].id if criterion.states else FOUND
    return SYMBOLS[FOUND] if answer.state == best else SYMBOLS.get(answer.state, STATE)


def state_words(criterion: Criterion, answer: Answer) -> str:
    """An answer in words, as short as a cell needs."""
    if answer.state == SHARE:
        return f"{answer.n} of {answer.of}" if answer.of else "none to count"
    own = {state.id: state.label for state in criterion.states}
    return own.get(answer.state, STATE_WORDS.get(answer.state, answer.state))


def page_name(rubric: str) -> str:
    """File of a rubric's page in the run folder."""
    return f"rubric-{rubric}.html"
