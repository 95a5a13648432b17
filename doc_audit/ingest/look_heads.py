"""Which lines of plain text are headings, by their look and what stands around them."""

import re
from collections.abc import Sequence

from doc_audit.ingest.look import (
    HEADING_WORDS,
    NUMBERED,
    RULE,
    SENTENCE_END,
    Group,
    is_rule,
    is_upper,
    may_head,
)
from doc_audit.ingest.markers import marked
from doc_audit.text.clean import tidy

_PLAIN_HEADING_WORDS = 8  # of a heading with neither number nor capitals to show it
_HEADING_LENGTH = 90
_CHAPTER = re.compile(r"(?:chapter|part|section|appendix|annex|priority)\s+[\dA-Z]{1,3}\b", re.I)


def underlined(group: Group) -> int:
    """Level of a heading with a line of = or - below it, or 0."""
    if len(group.lines) == 2 and (rule := RULE.match(group.lines[1])):
        return 0 if is_rule(group.lines[0]) else 1 if rule[1] == "=" else 2
    return 0


def heading_level(group: Group, following: Group | None, above: Group | None = None) -> int:
    """Level of a heading from 1, or 0 for other text.

    A short line without a stop at its end, numbered, or in capitals, or alone above a longer
    paragraph or a list.
    """
    if level := underlined(group):
        return level
    if sum(map(len, group.lines)) > 2 * _HEADING_LENGTH:
        return 0
    text = group.text
    words = text.split()
    if text.endswith("-"):
        return 0
    if len(words) > HEADING_WORDS or len(text) > _HEADING_LENGTH or SENTENCE_END.search(text):
        return 0
    if sum(map(str.isalpha, text)) < 3 or any("\t" in line.strip() for line in group.lines):
        return 0
    numbered = NUMBERED.match(text)
    if numbered and (group.alone or _heads_prose(group, following, above)):
        return 1 + numbered[0].strip(" .)").count(".")
    if is_upper(text) or _CHAPTER.match(text):
        return 1
    return 2 if group.alone and _heads(words, following) else 0


def opens_text(group: Group, following: Group | None) -> bool:
    """Whether the first line of a text is its title: few words with no stop, and more below."""
    words = group.text.split()
    short = len(group.lines) == 1 and len(words) <= _PLAIN_HEADING_WORDS
    plain = short and may_head(group.lines[0]) and not {":", "\t"} & set(group.lines[0])

    return (
        plain
        and marked(group.text) is None
        and following is not None
        and not following.text[:1].islower()
    )


def _heads_prose(group: Group, following: Group | None, above: Group | None) -> bool:
    """Whether a numbered line stands above prose and is none of several numbered items."""
    if following is None or len(group.lines) > 1:
        return False
    near = [near for near in (above, following) if near is not None]
    if any(NUMBERED.match(each.text) and not _heads_number(each, group) for each in near):
        return False
    opened = above is not None and above.text.endswith(":")
    item = marked(following.text) is not None and not NUMBERED.match(following.text)
    return not opened and not item and following.text[:1].isupper()


def _heads_number(above: Group, group: Group) -> bool:
    """Whether one number holds the other: `2` above `2.1`."""
    numbers = [NUMBERED.match(each.text) for each in (above, group)]
    first, second = (found[0].strip(" .)") if found else "" for found in numbers)
    return first != second and (second.startswith(f"{first}.") or first.startswith(f"{second}."))


def _heads(words: Sequence[str], following: Group | None) -> bool:
    """Whether a few words stand above a sentence, a list or something much longer."""
    if following is None or not words[0][0].isupper() or len(words) > _PLAIN_HEADING_WORDS:
        return False
    below = tidy("\n".join(following.lines)[:600])
    return (
        bool(SENTENCE_END.search(below))
        or marked(below) is not None
        or len(below.split()) > 2 * len(words)
    )
