"""What one head of a table column, or one label such as `Who:`, promises of the words under it."""

import re
from functools import lru_cache

from doc_audit.ingest.head_words import NOT_PROMISED, QUESTIONS, WEAK_ACTIONS, WORDS
from doc_audit.model.document import CellRole
from doc_audit.text.words import words

_MOST_HEADS = 4096  # remembered; the short lines of a page are asked for again and again
_MOST_WORDS = 8  # a longer first row is a sentence, unless it opens like a known question

_MOST_QUESTION_WORDS = 14  # "What are we going to do to make sure that each of them is heard?"

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_PERIOD = re.compile(
    rf"(?:fy|year|yr|by|end|of|target|in|q[1-4]|quarter|(?:\d\d?\s)?{_MONTH}|[,()\s])*"
    rf"(?:q[1-4]|{_MONTH}\s?(?:[-–/]|to)\s?{_MONTH}\s?['’]?(?:20)?\d\d"
    r"|(?:years?|yrs?|quarter)\s*\d(?:\s?[-–]\s?\d)?\+?|(?:19|20)\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?|\d\d/\d\d)"
    r"(?:[\s()]*(?:target|milestone|deliverable|action|plan|q[1-4]|(?:20)?\d\d\s?[/–-]\s?\d\d)s?)*"
    r"[\s()]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z0-9]+")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_QUESTION = re.compile(r"\s*(?:by\s)?(?:what|who|how|when)\b", re.IGNORECASE)
_PARTS = re.compile(r"[/&+,;]|\band\b|\bor\b", re.IGNORECASE)  # blanks around: see `key_of`
_PREPOSITION = re.compile(r"\b(?:of|for|to|against|from|on|in|with)\b", re.IGNORECASE)


_SHORTENED = (
    (re.compile(r"\b(we|you|they|it|who)['’]ll\b"), r"\1 will"),
    (re.compile(r"\b(we|you|they)['’]re\b"), r"\1 are"),
    (re.compile(r"\b(we|you|they)['’]ve\b"), r"\1 have"),
    (re.compile(r"\b(what|who|how|it)['’]s\b"), r"\1 is"),
)
_SHORTEST_IS = 5  # letters of a word with "is" that is no plural ("basis"); "KPIs" is one


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ss", "us")) or (word.endswith("is") and len(word) >= _SHORTEST_IS):
        return word
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


@lru_cache(_MOST_HEADS)  # each head of a row is asked for several times in turn
def key_of(head: str) -> str:
    """Its words in small letters and singular, without signs; short forms (`we'll`) in full."""
    low = head.casefold()
    for short, whole in _SHORTENED if "'" in low or "’" in low else ():
        low = short.sub(whole, low)
    return " ".join(_singular(word) for word in _WORD.findall(low))


_ROLES: dict[str, CellRole] = {key_of(w): role for role, words in WORDS.items() for w in words}
_WEAK = frozenset(key_of(word) for word in WEAK_ACTIONS)
_ROLES.update(dict.fromkeys(_WEAK, "action"))
_LONGEST = max(len(key.split()) for key in _ROLES)


# Words that say what a column is for only when they stand alone ("What residents say").
_ALONE = words(
    """
    what who when how work year start end finish by organisation time evidence executive
    """
)
_LAST_QUESTION = words("who when")  # under a shared head: `Delivery` over `Who | When`
_NOT_PROMISED = words(NOT_PROMISED)


def _last_known(key: str) -> str:
    """The last known word or words of a head: `Action lead` is a lead, `Target date` a date."""
    words = key.split()
    if words and words[-1] in _NOT_PROMISED:
        return ""
    if words and words[-1] in _LAST_QUESTION:
        return words[-1]
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _LONGEST), end):
            found = " ".join(words[start:end])
            if found in _ROLES and found not in _ALONE:
                return found
    return ""


def _known(head: str) -> str:
    """The key of `_ROLES` that decides the role of `head`, or "".

    Of a double head its first known part does, but a baseline only where nothing else is there:
    `Baseline and target` says what is wanted.
    """
    bare = _BRACKETS.sub(" ", head)
    start = ""
    if (whole := key_of(bare)) in _ROLES:
        return whole
    for part in (*_PARTS.split(bare), *(a or b for a, b in _BRACKETS.findall(head))):
        key = key_of(part)
        if key not in _ROLES and len(key.split()) <= _MOST_WORDS:
            key = _last_known(key_of(_PREPOSITION.split(part)[0]))
        if key in _ROLES and _ROLES[key] != "baseline":
            return key
        start = start or (key if key in _ROLES else "")
    return start


_QUESTIONS = tuple((re.compile(pattern), role) for pattern, role in QUESTIONS)


def _opening_role(head: str) -> CellRole | None:
    key = key_of(head) + " "
    if len(key.split()) > _MOST_QUESTION_WORDS:
        return None
    return next((role for pattern, role in _QUESTIONS if pattern.match(key)), None)


def is_exact_head(words: str) -> bool:
    """Whether all of `words` is a known head, brackets aside, and nothing else is in it."""
    bare = _BRACKETS.sub(" ", words)
    if _QUESTION.match(bare) and _opening_role(bare) is not None:
        return True
    return all(key_of(part) in _ROLES for part in _PARTS.split(bare))


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


def is_strong_action(head: str) -> bool:
    """Whether it promises what is done, and not only what for (an objective, a priority)."""
    return cell_role(head) == "action" and _known(head) not in _WEAK
