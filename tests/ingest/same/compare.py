"""Statements of the invented strategy in its formats, pair by pair.

Run it with `tests` on the path to see the differences; a Chromium's path adds the printed page.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import strategy_pages as pages
from browser import Browser, opened

from doc_audit.ingest import read_document
from doc_audit.segment import statements


class Said(NamedTuple):
    """What is compared of a statement."""

    text: str
    kind: str
    section: tuple[str, ...]
    stem: str


def said(content: bytes) -> list[Said]:
    document = read_document(content, "strategy", "strategy")
    return [Said(s.text, s.kind.value, s.headings, s.stem) for s in statements(document)]


def printed(content: bytes, browser: Browser, folder: Path) -> bytes:
    """A web page as Chromium prints it to PDF."""
    path = folder / "page.html"
    path.write_bytes(content)
    with browser.tab() as page:
        return page.print(path.as_uri())


def share_same(ones: Sequence[Said], others: Sequence[Said]) -> float:
    """Statements with an equal in the other format, of all in both; 0 to 1."""
    common = Counter(ones) & Counter(others)
    return 2 * common.total() / (len(ones) + len(others))


def differences(ones: Sequence[Said], others: Sequence[Said]) -> list[str]:
    """Lines that say what is only in the one (-) or the other (+), in reading order."""
    found = []
    matched = SequenceMatcher(a=ones, b=others, autojunk=False)
    for tag, a, b, c, d in matched.get_opcodes():
        if tag != "equal":
            found += [_shown("-", one) for one in ones[a:b]]
            found += [_shown("+", one) for one in others[c:d]]
    return found


def _shown(sign: str, one: Said) -> str:
    stem = f" after “{one.stem}”" if one.stem else ""
    return f"{sign} {one.kind}: {one.text}{stem} in {' > '.join(one.section)}"


def formats(chromium: str | None, folder: Path) -> dict[str, list[Said]]:
    """Statements by format; the page as printed only with a Chromium."""
    made = {
        "html": said(pages.as_web_page()),
        "docx": said(pages.as_word_file()),
        "pdf": said(pages.as_printed()),
    }
    if chromium:
        with opened(chromium, folder / "profile") as browser:
            made["print"] = said(printed(pages.as_web_page(), browser, folder))
    return made


def main(chromium: str | None = None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = formats(chromium, Path(folder))
    names = list(found)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            share = share_same(found[one], found[other])
            print(f"{one} ({len(found[one])}) and {other} ({len(found[other])}): {share:.1%} same")
            print("\n".join(differences(found[one], found[other])))


if __name__ == "__main__":
    main(*sys.argv[1:2])
