"""What the documents say is so: commands exist, links lead somewhere, files are described."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from doc_audit.cli.main import app

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
