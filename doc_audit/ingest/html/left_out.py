"""What a page holds that was not read, and lines above its title."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from doc_audit.ingest.html.survey import Survey
from doc_audit.ingest.html.walk import Walk
from doc_audit.model import Block, BlockKind, Problem

_LINES_ABOVE = 5  # above a title: the kind of paper, its number, its authority
_LINE_WORDS = 12
_SHOWN = 60  # characters of what was left out that a message quotes
_CLOSED_WORDS = 8  # fewer are the text of a control ("Thank you for your feedback")
_PICTURE_WORDS = 40  # words for each picture; a page with fewer is mainly pictures
_PICTURES = 3


def front_lines(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with the short lines above the title made captions: they name the kind of paper."""
    done = list(blocks)
    shown = [at for at, block in enumerate(blocks) if block.kind is not BlockKind.FURNITURE]
    for at in shown[: _LINES_ABOVE + 1]:
        block = blocks[at]
        if block.kind is BlockKind.HEADING:
            return done if block.level == 1 else list(blocks)
        stops = block.text.endswith((".", "!", "?", ":", ";"))
        if block.kind is BlockKind.PARAGRAPH and not stops and _words(block.text) <= _LINE_WORDS:
            done[at] = replace(block, kind=BlockKind.CAPTION)
    return list(blocks)


def _words(text: str) -> int:
    return len(text.split())


def _quoted(text: str) -> str:
    return f"“{text[:_SHOWN].rstrip()}…”" if len(text) > _SHOWN else f"“{text}”"


def left_out(
    root: etree._Element, survey: Survey, walk: Walk, blocks: Sequence[Block]
) -> tuple[Problem, ...]:
    """Notes on what of the page was not read, or only by guess."""
    found = [
        *_guessed(survey, blocks),
        *_closed(walk.closed),
        *_inner_pages(root, walk.pages),
        *_pictures(walk.pictures, blocks),
    ]
    if walk.comments:
        message = f"{walk.comments} comments on the text were left out."
        found.append(Problem("comments_left_out", "note", message))
    return tuple(found)


def _guessed(survey: Survey, blocks: Sequence[Block]) -> Iterator[Problem]:
    """A note where the page has a frame and doesn't say which part is the plan."""
    frame = [block for block in blocks if block.kind is BlockKind.FURNITURE]
    if survey.said or not frame:
        return
    words = sum(_words(block.text) for block in frame)
    message = (
        "The page doesn't say which part of it is the plan; by its look, "
        f"{words} words were taken for menus and other frame, from {_quoted(frame[0].text)} on."
    )
    yield Problem("frame_guessed", "note", message, "Check what was marked as furniture.")


def _closed(parts: Sequence[str]) -> Iterator[Problem]:
    long = [part for part in parts if _words(part) >= _CLOSED_WORDS]
    if long:
        words = sum(map(_words, long))
        message = f"{words} words that the page never shows were left out: {_quoted(long[0])}."
        yield Problem("hidden_text", "note", message, "If they are part of the plan, give its PDF.")


def _inner_pages(root: etree._Element, pages: Sequence[str]) -> Iterator[Problem]:
    """Notes on pages shown inside this one; they stand in files of their own."""
    named = [page for page in pages if page and not page.startswith("about:")]
    if named:
        message = f"The page shows {len(named)} others inside it, such as {_quoted(named[0])}."
        mend = "They were not read; give them as files of their own if they hold the plan."
        yield Problem("inner_page", "note", message, mend)
    frames = [frame.get("src", "") for frame in root.iter("frame")]
    if frames:
        message = f"The file is only a frame around {len(frames)} other pages: {frames[0][:99]} …"
        yield Problem("only_frames", "error", message, "Save the page inside the frame.")


def _pictures(pictures: int, blocks: Sequence[Block]) -> Iterator[Problem]:
    """A warning where a page is mainly pictures, whose words aren't read."""
    words = sum(_words(b.text) for b in blocks if b.kind is not BlockKind.FURNITURE)
    if pictures >= _PICTURES and words < _PICTURE_WORDS * pictures:
        message = f"The page has {pictures} pictures and only {words} words beside them."
        mend = "Words in pictures are not read; give the plan as PDF or Word if it has more."
        yield Problem("mainly_pictures", "warning", message, mend)
