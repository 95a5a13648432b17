"""Tags of a page as bytes, and made again; read back by the same process."""

import marshal
from collections.abc import Sequence

from doc_audit.ingest.pdf.tags.tag import Tag


def packed_tags(tags: Sequence[Tag]) -> bytes:
    """Each different tag once, and which one each run has."""
    numbers: dict[Tag, int] = {}
    runs = [numbers.setdefault(tag, len(numbers)) for tag in tags]
    return marshal.dumps(([tuple(tag) for tag in numbers], runs))


def unpacked_tags(record: bytes) -> Sequence[Tag]:
    """The tags again."""
    tuples, runs = marshal.loads(record)
    tags = list(map(Tag._make, tuples))
    return [tags[number] for number in runs]
