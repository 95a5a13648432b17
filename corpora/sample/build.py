"""Build the sample corpus from its sources, or check that what is committed is what they give.

    python corpora/sample/build.py            write documents, codings and manifests
    python corpora/sample/build.py --check    exit 1 and name the files that differ

Needs reportlab and python-docx, which nothing else in the project needs for the corpus.
"""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from building import corpus  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Build or check; 0 when the files are as the sources say, 1 when `--check` finds others."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    chosen = parser.parse_args(arguments)
    built = corpus.build(HERE / "sources")
    if chosen.check:
        return _report(_differing(built))
    for name, content in built.items():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_bytes(content)
    for path in _stray(built):
        path.unlink()
    return 0


def _differing(built: dict[str, bytes]) -> list[str]:
    changed = [
        name
        for name, content in built.items()
        if not (HERE / name).exists() or (HERE / name).read_bytes() != content
    ]
    return changed + [str(path.relative_to(HERE)) for path in _stray(built)]


def _stray(built: dict[str, bytes]) -> list[Path]:
    """Built files that no source accounts for any more."""
    kept = [*(HERE / "documents").glob("*"), *(HERE / "codings").glob("*")]
    return sorted(path for path in kept if str(path.relative_to(HERE)) not in built)


def _report(differing: list[str]) -> int:
    for name in differing:
        print(f"{name}: not what the sources give; run python corpora/sample/build.py")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
