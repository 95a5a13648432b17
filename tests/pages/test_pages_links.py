"""Every link of a report leads to a file of the run folder and to a place that is there."""

from functools import cache
from pathlib import Path
from urllib.parse import unquote

from lxml import html


@cache
def places(page: Path) -> frozenset[str]:
    return frozenset(html.parse(str(page)).xpath("//@id"))


def test_no_link_is_dead(run_folder: Path) -> None:
    pages = [page for page in run_folder.rglob("*.html") if "sources" not in page.parts]
    dead = [f"{page.name}: {href}" for page in pages for href in _links(page) if _dead(page, href)]
    assert dead == []


def test_ids_are_there_once(run_folder: Path) -> None:
    for page in run_folder.rglob("*.html"):
        if "sources" not in page.parts:
            found = html.parse(str(page)).xpath("//@id")
            assert len(found) == len(set(found)), page


def _links(page: Path) -> set[str]:
    return set(html.parse(str(page)).xpath("//a/@href"))


def _dead(page: Path, href: str) -> bool:
    if href.startswith(("https:", "http:")):
        return False
    path, _, fragment = href.partition("#")
    target = (page.parent / unquote(path)).resolve() if path else page
    if not target.is_file():
        return True
    if not fragment or target.suffix != ".html" or "=" in fragment:  # filters name no place
        return False
    return unquote(fragment) not in places(target)
