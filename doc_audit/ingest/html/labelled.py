"""Cards that spell an action as labels in elements of their own, and heads repeated in cells."""

from collections.abc import Iterator, Sequence

from lxml import etree

from doc_audit.ingest.heads import is_action_head, is_exact_head
from doc_audit.ingest.html.regions import tag_of
from doc_audit.text.clean import tidy

_CARD = frozenset({"div", "section", "article", "li", "td"})
_BOLD = frozenset({"b", "strong"})
_MOST_WORDS = 300  # of a card; a longer part is a chapter
_MOST_PARTS = 12  # of one record; more labels than the fields that an action has
_LONGEST = 60  # characters of a label


def _text(element: etree._Element) -> str:
    return tidy(" ".join(map(str, element.itertext())))


def _short_text(element: etree._Element) -> str:
    """Its words, or as many of them as show that it is too long for a label."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(str(part))
        size += len(str(part).strip())
        if size > _LONGEST:
            break
    return tidy(" ".join(parts))


def _is_label(element: etree._Element) -> bool:
    words = _short_text(element).rstrip(" :")
    return 0 < len(words) <= _LONGEST and words[:1].isupper() and is_exact_head(words)


def _first_inside(element: etree._Element) -> etree._Element | None:
    """The first child, where no words stand before it."""
    first = next((inner for inner in element if tag_of(inner)), None)
    return None if first is None or (element.text or "").strip() else first


def _labels(card: etree._Element) -> list[etree._Element]:
    """Label elements of a card: its children in turn, or the first part of each child."""
    children = [child for child in card if tag_of(child)]
    if not 2 <= len(children) <= 2 * _MOST_PARTS:
        return []
    if len(children) % 2 == 0 and all(map(_is_label, children[::2])):
        return children[::2]
    found = []
    for child in children:
        first = _first_inside(child)
        if first is None or not _is_label(first) or len(_text(first)) == len(_text(child)):
            continue
        found.append(first)
    return found


def label_elements(root: etree._Element) -> frozenset[etree._Element]:
    """Elements that are the label of what follows them in a card that makes an action record.

    A card is a small part whose children are a label and words in turn, or open with a label
    each; labels are heads known as a whole, and together promise an action and who or when.
    """
    found: set[etree._Element] = set()
    for card in root.iter(*_CARD):
        labels = _labels(card)
        if len(labels) < 2 or not is_action_head([_text(x).rstrip(" :") for x in labels]):
            continue
        if len(_text(card).split()) <= _MOST_WORDS:
            found.update(labels)
    return frozenset(found)


def repeated_heads(
    cells: Sequence[etree._Element], heads: Sequence[str]
) -> Iterator[etree._Element]:
    """Elements that open a cell and only repeat the head of a column, for narrow screens."""
    known = {head.casefold().rstrip(" :") for head in heads if head}
    for cell in cells:
        first = _first_inside(cell)
        if first is None or (tag_of(cell) == "th" and len(cells) == 1):
            continue
        words = _text(first).casefold().rstrip(" :")
        told = cell.get("data-label", "").casefold().rstrip(" :")
        if words and (words in known or words == told) and len(_text(first)) < len(_text(cell)):
            yield first


def is_after_label(element: etree._Element, labels: frozenset[etree._Element]) -> bool:
    """Whether a block is the words of the label before it, and so goes on its line."""
    before = element.getprevious()
    return before is not None and before in labels and len(element) == 0
