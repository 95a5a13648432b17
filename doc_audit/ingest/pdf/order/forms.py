"""What / Who / When boxes: labelled passages below or beside each other make one record."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from doc_audit.ingest.box import Box, around
from doc_audit.ingest.heads import is_action_head, is_exact_head, roles_of
from doc_audit.ingest.labels import Label, head_of, label_of, split_labels
from doc_audit.ingest.pdf.lines.passages import Passage
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.lines.words import cut
from doc_audit.model.document import CellRole

_LONGEST_BARE = 16  # characters of a label without a colon: "Responsibility"
_SHARED_WIDTH = 0.5  # of the narrower of two parts that stand below each other
_WIDEST_BREAK = 4.0  # em between a part of a form and the next
_ACTION: CellRole = "action"


@dataclass(frozen=True, slots=True)
class Form:
    """One record.

    Attributes:
        cells: label, role and lines of each part, in the order they are read.
    """

    cells: tuple[tuple[str, CellRole, tuple[TextLine, ...]], ...]
    box: Box


@dataclass(slots=True)
class _Part:
    label: Label
    passages: list[Passage]


def split_lines(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """Lines with those that hold several labels (`Who: … When: …`) cut before each."""
    for line in lines:
        labels = split_labels(line.text) if line.text.count(":") > 1 and not line.turned else ()
        if len(labels) < 2:
            yield line
            continue
        starts = [0]
        for label in labels[1:]:
            starts.append(line.text.index(label.label, starts[-1] + 1))
        for start, stop in zip(starts, [*starts[1:], len(line.text)], strict=True):
            yield cut(line, start, stop)


def _label(passage: Passage) -> Label | None:
    """The label a passage opens with: before a colon, or alone on its first line."""
    first = passage.lines[0].text[passage.skip :]
    if (found := label_of(first)) is not None:
        return found
    if len(first) <= _LONGEST_BARE and first[:1].isupper() and is_exact_head(first):
        return Label(first, roles_of([first])[0], "")
    return None


def find_forms(passages: Sequence[Passage]) -> tuple[list[Form], list[Passage]]:
    """Records among the passages of a page, and the passages in none."""
    labels = {i: label for i, p in enumerate(passages) if (label := _label(p)) is not None}
    if len(labels) < 2:
        return [], list(passages)
    used: set[int] = set()
    forms = []
    for start in sorted(labels, key=lambda i: (passages[i].box.y0, passages[i].box.x0)):
        if start in used or labels[start].role != _ACTION:
            continue
        members = _members(start, passages, labels, used)
        parts = _parts(members, passages, labels)
        heads = [head_of(part.label) for part in parts]
        if len(parts) > 1 and is_action_head(heads):
            forms.append(_form(parts, heads))
            used.update(members)
    return forms, [passage for i, passage in enumerate(passages) if i not in used]


def _members(
    start: int, passages: Sequence[Passage], labels: dict[int, Label], used: set[int]
) -> list[int]:
    """Passages of the record that opens at `start`, downwards."""
    members = [start]
    seen = {head_of(labels[start])}
    box = passages[start].box
    below = sorted(
        (i for i in range(len(passages)) if i != start and i not in used),
        key=lambda i: (passages[i].box.y0, passages[i].box.x0),
    )
    for index in below:
        other = passages[index].box
        if other.y0 < passages[start].box.y0 - 2 or not _under(box, other):
            continue
        label = labels.get(index)
        reach = _WIDEST_BREAK * passages[index].size
        if other.y0 - box.y1 > reach or (label is not None and head_of(label) in seen):
            break
        if label is None and not _is_wanted(members, passages, labels):
            break
        if label is not None:
            seen.add(head_of(label))
        members.append(index)
        box = around([box, other])
    return _until_last_part(members, passages, labels)


def _under(box: Box, other: Box) -> bool:
    wide = min(box.x1, other.x1) - max(box.x0, other.x0)
    return wide >= _SHARED_WIDTH * min(box.width, other.width)


def _is_wanted(
    members: Sequence[int], passages: Sequence[Passage], labels: dict[int, Label]
) -> bool:
    """Whether a passage without a label may go on with the part before it.

    Bullets under an action may; after the last label only its own words, if it has none yet.
    """
    last = max(at for at, index in enumerate(members) if index in labels)
    label = labels[members[last]]
    return label.role == _ACTION or not (label.rest or last + 1 < len(members))


def _until_last_part(
    members: list[int], passages: Sequence[Passage], labels: dict[int, Label]
) -> list[int]:
    """Members without what follows the words of the last label."""
    last = max(at for at, index in enumerate(members) if index in labels)
    label = labels[members[last]]
    has_words = bool(label.rest) or len(passages[members[last]].lines) > 1
    return members[: last + (1 if has_words else 2)]


def _parts(
    members: Sequence[int], passages: Sequence[Passage], labels: dict[int, Label]
) -> list[_Part]:
    parts: list[_Part] = []
    for index in members:
        if index in labels:
            parts.append(_Part(labels[index], [passages[index]]))
        else:
            parts[-1].passages.append(passages[index])
    return parts


def _form(parts: Sequence[_Part], heads: Sequence[str]) -> Form:
    roles = roles_of(heads)
    cells = tuple(
        (head, role, tuple(_content(part)))
        for head, role, part in zip(heads, roles, parts, strict=True)
    )
    return Form(cells, around([p.box for part in parts for p in part.passages]))


def _content(part: _Part) -> Iterator[TextLine]:
    """Lines of a part without its label."""
    first = part.passages[0]
    line = first.lines[0]
    start = first.skip + len(part.label.label)
    while start < len(line.text) and line.text[start] in ":： ":
        start += 1
    if start < len(line.text):
        yield cut(line, start)
    yield from first.lines[1:]
    for passage in part.passages[1:]:
        yield from passage.lines
