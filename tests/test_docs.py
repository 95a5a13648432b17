"""What the documents say is so: commands exist, links lead somewhere, files are described."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from typer.testing import CliRunner

from doc_audit.cli.main import app
from doc_audit.engine import Failure

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("corpora/*/README.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_relative_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def _named_commands() -> set[tuple[str, ...]]:
    text = "".join(page.read_text("utf-8") for page in PAGES)
    words = re.findall(r"doc-audit ((?:rubric )?[a-z]+)", text)
    return {tuple(command.split()) for command in words}


def test_every_command_named_in_the_documents_has_help() -> None:
    commands = _named_commands()
    assert ("run",) in commands
    for command in commands - {("is",), ("rubric",)}:
        result = CliRunner().invoke(app, [*command, "--help"])
        assert result.exit_code == 0, command


def test_readme_commands_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make (\w+)$", (ROOT / "README.md").read_text("utf-8"), re.M):
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_every_room_is_in_the_layout_table() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rooms = {path.parent.name for path in (ROOT / "doc_audit").glob("*/__init__.py")}
    assert not [room for room in rooms if f"`{room}`" not in told]


def test_every_dependency_says_what_it_is_for() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    named = [line for line in lines if re.match(r'  "[A-Za-z0-9-]+[><=]', line)]
    assert len(named) > 10
    assert not [line for line in named if "#" not in line]


_SEVERITIES = '"(?:error|warning|note)"'
_CODES = rf'"([a-z]+(?:_[a-z]+)+)",\s*{_SEVERITIES}|DocumentError\(\s*"([a-z_]+)"'


def test_every_code_of_a_problem_is_explained_and_no_other() -> None:
    told = (ROOT / "docs" / "reading.md").read_text("utf-8").partition("### Problems")[2]
    rows = re.findall(r"^\| (`.*?) \|", told.partition("###")[0], re.M)
    explained = {code for row in rows for code in re.findall(r"`([a-z_]+)`", row)}
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "doc_audit").rglob("*.py"))
    used = {one or other for one, other in re.findall(_CODES, sources)}
    assert len(used) > 30
    assert used - explained == set()
    given_up = {f"reader_{reason}" for reason in get_args(get_type_hints(Failure)["reason"])}
    assert {code for code in explained - given_up if f'"{code}"' not in sources} == set()
    assert given_up <= explained
