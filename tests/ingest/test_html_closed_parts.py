from doc_audit.ingest import read_document
from doc_audit.model import Block, BlockKind


def blocks(body: str) -> dict[str, Block]:
    page = f"<html><body><main><h1>Plan</h1>{body}</main></body></html>"
    found = read_document(page.encode(), "plan.html", "d").blocks
    return {block.text: block for block in found}


AIMS = "<h2>Aims</h2><h2>Costs</h2>"


def test_what_follows_closed_details_stands_in_the_section_before() -> None:
    found = blocks(
        "<h2>Work</h2><details><summary>Smoking</summary><p>We will open clinics.</p></details>"
        "<p>We will train staff.</p><details><summary>Diet</summary><p>We will cook.</p></details>"
        "<ul><li>We will swim.</li></ul><h2>Aims</h2><p>We will live.</p><h2>Costs</h2>"
    )
    sections = {text: found[f"We will {text}."].section[-1:] for text in ("open clinics", "cook")}
    assert sections == {"open clinics": ("Smoking",), "cook": ("Diet",)}
    assert found["We will train staff."].section[-1:] == ("Work",)
    assert found["We will swim."].section[-1:] == ("Work",)
    assert found["We will live."].section[-1:] == ("Aims",)


def test_details_in_details_and_headings_in_them_end_with_them() -> None:
    found = blocks(
        "<h2>Work</h2><details><summary>Outer</summary><h3>Deep</h3><p>We will one.</p>"
        "<details><summary>Inner</summary><p>We will two.</p></details><p>We will three.</p>"
        f"</details><p>We will four.</p>{AIMS}"
    )
    assert found["We will three."].section[-1] == "Deep"
    assert found["We will two."].section[-1] == "Inner"
    assert found["We will four."].section[-1] == "Work"


def test_a_table_after_details_stands_in_the_section_before() -> None:
    found = blocks(
        "<h2>Work</h2><details><summary>Smoking</summary><p>We will open clinics.</p></details>"
        "<table><tr><th>Action</th><th>Lead</th></tr><tr><td>Open a clinic</td><td>Trust</td></tr>"
        f"<tr><td>Train staff</td><td>Trust</td></tr></table>{AIMS}"
    )
    assert found["Open a clinic | Trust"].section[-1] == "Work"


def test_credits_of_pictures_and_tags_are_no_text_of_the_plan() -> None:
    found = blocks(
        "<p>Photo credit: Jo Ash</p><p>Tagged with: smoking, diet, exercise</p>"
        "<p>Image: A nurse and a patient</p><p>Photo: we will keep it in the record.</p>"
        f"<p>We will take a photograph by post.</p>{AIMS}"
    )
    kinds = [
        found[text].kind
        for text in ("Photo credit: Jo Ash", "Tagged with: smoking, diet, exercise")
    ]
    assert kinds == [BlockKind.CAPTION] * 2
    assert found["We will take a photograph by post."].kind is BlockKind.PARAGRAPH
    assert found["Photo: we will keep it in the record."].kind is BlockKind.PARAGRAPH


def test_the_speaker_after_a_quotation_is_no_statement() -> None:
    found = blocks(
        "<blockquote><p>I waited for two years to be seen.</p><p>— Sam, carer in Leeds</p>"
        f"</blockquote><p>We will listen.</p>{AIMS}"
    )
    assert [b.kind for text, b in found.items() if "Sam" in text] == [BlockKind.CAPTION]
