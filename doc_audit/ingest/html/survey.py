"""What is known of a page before it is read: where its plan is, what frames it, what opens what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from doc_audit.ingest.html.boxes import PLAN_SHARE, frame_boxes
from doc_audit.ingest.html.labelled import label_elements
from doc_audit.ingest.html.main_part import MainPart, heading_one, main_of
from doc_audit.ingest.html.measure import Measure, Measures, measures_of
from doc_audit.ingest.html.notes import Notes, notes_of
from doc_audit.ingest.html.regions import is_box, is_frame, is_header, tag_of
from doc_audit.ingest.html.unseen import opened_ids

_TITLE_SIZE = 600  # characters of what stands around a title above the main part
_LINK_SHARE = 0.5  # of a list of links or an aside; a list in a plan has words of its own
_ONLY_LINKS = 0.8  # of a part that is no list
_LINK_SIZE = 80  # characters; longer links are sentences
_FIELD_PROSE = 400  # characters of prose for each field of a form
_LISTS = frozenset({"ul", "ol", "menu"})
_LINKED = frozenset({"div", "section", "p", "td", "center"})
_NONE = Measure()


@dataclass(frozen=True, slots=True)
class Survey:
    """A page as surveyed.

    Attributes:
        main: elements that hold the plan; the root where all of it does.
        said: whether the page itself says which they are.
        around: elements around these.
        boxes: parts under a heading such as `Related content`.
        opened: ids of what something on the page opens.
        labels: see `labelled.label_elements`.
        places: elements by id and name.
    """

    main: frozenset[etree._Element]
    said: bool
    around: frozenset[etree._Element]
    size: int
    measures: Measures
    boxes: frozenset[etree._Element]
    opened: frozenset[str]
    labels: frozenset[etree._Element]
    notes: Notes
    places: Mapping[str, etree._Element]
    whole: bool

    def is_furniture(self, element: etree._Element) -> bool:
        """Whether an element of the main part is none of the plan; a large one always is."""
        if self.whole:
            return is_frame(element) and self._is_small(element)
        if element in self.boxes:
            return True
        named = is_frame(element) or (not self.said and is_header(element))
        if named and is_box(element) and (self.said or self._holds_prose(element)):
            named = self._is_linked(element, _LINK_SHARE)
        if named:
            return tag_of(element) == "nav" or self._is_small(element)
        return (self._is_menu(element) or self._is_form(element)) and self._is_small(element)

    def _is_small(self, element: etree._Element) -> bool:
        return self.measures.get(element, _NONE).size < PLAN_SHARE * self.size

    def _holds_prose(self, element: etree._Element) -> bool:
        return self.measures.get(element, _NONE).prose > 0

    def _is_linked(self, element: etree._Element, share: float) -> bool:
        measure = self.measures.get(element, _NONE)
        return measure.size > 0 and measure.linked >= share * measure.size

    def _is_menu(self, element: etree._Element) -> bool:
        """Whether it is a list of links to other pages, with hardly a word of its own."""
        tag = tag_of(element)
        if tag not in _LISTS and tag not in _LINKED:
            return False
        measure = self.measures.get(element, _NONE)
        share = _LINK_SHARE if tag in _LISTS else _ONLY_LINKS
        short = measure.links >= 2 and measure.linked <= _LINK_SIZE * measure.links
        return short and not measure.prose and self._is_linked(element, share)

    def _is_form(self, element: etree._Element) -> bool:
        """Whether it is a form to fill in; some sites wrap whole pages in one."""
        measure = self.measures.get(element, _NONE)
        asks = tag_of(element) in ("form", "fieldset") and measure.fields > 0
        return asks and measure.prose <= _FIELD_PROSE * measure.fields


def survey_of(root: etree._Element, whole: bool) -> Survey:
    """Surveys a page; `whole` takes all of it as the plan, as for a fragment without a frame."""
    measures = measures_of(root)
    found = MainPart((root,), said=False) if whole else main_of(root, measures)
    if found.said:
        found = MainPart((*_title_box(root, found, measures), *found.parts), said=True)
    size = sum(measures.get(part, _NONE).size for part in found.parts)
    boxes = () if whole else frame_boxes(root, frozenset(found.parts), size, measures)
    places: dict[str, etree._Element] = {}
    for element in root.iter():
        if tag_of(element) and element.get("id"):
            places.setdefault(element.get("id", ""), element)
    return Survey(
        main=frozenset(found.parts),
        said=found.said,
        around=frozenset(up for part in found.parts for up in part.iterancestors()),
        size=size,
        measures=measures,
        boxes=frozenset(boxes),
        opened=opened_ids(root),
        labels=label_elements(root),
        notes=notes_of(root),
        places=places,
        whole=whole,
    )


def _title_box(
    root: etree._Element, found: MainPart, measures: Measures
) -> Iterator[etree._Element]:
    """What holds the page's title above a main part that has none."""
    titles = [e for e in root.iter() if tag_of(e) and heading_one(e)]
    parts = frozenset(found.parts)
    if len(titles) != 1 or not parts.isdisjoint(titles[0].iterancestors()) or titles[0] in parts:
        return
    box = titles[0]
    for up in titles[0].iterancestors():
        holds = any(part is up or up in part.iterancestors() for part in parts)
        if holds or is_frame(up) or measures.get(up, _NONE).size > _TITLE_SIZE:
            break
        if measures.get(up, _NONE).links > 1:
            break
        box = up
    if tag_of(box) not in ("html", "body"):
        yield box
