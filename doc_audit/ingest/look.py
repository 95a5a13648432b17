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
HEADING_WORDS = 12
LEADER = re.compile(r".{2,150}?\s*(?:\.\s?){4,}\s*\d{1,3}\s*")
"""A line of a list of contents: dots lead to a page number."""

MAIL_HEAD = re.compile(r"(?:From|To|Cc|Subject|Sent|Date|Attachments):\s+\S.{0,200}")
"""A line at the head of a mail."""

_ROOM = 0.8  # of the wrap width; letters are of many widths, so a line may end some before it
SENTENCE_END = re.compile(r"[.!?;:,…][\"'”’)\]]*$")
RULE = re.compile(r"\s*([-=_*~#])\1{2,}\s*$")
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z][.)]|[IVX]{1,4}\.)\s+(?=[A-Z])")


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
    return RULE.match(line) is not None


def is_upper(line: str) -> bool:
    """Whether a line is written in capitals."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def _opens(line: str) -> bool:
    """Whether a line opens something whatever stands above it."""
    words = tidy(line[:200])
    return marked(words) is not None or label_of(words) is not None


def _leaves_room(above: str, line: str, width: int) -> bool:
    """Whether the first word of a line would have stood on the line above, had it gone on."""
    return len(above.rstrip()) + 1 + len(line.split()[0]) <= _ROOM * width


def may_head(line: str) -> bool:
    """Whether a line may be a heading by its words alone."""
    words = line.split()
    return (
        len(words) <= HEADING_WORDS
        and not SENTENCE_END.search(line.rstrip())
        and (words[0][0].isupper() or NUMBERED.match(line.strip()) is not None)
        and words[-1].lower() not in OPEN_WORDS
    )


def _ends_title(held: Sequence[str], line: str, width: int) -> bool:
    """Whether the only line above is a heading: numbered, or much shorter than the prose below."""
    if len(held) != 1 or not may_head(held[0]) or not line.strip()[0].isupper():
        return False
    numbered = NUMBERED.match(held[0].strip()) is not None
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
    return short and (bool(SENTENCE_END.search(above.rstrip())) or is_upper(above))


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
