"""Running headers and page numbers that a conversion left between and inside paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from doc_audit.ingest.converted.chunk import Chunk, bare, ending, opening

_NUMBER_AT_END = re.compile(r"(?:^|(?<=\s))(\d{1,4})\s*$")
_PAGE_LINE = re.compile(
    r"[-–—|\s]*page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_HEADER_WORDS = range(12, 2, -1)  # words of a running header, longest first
_LEAST_PAGES = 3  # the same words on fewer pages may be chance
_YEARS = range(1900, 2101)  # of a date that ends a paragraph; no plan has so many pages
_LONGEST_STEP = 3  # pages between two numbers that were kept; others were lost in conversion


def _number_at_end(text: str) -> int | None:
    found = _NUMBER_AT_END.search(ending(text))
    return int(found[1]) if found else None


def _page_ends(chunks: Sequence[Chunk]) -> dict[int, int]:
    """Places of text chunks that end in a number, with that number."""
    numbers = ((at, _number_at_end(chunk.text)) for at, chunk in enumerate(chunks))
    found = ((at, n) for at, n in numbers if n is not None and n not in _YEARS)
    return {at: n for at, n in found if chunks[at].kind == "text"}


def _opening(chunks: Sequence[Chunk], at: int, count: int) -> tuple[str, ...]:
    words = opening(chunks[at].text).split()[:count] if at < len(chunks) else []
    return tuple(words) if len(words) == count else ()


def _header(chunks: Sequence[Chunk], ends: dict[int, int]) -> tuple[str, ...]:
    """Words that open the chunk after many a page number: the running header, or ()."""
    least = Counter(_opening(chunks, at + 1, _HEADER_WORDS[-1]) for at in ends)
    most = max((n for words, n in least.items() if words), default=0)
    for count in _HEADER_WORDS:
        openings = Counter(_opening(chunks, at + 1, count) for at in ends)
        found = [
            words for words, n in openings.items() if words and n >= max(_LEAST_PAGES, most / 2)
        ]
        if found:
            return max(found, key=lambda words: (openings[words], words))
    return ()


def _rising(places: Sequence[int], numbers: dict[int, int]) -> list[int]:
    """The places whose numbers count up as pages do, from the start of the longest such run."""
    best: list[int] = []
    run: list[int] = []
    for at in places:
        step = numbers[at] - numbers[run[-1]] if run else 1
        if not 0 < step <= _LONGEST_STEP:
            best, run = max(best, run, key=len), []
        run.append(at)
    best = max(best, run, key=len)
    return best if len(best) >= _LEAST_PAGES else []


def _after_words(text: str, count: int) -> tuple[str, str]:
    """A text cut after its first `count` words; marks of emphasis between them go with these."""
    passed = 0
    for word in re.finditer(r"\S+", text):
        passed += bool(bare(word[0]))
        if passed == count:
            return text[: word.end()], text[word.end() :].lstrip()
    return text, ""


def _cut_number(chunk: Chunk) -> Iterator[Chunk]:
    found = re.search(r"(\d{1,4})[\s*_]*$", chunk.text)
    if found is None:
        yield chunk
        return
    if opening(rest := chunk.text[: found.start()]):
        yield replace(chunk, text=rest)
    yield Chunk(found[1], "furniture")


def _cut_header(chunk: Chunk, count: int) -> Iterator[Chunk]:
    header, rest = _after_words(chunk.text, count)
    yield Chunk(bare(header), "furniture")
    if opening(rest):
        yield replace(chunk, text=rest)


def without_running(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Chunks with page numbers and running headers cut off and marked as furniture.

    Numbers count only where they rise from page to page, and are followed by the same header or
    stand alone; a header only where it follows a page number or stands alone. Both on at least
    three pages.
    """
    ends = _page_ends(chunks)
    header = _header(chunks, ends)
    size = len(header)
    headed = [at for at in ends if header and _opening(chunks, at + 1, size) == header]
    alone = [at for at in ends if opening(chunks[at].text).isdigit()]
    paged = set(_rising(sorted({*headed, *alone}), ends))
    beside = _beside_numbers(chunks, [at for at in alone if at in paged])
    cut: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        opens = bool(header) and chunk.kind == "text" and _opening(chunks, at, size) == header
        if at in paged:
            cut += _cut_number(chunk) if not opens else _cut_both(chunk, size)
        elif opens and (at - 1 in paged or _stands_alone(chunk, size)):
            cut += _cut_header(chunk, size)
        elif chunk.kind == "text" and (at in beside or _PAGE_LINE.fullmatch(opening(chunk.text))):
            cut.append(replace(chunk, kind="furniture"))
        else:
            cut.append(chunk)
    return cut


def _beside_numbers(chunks: Sequence[Chunk], numbers: Sequence[int]) -> set[int]:
    """Places of chunks with the same words right above or below page numbers that stand alone."""
    near = [at for number in numbers for at in (number - 1, number + 1) if 0 <= at < len(chunks)]
    words = {at: opening(chunks[at].text) for at in near}
    count = Counter(words.values())
    most = _HEADER_WORDS[0]
    return {
        at
        for at, text in words.items()
        if count[text] >= _LEAST_PAGES and len(text.split()) <= most
    }


def _cut_both(chunk: Chunk, count: int) -> Iterator[Chunk]:
    for part in _cut_header(chunk, count):
        yield from _cut_number(part) if part.kind == "text" else (part,)


def _stands_alone(chunk: Chunk, count: int) -> bool:
    """Whether nothing, or a bold heading, follows the header in its chunk."""
    rest = _after_words(chunk.text, count)[1]
    return not opening(rest) or rest.startswith("**")
