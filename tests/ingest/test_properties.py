"""What files say of themselves: weak facts, and no rubbish among them."""

import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest import read_document
from doc_audit.ingest.properties import properties_of
from doc_audit.ingest.properties.facts import is_title, iso_day


def word(title="", creator="", company=""):
    made = docx.Document()
    made.add_heading("Elmshire plan", 1)
    made.core_properties.title, made.core_properties.author = title, creator
    held = io.BytesIO()
    made.save(held)
    if company:
        with zipfile.ZipFile(held, "a") as file:
            file.writestr(
                "docProps/app.xml", f"<Properties><Company>{company}</Company></Properties>"
            )
    return held.getvalue()


def pdf(title, author=""):
    held = io.BytesIO()
    canvas = Canvas(held)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.drawString(72, 700, "Elmshire plan")
    canvas.save()
    return held.getvalue()


def values(kind, content):
    found = properties_of(kind, content, "x")
    assert not any(fact.sure for fact in found.values())
    assert all(fact.where.startswith("file properties") for fact in found.values())
    return {name: fact.value for name, fact in found.items() if name != "file_date"}


def test_word_files():
    assert values("docx", word("Elmshire Plan", "NHS Elmshire")) == {
        "title": "Elmshire Plan",
        "publisher": "NHS Elmshire",
    }


@pytest.mark.parametrize("kind", ["docx", "pptx", "xlsx"])
def test_office_files_without_or_with_broken_properties(kind):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("docProps/app.xml", "<P><Company>Elm Council</Company></P>")
    assert values(kind, held.getvalue()) == {"publisher": "Elm Council"}
    with zipfile.ZipFile(held, "a") as file:
        file.writestr("docProps/core.xml", "<broken")
    assert values(kind, held.getvalue()) == {}


def test_pdf_files():
    assert values("pdf", pdf("Elmshire’s Plan", "NHS Elmshire")) == {
        "title": "Elmshire’s Plan",
        "publisher": "NHS Elmshire",
    }


PAGE = """<!doctype html><html><head><title>Our plan - Elm Site</title>{}</head>
<body><h1>Our plan for Elmshire</h1><p>We will meet.</p></body></html>"""


def test_web_pages():
    metas = (
        '<meta property="og:title" content="Our plan for Elmshire">'
        '<meta name="DC.publisher" content="Elm Council">'
        '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
    )
    assert values("html", PAGE.format(metas).encode()) == {
        "title": "Our plan for Elmshire",
        "publisher": "Elm Council",
        "date": "2024-03-05",
    }
    linked = (
        '<script type="application/ld+json">{"@graph": [{"headline": "Elm plan", '
        '"datePublished": "2024-03-05", "publisher": {"name": "Elm Council"}}]}</script>'
    )
    assert values("html", PAGE.format(linked).encode()) == {
        "title": "Elm plan",
        "publisher": "Elm Council",
        "date": "2024-03-05",
    }
    assert values("html", PAGE.format("").encode()) == {"title": "Our plan - Elm Site"}


@pytest.mark.parametrize("junk", ["{", "[[[[", '{"@graph": 5}', "null", "[" * 5000])
def test_linked_data_that_is_none(junk):
    page = PAGE.format(f'<script type="application/ld+json">{junk}</script>')
    assert values("html", page.encode()) == {"title": "Our plan - Elm Site"}


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - Document1", "Microsoft Word - Elm plan final.docx", "Untitled", "untitled-1",
     "PowerPoint Presentation", "Document1", "Presentation 2", "Corporate report template", "A4",
     "Elm_JFP_v3", "elm plan v3.indd", "2024", "Slide 1", "", "<Title of report>"],
)  # fmt: skip
def test_titles_nobody_chose(title):
    assert not is_title(title)


def test_titles_somebody_chose():
    assert all(map(is_title, ["Elmshire Joint Forward Plan", "Document of record", "Our plan"]))


@pytest.mark.parametrize(
    ("stamp", "day"),
    [("D:20240219123827Z", "2024-02-19"), ("2024-02-19T12:00:00Z", "2024-02-19"),
     ("2024-02-19", "2024-02-19"), ("D:20241340", ""), ("yesterday", ""), ("", ""),
     ("2000-01-01T00:00:00Z", ""), ("1601-01-01", ""), ("20240219123827+00'00'", "2024-02-19")],
)  # fmt: skip
def test_timestamps(stamp, day):
    assert iso_day(stamp) == day


def test_readers_hand_them_over_and_text_files_have_none():
    document = read_document(word("Elmshire Plan"), "a.docx", "d")
    assert document.facts["title"].value == "Elmshire Plan"
    assert read_document(b"# Elmshire plan\n\nWe meet.", "a.md", "d").facts == {}


@given(st.binary(max_size=200), st.sampled_from(["pdf", "docx", "pptx", "xlsx", "html", "text"]))
def test_any_bytes(content, kind):
    assert not any(fact.sure for fact in properties_of(kind, content, "x").values())


@given(st.text(max_size=80))
def test_any_text_in_a_head(text):
    values(
        "html",
        PAGE.format(f'<meta name="dc.title" content="{text}"><title>{text}').encode(
            "utf-8", "replace"
        ),
    )
