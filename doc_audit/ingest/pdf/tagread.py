"""The structure tree of a page, and the place of each text object in it."""

from collections.abc import Iterator, Sequence
from ctypes import create_string_buffer
from itertools import repeat
from typing import Any

from doc_audit.ingest.pdf import calls
from doc_audit.ingest.pdf.tags import ARTIFACT, NO_TAG, Tag, inner

MOST_PLACES = 20_000
"""Places for children on one page beyond which a tree isn't walked; a flat tree of 500 pages has
10,000."""
USUAL_PLACES = 2_000
"""Places for children a page may have on average over the pages walked so far. PDFium looks at
all children of an element for every page, so a flat tree of a long file grows with its square."""
_AHEAD = 40_000  # places allowed before the average counts
_DEEPEST = 40  # elements within each other; PDFium itself stops at 32
_DEEPEST_FORM = 3
_MOST_OBJECTS = 20_000  # objects looked at for text in forms
_MOST_MARKS = 4  # marks around one object that are looked at
_LONGEST_ROLE = 128  # bytes of a role's name in UTF-16
_GROUPS = {"Document", "Part", "Art", "Sect", "Div", "Table", "TBody", "TR", "L", "TOC"}
"""Roles that hold other elements and no text of their own; the largest by far."""
_TEXT, _FORM = 1, 5


class _TooLarge(Exception):
    """A tree or page beyond what is walked."""


class Trees:
    """Reads the trees of a document's pages; gives up for good on one that is too large.

    Attributes:
        given_up: the tree was too large; what was read before isn't to be trusted either.
    """

    def __init__(self) -> None:
        self.given_up = False
        self._pages = 0
        self._places = 0

    def tags_of(self, page: Any, objects: Sequence[int]) -> list[Tag]:
        """Tags of the text objects of an open page; empty where it has no tree.

        Args:
            page: handle of the page.
            objects: pointers of its text objects, those inside forms included.
        """
        if self.given_up or not objects:
            return []
        handle = calls.address(page)
        tree = calls.struct_tree(handle)
        if not tree:
            return []
        try:
            walk = _Walk(tree)
            self._count(walk.places)
            return _tags(handle, objects, walk.found)
        except _TooLarge:
            self.given_up = True
            return []
        finally:
            calls.close_struct_tree(tree)

    def _count(self, places: int) -> None:
        self._pages += 1
        self._places += places
        if self._places > _AHEAD + USUAL_PLACES * self._pages:
            raise _TooLarge


class _Walk:
    """One pass over the tree of a page.

    Attributes:
        found: tag by marked-content id; ids that two elements claim have none.
        places: places for children looked at, those of other pages included.
    """

    def __init__(self, tree: int) -> None:
        self.found: dict[int, Tag] = {}
        self.places = 0
        self._claimed: set[int] = set()
        self._seen: set[int] = set()
        self._number = 0
        self._roles: dict[bytes, str] = {}
        self._room = create_string_buffer(_LONGEST_ROLE)
        self._at = calls.address(self._room)
        count = self._checked(calls.tops(tree))
        for place, element in enumerate(map(calls.top, repeat(tree, count), range(count))):
            if element:
                self._visit(element, place, NO_TAG, 1)

    def _checked(self, count: int) -> int:
        self.places += max(0, count)
        if self.places > MOST_PLACES:
            raise _TooLarge
        return max(0, count)

    def _visit(self, element: int, place: int, outer: Tag, depth: int) -> None:
        if depth > _DEEPEST or element in self._seen:
            return
        self._seen.add(element)
        self._number += 1
        role = self._role(element)
        tag = inner(role, self._number, place, outer)
        count = self._checked(calls.element_kids(element))
        kids = list(map(calls.element_kid, repeat(element, count), range(count)))
        holds = role not in _GROUPS or not any(kids)
        for at in range(count) if holds else [at for at, kid in enumerate(kids) if kid]:
            if kids[at]:
                self._visit(kids[at], at, tag, depth + 1)
            elif (content := calls.kid_content(element, at)) >= 0:
                self._claim(content, tag)

    def _claim(self, content: int, tag: Tag) -> None:
        if content in self._claimed:
            self.found.pop(content, None)
        else:
            self._claimed.add(content)
            self.found[content] = tag

    def _role(self, element: int) -> str:
        size = calls.element_type(element, self._at, _LONGEST_ROLE)
        name = self._room[: min(size, _LONGEST_ROLE)]
        if name not in self._roles:
            self._roles[name] = name.decode("utf-16-le", "replace").rstrip("\0")
        return self._roles[name]


def _tags(page: int, objects: Sequence[int], found: dict[int, Tag]) -> list[Tag]:
    """Tags of text objects; text in a form has that of the form."""
    count = calls.page_objects(page)
    if count > _MOST_OBJECTS:
        raise _TooLarge
    own = list(map(calls.page_object, repeat(page, count), range(count)))
    at_top = set(own)
    holders: dict[int, int] = {}
    if not at_top.issuperset(objects):
        forms = [pointer for pointer in own if calls.object_type(pointer) == _FORM]
        holders = {text: form for form in forms for text in _texts(form, [_MOST_OBJECTS], 1)}
    holding = [holders.get(pointer, pointer) for pointer in objects]
    contents = map(calls.marked_content, holding)
    return [
        found.get(content, NO_TAG) if content >= 0 else _unclaimed(pointer)
        for pointer, content in zip(holding, contents, strict=True)
    ]


def _texts(form: int, left: list[int], depth: int) -> Iterator[int]:
    """Text objects in a form, as long as `left` lasts."""
    count = min(max(0, calls.form_objects(form)), left[0])
    left[0] -= count
    for pointer in map(calls.form_object, repeat(form, count), range(count)):
        kind = calls.object_type(pointer)
        if kind == _TEXT:
            yield pointer
        elif kind == _FORM and depth < _DEEPEST_FORM:
            yield from _texts(pointer, left, depth + 1)


def _unclaimed(pointer: int) -> Tag:
    """Tag of an object that belongs to no element: an artifact, or nothing known."""
    count = min(calls.content_marks(pointer), _MOST_MARKS)
    marks = (calls.content_mark(pointer, at) for at in range(count))
    return ARTIFACT if any(calls.mark_name(mark) == "Artifact" for mark in marks) else NO_TAG
