"""The wheel alone gives a working demo: rubrics and sample corpus are inside."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_demo_works_from_the_unpacked_wheel(tmp_path: Path) -> None:
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
    assert (tmp_path / "site" / "out" / "index.html").is_file()
