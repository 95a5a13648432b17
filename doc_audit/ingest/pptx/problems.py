"""What is told of a deck: what stands in it and wasn't read."""

from collections.abc import Iterator

from doc_audit.ingest.pptx.content import Found
from doc_audit.model import Problem
from doc_audit.model.problem import Severity

_FOUND: tuple[tuple[str, str, Severity, str, str], ...] = (
    (
        "lost",
        "page_unreadable",
        "error",
        "damaged slides, or slides missing in the file, were not read",
        "Open the file in PowerPoint, save it again, and try that.",
    ),
    (
        "scanned",
        "page_without_text",
        "error",
        "slides that are pictures without text were not read; their words are missing",
        "Type out what matters in them, or give a PDF with a text layer.",
    ),
    (
        "embedded",
        "embedded_documents",
        "error",
        "embedded objects (such as sheets) were not read; words in them are missing",
        "Paste them as tables, or give the embedded file too.",
    ),
    (
        "hidden_slide",
        "hidden_slides",
        "note",
        "hidden slides were left out",
        "Unhide them in PowerPoint if they belong to the plan.",
    ),
    (
        "hidden",
        "hidden_text",
        "note",
        "hidden shapes, and shapes beside the slide, were left out with their text",
        "Show them in PowerPoint if they belong to the plan.",
    ),
    (
        "notes",
        "speaker_notes",
        "note",
        "speaker notes of slides are kept apart and not searched for commitments",
        "Put what belongs to the plan on the slides.",
    ),
    (
        "picture",
        "pictures_not_read",
        "note",
        "pictures were not read; words in them are missing",
        "Type out what matters in them.",
    ),
    ("chart", "charts_not_read", "note", "charts were not read; words in them are missing", ""),
    (
        "diagram",
        "diagrams_not_read",
        "error",
        "SmartArt drawings have no text that could be found",
        "Open the file in PowerPoint, save it again, and try that.",
    ),
)


def problems_of(found: Found) -> Iterator[Problem]:
    """A problem for each kind of thing that wasn't read, with the slides it stands on."""
    for key, code, severity, message, mend in _FOUND:
        if slides := found.slides.get(key):
            pages = tuple(dict.fromkeys(slides))
            told = f"{message[:1].upper()}{message[1:]} ({len(slides)})."
            yield Problem(code, severity, told, mend, pages=pages)
