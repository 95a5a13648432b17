"""Words of rubrics and of the program as they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from doc_audit.report.method_page import markdown
from doc_audit.report.printed import printed


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the plan's owners", "the plan’s owners"),
        ('CODEBOOK rule 8, "The Council"', "CODEBOOK rule 8, “The Council”"),
        ('"committed to <doing>" is', "“committed to &lt;doing&gt;” is"),
        ("run `doc-audit x --gold 'a'` now", "run <code>doc-audit x --gold &#39;a&#39;</code> now"),
        ('a name "><img src=x', "a name &#34;&gt;&lt;img src=x"),
        ("one ` alone", "one ` alone"),
    ],
)
def test_quotes_are_curly_and_commands_are_code(words: str, shown: str) -> None:
    assert printed(words) == shown


@given(st.text())
def test_nothing_but_quotes_and_marks_of_code_changes(words: str) -> None:
    plain = str.maketrans("“”‘’", "\"\"''", "`")
    back = printed(words).unescape().replace("<code>", "").replace("</code>", "")
    bare = words.replace("<code>", "").replace("</code>", "")
    assert back.translate(plain) == bare.translate(plain)


def test_the_codebook_is_printed_too_and_its_tables_have_the_name_of_their_heading() -> None:
    shown = markdown("# A plan's words\n\n|\"a\"|`'b'`|\n|---|---|\n|c|d|\n", 1)
    page = html.fragment_fromstring(shown, create_parent="div")
    assert page.findtext("h2") == "A plan’s words"
    assert page.findtext(".//th") == "“a”"
    assert page.findtext(".//th/code") == "'b'"
    assert page.find(".//table").get("aria-label") == "A plan’s words"
