"""Measures the default rubric on the development gold beside the repository and writes
rubrics/default/accuracy.json and the figures of docs/agreement.md. `make accuracy` runs it.

`airesp` and `mtp` stand apart: of the other documents the rules' writers read other statements
(README of the gold).
"""

import sys
from pathlib import Path

from doc_audit.cli.main import app

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "dev.jsonl"
APART = ("airesp", "mtp")

if __name__ == "__main__":
    if not GOLD.is_file():
        sys.exit(f"{GOLD} isn't there: gold isn't part of the repository.")
    arguments = ["evaluate", "--gold", str(GOLD)]
    arguments += [part for doc in APART for part in ("--apart", doc)]
    arguments += ["--accuracy", str(ROOT / "rubrics" / "default" / "accuracy.json")]
    app([*arguments, "--docs", str(ROOT / "docs" / "agreement.md")])
