"""Write the committed example of a report, or check that it is what today's code renders.

    python corpora/sample/example.py            write reports/example anew
    python corpora/sample/example.py --check    exit 1 and name the files that differ

The example is a run over a few documents of the sample corpus, without what would make it large.
"""

import argparse
import csv
import re
import shutil
import sys
import tempfile
from pathlib import Path

from doc_audit.pipeline.corpus import Options, run_corpus

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "reports" / "example"
DOCUMENTS = ("averdale-strategy.docx", "averdale-forward-plan.pdf")
"""A strategy and a forward plan that disagree."""

LEFT_OUT = ("run.sqlite", "statements.jsonl", "texts")
LARGEST = 2_000_000  # bytes of all files together
README = """# Example of a report

Made by `make example` from two invented documents of `corpora/sample`; open `index.html`.
To stay small it is without `run.sqlite`, `statements.jsonl` and `texts/`, to which some links
lead: `doc-audit demo` writes a whole run.
"""
_CODE = re.compile(rb"(<dt>doc-audit code</dt><dd><code>)\w+")
"""A digest of the whole program, which every edit changes, whatever the pages show."""

Files = dict[str, bytes]


def render() -> Files:
    """What stands in the example: path with `/`, and content."""
    with tempfile.TemporaryDirectory() as base:
        plans, out = Path(base) / "plans", Path(base) / "run"
        _copy(plans)
        run_corpus([plans], out, Options(ocr="off"), lambda *_: None)
        kept = sorted(path for path in out.rglob("*") if path.is_file())
        names = {path.relative_to(out).as_posix(): path for path in kept}
        made = {name: path.read_bytes() for name, path in names.items()}
    files = {name: data for name, data in made.items() if name.split("/")[0] not in LEFT_OUT}
    return files | {"README.md": README.encode()}


def differing(made: Files, folder: Path) -> list[str]:
    """Names of files that are missing, other than rendered, or there for no reason."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    there = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return sorted(
        name
        for name in made.keys() | there.keys()
        if name not in made or name not in there or _plain(made[name]) != _plain(there[name])
    )


def _plain(content: bytes) -> bytes:
    return _CODE.sub(rb"\1", content)


def _copy(plans: Path) -> None:
    """The documents with their rows of the sample's manifest."""
    documents = plans / "documents"
    documents.mkdir(parents=True)
    for name in DOCUMENTS:
        shutil.copyfile(HERE / "documents" / name, documents / name)
    with (HERE / "corpus.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    chosen = [row for row in rows if Path(row[0]).name in DOCUMENTS]
    with (plans / "corpus.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *chosen])


def _write(made: Files) -> None:
    shutil.rmtree(EXAMPLE, ignore_errors=True)
    for name, content in made.items():
        path = EXAMPLE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main(arguments: list[str] | None = None) -> int:
    """0 when all is well; 1 when `--check` finds others, or the example would be too large."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    chosen = parser.parse_args(arguments)
    made = render()
    size = sum(map(len, made.values()))
    if size > LARGEST:
        print(f"The example would be {size:,} bytes, over {LARGEST:,}: take a document out.")
        return 1
    if not chosen.check:
        _write(made)
        print(f"{len(made)} files, {size:,} bytes in {EXAMPLE}")
        return 0
    wrong = differing(made, EXAMPLE)
    for name in wrong:
        print(f"differs: reports/example/{name}; run `make example` and look at what changed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
