from pathlib import Path

import pytest

from doc_audit.errors import DocumentError
from doc_audit.ingest import read_document
from doc_audit.model import Block, BlockKind, Document

FURNITURE = BlockKind.FURNITURE
HEADS = "<tr><th>Action</th><th>Lead</th><th>When</th></tr>"


def read(body: str, head: str = "") -> Document:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_document(page.encode(), "plan.html", "plan")


def plan(body: str) -> list[Block]:
    return [block for block in read(body).blocks if block.kind is not FURNITURE]


def seen(body: str) -> list[tuple[str, int, str]]:
    return [(b.kind.value, b.level, b.text) for b in plan(body)]


def frame(body: str) -> str:
    return " ".join(b.text for b in read(body).blocks if b.kind is FURNITURE)


def test_headings_paragraphs_lists_and_stray_text() -> None:
    body = (
        "<h1>Plan</h1><p>By 2026 we <b>will</b>\n act:</p><ul><li>open a café</li>"
        "<li>train:<ol type='a'><li>staff</li><li>carers</li></ol></li></ul>"
        "<div>Loose <span>words</span>.<p>More.</p> And a tail.</div>"
    )
    assert seen(body) == [
        ("heading", 1, "Plan"),
        ("paragraph", 0, "By 2026 we will act:"),
        ("list_item", 1, "open a café"),
        ("list_item", 1, "train:"),
        ("list_item", 2, "staff"),
        ("list_item", 2, "carers"),
        ("paragraph", 0, "Loose words."),
        ("paragraph", 0, "More."),
        ("paragraph", 0, "And a tail."),
    ]
    assert [b.marker for b in plan(body)][2:6] == ["•", "•", "a.", "b."]


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Frame</nav>{}",
        "<header><p>Frame</p></header>{}",
        "{}<footer>Frame</footer>",
        "<div role='navigation'>Frame</div>{}",
        "<div class='cookie-banner'>Frame</div>{}",
        "<div id='global-cookie-message'><p>Frame</p></div>{}",
        "{}<div class='gem-c-related-navigation related'>Frame</div>",
        "{}<section class='share-links social'>Frame</section>",
        "<ol class='govuk-breadcrumbs breadcrumb'><li>Frame</li></ol>{}",
        "{}<aside>Frame</aside>",
    ],
)
@pytest.mark.parametrize("tag", ["main", "div", "article"])
def test_the_frame_of_a_page_is_furniture(around: str, tag: str) -> None:
    body = around.format(f"<{tag}><p>We will open a café.</p></{tag}>")
    assert seen(body) == [("paragraph", 0, "We will open a café.")]
    assert frame(body) == "Frame"


def test_what_stands_outside_main_is_furniture() -> None:
    body = "<p>Site name</p><div><main><p>We will act on it now.</p></main><p>Contact us</p></div>"
    assert seen(body) == [("paragraph", 0, "We will act on it now.")]
    assert frame(body) == "Site name Contact us"


def test_an_empty_main_does_not_lose_the_plan() -> None:
    body = "<main id='skip'>Top</main><div><p>We will open a café in each town.</p></div>"
    assert ("paragraph", 0, "We will open a café in each town.") in seen(body)


def test_a_page_of_hardly_any_plan_is_a_warning() -> None:
    document = read("<main><p>" + "We act. " * 9 + "</p></main><p>" + "Other. " * 24 + "</p>")
    assert [(x.code, x.severity) for x in document.problems] == [("mostly_frame", "warning")]


def test_scripts_styles_and_hidden_parts_are_left_out() -> None:
    body = (
        "<style>p{}</style><script>var we='will'</script><p hidden>No</p>"
        "<p style='display: none'>No</p><span class='govuk-visually-hidden'>No</span>"
        "<p>Yes<!-- no --></p><noscript>No</noscript>"
    )
    assert seen(body) == [("paragraph", 0, "Yes")]
    assert frame(body) == ""


def test_closed_accordions_and_tabs_are_read() -> None:
    body = (
        "<details><summary>Smoking</summary><p>We will act.</p></details>"
        "<h2><button aria-controls='x1'>Housing</button></h2>"
        "<div id='x1' hidden><p>Homes.</p></div>"
        "<div class='accordion__content' style='display:none'><p>Jobs.</p></div>"
        "<section role='tabpanel' hidden><p>Food.</p></section><button>Accept</button>"
    )
    assert [text for _, _, text in seen(body)] == [
        "Smoking", "We will act.", "Housing", "Homes.", "Jobs.", "Food.",
    ]  # fmt: skip


def test_tables_with_spans_and_a_caption() -> None:
    body = (
        f"<table><caption>Our actions</caption><thead>{HEADS}</thead><tbody>"
        "<tr><td>Open a café</td><td rowspan=2>The ICB</td><td>2025</td></tr>"
        "<tr><td><ul><li>Train</li><li>Tell</li></ul></td><td>2026</td></tr></tbody></table>"
    )
    blocks = plan(body)
    assert [(b.kind.value, b.text) for b in blocks] == [
        ("caption", "Our actions"),
        ("caption", "Action | Lead | When"),
        ("table_row", "Open a café | The ICB | 2025"),
        ("table_row", "• Train • Tell | The ICB | 2026"),
    ]
    assert blocks[2].path == "table[1]/row[2]"
    assert [c.role for c in blocks[3].cells] == ["action", "lead", "timescale"]


def test_a_layout_table_is_no_table() -> None:
    body = "<table><tr><td><h2>Plan</h2><p>We will act.</p></td></tr></table>"
    assert seen(body) == [("heading", 2, "Plan"), ("paragraph", 0, "We will act.")]


def test_a_list_of_terms_can_be_an_action_record() -> None:
    terms = "<dl><dt>Action</dt><dd>Open a café</dd><dt>Lead</dt><dd>The ICB</dd></dl>"
    (row,) = plan(terms)
    assert (row.kind, row.text) == (BlockKind.TABLE_ROW, "Open a café | The ICB")
    other = "<dl><dt>ICB</dt><dd>Integrated care board</dd></dl>"
    assert [text for _, _, text in seen(other)] == ["ICB: Integrated care board"]


def test_boxes_of_labels_are_records() -> None:
    box = "<div class=box><p><b>What:</b> Open a café</p><p>Who: The ICB<br>When: 2026</p></div>"
    assert seen(box) == [("table_row", 0, "Open a café | The ICB | 2026")]


def test_quotations_captions_and_notes() -> None:
    body = (
        "<blockquote><p>“It takes too long.”</p><footer>Resident</footer></blockquote>"
        "<figure><img src=x><figcaption>Figure 1: deaths</figcaption></figure>"
        "<p>We act.<sup><a href='#fn1'>1</a></sup></p>"
        "<section role='doc-endnotes'><ol><li>See the JSNA.</li></ol></section>"
    )
    assert seen(body) == [
        ("paragraph", 0, "“It takes too long.”"),
        ("caption", 0, "Resident"),
        ("caption", 0, "Figure 1: deaths"),
        ("paragraph", 0, "We act."),
        ("footnote", 0, "See the JSNA."),
    ]


def test_links_within_the_page_are_contents() -> None:
    body = "<ul><li><a href='#a'>Smoking</a></li><li><a href='#b'>Housing</a></li></ul>"
    assert [kind for kind, _, _ in seen(body)] == ["contents", "contents"]


def test_deleted_words_are_out_and_noted() -> None:
    document = read("<p>We will <del>not</del> <ins>always</ins> act.</p>")
    assert document.text == "We will always act."
    assert [(x.code, x.severity) for x in document.problems] == [("struck_text", "note")]


def test_a_box_in_the_text_is_part_of_it() -> None:
    words = "<p>We will open a clinic in each of our five towns by 2026.</p>"
    links = "<aside><p><a href='/x'>Other plan</a></p></aside>"
    body = f"<main>{words}<aside><p>We will also train staff.</p></aside>{links}</main>"
    assert [text for _, _, text in seen(body)][1:] == ["We will also train staff."]
    assert frame(body) == "Other plan"


@pytest.mark.parametrize("name", ["hero-banner", "js-menu", "our-sidebar"])
def test_a_plan_in_a_badly_named_part_is_not_lost(name: str) -> None:
    body = f"<main><div class='{name}'><p>We will open a clinic.</p></div><p>Soon.</p></main>"
    assert ("paragraph", 0, "We will open a clinic.") in seen(body)


def test_the_title_of_a_figure_above_its_source_is_a_caption() -> None:
    body = "<p>Deaths by district, 2019 to 2021</p><p>Source: ONS</p><p>We will act.</p>"
    assert [kind for kind, _, _ in seen(body)] == ["caption", "caption", "paragraph"]


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-16"])
def test_encodings(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>£3m – café</p></body></html>"
    document = read_document(page.encode(encoding), "plan", "plan")
    assert document.text == "£3m – café"


def test_a_page_without_a_body_tag_is_read() -> None:
    page = b"<!DOCTYPE html><title>Plan</title><nav>Home</nav><main><p>We will act.</p></main>Foot"
    document = read_document(page, "plan", "plan")
    assert [(b.kind.value, b.text) for b in document.blocks] == [
        ("furniture", "Home"),
        ("paragraph", "We will act."),
        ("furniture", "Foot"),
    ]


def test_deep_nesting_keeps_its_words() -> None:
    assert read("<div>" * 1000 + "We will act." + "</div>" * 1000).text == "We will act."


def test_nesting_beyond_reason_is_refused() -> None:
    with pytest.raises(DocumentError) as error:
        read("<div>" * 5000 + "We will act.")
    assert error.value.code == "too_deep"


def test_spans_beyond_reason_are_cut() -> None:
    document = read("<table>" + "<tr><td rowspan=99999 colspan=9999>a</td></tr>" * 300 + "</table>")
    assert len(document.blocks) <= 300


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret words")
    document = read_document(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<html><body><p>We act. &x;</p></body></html>".encode(),
        "plan.html",
        "plan",
    )
    assert "We act." in document.text
    assert "Secret" not in document.text
