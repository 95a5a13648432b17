"""What a worker does to draw places on pages; light, as each worker loads it anew."""

from dataclasses import dataclass
from pathlib import Path

from doc_audit.errors import DocumentError
from doc_audit.ingest import Region, region_pictures
from doc_audit.model import PageBox


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source, and the boxes of each statement that is to be drawn of it."""

    path: Path
    boxes: tuple[tuple[PageBox, ...], ...]


class Draw:
    """Boxes to pictures."""

    def __call__(self, task: Wanted) -> list[Region | None]:
        """A picture for each, None where it can't be drawn."""
        try:
            return region_pictures(task.path.read_bytes(), task.boxes)
        except (OSError, DocumentError):
            return [None] * len(task.boxes)
