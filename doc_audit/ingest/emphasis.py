"""Bold type in Markdown that stands for headings, and marks of emphasis that a conversion broke."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doc_audit.ingest.converted import OPEN_WORDS, Chunk, bare
from doc_audit.ingest.heads import is_exact_head

_BOLD = re.compile(r"(?<!\\)\*{2,}")
_STRAY = re.compile(r"(?<!\\)(?<!\w)\*|(?<!\\)\*(?!\w)")
_BROKEN = re.compile(r"\s\*\*(?=\s)|\*{4}|\*\* \*\*")
_BROKEN_LEAST = 3  # fewer may be slips of a writer
_HEADING_WORDS = 20
_SENTENCE_END = (".", ";", ":", ",", "!")


class _Run(NamedTuple):
    bold: bool
    text: str


def _runs(text: str) -> list[_Run]:
    """Stretches of bold and plain text; blanks between two bold ones are bold too."""
    parts = _BOLD.split(text)
    marks = [match[0] for match in _BOLD.finditer(text)]
    runs: list[_Run] = []
    bold = False
    for part, mark in zip(parts, [*marks, ""], strict=True):
        same = runs and (not part.strip() or runs[-1].bold == bold)
        if same:
            runs[-1] = _Run(runs[-1].bold, runs[-1].text + part)
        elif part.strip():
            runs.append(_Run(bold, part))
        bold = bold if len(mark) >= 4 else not bold
    return runs


def is_broken(source: str) -> bool:
    """Whether marks of emphasis stand where no writer puts them, so that a program made them."""
    return sum(1 for _ in _BROKEN.finditer(source)) >= _BROKEN_LEAST


def _is_heading(run: _Run, words: int = 1) -> bool:
    text = bare(run.text)
    return (
        run.bold
        and words <= len(text.split()) <= _HEADING_WORDS
        and not text.endswith(_SENTENCE_END)
        and (text[0].isupper() or text[0].isdigit())
        and text.split()[-1] not in OPEN_WORDS
    )


def _opens_sentence(text: str) -> bool:
    return bare(text)[:1].isupper() or bare(text)[:1] in "‘“"


def _may_end(text: str) -> bool:
    """Whether a heading may follow a text, so that its bold end isn't part of a sentence."""
    words = bare(text).split()
    return bool(words) and words[-1] not in OPEN_WORDS and words[-1][-1] not in ",;:(–-"


def headings_out(chunk: Chunk, converted: bool) -> Iterator[Chunk]:
    """A chunk cut into headings and text.

    A short chunk all in bold, no sentence, is a heading. In a converted text so are bold words
    at the start of a chunk before a new sentence, and at its end: there the conversion lost the
    line end between them.
    """
    runs = _runs(chunk.text) if chunk.kind == "text" else []
    if len(runs) == 1 and _is_heading(runs[0]):
        yield Chunk(chunk.text, "heading")
        return
    if not converted or len(runs) < 2:
        yield chunk
        return
    first, last = 0, len(runs)
    label = is_exact_head(bare(runs[0].text))
    if not label and _is_heading(runs[0], 2) and _opens_sentence(runs[1].text):
        first = 1
    if last - first > 1 and _is_heading(runs[-1], 2) and _may_end(runs[-2].text):
        last -= 1
    yield from (Chunk(run.text, "heading") for run in runs[:first])
    if first or last < len(runs):
        yield Chunk("".join(run.text for run in runs[first:last]))
    else:
        yield chunk
    yield from (Chunk(run.text, "heading") for run in runs[last:])


def whole_headings(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks with the lines of a bold heading that stand in chunks of their own made one."""
    done: list[Chunk] = []
    for chunk in chunks:
        runs = _runs(chunk.text) if chunk.kind == "text" else []
        all_bold = len(runs) == 1 and runs[0].bold
        if all_bold and done and _is_half_heading(done[-1], chunk):
            done[-1] = Chunk(f"{done[-1].text.rstrip(' *')} {chunk.text.lstrip(' *')}")
        else:
            done.append(chunk)
    return done


def _is_half_heading(chunk: Chunk, following: Chunk) -> bool:
    """Whether a chunk is bold and stops in mid-phrase before another bold one."""
    runs = _runs(chunk.text) if chunk.kind == "text" else []
    if len(runs) != 1 or not runs[0].bold or len(runs[0].text.split()) > _HEADING_WORDS:
        return False
    stops = bare(chunk.text).endswith(_SENTENCE_END)
    return not stops and (not _may_end(chunk.text) or bare(following.text)[:1].islower())


def plain_emphasis(text: str) -> str:
    """Text without its marks of emphasis, whole or broken; escaped ones and `2*3` stay."""
    return _STRAY.sub("", _BOLD.sub("", text))
