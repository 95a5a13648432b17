import html
import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markupsafe import escape

from doc_audit.report.highlight import Span, highlight

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\"'é|‮\n"), max_size=30)
SPANS = st.lists(
    st.builds(
        Span,
        start=st.integers(-3, 35),
        end=st.integers(-3, 35),
        label=st.sampled_from(["", "Target", '"><script>']),
        classes=st.sampled_from(["d0", "d1 v", "cell"]),
        tag=st.sampled_from(["mark", "span"]),
        outer=st.booleans(),
    ),
    max_size=6,
)
TAG = re.compile(r"<[^>]*>")


@given(TEXTS, SPANS)
def test_the_text_without_tags_is_the_escaped_text(text: str, spans: list[Span]) -> None:
    marked = str(highlight(text, spans))
    assert TAG.sub("", marked) == str(escape(text))


@given(TEXTS, SPANS)
def test_elements_nest(text: str, spans: list[Span]) -> None:
    open_now = []
    for tag in TAG.findall(str(highlight(text, spans))):
        if tag.startswith("</"):
            assert open_now.pop() == tag[2:-1]
        else:
            open_now.append(tag[1:].split()[0])
    assert open_now == []


@given(TEXTS.filter(str.strip), SPANS)
def test_each_character_is_in_just_the_spans_that_cover_it(text: str, spans: list[Span]) -> None:
    seen: list[list[str]] = []
    depth: list[str] = []
    for part in re.split(r"(<[^>]*>)", str(highlight(text, spans))):
        if part.startswith("</"):
            depth.pop()
        elif part.startswith("<"):
            depth.append(re.search('class="([^"]*)"', part)[1].removesuffix(" more"))  # type: ignore[index]
        else:
            seen.extend(sorted(depth) for _ in html.unescape(part))
    wanted = set(spans)
    assert seen == [
        sorted(s.classes for s in cut_alike(wanted, len(text)) if s.start <= place < s.end)
        for place in range(len(text))
    ]


def cut_alike(spans: set[Span], length: int) -> set[Span]:
    """Spans that become the same once cut to the text are one."""
    return {
        Span(max(s.start, 0), min(s.end, length), s.label, s.classes, s.tag, s.outer) for s in spans
    }


@given(TEXTS, SPANS)
def test_only_spans_that_cross_are_cut_and_each_is_labelled_once(
    text: str, spans: list[Span]
) -> None:
    cut = {s for s in cut_alike(set(spans), len(text)) if s.start < s.end}
    tags = [tag for tag in TAG.findall(highlight(text, spans)) if not tag.startswith("</")]
    begun = [tag for tag in tags if ' more"' not in tag]
    assert len(begun) == len(cut)
    assert sum("data-k" in tag for tag in tags) == sum(bool(span.label) for span in cut)
    if not any(cross(one, other) for one in cut for other in cut):
        assert tags == begun


def cross(one: Span, other: Span) -> bool:
    """Whether one begins within the other and ends after it, or has to enclose what is larger."""
    crossing = one.start < other.start < one.end < other.end
    larger = other.start <= one.start < one.end <= other.end
    same = (one.start, one.end) == (other.start, other.end)
    return crossing or (one.outer and not other.outer and larger and not same)


def test_crossing_spans_are_cut_and_labelled_once() -> None:
    spans = [Span(0, 8, "Population", "d1"), Span(4, 12, "Geography", "d2")]
    assert highlight("abcdefghijkl", spans) == (
        '<mark class="d1" data-k="Population">abcd<mark class="d2" data-k="Geography">efgh</mark>'
        '</mark><mark class="d2 more">ijkl</mark>'
    )


def test_cells_enclose_marks_that_cross_them() -> None:
    spans = [Span(2, 6, "Target", "d3"), Span(0, 4, "Action", "cell", "span", outer=True)]
    assert highlight("abcdef", spans) == (
        '<span class="cell" data-k="Action">ab<mark class="d3" data-k="Target">cd</mark></span>'
        '<mark class="d3 more">ef</mark>'
    )


def test_labels_cannot_break_out_of_their_attribute() -> None:
    marked = highlight("ab", [Span(0, 1, '"><img src=x>', "d0")])
    assert [e.tag for e in lxml_html.fragment_fromstring(f"<p>{marked}</p>").iter()] == [
        "p",
        "mark",
    ]
