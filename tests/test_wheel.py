"""The wheel alone gives a working demo: rubrics and sample corpus are inside.

Its files are those of a run from the source tree by other workers, byte for byte: the same bytes
in give the same bytes out.
"""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def _bytes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_demo_from_the_unpacked_wheel_gives_the_same_bytes_as_a_run(
    tmp_path: Path, sample_run: Path
) -> None:
    """In processes of their own, which order sets and hashes differently, with other workers."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); "
        "import doc_audit.cli.main as m; "
        f"assert m.__file__.startswith({str(tmp_path)!r}), m.__file__; "
        "sys.argv = ['doc-audit', 'rubric', 'check']; m.main()"
    )
    checked = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    demo = subprocess.run(
        [sys.executable, "-m", "doc_audit", "demo", "-j", "1", "-o", "out"],
        cwd=tmp_path / "site",  # first on the module path
        capture_output=True,
        text=True,
        check=False,
    )
    assert demo.returncode == 0, demo.stderr
    assert "index.html" in demo.stderr
    made, same = _bytes(tmp_path / "site" / "out"), _bytes(sample_run)
    assert {"index.html", "method.html", "run.sqlite", "statements.csv"} <= set(made)
    assert made == same
