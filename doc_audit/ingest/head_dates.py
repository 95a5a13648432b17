"""Which of the dates of one table is the one by which its actions are done."""

import re
from collections.abc import Sequence

from doc_audit.ingest.head_roles import is_period, key_of
from doc_audit.ingest.head_words import PLAIN_DATES
from doc_audit.model.document import CellRole

_DATED = r"date|day|on|deadline|timescale|timeframe|time|completion|delivery|finish|end"
_LOG = r"raised|added|opened|logged|identified|created|assigned|allocated|recorded|received|issued"
# Words are in small letters and singular, as `key_of` gives them.
_OF_LOG = re.compile(
    rf"\bdate (?:first |it was |was )?(?:{_LOG})\b|\b(?:{_LOG}) (?:date|on)\b"
    r"|\breview(?:ed)?\b|\bmeeting(?: date)?$"
    r"|\b(?:last|latest|date of|date) (?:\w+ )?(?:update|updated|meeting)\b"
    r"|\bupdate(?:d)? (?:date|on)\b"
)
_OF_END = re.compile(
    rf"\bactual (?:\w+ )?(?:{_DATED})\b|\bdate (?:of )?(?:actual )?(?:closed|closure|completed|"
    r"achieved|finished)\b|\b(?:closed|closure|achieved) (?:date|on)\b"
)
_OF_START = re.compile(
    r"\b(?:start|started|starting|begin|beginning|commence|commencing|commencement|from)\b"
    r"|\bdate (?:agreed|set)\b|\bagreement date\b|\bagreed on\b"
)
_EARLIER = re.compile(r"\b(?:original|originally|initial|previous|old|baseline)\b")
_NO_DATES = re.compile(r"\b(?:milestone|phase|phasing)$")


def _is_end(key: str) -> bool:
    """Whether a head promises the date by which something is done."""
    return not (_OF_START.search(key) or _EARLIER.search(key) or _NO_DATES.search(key))


def _is_entry(keys: Sequence[str], roles: Sequence[CellRole], at: int) -> bool:
    """Whether a bare `Date` stands before the action: when the row was written."""
    return keys[at] in PLAIN_DATES and "action" in roles[at + 1 :]


def with_dates(heads: Sequence[str], roles: Sequence[CellRole]) -> list[CellRole]:
    """Roles with only those columns as timescales that say by when an action is done.

    The date on which it was raised, looked at or updated never does, and when it was finished is
    its status. When it starts, or was first to be done, is its timescale only where no other
    column says by when; the same holds for a bare `Date` before the action. Periods are left.
    """
    keys = [key_of(head) for head in heads]
    done = list(roles)
    for at, key in enumerate(keys):
        if roles[at] == "timescale" and not is_period(heads[at]):
            if _OF_END.search(key):
                done[at] = "status"
            elif _OF_LOG.search(key):
                done[at] = "other"
    dates = [at for at, role in enumerate(done) if role == "timescale" and not is_period(heads[at])]
    ends = [at for at in dates if _is_end(keys[at])]
    late = [at for at in ends if not _is_entry(keys, done, at)] or ends
    for at in dates if late else ():
        if at not in late and not _NO_DATES.search(keys[at]):
            done[at] = "other"
    return done
