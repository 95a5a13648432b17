"""What becomes of a document whose reader crashed, hung or ran out of memory."""

from collections.abc import Mapping

from doc_audit.engine import Failure, Place
from doc_audit.model import Problem
from doc_audit.pipeline.audit import unreadable
from doc_audit.pipeline.inputs import Source

MOST_SKIPS = 2
"""Pages of one document that are left out to read the rest; each may cost the time limit again."""

_STUCK = 0.5  # share of the time limit on one page that makes that page the cause
_MESSAGES = {
    "crashed": "The reader crashed on this document ({detail}){place}; none of it was audited.",
    "timed_out": "Took longer than the limit of {seconds:g} s{place}; none of it was audited.",
    "out_of_memory": "Needs more memory than a document may have ({memory:g} GiB){place}; "
    "none of it was audited.",
    "failed": "Could not be audited because of a fault in doc-audit ({detail}){place}.",
}
_LOOKED = {
    "crashed": "The reader crashed on this document ({detail}){place}.",
    "timed_out": "Took longer than the {seconds:g} s that a look may take{place}.",
    "out_of_memory": "Needs more memory than a look may take ({memory:g} GiB){place}.",
    "failed": "Could not be read because of a fault in doc-audit ({detail}){place}.",
}
"""What `inspect` says: nothing was going to be audited."""
_SAVE_AGAIN = "Save the document again from the program that made it, or as another format."
_MENDS = {
    "timed_out": "Give it longer with --timeout, leave pictures unread with --ocr off, "
    "or split it.",
    "out_of_memory": "Split it, save it again from the program that made it, or give it more with "
    "--memory.",
}


_LOOKED_MENDS = {
    "timed_out": "Leave pictures unread with --ocr off, or split it.",
    "out_of_memory": "Split it, or save it again from the program that made it.",
}


def _is_page(place: Place | None) -> bool:
    return place is not None and place.doing.endswith(" page") and place.number > 0


def page_at_fault(failure: Failure, seconds: float) -> int:
    """The page without which the document may be read, from 1; 0 where there is none to name.

    Args:
        failure: what became of the document.
        seconds: its time limit. A document that is merely long has no page at fault.
    """
    place = failure.place
    if place is None or not _is_page(place) or failure.reason == "failed":
        return 0
    if failure.reason == "timed_out" and place.seconds < _STUCK * seconds:
        return 0
    return place.number


def failed(source: Source, failure: Failure, seconds: float, memory: int) -> Problem:
    """The problem of a document that gave no result; says what was being read when it failed.

    Args:
        source: the document.
        failure: what became of it.
        seconds: its time limit.
        memory: its limit in bytes.
    """
    place = failure.place
    message = _said(_MESSAGES, failure, seconds, memory)
    mend = _MENDS.get(failure.reason, _SAVE_AGAIN)
    pages = (place.number,) if place is not None and _is_page(place) else ()
    return unreadable(source, f"reader_{failure.reason}", message, mend, pages)


def looked(failure: Failure, seconds: float, memory: int) -> tuple[str, str]:
    """What is said of a document that could not be looked at, and how to mend it."""
    message = _said(_LOOKED, failure, seconds, memory)
    return message, _LOOKED_MENDS.get(failure.reason, _SAVE_AGAIN)


def _said(messages: Mapping[str, str], failure: Failure, seconds: float, memory: int) -> str:
    return messages[failure.reason].format(
        detail=failure.detail,
        seconds=seconds,
        memory=memory / 2**30,
        place=f" while {failure.place}" if failure.place else "",
    )
