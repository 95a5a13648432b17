"""Walks docs/authoring.md in an empty folder with only what the page says."""

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

from doc_audit.cli.main import main
from doc_audit.pipeline import resources

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "authoring.md").read_text("utf-8")
MINI = ROOT / "tests" / "rubric" / "mini"
RULES = Path("food/rules/food.yaml")
IDEAS = "## Three more ideas"
"""What stands there is tried by tests/rubric/test_authoring_ideas.py."""
WALK = PAGE.partition(IDEAS)[0]
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", WALK, re.M | re.S)

RELEVANT = """cues:
  - id: relevance-wider
    source: as in the real one
    cue: wider_determinant
    patterns: ['healthy|good|local food']
    examples: {matching: ["Good food."], non_matching: ["Good roads."]}
decisions:
  - id: inequality-not-relevant
    source: as in the real one
    decides: inequality_type
    code: 0
    when: {all: ["relevance:none"]}
    examples: {matching: ["We will open an allotment."], non_matching: ["Good food."]}
"""


def small_default(folder: Path) -> None:
    """A rubric called `default` with the names that the page uses: the real one takes a minute."""
    shutil.copytree(MINI, folder / "default")
    for path in (folder / "default").rglob("*.yaml"):
        text = path.read_text("utf-8")
        for old, new in (
            ("id: mini", "id: default"), ("id: food\n", "id: inequality_type\n"),
            ("dimension: food\n", "dimension: inequality_type\n"), ("[food]", "[inequality_type]"),
            ('"food>=1"', "wider_determinant"), ("growing", "access"),
            ("sharing", "wider_determinants"), ("id: food-named", "id: food-help-named"),
        ):  # fmt: skip
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    (folder / "default" / "rules" / "food.yaml").rename(folder / "default/rules/other.yaml")
    (folder / "default" / "rules" / "relevant.yaml").write_text(RELEVANT, "utf-8")


@pytest.fixture
def walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[dict[str, str]]:
    """What each command of the page says, in its order; yaml and the plan are saved on the way."""
    small_default(tmp_path / "rubrics")
    monkeypatch.setattr(resources, "data_folder", lambda name: tmp_path / name)
    (tmp_path / "work" / "plans").mkdir(parents=True)
    told: dict[str, str] = {}
    with chdir(tmp_path / "work"):
        for kind, text in BLOCKS:
            if kind == "markdown":
                Path("plans/marlbeck.md").write_text(text, "utf-8")
            elif kind == "yaml":
                before = RULES.read_text("utf-8") if text.startswith("cues:") else ""
                RULES.write_text(before + text, "utf-8")
            elif kind == "sh":
                for line in text.splitlines():
                    told[line] = said(line, monkeypatch, capfd)
                    mend_as_told(line)
        yield told


def said(line: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", line.split())
    capfd.readouterr()
    status = 0
    try:
        main()
    except SystemExit as ended:
        status = int(ended.code or 0)
    out = capfd.readouterr()
    assert status == (2 if "check" in line else 0), (line, out.err)
    return f"{out.out}\n{out.err}"


def mend_as_told(line: str) -> None:
    """What the page says to mend after the check, and after the rule was tried."""
    old, new = ("comunity", "community") if "check" in line else ("club'", "club|clubs'")
    if "check" in line or " try " in line:
        text = RULES.read_text("utf-8")
        assert old in text
        RULES.write_text(text.replace(old, new), "utf-8")


def test_the_page_can_be_walked_and_tells_what_is_seen(walk: dict[str, str]) -> None:
    assert len(walk) == 7
    shown = [line for kind, text in BLOCKS if kind == "text" for line in text.splitlines()]
    assert len(shown) == 3
    everything = " ".join(" ".join(walk.values()).split())
    for line in shown:
        assert " ".join(line.split()) in everything, line
    compared = next(text for line, text in walk.items() if " diff " in line)
    assert "+ marks food-help" in compared
    assert "inequality_type 0 → 2" in compared
    assert "relevance none → implicit" in compared


def test_links_to_headings_lead_to_them() -> None:
    for page, heading in re.findall(r"\]\(([a-z]+\.md)#([a-z-]+)\)", PAGE):
        titles = re.findall(r"^#+ (.+)$", (ROOT / "docs" / page).read_text("utf-8"), re.M)
        assert heading in [title.lower().replace(" ", "-") for title in titles]
