"""Sentences that a conversion broke at the end of a page or line, and bullets that it lost."""

import re
from collections.abc import Sequence
from dataclasses import replace

from doc_audit.ingest.converted.chunk import Chunk, bare, ending, opening
from doc_audit.ingest.converted.hyphens import Vocabulary
from doc_audit.ingest.labels import label_of
from doc_audit.ingest.markers import marked

_STOPS = (".", "!", "?", ":", ";", "…")
_CLOSERS = "\"'”’)]"
OPEN_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "each", "for", "from", "in", "into", "its", "of", "on",
     "or", "our", "per", "than", "that", "the", "their", "these", "this", "those", "to", "towards",
     "under", "upon", "via", "which", "whose", "with", "within", "without", "your"}
)  # fmt: skip
"""Words that no paragraph, heading or item ends with."""

_CONTINUERS = frozenset({"and", "or", "of", "which", "that", "than", "who", "whose"})
"""Words that no list item begins with."""

_GLUED_ITEM = re.compile(r":\s+(?=(?:\*\*)?[a-z])")
_LONGEST = 6000  # characters of a text that may still go on; real paragraphs have under 3,000
_LONGEST_ITEM = 600  # characters
_TAIL_WORDS = 60  # of the first item glued to its stem; more is a sentence of its own
_SENTENCES = re.compile(r"[.!?](?<=[a-z\d)].)\s+[A-Z‘“]")  # the stop first: it is rare
_LINK_END = re.compile(r"://\S*[-/_.]$")


def _ends(words: str) -> bool:
    """Whether words end with a stop, or one within closing quotes and brackets."""
    return words.rstrip(_CLOSERS).endswith(_STOPS)


def _starts_lower(text: str) -> bool:
    words = opening(text)
    return words[:1].islower() and marked(words) is None


def _is_unfinished(text: str) -> bool:
    """Whether a text stops where no sentence does."""
    words = ending(text)
    last = words.rsplit(None, 1)[-1].lower() if words else ""
    if last in OPEN_WORDS or words.endswith((",", "–", "—", "’s", "'s")):
        return True
    return any(words.rfind(mark) > words.rfind(end) for mark, end in ("()", "“”", "‘’"))


def _is_prose(text: str) -> bool:
    """Whether a text holds a whole sentence before its last, and so should end with a stop too."""
    return marked(opening(text)) is None and _SENTENCES.search(ending(text)) is not None


def _joint(before: str) -> str:
    """What stands between two parts: nothing inside a link or after the hyphen of a word."""
    words = ending(before)
    hyphened = words.endswith("-") and _is_word_sign(words[-2:-1])
    return "" if hyphened or _LINK_END.search(words) else " "


def _is_word_sign(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _goes_on(before: str, after: str, listing: bool) -> bool:
    """Whether `after` is the rest of the sentence that `before` begins."""
    start, end = opening(after), ending(before)
    if _LINK_END.search(end):
        return True
    if not end or not start or marked(start) is not None or label_of(start) is not None:
        return False
    if _is_unfinished(before):
        return True
    if _ends(end):
        return False
    if _is_prose(before) and not listing:
        return True
    if start.startswith("(") or start.split()[0].strip(",;").lower() in _CONTINUERS:
        return start[0].islower() or start.startswith("(")
    return _starts_lower(after) and not listing


def _split_stem(text: str) -> tuple[str, str] | None:
    """A stem and the item glued to it: "… ask systems to: **standardise** …"."""
    cuts = list(_GLUED_ITEM.finditer(text, max(0, len(text) - _LONGEST_ITEM)))
    if not cuts:
        return None
    stem, item = text[: cuts[-1].start() + 1], text[cuts[-1].end() :]
    if len(item.split()) > _TAIL_WORDS or re.search(r"[.!?]\s", bare(item)):
        return None
    return (stem, item) if not _ends(bare(item)) else None


def _opens_list(following: Sequence[Chunk]) -> bool:
    """Whether the next chunks are items without bullets: two or more in lower case."""
    return len(following) == 2 and all(
        chunk.kind == "text"
        and _starts_lower(chunk.text)
        and opening(chunk.text).split()[0] not in _CONTINUERS
        for chunk in following
    )


def _lists(chunk: Chunk, following: Sequence[Chunk], listing: bool) -> bool:
    """Whether items without bullets may follow a chunk."""
    if chunk.kind != "text":
        return False
    if listing and _starts_lower(chunk.text):
        return True
    stem = ending(chunk.text).endswith(":") or _split_stem(chunk.text) is not None
    found = marked(opening(chunk.text))
    return stem and not (found and found.bullet) and _opens_list(following)


def _fits(last: Chunk | None, chunk: Chunk, listing: bool) -> bool:
    if last is None or last.kind != "text" or chunk.kind != "text" or len(last.text) > _LONGEST:
        return False
    return _goes_on(last.text, chunk.text, listing)


def _continued(before: str, after: str, words: Vocabulary) -> str:
    before, after = before.rstrip(), after.lstrip()
    link = _LINK_END.search(ending(before)) is not None
    whole = None if link else words.continued(before, after)
    return whole if whole is not None else before + _joint(before) + after


def _joined(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Sentences made whole, furniture that stood inside them put after them."""
    words = Vocabulary(lambda: (chunk.text for chunk in chunks))
    done: list[Chunk] = []
    between: list[Chunk] = []
    listing = False
    for at, chunk in enumerate(chunks):
        if chunk.kind == "furniture":
            between.append(chunk)
            continue
        if done and _fits(done[-1], chunk, listing):
            done[-1] = replace(chunk, text=_continued(done[-1].text, chunk.text, words))
            listing = listing or _lists(done[-1], chunks[at + 1 : at + 3], False)
        else:
            done += [*between, chunk]
            between = []
            listing = _lists(chunk, chunks[at + 1 : at + 3], listing)
    return [*done, *between]


def _with_items(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Items without bullets marked as such, the first one cut from its stem if glued to it."""
    done: list[Chunk] = []
    listing = False
    for at, chunk in enumerate(chunks):
        if chunk.kind != "text":
            listing = listing and chunk.kind == "furniture"
            done.append(chunk)
            continue
        if listing and _starts_lower(chunk.text):
            done.append(replace(chunk, kind="item"))
            continue
        listing = _lists(chunk, chunks[at + 1 : at + 3], False)
        glued = _split_stem(chunk.text) if listing else None
        if glued is None:
            done.append(chunk)
        else:
            done += [replace(chunk, text=glued[0]), replace(chunk, text=glued[1], kind="item")]
    return done


def join_broken(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks with broken sentences joined and lost bullets found again.

    A chunk goes on with the next where it stops in mid-sentence (an open bracket, a comma, "of
    the"), or lacks a full stop and the next begins in lower case. After a stem with a colon, two
    or more chunks in lower case are items whose bullets were lost.
    """
    return _with_items(_joined(chunks))
