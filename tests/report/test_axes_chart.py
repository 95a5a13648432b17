"""The scatter of plans by specificity and accountability."""

import re
from dataclasses import replace

import report_runs
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from doc_audit.model import Interval
from doc_audit.report.axes_chart import Point, axes_chart
from doc_audit.report.corpus_page import corpus_page
from doc_audit.report.lookup import build_lookup

WIDTH = 1080


def point(number, x, y, kind="Strategy", name="Plan", sure=True, spread=5.0):
    across, up = (Interval(max(v - spread, 0), min(v + spread, 100)) for v in (x, y))
    return Point(x, y, across, up, number, name, kind, sure)


def drawn(points):
    return html.fragment_fromstring(
        str(axes_chart(points, "Specificity", "Accountability").drawing)
    )


def test_names_beside_few_plans_touch_nothing():
    svg = drawn([point(n, 50 + n, 50, name=f"Plan number {n}") for n in range(8)])
    assert 0 < len(svg.xpath("//text[@class='name']")) < 8
    assert len(svg.xpath("//svg[@class='pt']")) == 8
    crowd = drawn([point(n, n, n) for n in range(20)])
    assert not crowd.xpath("//text[@class='name']")
    assert len(crowd.xpath("//text[@class='in']")) == 20


def boxes(svg):
    """Boxes of the numbers, at the width that they are laid out for."""
    for mark in svg.xpath("//svg[@class='pt']"):
        x, y = float(mark.get("x")[:-1]) * WIDTH / 100, float(mark.get("y"))
        for label in mark.xpath("./text[@class='no']"):
            half = 3.5 * len(label.text)
            cx, cy = x + float(label.get("x")), y + float(label.get("y")) - 4
            yield (cx - half, cy - 6, cx + half, cy + 6)


places = st.lists(
    st.tuples(st.floats(30, 70), st.floats(30, 70)), min_size=21, max_size=90
)  # fmt: skip


@given(places)
@settings(max_examples=15)
def test_numbers_of_many_plans_never_cover_each_other(found):
    svg = drawn([point(n, x, y) for n, (x, y) in enumerate(found, 1)])
    assert len(svg.xpath("//svg[@class='pt']")) == len(found)
    shown = list(boxes(svg))
    for n, one in enumerate(shown):
        for other in shown[:n]:
            apart = (
                one[2] <= other[0] + 0.2 or other[2] <= one[0] + 0.2
                or one[3] <= other[1] + 0.2 or other[3] <= one[1] + 0.2
            )  # fmt: skip
            assert apart, (one, other)


def test_most_of_84_plans_have_their_number():
    spots = [(30 + 5 * (n % 12), 30 + 6 * (n // 12)) for n in range(84)]
    svg = drawn([point(n, x, y) for n, (x, y) in enumerate(spots, 1)])
    assert len(list(boxes(svg))) == 84


def test_each_plan_has_an_interval_on_both_axes_and_says_so():
    svg = drawn([point(3, 40, 60, name="Ashvale")])
    lines = svg.xpath("//g[@class='whisk'][@data-n='3']/line")
    assert len(lines) == 2
    says = "3 Ashvale: specificity 40 (35 to 45), accountability 60 (55 to 65)"
    assert svg.xpath("string(//title)") == says
    bare = replace(point(3, 40, 60), across=None, up=None)
    assert not drawn([bare]).xpath("//g[@class='whisk']")


def test_an_interval_from_end_to_end_is_no_line_and_makes_no_axis_longer():
    """One commitment says nothing of how sure its mean is: a cross over the whole drawing would
    hide what the others say.
    """
    sure, unsure = point(1, 40, 30), replace(point(2, 50, 40), up=Interval(0, 100))
    svg = drawn([sure, unsure])
    assert len(svg.xpath("//g[@class='whisk'][@data-n='2']/line")) == 1
    assert "accountability 40 (0 to 100)" in svg.xpath("string(//svg[@data-n='2']/title)")
    both = axes_chart([sure, unsure], "a", "b")
    assert (both.high, both.unsure) == (60, True)
    assert not axes_chart([sure], "a", "b").unsure


def test_axes_hold_every_interval_and_are_alike():
    chart = axes_chart([point(1, 43, 20), point(2, 51, 31)], "a", "b")
    assert (chart.low, chart.high) == (10, 60)
    wide = axes_chart([point(1, 3, 99)], "a", "b")
    assert (wide.low, wide.high) == (0, 100)
    one = axes_chart([replace(point(1, 50, 50), across=None, up=None)], "a", "b")
    assert one.low < one.high


def test_kinds_differ_by_shape_and_marked_plans_are_hollow():
    chart = axes_chart(
        [point(1, 50, 50), point(2, 60, 50), point(3, 40, 40, kind="Forward plan", sure=False)],
        "a",
        "b",
    )
    assert [kind for _, kind in chart.key] == ["Strategy", "Forward plan"]
    svg = html.fragment_fromstring(str(chart.drawing))
    assert len(svg.xpath("//circle[@class='dot']")) == 2
    assert len(svg.xpath("//rect[@class='dot hollow']")) == 1


def test_hostile_names_are_words():
    svg = drawn([point(1, 50, 50, name=report_runs.HOSTILE)])
    assert not svg.xpath("//script")
    assert report_runs.HOSTILE in svg.xpath("string(//title)")


def test_every_plan_with_commitments_is_in_the_chart():
    run = report_runs.whole_run()
    page = corpus_page(build_lookup(run, report_runs.rubric()))
    assert page.axes
    svg = html.fragment_fromstring(str(page.axes.drawing))
    numbers = {int(n) for n in svg.xpath("//svg[@class='pt']/@data-n")}
    assert numbers == {p.number for p in page.plans if p.specificity != "–"}
    assert not re.search(r"nan|None", str(page.axes.drawing))


def test_no_axis_goes_on_where_no_figure_can_be():
    chart = axes_chart([point(n, 100, 100, spread=0) for n in range(3)], "What", "Who")
    assert (chart.low, chart.high) == (90, 100)
