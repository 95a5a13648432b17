"""What is made once and kept must be told apart by all that it shows."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import report_runs
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from doc_audit.model import Code, Coding, Run
from doc_audit.report import render_report
from doc_audit.report.code_html import CodeHtml
from doc_audit.report.dimension_codes import DimensionCodes
from doc_audit.report.to_change import foremost
from doc_audit.score import Gain

RUBRIC = report_runs.rubric()
NAMES = [dimension.id for dimension in RUBRIC.settings.dimensions]


def table(maker: CodeHtml, value: Mapping[str, Any]) -> str:
    coding = Coding("s", "rules", "commitment", dimensions={NAMES[0]: Code(2, "all", value=value)})
    codes = DimensionCodes(RUBRIC.settings).of(coding)
    made = maker.table(maker.first(coding), codes, maker.last(coding), ())
    return html.fromstring(made).xpath("string(//small)")


def test_values_that_are_equal_but_not_the_same_words_are_told_apart() -> None:
    maker = CodeHtml(RUBRIC.settings, ())
    for value, words in (
        (1, "= gap 1"),
        (True, "= gap True"),
        (1.0, "= gap 1"),
        (1.5, "= gap 1.5"),
    ):
        assert table(maker, {"gap": value}) == words
    assert table(maker, {"ids": ["E1", "E2"]}) == "= ids E1, E2"
    assert table(maker, {"ids": ["E1", "<E3>"]}) == "= ids E1, <E3>"


@given(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 2)), st.data())
def test_digits_are_levels_as_scored_and_as_coded_where_not_scored(
    levels: dict[str, int], data: st.DataObject
) -> None:
    scored = data.draw(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 2)))
    codes = DimensionCodes(RUBRIC.settings)
    coding = Coding("s", "rules", "commitment", dimensions={n: Code(v) for n, v in levels.items()})
    digits = codes.digits(codes.of(coding, scored), scored)
    shown = {**levels, **scored}
    assert digits == ("".join(str(shown.get(name, 0)) for name in NAMES) if levels else "")


@given(st.lists(st.integers(0, 3), max_size=12), st.integers(1, 4))
def test_the_foremost_are_those_that_sorting_puts_first(ranks: list[int], most: int) -> None:
    found = [Gain(str(n), "d", 0, float(rank), False) for n, rank in enumerate(ranks)]
    told = foremost(iter(found), lambda gain: int(gain.points), most)
    assert told == sorted(found, key=lambda gain: gain.points)[:most]


def entries(run: Run) -> set[str]:
    """Filter and entry of every statement of the plans' pages, and of every filter on them."""
    pages = [html.fromstring(c) for name, c in render_report(run, RUBRIC) if name[:6] == "plans/"]
    of = {word for page in pages for line in page.xpath("//li/@data-c") for word in line.split()}
    chosen = {
        f"{field.get('name')}:{option}"
        for page in pages
        for field in page.xpath("//form//select[not(starts-with(@name, 'd'))]")
        for option in field.xpath(".//option/@value")
        if option and field.get("name") not in ("show", "sort", "rel")
    }
    assert chosen == {word for word in of if not re.match(r"d\d", word)}
    return of


def test_filters_offer_just_what_statements_are_found_by() -> None:
    run = report_runs.whole_run()
    known = entries(run)
    assert known
    bare = {id_: replace(c, categories={}, groups=(), origin="") for id_, c in run.codings.items()}
    assert entries(replace(run, codings=bare)) < known
