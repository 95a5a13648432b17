"""A run of national size on invented plans, and how fast and large its report is.

`report.py [--out /tmp/national] [--statements 60000] [--rubric default …] [--workers 2]` makes the
documents, audits them as `doc-audit run` does, once, and then renders the report: plan pages a
second of one core, the largest pages. A folder that holds the run already is only rendered.
`--systems 3` makes a small one.
"""

import argparse
import csv
import time
from collections.abc import Sequence
from pathlib import Path

from invented_national import corpus

from doc_audit.pipeline.agreeing import agreement_of
from doc_audit.pipeline.comparing import compared
from doc_audit.pipeline.corpus import Options, run_corpus
from doc_audit.pipeline.groups import kept_groups
from doc_audit.pipeline.resources import rubric_of
from doc_audit.report import render_report
from doc_audit.store import is_run_folder, read_run

STATEMENTS, SEED = 60_000, 20230701
SHOWN = 6


def make(source: Path, statements: int, documents: int) -> None:
    """Writes the documents and their manifest."""
    source.mkdir(parents=True, exist_ok=True)
    rows = []
    for number, made in enumerate(corpus(SEED, statements)):
        if number >= documents:
            break
        (source / made.row["file"]).write_bytes(made.content)
        rows.append(made.row)
    with (source / "corpus.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)


def render(folder: Path) -> None:
    """Renders the whole report, says how long plan pages took and how large pages are."""
    run = read_run(folder)
    rubric = rubric_of(run.record.rubric_files, run.record.rubric)
    beside = [rubric_of(record.files, record.id) for record in run.record.beside]
    comparison = compared(run, rubric, kept_groups(folder))
    agreement = agreement_of(run, [rubric, *beside])
    sizes: dict[str, int] = {}
    seconds: dict[str, float] = {}
    start = time.process_time()
    for name, content in render_report(run, rubric, comparison, beside, agreement):
        now = time.process_time()
        sizes[name], seconds[name], start = len(content), now - start, now
    tell(len(run.statements), sizes, seconds)


def tell(statements: int, sizes: dict[str, int], seconds: dict[str, float]) -> None:
    plans = [name for name in sizes if name.startswith("plans/")]
    taken = sum(seconds[name] for name in plans)
    print(f"{statements:,} statements, {len(sizes)} pages, {sum(sizes.values()) / 1e6:.0f} MB")
    print(
        f"{len(plans)} plan pages in {taken:.1f} s of one core: {len(plans) / taken:.1f} a second,"
        f" {statements / taken:,.0f} statements a second"
    )
    for name in sorted(sizes, key=lambda name: -sizes[name])[:SHOWN]:
        print(f"  {sizes[name] / 1e6:6.2f} MB {seconds[name]:6.2f} s  {name}")
    for name in sizes:
        if name not in plans:
            print(f"  {sizes[name] / 1e6:6.2f} MB {seconds[name]:6.2f} s  {name}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("/tmp/national"))
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--systems", type=int, default=42)
    parser.add_argument("--rubric", nargs="+", default=["default"])
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args(arguments)
    if not is_run_folder(given.out):
        source = given.out.with_name(given.out.name + "-plans")
        make(source, given.statements, 2 * given.systems)
        main_rubric, *beside = given.rubric
        options = Options(main_rubric, ocr="off", workers=given.workers, beside=tuple(beside))
        start = time.perf_counter()
        run_corpus([source / "corpus.csv"], given.out, options, lambda *_: None)
        print(f"audited in {time.perf_counter() - start:.0f} s by the clock")
    render(given.out)


if __name__ == "__main__":
    main()
