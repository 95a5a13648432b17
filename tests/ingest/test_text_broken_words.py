from doc_audit.ingest import read_document


def texts(source: str, name: str) -> list[str]:
    return [block.text for block in read_document(source.encode(), name, "d").blocks]


PARTED = (
    "We will see that the annual report is pub-\n\nlished each May. It was published late.\n\n"
    "The plan is for the long-\n\nterm good of the county and its people.\n"
)


def test_a_word_broken_between_chunks_of_markdown_is_whole_where_the_text_spells_it() -> None:
    found = texts(f"# Plan\n\n{PARTED}", "plan.md")
    assert found[1].startswith("We will see that the annual report is published each May.")
    assert "long-term good" in found[2]


def test_a_word_broken_between_paragraphs_of_text_is_whole() -> None:
    found = texts(f"Plan\n\n{PARTED}", "plan.txt")
    assert any("the annual report is published each May" in text for text in found)
    assert any("long-term good" in text for text in found)


def test_a_word_broken_at_a_line_end_of_markdown_is_whole() -> None:
    source = "# Plan\n\nWe will fund each neigh-\nbourhood team.\n\nEvery neighbourhood has one.\n"
    assert "We will fund each neighbourhood team." in texts(source, "plan.md")


def test_a_fence_of_markdown_keeps_its_line_ends() -> None:
    source = "# Plan\n\n```\nneigh-\nbourhood\n```\n\nOur neighbourhood.\n"
    assert not any("neighbourhood" in text for text in texts(source, "plan.md")[1:2])
