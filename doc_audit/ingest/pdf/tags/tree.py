"""The structure tree of a page, and the place of each text object in it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from doc_audit.ingest.pdf.marks.shapes import Shapes
from doc_audit.ingest.pdf.source import calls
from doc_audit.ingest.pdf.source.bare import Handle, handle, handles
from doc_audit.ingest.pdf.tags import calls as tagcalls
from doc_audit.ingest.pdf.tags.tag import ARTIFACT, NO_TAG, Tag, inner

MOST_PLACES = 20_000
"""Places for children on one page beyond which a tree isn't walked; a flat tree of 500 pages has
10,000."""
USUAL_PLACES = 1_500
"""Places for children a page may have on average over the pages walked so far. PDFium looks at
all children of an element for every page, so a flat tree of a long file grows with its square:
at this number a page takes 1.5 ms more."""
_AHEAD = 100_000  # places allowed before the average counts
_DEEPEST = 40  # elements within each other; PDFium itself stops at 32
_DEEPEST_FORM = 3
_MOST_OBJECTS = 20_000  # objects looked at for text in forms
_MOST_MARKS = 4  # marks around one object that are looked at
_CHUNK = 64  # children of a large element asked for at once
_GROUPS = {"Document", "Part", "Art", "Sect", "Div", "Table", "TBody", "TR", "L", "TOC"}
"""Roles that hold other elements and no text of their own; the largest by far."""


class TreeError(Exception):
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
        self._hints: dict[int, int] = {}

    def tags_of(self, page: Any, objects: Sequence[int], shapes: Shapes) -> list[Tag]:
        """Tags of the text objects of an open page; empty where it has no tree.

        Args:
            page: handle of the page.
            objects: pointers of its text objects, those inside forms included.
            shapes: of the page.
        """
        if self.given_up or not objects:
            return []
        pointer = tagcalls.tree_of(handle(calls.address(page)))
        if not pointer:
            return []
        tree = handle(pointer)
        try:
            holding = _holders(shapes, objects)
            contents = list(map(tagcalls.content_id, holding))
            walk = _Walk(tree, contents, self._hints)
            self._count(walk.places)
        except TreeError:
            self.given_up = True
            return []
        finally:
            tagcalls.close_tree(tree)
        return [
            walk.found.get(content, NO_TAG) if content >= 0 else _unclaimed(one)
            for one, content in zip(holding, contents, strict=True)
        ]

    def _count(self, places: int) -> None:
        self._pages += 1
        self._places += places
        if self._places > _AHEAD + USUAL_PLACES * self._pages:
            raise TreeError


class _Walk:
    """One pass over the tree of a page, until all wanted content is found.

    Attributes:
        found: tag by marked-content id; ids that two elements claim have none.
        places: places for children that PDFium has looked at, those of other pages included.
    """

    def __init__(self, tree: Handle, contents: Iterable[int], hints: dict[int, int]) -> None:
        """`hints` gives the place of the page before among the children of a large element, by
        its depth, and is brought up to date.
        """
        self.found: dict[int, Tag] = {}
        self.places = 0
        self._wanted = {content for content in contents if content >= 0}
        self._hints = hints
        self._claimed: set[int] = set()
        self._seen: set[int] = set()
        self._roles: dict[bytes, str] = {}
        self._room = tagcalls.name_room()
        count = self._checked(tagcalls.count_tops(tree))
        for place, element in enumerate(tagcalls.tops(tree, range(count))):
            if element:
                self._visit(element, place, NO_TAG, 1)

    def _checked(self, count: int) -> int:
        self.places += max(0, count)
        if self.places > MOST_PLACES:
            raise TreeError
        return max(0, count)

    def _visit(self, pointer: int, place: int, outer: Tag, depth: int) -> None:
        if depth > _DEEPEST or pointer in self._seen:
            return
        self._seen.add(pointer)
        element = handle(pointer)
        role = self._role(element)
        tag = inner(role, len(self._seen), place, outer)
        count = self._checked(tagcalls.count_kids(element))
        if role in _GROUPS and count > _CHUNK:
            self._search(element, count, tag, depth)
            return
        kids = tagcalls.kids(element, range(count))
        holds = role not in _GROUPS or not any(kids)
        for at, kid in enumerate(kids):
            if kid:
                self._visit(kid, at, tag, depth + 1)
            elif holds and (content := tagcalls.content_of(element, at)) >= 0:
                self._claim(content, tag)

    def _search(self, element: Handle, count: int, tag: Tag, depth: int) -> None:
        """Visit those of many children that are of this page; they mostly stand together."""
        hint = self._hints.get(depth, 0)
        start = hint if hint < count else 0
        for low in (*range(start, count, _CHUNK), *range(0, start, _CHUNK)):
            end = count if low >= start else start
            chunk = range(low, min(low + _CHUNK, end))
            for at, kid in zip(chunk, tagcalls.kids(element, chunk), strict=True):
                if kid:
                    self._visit(kid, at, tag, depth + 1)
                    self._hints[depth] = at
            if not self._wanted:
                return

    def _claim(self, content: int, tag: Tag) -> None:
        if content in self._claimed:
            self.found.pop(content, None)
        else:
            self._claimed.add(content)
            self._wanted.discard(content)
            self.found[content] = tag

    def _role(self, element: Handle) -> str:
        name = tagcalls.role(element, self._room)
        if name not in self._roles:
            self._roles[name] = tagcalls.plain(name)
        return self._roles[name]


def _holders(shapes: Shapes, objects: Sequence[int]) -> list[Handle]:
    """What carries the marks of each text object: itself, or the form that it is drawn in.

    A form counts its own marked content, so the ids inside it mean nothing on the page.
    """
    own = shapes.objects
    if len(own) > _MOST_OBJECTS:
        raise TreeError
    forms: dict[int, int] = {}
    if not set(own).issuperset(objects):
        kinds = zip(own, shapes.kinds, strict=True)
        at_top = (one for one, kind in kinds if kind == tagcalls.FORM)
        forms = {text: form for form in at_top for text in _texts(form, [_MOST_OBJECTS], 1)}
    return handles(forms.get(one, one) for one in objects) if forms else handles(objects)


def _texts(form: int, left: list[int], depth: int) -> Iterator[int]:
    """Text objects in a form, as long as `left` lasts."""
    parent = handle(form)
    count = min(max(0, tagcalls.count_in_form(parent)), left[0])
    left[0] -= count
    for one in tagcalls.objects_in(parent, count):
        kind = tagcalls.object_type(handle(one))
        if kind == tagcalls.TEXT:
            yield one
        elif kind == tagcalls.FORM and depth < _DEEPEST_FORM:
            yield from _texts(one, left, depth + 1)


def _unclaimed(one: Handle) -> Tag:
    """Tag of an object that belongs to no element: an artifact, or nothing known."""
    count = min(tagcalls.count_marks(one), _MOST_MARKS)
    marks = (tagcalls.mark(one, place) for place in range(count))
    return ARTIFACT if "Artifact" in marks else NO_TAG
