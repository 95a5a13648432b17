"""A note on words of a page, and the forms that notes of a file can have."""

from dataclasses import dataclass
from typing import Literal

from doc_audit.export.pdf.looks import Look
from doc_audit.model import PageBox


@dataclass(frozen=True, slots=True)
class Form:
    """How notes stand in a file.

    Attributes:
        drawn: each carries a drawing of its mark; else readers draw it, from its kind and colour.
        anew: the file is written anew, packed; else its own bytes stay, the notes behind them.
        quoted: notes say again the words that they mark.
    """

    drawn: bool
    anew: bool
    quoted: bool


WHOLE = Form(drawn=True, anew=False, quoted=True)
PLAIN = Form(drawn=False, anew=False, quoted=True)
FORMS = (
    WHOLE,
    PLAIN,
    Form(drawn=False, anew=True, quoted=True),
    Form(drawn=False, anew=True, quoted=False),
)
"""The first that keeps a copy small is taken, the last where none does."""
KEPT_FORMS = (WHOLE, PLAIN, Form(drawn=False, anew=False, quoted=False))
"""The same for files whose own bytes must stay."""
MOST_GROWTH = 0.2
"""Of the source's bytes: what a copy may be larger, as was asked of annotated copies."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on words of one page.

    Attributes:
        key: no two of a file are alike; made from content.
        label: what readers list it under: a dimension or a statement's type.
        says: its words; may have several lines.
        boxes: the words, a box a line; all on one page.
        look: of words of a dimension; None for what is of no dimension.
        opens: the statement begins here.
        kind: `words`; `guide`, what is said of all notes; of whole statements, which are
            underlined, `line`, or `broken` for an aspiration.
        plain: what it says where readers draw the marks; empty: the same.
        short: what it says without the words that it marks; empty: the same.
    """

    key: str
    label: str
    says: str
    boxes: tuple[PageBox, ...]
    look: Look | None = None
    opens: bool = True
    kind: Literal["words", "line", "broken", "guide"] = "words"
    plain: str = ""
    short: str = ""

    def words(self, form: Form) -> str:
        """What it says in a form."""
        if not form.quoted and self.short:
            return self.short
        return self.says if form.drawn else self.plain or self.says
