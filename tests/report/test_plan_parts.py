from collections import Counter
from functools import cache, partial
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest
import report_runs
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from doc_audit.model import Statement
from doc_audit.report import lookup, plan_parts, render_report
from doc_audit.report.plan_names import page_names, slugs_of
from doc_audit.report.plan_parts import pages_of, size_of

MOST = 9_000
LENGTHS = st.lists(st.tuples(st.integers(1, 900), st.booleans()), max_size=60)


@given(LENGTHS, st.integers(1_000, 40_000))
def test_each_statement_is_on_one_page_in_order_and_pages_are_not_too_large(
    lengths: list[tuple[int, bool]], most: int
) -> None:
    statements = [Statement(f"s{n}", "d", "x" * length) for n, (length, _) in enumerate(lengths)]
    first = {s.id for s, (_, wanted) in zip(statements, lengths, strict=True) if wanted}
    pages = pages_of(statements, lambda _: None, lambda s: s.id in first, most)
    assert sorted(s.id for page in pages for s in page) == sorted(s.id for s in statements)
    for page in pages:
        numbers = [int(s.id[1:]) for s in page]
        assert numbers == sorted(numbers)
        assert sum(size_of(s, None) for s in page) <= most or len(page) == 1
    if len(pages) > 1:
        assert {s.id for s in pages[0]} <= first
        assert all(pages[1:])


@cache
def pages() -> dict[str, etree._Element]:
    """The report of a run whose plans are divided at a few kB a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "pages_of", partial(plan_parts.pages_of, most=MOST))
        made = dict(render_report(report_runs.whole_run(), report_runs.rubric()))
    return {name: html.document_fromstring(page.decode()) for name, page in made.items()}


def test_a_long_plan_has_further_pages_named_after_it() -> None:
    names = [name for name in pages() if name.startswith("plans/owned")]
    assert names == [f"plans/{name}" for name in page_names("owned", len(names))]
    assert len(names) > 2


def test_each_statement_stands_once_over_the_pages_of_its_plan() -> None:
    shown = Counter(i for page in pages().values() for i in page.xpath("//li[@data-t]/@id"))
    assert shown == Counter(s.id for s in report_runs.whole_run().statements)


def test_every_fragment_lands_on_an_id_that_is_there() -> None:
    ids = {name: set(page.xpath("//@id")) for name, page in pages().items()}
    checked = 0
    for name, page in pages().items():
        for link in page.xpath("//a/@href[contains(., '#')]"):
            parts = urlsplit(link)
            folder = name.rpartition("/")[0]
            path = normpath(f"{folder}/{parts.path}").strip("/") if parts.path else name
            if path.startswith("sources/") or path not in ids:
                assert path.startswith("sources/"), link
                continue
            if "=" in parts.fragment:  # a choice of statements: see test_report_pages
                continue
            assert unquote(parts.fragment) in ids[path], (name, link)
            checked += "--" in path
    assert checked  # some lead to further pages


def test_first_page_has_what_is_read_most_and_the_others_say_what_they_have() -> None:
    first, *others = (page for name, page in pages().items() if name.startswith("plans/owned"))
    assert all(li.get("data-s") for li in first.xpath("//li[@data-t]"))
    assert [p.xpath("string(//h1)") for p in others] == [
        f"Ashvale Forward Plan: statements, page {n} of {len(others) + 1}"
        for n in range(2, len(others) + 2)
    ]
    for page in (first, *others):
        said = page.xpath("//ol[@class='parts']/li")
        assert len(said) == len(others) + 1
        assert len(page.xpath("//ol[@class='parts']//b[@aria-current]")) == 1
    assert first.xpath("string(//option[@selected])") == "Commitments in scope"
    assert others[0].xpath("string(//option[@selected])") == "All statements"


@given(st.lists(st.text(min_size=1), unique=True, max_size=12), st.integers(1, 40))
def test_no_two_plans_share_a_page(plans: list[str], number: int) -> None:
    slugs = slugs_of(["a", "a-2", "a--2", "x" * 59 + "-y", *plans])
    names = [name for slug in slugs.values() for name in page_names(slug, number)]
    assert len(set(names)) == len(names)
    assert all("--" not in slug for slug in slugs.values())
