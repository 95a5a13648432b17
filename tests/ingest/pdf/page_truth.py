"""What a person reads on a page, as hashes, and how far a reading agrees with it.

`truth/pages.jsonl` has a line for each page read by eye: the file, the page, how it was chosen
(`seed`: drawn; `difficult`: picked) and, in the order a person reads them, the kind and hash of
each heading and statement. No words of a plan are kept, so a statement counts only if it is whole.
Lines the person was unsure of are marked and count neither way.

`python tests/ingest/pdf/page_truth.py FOLDER PLANS [--words]` measures; with `--words` and the
folder of what was typed (one `<doc>.pNN.jsonl` a page) it shows what differs; `--write` makes
`pages.jsonl` of that folder.
"""

import argparse
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import BlockKind, Document
from doc_audit.segment import statements

PAGES = Path(__file__).parent / "truth" / "pages.jsonl"
_JOINING = re.compile(r"[-‐‑–—'’‘/]")
_CITATION = re.compile(r"\[\d{1,3}(?:\s?[-–,]\s?\d{1,3})*\]")
_WORD = re.compile(r"[^\W_]+")


def normalised(text: str) -> str:
    """Words alone, in lower case, a blank between; hyphens, apostrophes and strokes join.

    Numbers of sources such as `[7]` are marks, as raised ones are, and left out.
    """
    plain = _JOINING.sub("", unicodedata.normalize("NFKC", _CITATION.sub("", text)).casefold())
    return " ".join(_WORD.findall(plain))


def hashed(text: str) -> str:
    """First 16 hexadecimal digits of the SHA-256 of the normalised words."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Said:
    """A heading or statement: its hash, kind, and words where they are known."""

    hash: str
    kind: str
    unsure: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class TruePage:
    """A page as a person reads it."""

    file: str
    page: int
    chosen: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far one page, read, agrees with the truth; counts of statements or of headings.

    Attributes:
        true: in the truth, those unsure left out.
        whole: of these, those read whole.
        ordered: whole ones in the longest stretch of right order.
        false: read, but neither true nor unsure.
    """

    true: int
    whole: int
    ordered: int
    false: int

    @property
    def right(self) -> bool:
        """Whether all is there, in order, and nothing else."""
        return self.true == self.ordered and not self.false


def true_pages() -> list[TruePage]:
    """The pages read by eye."""
    found = []
    for line in PAGES.read_text("utf-8").splitlines():
        page = json.loads(line)
        said = tuple(Said(s["hash"], s["kind"], s.get("unsure", False)) for s in page["said"])
        found.append(TruePage(page["file"], page["page"], page["chosen"], said))
    return found


def read_pages(content: bytes, name: str) -> dict[int, list[Said]]:
    """What the reader makes of each page: headings and statements by the page they start on."""
    document = read_pdf(content, name, "truth")
    starting: dict[int, list[tuple[int, str, str]]] = {}
    for statement in statements(document):
        place = statement.pieces[0].start
        found = (place, statement.kind.value, statement.text)
        starting.setdefault(statement.page or 0, []).append(found)
    for place, page, text in _headings(document):
        starting.setdefault(page, []).append((place, "heading", text))
    return {
        page: [Said(hashed(text), kind, words=text) for _, kind, text in sorted(found)]
        for page, found in starting.items()
    }


def _headings(document: Document) -> Iterator[tuple[int, int, str]]:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING and block.page is not None:
            yield block.start, block.page, block.text


def agreement(true: Sequence[Said], read: Sequence[Said], headings: bool) -> Agreement:
    """Of one page; headings alone, or all the rest."""
    sure = [s.hash for s in true if (s.kind == "heading") == headings and not s.unsure]
    passed = {s.hash for s in true if s.unsure}
    # What one side calls a heading and the other a phrase is no false statement of words.
    other = {s.hash for s in true if (s.kind == "heading") != headings}
    got = [s.hash for s in read if (s.kind == "heading") == headings and s.hash not in passed]
    whole = sum((Counter(sure) & Counter(got)).values())
    matcher = SequenceMatcher(None, sure, got, autojunk=False)
    ordered = sum(block.size for block in matcher.get_matching_blocks())
    false = len([hash_ for hash_ in got if hash_ not in other]) - whole
    return Agreement(len(sure), whole, ordered, max(0, false))


def _typed(folder: Path) -> Iterator[TruePage]:
    for path in sorted(folder.glob("*.p*.jsonl")):
        doc, _, page = path.stem.rpartition(".p")
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        said = tuple(
            Said(hashed(s["text"]), s["kind"], s.get("unsure", False), s["text"]) for s in lines
        )
        yield TruePage(f"{doc}.pdf", int(page), "", said)


def _write(folder: Path, seeded: set[tuple[str, int]]) -> None:
    lines = []
    for page in _typed(folder):
        chosen = "seed" if (page.file, page.page) in seeded else "difficult"
        said = [
            {"kind": s.kind, "hash": s.hash} | ({"unsure": True} if s.unsure else {})
            for s in page.said
        ]
        record = {"file": page.file, "page": page.page, "chosen": chosen, "said": said}
        lines.append(json.dumps(record) + "\n")
    PAGES.parent.mkdir(exist_ok=True)
    PAGES.write_text("".join(lines), "utf-8")


def _show(page: TruePage, read: Sequence[Said]) -> None:
    matcher = SequenceMatcher(
        None, [s.hash for s in page.said], [s.hash for s in read], autojunk=False
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            for said in page.said[a:b]:
                print(f"   - {said.kind:10}{'? ' if said.unsure else ''}{said.words}")
            for said in read[c:d]:
                print(f"   + {said.kind:10}{said.words}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", type=Path, help="folder with the PDF plans")
    parser.add_argument("--typed", type=Path, help="folder with what was typed")
    parser.add_argument("--words", action="store_true", help="show what differs")
    parser.add_argument("--write", type=Path, help="JSON list of [file, page] drawn by seed")
    parser.add_argument("--only", default="", help="part of a file's name")
    options = parser.parse_args()
    if options.write:
        seeded = {(file, page) for file, page in json.loads(options.write.read_text())}
        _write(options.typed, seeded)
    pages = list(_typed(options.typed)) if options.typed else true_pages()
    totals = {True: [0] * 5, False: [0] * 5}
    read: dict[str, dict[int, list[Said]]] = {}
    for page in pages:
        if options.only not in page.file:
            continue
        if page.file not in read:
            read[page.file] = read_pages((options.plans / page.file).read_bytes(), page.file)
        own = read[page.file].get(page.page, [])
        told = []
        for headings in (False, True):
            found = agreement(page.said, own, headings)
            counts = (found.true, found.whole, found.ordered, found.false, found.right)
            totals[headings] = [a + b for a, b in zip(totals[headings], counts, strict=True)]
            told.append(
                f"{found.whole}/{found.true} whole, {found.ordered} in order, {found.false} false"
            )
        print(f"{page.file} p{page.page}: {told[0]}; headings {told[1]}")
        if options.words:
            _show(page, own)
    for headings, name in ((False, "statements"), (True, "headings")):
        true, whole, ordered, false, right = totals[headings]
        print(
            f"{name}: {whole}/{true} whole ({whole / max(1, true):.1%}), {ordered} in order, "
            f"{false} false; {right} of {len(pages)} pages wholly right"
        )


if __name__ == "__main__":
    main()
