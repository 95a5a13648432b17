import re
from collections.abc import Callable
from pathlib import Path

import pytest
import report_runs
from browser import Browser
from lxml import html
from markupsafe import escape

from doc_audit.report import render_report

pytestmark = pytest.mark.browser

Dump = Callable[[str], html.HtmlElement]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    for name, content in render_report(report_runs.whole_run(), report_runs.rubric()):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture
def dump(browser: Browser, report: Path) -> Dump:
    def page_after_its_script(address: str) -> html.HtmlElement:
        with browser.tab() as page:
            found = page.read(f"file://{report}/{address}")
            assert page.said == []
        return html.document_fromstring(found)

    return page_after_its_script


def shown(page: html.HtmlElement) -> list[html.HtmlElement]:
    return [row for row in page.xpath("//li[@data-t]") if row.get("hidden") is None]


def test_plan_page_opens_on_the_commitments_in_scope(dump: Dump) -> None:
    page = dump("plans/owned.html")
    assert page.xpath("//form[@id='filters']/@hidden") == []
    rows = shown(page)
    assert rows
    assert {row.get("data-s") for row in rows} == {"1"}
    total = len(page.xpath("//li[@data-t]"))
    told = f"Showing {len(rows)} of {total} statements: commitments in scope"
    repeats = sum(row.get("data-p") is None for row in rows)
    assert repeats == 1
    told += ". Of these, 1 repeats another and is counted with it."
    assert page.xpath("string(//p[@id='shown'])") == told


def test_fragment_sets_the_filters(dump: Dump) -> None:
    page = dump("plans/owned.html#show=commitment&d6=0&q=Dementia")
    rows = shown(page)
    assert len(rows) == 1
    assert "dementias" in rows[0].text_content()
    assert dump_text(dump, "plans/owned.html#show=all") == 1.0


def dump_text(dump: Dump, address: str) -> float:
    """Share of the statements that are shown."""
    page = dump(address)
    return len(shown(page)) / len(page.xpath("//li[@data-t]"))


def test_link_to_a_statement_shows_it_whatever_the_filter(dump: Dump, report: Path) -> None:
    plain = html.document_fromstring((report / "plans/owned.html").read_text("utf-8"))
    hidden = plain.xpath("//li[@data-t='context']/@id")[0]
    page = dump(f"plans/owned.html#{hidden}")
    assert hidden in [row.get("id") for row in shown(page)]


def test_hostile_plan_runs_nothing(dump: Dump, report: Path) -> None:
    hostile = next(path for path in (report / "plans").glob("script*"))
    page = dump(f"plans/{hostile.name}#q=%3Cscript%3E")
    assert len(shown(page)) == 11
    assert len(page.xpath("//script")) == 1


def test_link_to_a_rule_opens_it(dump: Dump) -> None:
    opened = dump("method.html#rule-cue-will").xpath("//details[@open]/ancestor::li/@id")
    assert opened == ["rule-cue-will"]


MEASURE = """<!DOCTYPE html><iframe width="320" height="900" srcdoc="{}"></iframe><script>
document.querySelector("iframe").addEventListener("load", function () {{
  document.title = this.contentDocument.documentElement.scrollWidth;
}});
</script>"""


@pytest.mark.parametrize("name", ["index.html", "plans/owned.html", "method.html"])
def test_nothing_overflows_at_320_pixels(dump: Dump, report: Path, name: str) -> None:
    page = re.sub("<meta http-equiv[^>]*>", "", (report / name).read_text("utf-8"))
    (report / "narrow.html").write_text(MEASURE.format(escape(page)), "utf-8")
    assert int(dump("narrow.html").findtext(".//title")) <= 320


CLICK = """<script>
document.querySelectorAll("table.scores th button")[2].click();
</script></body>"""


def test_tables_sort_by_their_figures(dump: Dump, report: Path) -> None:
    page = (report / "index.html").read_text("utf-8")
    page = re.sub("<meta http-equiv[^>]*>", "", page).replace("</body>", CLICK)
    (report / "clicked.html").write_text(page, "utf-8")
    table = dump("clicked.html").xpath("//table[contains(@class, 'scores')]")[0]
    scores = [float(value) for value in table.xpath("./tbody/tr/td[2]/@data-v")]
    assert scores == sorted(scores, reverse=True)
    assert table.xpath("string(.//th[@aria-sort='descending'])") == "Score"
