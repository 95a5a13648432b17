"""Coverage-guided fuzzing of a reader in a time box: `fuzz.py READER [--seconds N] [--seeds DIR]`.

Begins with the files of its kind in DIR, with the hostile cases of the tests and with small files
made for it.

Needs atheris (`pip install atheris`; wheels for Linux and macOS only, so no dependency of ours).
What it finds is written to the present folder as `crash-…`, `timeout-…` or `oom-…`; each becomes
a test and is mended. READER: any, csv, decode, docx, html, kind, markdown, pdf, plain, pptx, xlsx.
"""

import argparse
import random
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / "hostile"), str(ROOT / "tests" / "ingest")]

with atheris.instrument_imports(include=["doc_audit"]):
    from doc_audit.errors import DocumentError
    from doc_audit.ingest import read_document
    from doc_audit.ingest.decode import decode
    from doc_audit.ingest.docx import read_docx
    from doc_audit.ingest.html import read_html
    from doc_audit.ingest.kind import kind_of
    from doc_audit.ingest.markdown import read_markdown
    from doc_audit.ingest.pdf import read_pdf
    from doc_audit.ingest.plain import read_plain
    from doc_audit.ingest.pptx import read_pptx
    from doc_audit.ingest.sheets.excel import read_xlsx
    from doc_audit.ingest.sheets.separated import read_separated
    from doc_audit.model import Document
    from doc_audit.segment import statements

import deck_files  # noqa: E402
import sheet_files  # noqa: E402
from hostile_cases import KINDS, cases  # noqa: E402

LONGEST = 200_000  # bytes of an input
READERS: dict[str, tuple[Callable[..., Document], tuple[str, ...]]] = {
    "any": (
        read_document,
        (".pdf", ".docx", ".pptx", ".xlsx", ".csv", ".html", ".md", ".txt"),
    ),
    "csv": (read_separated, (".csv", ".tsv")),
    "docx": (read_docx, (".docx",)),
    "html": (read_html, (".html",)),
    "markdown": (read_markdown, (".md",)),
    "pdf": (read_pdf, (".pdf",)),
    "plain": (read_plain, (".txt", ".md")),
    "pptx": (read_pptx, (".pptx",)),
    "xlsx": (read_xlsx, (".xlsx",)),
}


def _checked(document: Document) -> None:
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text != ""
        assert block.level >= 0
    statements(document)


def _target(name: str) -> Callable[[bytes], None]:
    def read(content: bytes) -> None:
        try:
            if name == "decode":
                decode(content, declares=True)
            elif name == "kind":
                kind_of(content, "plan")
            else:
                _checked(READERS[name][0](content, "plan", "d"))
        except DocumentError:
            pass

    return read


def _in_archive(content: bytes, size: int, seed: int) -> bytes:
    """Changes a part within an archive, so that it can still be unpacked; else the bytes."""
    chance = random.Random(seed)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
    except Exception:
        return bytes(atheris.Mutate(content, len(content) or 1))
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    if not names or chance.random() < 0.1:
        return bytes(atheris.Mutate(content, len(content)))
    name = chance.choice(names)
    parts[name] = atheris.Mutate(parts[name], len(parts[name]) + 200)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, inner in parts.items():
            archive.writestr(part, inner)
    return out.getvalue()[:size]


def _made() -> Iterator[tuple[str, bytes]]:
    """Small files with what a reader has words for; hostile cases alone would teach little."""
    rows = (sheet_files.HEADS, sheet_files.OPEN, sheet_files.TRAIN)
    yield ".xlsx", sheet_files.rows_book(*rows)
    yield ".csv", "\n".join(",".join(row) for row in rows).encode()
    words = deck_files.title("Our plan") + deck_files.shape("We will act.", (30, 100, 300, 40))
    boxed = deck_files.group(words, (0, 0, 700, 500), (0, 0, 700, 500))
    yield ".pptx", deck_files.packed(words, deck_files.table(rows), boxed)
    for kind in KINDS:
        for case in cases(kind):
            yield Path(case.file).suffix, case.content


def _seeds(folder: Path, into: Path, suffixes: tuple[str, ...]) -> None:
    found = (p for p in sorted(folder.rglob("*")) if p.suffix in suffixes and p.is_file())
    files = ((path.suffix, path.read_bytes()) for path in found)
    for at, (suffix, content) in enumerate(chain(files, _made())):
        if suffix in suffixes and len(content) <= LONGEST:
            (into / f"{at}{suffix}").write_bytes(content)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("reader", choices=[*READERS, "decode", "kind"])
    options.add_argument("--seconds", type=int, default=300)
    options.add_argument("--seeds", type=Path, default=ROOT)
    given = options.parse_args()
    suffixes = READERS.get(given.reader, READERS["any"])[1]
    with tempfile.TemporaryDirectory() as corpus:
        _seeds(given.seeds, Path(corpus), suffixes)
        atheris.Setup(
            [sys.argv[0], corpus, f"-max_total_time={given.seconds}", f"-max_len={LONGEST}",
             "-timeout=30", "-rss_limit_mb=3000"],
            _target(given.reader),
            custom_mutator=_in_archive,
        )  # fmt: skip
        atheris.Fuzz()


if __name__ == "__main__":
    main()
