"""The report in reports/example is what today's code renders; only `make example` writes it."""

import re

import example
import pytest

ROOT = example.HERE.parents[1]


@pytest.fixture(scope="module")
def made() -> example.Files:
    if not example.EXAMPLE.is_dir():
        pytest.skip("reports/example isn't there; `make example` writes it")
    return example.render()


def test_the_example_is_what_is_rendered_today(made: example.Files) -> None:
    assert example.differing(made, example.EXAMPLE) == [], "run `make example`, look, commit"


def test_the_example_is_small_and_whole(made: example.Files) -> None:
    assert sum(map(len, made.values())) <= example.LARGEST
    assert {"index.html", "method.html", "README.md"} <= made.keys()
    for name, content in made.items():
        if name.endswith(".html"):
            _no_dead_link(name, content.decode(), made)


def _no_dead_link(name: str, page: str, made: example.Files) -> None:
    folder = name.rpartition("/")[0]
    for target in re.findall(r'href="([^"#:]+)[#"]', page):
        place = target.removeprefix("../") if target.startswith("../") else f"{folder}/{target}"
        place = place.lstrip("/")
        assert place in made or place.split("/")[0] in example.LEFT_OUT, (name, target)


def test_a_changed_file_a_missing_and_a_stray_one_are_named(tmp_path: example.Path) -> None:
    made = {"a.html": b"1", "b.html": b"<dt>doc-audit code</dt><dd><code>12</code>", "c.html": b"1"}
    (tmp_path / "a.html").write_bytes(b"2")
    (tmp_path / "b.html").write_bytes(made["b.html"].replace(b"12", b"ab"))
    (tmp_path / "d.html").write_bytes(b"")
    assert example.differing(made, tmp_path) == ["a.html", "c.html", "d.html"]


def test_git_keeps_the_example_and_no_other_report() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "/reports/*" in ignored
    assert "!/reports/example/" in ignored
    clean = re.search(r"^clean:.*\n\t(.*)", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert clean
    assert " reports " not in f" {clean[1]} "
