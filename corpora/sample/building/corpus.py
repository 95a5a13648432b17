"""The whole corpus: every file of it as bytes, from the folder of sources."""

import csv
import hashlib
import io
from pathlib import Path

from building import codings, pdf, web, word
from building.model import Source
from building.source import load

MANIFEST = (
    "file",
    "plan",
    "system",
    "kind",
    "title",
    "publisher",
    "start",
    "end",
    "area",
    "url",
    "sha256",
    "licence",
)
PROBLEMS = ("file", "page", "code")


def build(sources: Path) -> dict[str, bytes]:
    """Path relative to the corpus → content, for everything that is built."""
    built: dict[str, bytes] = {}
    rows = []
    problems = []
    for path in sorted(sources.glob("*.yaml")):
        source = load(path)
        content, pages = document(source, sources / "assets")
        built[source.file] = content
        built[f"codings/{source.stem}.jsonl"] = codings.lines(source, pages).encode()
        digest = hashlib.sha256(content).hexdigest()
        rows.append({**source.manifest, "file": source.file, "sha256": digest})
        for page in source.look.get("scanned", "").split():
            problems.append({"file": source.file, "page": page, "code": "page_without_text"})
    built["corpus.csv"] = _csv(MANIFEST, rows)
    built["expected_problems.csv"] = _csv(PROBLEMS, problems)
    return built


def document(source: Source, assets: Path) -> tuple[bytes, dict[str, int]]:
    """The document's bytes and, for PDF, the page of each statement (else none)."""
    if source.format == "pdf":
        return pdf.build(source, assets)
    return (word.build(source) if source.format == "docx" else web.build(source)), {}


def _csv(columns: tuple[str, ...], rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
