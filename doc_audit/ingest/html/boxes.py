"""Parts of a page under a heading of its frame: `Related content`, `Was this page helpful?`."""

from collections.abc import Iterator

from lxml import etree

from doc_audit.ingest.html.measure import Measure, Measures
from doc_audit.ingest.html.phrases import is_box_heading
from doc_audit.ingest.html.regions import tag_of
from doc_audit.text.clean import tidy

PLAN_SHARE = 0.5
"""Of the main part's words; what holds more is the plan, whatever its name."""

_WEAK_PROSE = 200  # characters under a one-word heading such as "Feedback"; more is a chapter
_NONE = Measure()


def _level(element: etree._Element) -> int:
    """Level of a heading, or 0."""
    tag = tag_of(element)
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    if element.get("role", "").lower() == "heading":
        level = element.get("aria-level", "2")
        return int(level) if level in list("123456") else 2
    return 0


def frame_boxes(
    root: etree._Element, main: frozenset[etree._Element], size: int, measures: Measures
) -> Iterator[etree._Element]:
    """The parts of a page that stand under a heading of its frame."""
    for heading in root.iter():
        level = _level(heading) if tag_of(heading) else 0
        if level < 2:
            continue
        words = tidy(" ".join(map(str, heading.itertext())))
        if not is_box_heading(words):
            continue
        parts = list(_under(heading, level, main))
        prose = sum(measures.get(part, _NONE).prose for part in parts)
        whole = sum(measures.get(part, _NONE).size for part in parts)
        weak = len(words.split()) == 1
        if whole < PLAN_SHARE * size and not (weak and prose > _WEAK_PROSE):
            yield from parts


def _under(
    heading: etree._Element, level: int, main: frozenset[etree._Element]
) -> Iterator[etree._Element]:
    """The box that a heading opens, or else the heading and what follows it up to the next one."""
    box = heading
    while (above := box.getparent()) is not None and _opens(box, above):
        if above in main or tag_of(above) in ("body", "html") or _heads_more(above, heading, level):
            break
        box = above
    yield box
    if box is not heading and tag_of(box) not in ("div", "header", "span"):
        return
    for following in box.itersiblings():
        if not tag_of(following):
            continue
        if any(0 < _level(inner) <= level for inner in following.iter() if tag_of(inner)):
            return
        if following in main:
            return
        yield following


def _opens(box: etree._Element, above: etree._Element) -> bool:
    """Whether nothing with words stands in `above` before `box`."""
    if (above.text or "").strip():
        return False
    for earlier in box.itersiblings(preceding=True):
        if (earlier.tail or "").strip() or (
            tag_of(earlier) and any(str(text).strip() for text in earlier.itertext())
        ):
            return False
    return True


def _heads_more(part: etree._Element, heading: etree._Element, level: int) -> bool:
    """Whether a part has another heading as high as `heading`."""
    others = (e for e in part.iter() if tag_of(e) and 0 < _level(e) <= level and e is not heading)
    return any(not is_box_heading(tidy(" ".join(map(str, e.itertext())))) for e in others)
