"""What the head of a table column, or a label such as `Who:`, promises of the words under it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from doc_audit.ingest.head_words import OPENINGS, WEAK_ACTIONS, WORDS
from doc_audit.model.document import CellRole

_MOST_HEADS = 4096  # remembered; the short lines of a page are asked for again and again
_MOST_WORDS = 8  # a longer first row is a sentence, unless it opens like a known question

_PERIOD = re.compile(
    r"(?:fy|year|yr|by|target|in|q[1-4]|quarter|,|\s)*"
    r"(?:q[1-4]|(?:year|yr|quarter)\s*\d\+?|(?:19|20)\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?|\d\d/\d\d)"
    r"(?:\s*(?:target|milestone|deliverable|action|plan|q[1-4])s?)*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9]+")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_QUESTION = re.compile(r"\s*(?:by\s)?(?:what|who|how|when)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:/|&|\+|,|;|\band\b|\bor\b)\s*", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:of|for|to|against|from|on|in|with)\b", re.IGNORECASE)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _key(words: str) -> str:
    return " ".join(_singular(word) for word in _WORD.findall(words.casefold()))


_ROLES: dict[str, CellRole] = {_key(w): role for role, words in WORDS.items() for w in words}
_WEAK = frozenset(_key(word) for word in WEAK_ACTIONS)
_ROLES.update(dict.fromkeys(_WEAK, "action"))
_LONGEST = max(len(key.split()) for key in _ROLES)


# Words that say what a column is for only when they stand alone ("What residents say").
_ALONE = frozenset({"what", "who", "when", "how", "work", "year", "start", "organisation", "time"})


def _last_known(key: str) -> str:
    """The last known word or words of a head: `Action lead` is a lead, `Target date` a date."""
    words = key.split()
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _LONGEST), end):
            found = " ".join(words[start:end])
            if found in _ROLES and found not in _ALONE:
                return found
    return ""


def _known(head: str) -> str:
    """The key of `_ROLES` that decides the role of `head`, or ""."""
    bare = _BRACKETS.sub(" ", head)
    if (whole := _key(bare)) in _ROLES:
        return whole
    for part in (*_PARTS.split(bare), *(a or b for a, b in _BRACKETS.findall(head))):
        key = _key(part)
        if key in _ROLES:
            return key
        if len(key.split()) <= _MOST_WORDS:
            found = _last_known(_key(_PREPOSITION.split(part)[0]))
            if found:
                return found
    return ""


_OPENING_KEYS = tuple((_key(start) + " ", role) for start, role in OPENINGS)


def _opening_role(head: str) -> CellRole | None:
    key = _key(head) + " "
    return next((role for start, role in _OPENING_KEYS if key.startswith(start)), None)


def is_exact_head(words: str) -> bool:
    """Whether all of `words` is a known head, brackets aside, and nothing else is in it."""
    bare = _BRACKETS.sub(" ", words)
    if _QUESTION.match(bare) and _opening_role(bare) is not None:
        return True
    return all(_key(part) in _ROLES for part in _PARTS.split(bare))


def is_period(head: str) -> bool:
    """Whether a head is nothing but a period or its target: `2024/25`, `Q1`, `Year 3 target`."""
    return _PERIOD.fullmatch(head.strip(" \t\n\r\xa0:")) is not None


@lru_cache(_MOST_HEADS)
def cell_role(head: str) -> CellRole:
    """What one head or label promises, whatever its case, spaces, plurals or closing colon.

    The whole head is looked up first, then its last known word before a preposition (`Lead for
    the action` is a lead), then each part of a double head (`Lead / Timescale` is a lead), then
    what stands in brackets. A bare period is a timescale, see `roles_of`.
    """
    if (opening := _opening_role(head)) is not None:
        return opening
    if is_period(head):
        return "timescale"
    return _ROLES.get(_known(head), "other")


def _is_strong_action(head: str) -> bool:
    return cell_role(head) == "action" and _known(head) not in _WEAK


def roles_of(heads: Sequence[str]) -> tuple[CellRole, ...]:
    """Roles of all heads of one table, each seen beside the others.

    An objective or priority is the action only where no other column says what is done; a period
    (`2024/25`) is a timescale only beside an action, else the column holds data of that period.
    """
    roles = [cell_role(head) for head in heads]
    has_action = "action" in roles
    has_strong = any(map(_is_strong_action, heads))
    for place, head in enumerate(heads):
        demoted = roles[place] == "action" and has_strong and not _is_strong_action(head)
        if demoted or (is_period(head) and not has_action):
            roles[place] = "other"
    return tuple(roles)


def is_action_head(heads: Sequence[str]) -> bool:
    """Whether a row of heads opens an action table.

    The rule: one head that promises an action (objectives and priorities count) and another that
    promises a lead or a timescale. Bare periods don't count as timescales here: `Activity |
    2018/19 | 2019/20` is a table of figures.
    """
    roles = [cell_role(head) for head in heads if not is_period(head)]
    return "action" in roles and bool({"lead", "timescale"}.intersection(roles))
