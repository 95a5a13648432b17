"""What lines of plain text are, by their look: where paragraphs end, what is a heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doc_audit.ingest.converted import OPEN_WORDS
from doc_audit.ingest.labels import label_of
from doc_audit.ingest.markers import marked
from doc_audit.text.clean import tidy

_WRAP_LEAST = 40  # characters; text wrapped narrower than this is a list or a poem
_WRAP_MOST = 140  # characters; longer lines are whole paragraphs
_FULL = 0.75  # of the wrap width: a shorter line that ends a sentence ends its paragraph
_HEADING_WORDS = 12
_PLAIN_HEADING_WORDS = 8  # of a heading with neither number nor capitals to show it
_HEADING_LENGTH = 90
LEADER = re.compile(r".{2,150}?\s*(?:\.\s?){4,}\s*\d{1,3}\s*")
"""A line of a list of contents: dots lead to a page number."""

MAIL_HEAD = re.compile(r"(?:From|To|Cc|Subject|Sent|Date|Attachments):\s+\S.{0,200}")
"""A line at the head of a mail."""

_ROOM = 0.8  # of the wrap width; letters are of many widths, so a line may end some before it
_SENTENCE_END = re.compile(r"[.!?;:,…][\"'”’)\]]*$")
_RULE = re.compile(r"\s*([-=_*~#])\1{2,}\s*$")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z][.)]|[IVX]{1,4}\.)\s+(?=[A-Z])")
_CHAPTER = re.compile(r"(?:chapter|part|section|appendix|annex|priority)\s+[\dA-Z]{1,3}\b", re.I)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together; `alone` when blank lines stand above and below them."""

    lines: tuple[str, ...]
    alone: bool

    @property
    def text(self) -> str:
        """The words, tidy."""
        return tidy("\n".join(self.lines))


def _wrap_width(lines: Sequence[str]) -> int:
    """Width at which the text was wrapped; 0 where each line is a paragraph."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if not lengths or lengths[-1] > _WRAP_MOST:
        return 0
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return width if width >= _WRAP_LEAST else 0


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written."""
    return _RULE.match(line) is not None


def _is_upper(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def _opens(line: str) -> bool:
    """Whether a line opens something whatever stands above it."""
    words = tidy(line[:200])
    return marked(words) is not None or label_of(words) is not None


def _leaves_room(above: str, line: str, width: int) -> bool:
    """Whether the first word of a line would have stood on the line above, had it gone on."""
    return len(above.rstrip()) + 1 + len(line.split()[0]) <= _ROOM * width


def _is_title(line: str) -> bool:
    """Whether a line may be a heading by its words alone."""
    words = line.split()
    return (
        len(words) <= _HEADING_WORDS
        and not _SENTENCE_END.search(line.rstrip())
        and (words[0][0].isupper() or _NUMBERED.match(line.strip()) is not None)
        and words[-1].lower() not in OPEN_WORDS
    )


def _ends_title(held: Sequence[str], line: str, width: int) -> bool:
    """Whether the only line above is a heading: numbered, or much shorter than the prose below."""
    if len(held) != 1 or not _is_title(held[0]) or not line.strip()[0].isupper():
        return False
    numbered = _NUMBERED.match(held[0].strip()) is not None
    return _leaves_room(held[0], line, width) and (numbered or len(line.rstrip()) >= _FULL * width)


def _ends_item(above: str, line: str, width: int, listing: bool) -> bool:
    """Whether a line below a stem or an item opens an item whose bullet was lost."""
    if above.rstrip().endswith(":"):
        return line.strip()[0].islower()
    return listing and _leaves_room(above, line, width)


def _breaks(above: str, line: str, width: int) -> bool:
    """Whether a line starts a new paragraph right below another, by the two alone."""
    if is_rule(line):
        return is_rule(above)
    if not width or _opens(line) or is_rule(above):
        return True
    if LEADER.fullmatch(above) or (MAIL_HEAD.match(above) and MAIL_HEAD.match(line)):
        return True
    if "\t" in line.strip() or "\t" in above.strip():
        return True
    short = len(above.rstrip()) < _FULL * width
    return short and (bool(_SENTENCE_END.search(above.rstrip())) or _is_upper(above))


def groups_of(text: str) -> Iterator[Group]:
    """Groups of lines that make a paragraph, item, heading or table row each."""
    lines = text.split("\n")
    width = _wrap_width(lines)
    held: list[str] = []
    blank_above = True
    listing = stem = False
    for line in [*lines, ""]:
        blank = not line.strip()
        item = not blank and bool(held) and width > 0 and _ends_item(held[-1], line, width, listing)
        if held and (
            blank or item or _breaks(held[-1], line, width) or _ends_title(held, line, width)
        ):
            yield Group(tuple(held), blank_above and blank)
            held, blank_above = [], False
            listing = item and line.strip()[0].islower()
        if blank:
            blank_above = True
            continue
        if not held and stem:
            listing = line.strip()[0].islower()
        held.append(line)
        stem = line.rstrip().endswith(":")


def underlined(group: Group) -> int:
    """Level of a heading with a line of = or - below it, or 0."""
    if len(group.lines) == 2 and (rule := _RULE.match(group.lines[1])):
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
    if len(words) > _HEADING_WORDS or len(text) > _HEADING_LENGTH or _SENTENCE_END.search(text):
        return 0
    if sum(map(str.isalpha, text)) < 3 or any("\t" in line.strip() for line in group.lines):
        return 0
    numbered = _NUMBERED.match(text)
    if numbered and (group.alone or _heads_prose(group, following, above)):
        return 1 + numbered[0].strip(" .)").count(".")
    if _is_upper(text) or _CHAPTER.match(text):
        return 1
    return 2 if group.alone and _heads(words, following) else 0


def is_title(group: Group, following: Group | None) -> bool:
    """Whether the first line of a text is its title: few words with no stop, and more below."""
    words = group.text.split()
    short = len(group.lines) == 1 and len(words) <= _PLAIN_HEADING_WORDS
    plain = short and _is_title(group.lines[0]) and not {":", "\t"} & set(group.lines[0])

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
    if any(_NUMBERED.match(each.text) and not _heads_number(each, group) for each in near):
        return False
    opened = above is not None and above.text.endswith(":")
    item = marked(following.text) is not None and not _NUMBERED.match(following.text)
    return not opened and not item and following.text[:1].isupper()


def _heads_number(above: Group, group: Group) -> bool:
    """Whether one number holds the other: `2` above `2.1`."""
    numbers = [_NUMBERED.match(each.text) for each in (above, group)]
    first, second = (found[0].strip(" .)") if found else "" for found in numbers)
    return first != second and (second.startswith(f"{first}.") or first.startswith(f"{second}."))


def _heads(words: Sequence[str], following: Group | None) -> bool:
    """Whether a few words stand above a sentence, a list or something much longer."""
    if following is None or not words[0][0].isupper() or len(words) > _PLAIN_HEADING_WORDS:
        return False
    below = tidy("\n".join(following.lines)[:600])
    return (
        bool(_SENTENCE_END.search(below))
        or marked(below) is not None
        or len(below.split()) > 2 * len(words)
    )
