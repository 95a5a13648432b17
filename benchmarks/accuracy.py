"""Measures the default rubric on the development gold beside the repository: writes
rubrics/default/accuracy.json and the figures of docs/agreement.md. `make accuracy` runs it.

`airesp` and `mtp` stand apart: of the other documents the rules' writers read other statements
(README of the gold). From the file to the figures it goes with the plans that are there as PDFs.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from doc_audit.cli.main import app

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "dev.jsonl"
PAGE = ROOT / "docs" / "agreement.md"
APART = ("airesp", "mtp")
PLANS = {
    "jhws": "west-sussex-jhws-2019-2024.pdf",
    "suicide": "west-sussex-suicide-prevention-2017-2020.pdf",
}


def call(*arguments: object) -> None:
    status = app(list(map(str, arguments)), standalone_mode=False)
    if status not in (0, 1):  # 1: done, with statements that weren't found and the like
        sys.exit(status)


def measure_rules() -> None:
    apart = [part for doc in APART for part in ("--apart", doc)]
    accuracy = ROOT / "rubrics" / "default" / "accuracy.json"
    call("evaluate", "--gold", GOLD, *apart, "--accuracy", accuracy, "--docs", PAGE)


def measure_from_the_files() -> None:
    docs = [part for doc in PLANS for part in ("--doc", doc)]
    with TemporaryDirectory() as out:
        call("run", *(SHARED / "plans" / name for name in PLANS.values()), "-o", out, "-j", 1)
        call("evaluate", "--gold", GOLD, "--align", "--codes", out, *docs, "--docs", PAGE)


if __name__ == "__main__":
    if not GOLD.is_file():
        sys.exit(f"{GOLD} isn't there: gold isn't part of the repository.")
    measure_rules()
    measure_from_the_files()
