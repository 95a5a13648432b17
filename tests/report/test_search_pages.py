"""The search over all statements: parts of bounded size, nothing left out, nothing run."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import report_runs
from browser import Browser
from lxml import etree, html

from doc_audit.report import render_report, search_pages
from doc_audit.report.lookup import build_lookup, by_name


@cache
def pages() -> dict[str, bytes]:
    return dict(render_report(report_runs.whole_run(), report_runs.rubric()))


def tree(content: bytes) -> etree._Element:
    return html.document_fromstring(content.decode())


def shards(limit: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search_pages, "PART_BYTES", limit)
    lookup = build_lookup(report_runs.whole_run(), report_runs.rubric())
    return list(search_pages.search_shards(lookup, by_name(lookup)))


def test_every_statement_is_in_one_part_and_leads_to_its_place():
    parts = [tree(content) for name, content in pages().items() if name.startswith("search/")]
    links = [href for part in parts for href in part.xpath("//ol[@class='part']/li/a/@href")]
    ids = [link.partition("#")[2] for link in links]
    assert sorted(ids) == sorted(s.id for s in report_runs.whole_run().statements)
    assert all(link.startswith("../plans/") for link in links)


@pytest.mark.parametrize("limit", [1, 900, 5000])
def test_parts_stay_under_the_limit_and_leave_nothing_out(limit, monkeypatch):
    found = shards(limit, monkeypatch)
    rows = [row for shard in found for plan in shard.plans for row in plan.rows]
    assert len(rows) == len(set(rows)) == len(report_runs.whole_run().statements)
    for shard in found:
        sizes = [len(row) for plan in shard.plans for row in plan.rows]
        assert sum(sizes) <= limit or len(sizes) == 1
    assert [shard.name for shard in found] == [f"search/{n}.html" for n in range(1, len(found) + 1)]


def test_a_plan_cut_in_two_goes_on_where_it_stopped(monkeypatch):
    found = shards(900, monkeypatch)
    ends: dict[int, int] = {}
    for shard in found:
        for plan in shard.plans:
            assert plan.first == ends.get(plan.number, 0) + 1
            ends[plan.number] = plan.last
    assert ends == {n: len(s) for n, s in enumerate(statements_by_plan(), 1) if s}


def statements_by_plan():
    lookup = build_lookup(report_runs.whole_run(), report_runs.rubric())
    return [lookup.by_plan[score.plan] for score in by_name(lookup)]


def test_search_page_works_without_a_script_by_its_links():
    page = tree(pages()["search.html"])
    assert page.xpath("//ol[@id='pages']/li/a/@href") == ["search/1.html"]
    assert "needs JavaScript" in page.xpath("string(//noscript)")
    assert page.xpath("//form[@id='search']/@hidden")


def test_plans_not_read_in_full_are_said_to_be_searched_in_part():
    words = " ".join(tree(pages()["search.html"]).xpath("string(//main)").split())
    assert "Parts of 1 plan could not be read and are not searched" in words
    run = report_runs.whole_run()
    read = replace(run, problems=(), documents=tuple(d for d in run.documents if d.id != "u"))
    again = dict(render_report(read, report_runs.rubric()))
    assert b"are not searched" not in again["search.html"]


def test_only_the_search_may_load_pages_and_only_of_the_report():
    policy = "//meta[@http-equiv='Content-Security-Policy']/@content"
    for name, content in pages().items():
        found = tree(content).xpath(policy)[0]
        assert ("frame-src 'self' file:;" in found) == (name == "search.html")


def test_without_any_statement_there_is_still_a_page():
    made = dict(render_report(report_runs.empty_run(), report_runs.rubric()))
    assert "No statements were found." in tree(made["search.html"]).text_content()
    assert not any(name.startswith("search/") for name in made)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("searched")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_pages, "PART_BYTES", 3000)
        whole = dict(render_report(report_runs.whole_run(), report_runs.rubric()))
    for name, content in whole.items():
        path = made / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return made


HITS = "Array.from(document.querySelectorAll('#hits li'), e => e.textContent)"
SAID = "document.getElementById('found').textContent"


@pytest.mark.browser
def test_search_finds_words_phrases_and_keeps_to_its_filters(browser: Browser, folder: Path):
    parts = len(list((folder / "search").iterdir()))
    assert parts > 3

    def ask(page, **want: str):
        page.value(
            "(want => { const f = document.getElementById('search');"
            "for (const n of ['q', 'plan', 'type']) f.elements[n].value = want[n] || '';"
            f"f.requestSubmit(); }})({want})"
        )
        return page.value(HITS)

    with browser.tab() as page:
        page.open(f"file://{folder}/search.html#q=dementia%20halve")
        page.wait(f"document.querySelectorAll('iframe').length === 0 && {SAID}.endsWith('plans.')")
        (hit,) = page.value(HITS)
        assert "with dementia dementias by" in hit
        marks = "Array.from(document.querySelectorAll('#hits mark'), e => e.textContent)"
        assert page.value(marks) == ["halve", "dementia", "dementia"]
        assert page.value(SAID) == "1 statement in 1 of 6 plans."
        address = page.value("document.querySelector('#hits a').getAttribute('href')")
        assert (folder / address.partition("#")[0]).is_file()
        assert address.partition("#")[2] in (folder / address.partition("#")[0]).read_text("utf-8")

        assert len(ask(page, q='"smoking smokings"')) == 2
        assert ask(page, q='"smokings smoking"') == []
        assert page.value(SAID) == "Nothing found in what was read."
        assert ask(page, q="oking") == []  # not from the middle of a word
        assert len(ask(page, q="We opened", type="achievement")) == 1
        assert ask(page, q="We opened", type="commitment") == []
        assert page.value("location.hash") == "#q=We%20opened&type=commitment"

        hostile = ask(page, q="<script>")
        assert len(hostile) == 11
        assert all("alert('x')" in text for text in hostile)
        assert page.value("document.querySelectorAll('script, #hits b, img').length") == 1
        assert ask(page) == []
        assert page.said == []


@pytest.mark.browser
def test_plans_are_chosen_in_all_charts_and_the_address_keeps_it(browser: Browser, folder: Path):
    rows = "Array.from(document.querySelectorAll('{} tbody tr')).filter(r => !r.hidden).length"
    with browser.tab() as page:
        page.open(f"file://{folder}/index.html#q=ashvale&cells=mentioned")
        for table in ("table.scores", "#heat", "table.matrix"):
            assert page.value(rows.format(table)) == 1
        assert page.value("document.querySelectorAll('svg.pt:not(.off)').length") == 1
        assert page.value("document.getElementById('chosen').textContent").startswith("1 of 6")
        first = "document.querySelector('#heat tbody tr:not([hidden]) td')"
        assert page.value(f"{first}.dataset.v === {first}.dataset.m")
        page.value("document.querySelector('#plans button').click()")
        page.wait("location.hash === '#cells=mentioned'")
        assert page.value(rows.format("table.scores")) == 6
        assert page.said == []
