"""Whole pages as public bodies publish and save them: the plan in, the frame out."""

import pytest

from doc_audit.ingest import read_document
from doc_audit.model import Block, BlockKind, Document
from doc_audit.segment import statements

ASIDE = frozenset({BlockKind.FURNITURE, BlockKind.CAPTION, BlockKind.REFERENCE, BlockKind.CONTENTS})
PLAN = "<p>We will open a women’s health clinic in each of our five towns by March 2026.</p>"
SECOND = "<p>The board will publish what has been done in each quarter of the year.</p>"


def read(body: str) -> Document:
    return read_document(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "p.html", "p")


def plan(body: str) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in read(body).blocks if b.kind not in ASIDE]


def words(body: str) -> list[str]:
    return [text for _, text in plan(body)]


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


PLAIN = [PLAN[3:-4], SECOND[3:-4]]


@pytest.mark.parametrize(
    "frame",
    [
        "<div class='a1'><a href='/'>Home</a><a href='/n'>News</a><a href='/j'>Jobs</a></div>",
        "<div class='rail'><h2>In this section</h2><ul><li><a href='/1'>Foreword</a></li>"
        "<li><strong>Our plan</strong></li></ul></div>",
        "<div><h2>Latest news</h2><div><h3><a href='/1'>Library reopens</a></h3>"
        "<p>The library will reopen on Friday after a refit.</p></div></div>",
        "<section><h2>Sign up for our newsletter</h2><p>Get the news in your inbox each week.</p>"
        "</section>",
        "<form><p>Was this page helpful to you today?</p><input name=a><input name=b></form>",
        "<div id='onetrust-banner-sdk'><p>By clicking accept you agree to cookies here.</p></div>",
        "<div class='elementor-location-footer'><p>We will answer within two working days.</p>"
        "</div>",
        "<div class='intercom-app'><p>Hello, we will help you at any time today.</p></div>",
        "<p>Print this page</p><p>Back to top</p><p>© Ourshire Council 2025</p>",
        "<div><a href='/p'>Privacy</a> <a href='/c'>Contact</a> <span>© 2025 Ourshire Health "
        "Partnership</span></div>",
    ],
)
@pytest.mark.parametrize("order", ["{0}{1}", "{1}{0}"])
def test_a_frame_that_no_tag_names_is_not_read(frame: str, order: str) -> None:
    body = order.format(frame, f"<div><div><h1>Our plan</h1>{PLAN}{SECOND}</div></div>")
    assert words(body) == ["Our plan", *PLAIN]
    assert codes(read(body)) == ["frame_guessed"]


def test_boxes_inside_the_main_part_are_frame() -> None:
    box = "<h2>Related content</h2><ul><li><a href='/x'>Dementia plan</a></li></ul>"
    feedback = "<div><h2>Is this page useful?</h2><p>Tell us why you think it is not.</p></div>"
    body = f"<main><h1>Our plan</h1>{PLAN}{SECOND}{feedback}{box}</main>"
    assert words(body) == ["Our plan", *PLAIN]
    assert codes(read(body)) == []


def test_a_chapter_named_like_a_box_is_read() -> None:
    chapter = f"<section id='feedback'><h2>Feedback</h2>{PLAN}{PLAN}{SECOND}{SECOND}</section>"
    assert len(words(f"<main><h1>Our plan</h1>{PLAN}{SECOND}{chapter}</main>")) == 8


def test_lines_above_the_title_and_dates_are_captions() -> None:
    body = f"<main><p>Policy paper</p><h1>Our plan</h1><p>Updated 12 May 2025</p>{PLAN}</main>"
    kinds = [(b.kind.value, b.text) for b in read(body).blocks][:3]
    assert kinds == [
        ("caption", "Policy paper"),
        ("heading", "Our plan"),
        ("caption", "Updated 12 May 2025"),
    ]


def test_a_title_above_main_is_read() -> None:
    body = f"<header>Site</header><div><h1>Our plan</h1><p>For all.</p></div><main>{PLAN}</main>"
    assert words(body) == ["Our plan", "For all.", PLAIN[0]]


def test_several_main_parts_are_all_read() -> None:
    body = f"<main>{PLAN}</main><p>Advert</p><main>{SECOND}</main>"
    assert words(body) == PLAIN


def test_a_form_around_the_whole_page_is_not_frame() -> None:
    body = f"<form><input type='hidden'><input><h1>Plan</h1>{PLAN}{SECOND}</form>"
    assert words(body) == ["Plan", *PLAIN]


@pytest.mark.parametrize(
    "closed",
    [
        "<div role='tablist'><button role='tab' id='t1' aria-controls='p1'>Jobs</button></div>"
        "<div role='tabpanel' id='p1' aria-labelledby='t1' aria-hidden='true' hidden>{}</div>",
        "<div role='button' aria-controls='p'>Jobs</div><div id='p' style='display:none'>{}</div>",
        "<div role='button'>Jobs</div><div hidden>{}</div>",
        "<h3>Jobs</h3><div hidden='until-found'>{}</div>",
        "<h3>Jobs</h3><div class='x' style='display: none'>{}</div>",
        "<details><summary>Jobs</summary>{}</details>",
        "<h3>Jobs</h3><div class='slide' aria-hidden='true'>{}</div>"
        "<div class='slide slick-cloned'>{}</div>",
        "<h3>Jobs</h3><div><template shadowrootmode='open'>{}</template></div>",
        "<h3>Jobs</h3><noscript>{}</noscript>",
    ],
)
def test_closed_parts_are_read_under_their_titles(closed: str) -> None:
    found = plan(f"<main><h2>Priorities</h2>{closed.replace('{}', PLAN)}</main>")
    assert found == [("heading", "Priorities"), ("heading", "Jobs"), ("paragraph", PLAIN[0])]


def test_hidden_words_and_inner_pages_are_noted() -> None:
    body = (
        f"<main>{SECOND}<div hidden>{PLAN}</div><span aria-hidden='true'>expand_more</span>"
        "<iframe src='map.html' title='Map of clinics'></iframe></main>"
    )
    assert words(body) == [PLAIN[1]]
    assert codes(read(body)) == ["hidden_text", "inner_page"]


def test_frames_and_pages_of_pictures_are_told() -> None:
    frames = read("<frameset><frame src='a.htm'><frame src='b.htm'></frameset>")
    assert "only_frames" in codes(frames)
    assert codes(read(f"<main>{PLAN}{'<img src=x>' * 4}</main>")) == ["mainly_pictures"]


WORD = """<p class=MsoTitle>Delivery plan<o:p></o:p></p>
<p class=MsoToc1><a href="#a">1 Actions<span>...</span>4</a></p>
<p class=MsoNormal>We will act.<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>train staff</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>
&nbsp;</span></span>all of them</p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> We will update it.</p></div></div>
<div style='mso-element:comment-list'><p>Are we sure?</p></div>"""


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, int, str, str]]:
    return [(b.kind.value, b.level, b.marker, b.text) for b in blocks]


def test_a_page_saved_by_word() -> None:
    document = read(WORD)
    assert shown(document.blocks) == [
        ("heading", 1, "", "Delivery plan"),
        ("contents", 0, "", "1 Actions...4"),
        ("paragraph", 0, "", "We will act."),
        ("list_item", 1, "·", "train staff"),
        ("list_item", 2, "o", "all of them"),
        ("footnote", 0, "", "[1] We will update it."),
    ]
    assert codes(document) == ["comments_left_out"]


def test_a_page_saved_by_google_docs() -> None:
    body = (
        "<p class='c1 title'><span>Place plan</span></p><p>We act.<sup><a href='#cmnt1' "
        "id='cmnt_ref1'>[a]</a></sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></p>"
        "<ul class='c4 lst-kix_q-0 start'><li>inspect homes</li></ul>"
        "<ul class='c4 lst-kix_q-1 start'><li>in three wards</li></ul>"
        "<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a> We will repeat it.</p></div>"
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a>We need more.</p></div>"
    )
    assert shown(read(body).blocks) == [
        ("heading", 1, "", "Place plan"),
        ("paragraph", 0, "", "We act."),
        ("list_item", 1, "•", "inspect homes"),
        ("list_item", 2, "•", "in three wards"),
        ("footnote", 0, "", "[1] We will repeat it."),
    ]


def test_bold_lines_head_what_follows_unless_they_promise() -> None:
    body = (
        "<p><b>What we will do</b><br>We will act.<br><br>We will spend.</p>"
        "<p><strong>We will end smoking</strong></p><p><b>Lead:</b> the ICB</p>"
    )
    assert plan(f"<main>{body}</main>") == [
        ("heading", "What we will do"),
        ("paragraph", "We will act."),
        ("paragraph", "We will spend."),
        ("paragraph", "We will end smoking"),
        ("paragraph", "Lead: the ICB"),
    ]


ROW = "Open a hub | The ICB | May 2026"


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>Action<th>Lead<th>When<tr><td data-label=Action><span>Action</span> Open a "
        "hub<td><span>Lead:</span> The ICB<td><b>When</b> May 2026</table>",
        "<div role=table><div role=row><span role=columnheader>Action</span><span "
        "role=columnheader>Lead</span><span role=columnheader>When</span></div><div role=row>"
        "<span role=cell>Open a hub</span><span role=cell>The ICB</span><span role=cell>May 2026"
        "</span></div></div>",
        "<table role=presentation><tr><td>Menu</td><td><table><tr><td>Action<td>Lead<td>When<tr>"
        "<td>Open a hub<td>The ICB<td>May 2026</table></td></tr></table>",
        "<div class=card><div><div>Action</div><div>Open a hub</div></div><div><div>Lead</div><div>"
        "The ICB</div></div><div><div>When</div><div>May 2026</div></div></div>",
        "<div><p><b>Action</b> Open a hub</p><p><b>Lead</b> The ICB</p><p><b>When</b> May 2026</p>"
        "</div>",
    ],
)
def test_records_in_every_dress(table: str) -> None:
    rows = [block for block in read(f"<main>{PLAN}{table}</main>").blocks if block.cells]
    assert [row.text for row in rows] == [ROW]
    assert [cell.role for cell in rows[0].cells] == ["action", "lead", "timescale"]


def test_a_layout_table_around_a_page_is_taken_apart() -> None:
    body = (
        "<table><tr><td><a href=a>About us</a><br><a href=b>Meetings</a></td><td><h2>Plan</h2>"
        f"{PLAN}<p>We shall also:<br>- visit all<br>- fit alarms</p></td></tr></table>"
    )
    found = [s.text for s in statements(read(body))]
    assert found == [PLAIN[0], "We shall also:", "visit all", "fit alarms"]


def test_lists_counted_backwards_and_terms_with_blocks() -> None:
    body = (
        "<main><ol reversed><li>first</li><li>second</li></ol>"
        "<dl><dt>Jobs</dt><dd><p>We will hire.</p></dd><dt>ICB</dt><dd>a board</dd></dl></main>"
    )
    assert [b.marker for b in read(body).blocks][:2] == ["2.", "1."]
    assert plan(body)[2:] == [
        ("heading", "Jobs"),
        ("paragraph", "We will hire."),
        ("paragraph", "ICB: a board"),
    ]


def test_a_link_alone_is_a_reference_but_a_linked_sentence_is_read() -> None:
    body = "<main><p><a href='/x'>Dementia plan</a></p><p><a href='/y'>We will act.</a></p></main>"
    assert [b.kind.value for b in read(body).blocks] == ["reference", "paragraph"]


def test_boxes_and_page_edges_where_no_main_part_is_named() -> None:
    body = (
        f"<div title='header'><p>Plan v2</p></div><div><h1>Plan</h1>{PLAN}"
        f"<aside><h3>In short</h3>{SECOND}</aside></div>"
    )
    assert words(body) == ["Plan", PLAIN[0], "In short", PLAIN[1]]
