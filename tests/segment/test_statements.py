from dataclasses import replace

import pytest
from handmade import EASY, bare, block, document
from hypothesis import given
from hypothesis import strategies as st

from doc_audit.model.assemble import place_blocks
from doc_audit.model.document import BlockKind, Cell, Document, Fact, Line, PageBox
from doc_audit.segment import statements

SENTENCE = "The Board will train staff. We hope for better."
PAIRS = {
    "heading": "Our plan",
    "paragraph": SENTENCE,
    "list_item": "reduce waits by 10%",
    "table_row": "Train staff | Public Health | March 2026",
}
ASIDE = ["caption", "footnote", "contents", "reference", "furniture"]


def texts(found):
    return [statement.text for statement in found]


def test_each_kind_of_block_gives_its_statements():
    blocks = [block(kind, text) for kind, text in PAIRS.items()]
    blocks += [block(kind, "Page 3 of the plan.") for kind in ASIDE]
    assert texts(statements(document(*blocks))) == [
        "The Board will train staff.",
        "We hope for better.",
        "reduce waits by 10%",
        "Train staff | Public Health | March 2026",
    ]


def test_words_without_two_letters_are_no_statement():
    shown = [block("paragraph", text) for text in ("12", "• 3.5%", "A", "–", "Go on")]
    assert texts(statements(document(*shown))) == ["Go on"]


class TestStems:
    def stems(self, *blocks, **more):
        return [(s.text, s.stem) for s in statements(document(*blocks, **more)) if s.stem]

    def test_last_sentence_before_the_list(self):
        found = self.stems(
            block("paragraph", "Times are hard. By March 2026 we will:"),
            block("list_item", "train staff;", level=1),
            block("list_item", "reduce waits.", level=1),
            block("paragraph", "Some words."),
            block("list_item", "No stem", level=1),
        )
        stem = "By March 2026 we will:"
        assert found == [("train staff;", stem), ("reduce waits.", stem)]

    @pytest.mark.parametrize("opener", ["The Board will", "We will do the following.", "Aims are:"])
    def test_openers(self, opener):
        assert self.stems(block("paragraph", opener), block("list_item", "act", level=1))

    @pytest.mark.parametrize("closed", ["The Board met.", "The Board met", "What is it for?"])
    def test_what_opens_no_list(self, closed):
        assert not self.stems(block("paragraph", closed), block("list_item", "act", level=1))

    def test_goes_on_over_a_page_and_what_stands_beside_the_text(self):
        found = self.stems(
            block("paragraph", "We will:"),
            block("list_item", "act", level=1),
            block("furniture", "Page 3"),
            block("footnote", "1 See annex."),
            block("list_item", "act more", level=1, page=2),
        )
        assert [text for text, _ in found] == ["act", "act more"]

    def test_bullet_that_opens_a_list_within(self):
        found = self.stems(
            block("paragraph", "The ICB will:"),
            block("list_item", "invest in:", level=1),
            block("list_item", "homes", level=2),
            block("list_item", "close gaps", level=1),
        )
        assert found == [
            ("invest in:", "The ICB will:"),
            ("homes", "The ICB will: invest in:"),
            ("close gaps", "The ICB will:"),
        ]

    def test_dots_under_a_number_that_opens_a_list(self):
        def item(marker, text):
            return block("list_item", text, level=1, marker=marker)

        found = self.stems(
            item("1.", "We act."),
            item("2.", "Care comes closer. It will be achieved by:"),
            item("•", "hiring"),
            item("•", "training in:"),
            item("–", "care"),
            item("•", "listening"),
            item("3.", "We end."),
        )
        stem = "It will be achieved by:"
        assert found == [
            ("hiring", stem),
            ("training in:", stem),
            ("care", f"{stem} training in:"),
            ("listening", stem),
        ]

    def test_indent_on_a_page_is_no_proof_of_a_list_within(self):
        paged = [
            block("list_item", "Train staff", level=1),
            block("list_item", "Open hubs", level=2),
        ]
        assert not self.stems(*paged)
        unpaged = [replace(b, lines=()) for b in paged]
        assert self.stems(*unpaged) == [("Open hubs", "Train staff")]

    def test_heading_that_opens_and_heading_between(self):
        assert self.stems(block("heading", "We will:", level=2), block("list_item", "act", level=1))
        found = self.stems(
            block("heading", "Part", level=1),
            block("paragraph", "By 2026 we will:"),
            block("heading", "Children", level=2),
            block("list_item", "act", level=1),
            block("heading", "Adults", level=2),
            block("list_item", "act too", level=1),
            block("heading", "Part two", level=1),
            block("list_item", "none", level=1),
        )
        assert [text for text, _ in found] == ["act", "act too"]

    def test_paragraph_between_two_bullets_of_one_sentence(self):
        shown = [
            block("paragraph", "We will:"),
            block("list_item", "cut waits", level=1),
            block("paragraph", "Waits are long. They grew."),
            block("list_item", "train staff", level=1),
        ]
        assert [text for text, _ in self.stems(*shown)] == ["cut waits", "train staff"]
        shown[3:3] = [block("paragraph", "They grew."), block("paragraph", "They grew again.")]
        assert [text for text, _ in self.stems(*shown)] == ["cut waits"]

    def test_items_whose_bullets_were_not_seen(self):
        stem = "We worked with these groups:"
        found = self.stems(
            block("paragraph", stem),
            block("paragraph", "Carers"),
            block("paragraph", "People who sleep rough"),
            block("paragraph", "All of them were heard."),
            block("paragraph", "Carers again"),
        )
        assert found == [("Carers", stem), ("People who sleep rough", stem)]
        assert not self.stems(block("heading", "Groups:", level=1), block("paragraph", "Carers"))

    def test_table_after_a_list_has_not_the_stem_of_the_list(self):
        blocks = [block("list_item", "act", level=1), block("table_row", "Train staff | PH")]
        assert len(self.stems(block("paragraph", "We will:"), *blocks)) == 1

    def test_bullets_inside_a_paragraph(self):
        found = statements(document(block("paragraph", "We aim. We will: • act • act more, now")))
        assert [(s.text, s.stem) for s in found] == [
            ("We aim.", ""),
            ("We will:", ""),
            ("act", "We will:"),
            ("act more, now", "We will:"),
        ]
        assert [s.kind for s in found[2:]] == [BlockKind.LIST_ITEM] * 2


class TestBullets:
    def test_act_and_what_belongs_to_it_stay_together(self):
        text = "Train 200 staff. Lead: Public Health. Due: March 2026."
        assert texts(statements(document(block("list_item", text, level=1)))) == [text]

    def test_prose_with_a_dot_before_it_is_split_and_only_its_start_has_the_stem(self):
        sentence = "We know that many people wait far too long for the care that they need. "
        prose = (sentence * 6).strip()
        found = statements(document(block("paragraph", "We will:"), block("list_item", prose)))
        assert [s.stem for s in found[1:]] == ["We will:", "", "", "", "", ""]
        assert len({s.id for s in found}) == len(found)


class TestRows:
    def row(self, *cells, roles):
        text = " | ".join(cells)
        starts = [sum(len(c) + 3 for c in cells[:i]) for i in range(len(cells))]
        made = tuple(
            Cell("Head", role, start, start + len(cell))
            for cell, role, start in zip(cells, roles, starts, strict=True)
        )
        return block("table_row", text, cells=made, table=1)

    def test_action_row_is_one_statement_with_its_cells(self):
        long = "We will train staff. " * 20
        row = self.row(long.strip(), "Public Health", roles=["action", "lead"])
        (found,) = statements(document(row))
        assert found.cells == row.cells
        assert [found.text[c.start : c.end] for c in found.cells] == [long.strip(), "Public Health"]

    def test_row_that_only_lays_out_prose_is_split(self):
        long = ("We will train the staff of every hub in the county by March. " * 6).strip()
        found = statements(document(self.row(long, "A side note", roles=["other", "other"])))
        assert len(found) == 7

    def test_clause_before_a_table_is_its_stem(self):
        found = statements(
            document(block("paragraph", "The Board will:"), self.row("a b", roles=["action"]))
        )
        assert found[1].stem == "The Board will:"


class TestSentencesOverBlocks:
    CUT = "The Board works with the voluntary sector and with"
    REST = "faith groups in every district. It meets monthly."

    def joined(self, one, other, between=()):
        return statements(document(one, *between, other))

    def test_cut_by_a_page(self):
        found = self.joined(
            block("paragraph", self.CUT, top=700),
            block("paragraph", self.REST, page=2),
            [block("furniture", "Page 9"), block("caption", "Figure 2: waits", page=2)],
        )
        assert texts(found) == [f"{self.CUT} faith groups in every district.", "It meets monthly."]
        assert [box.page for box in found[0].boxes] == [1, 2]
        assert len(found[0].pieces) == 2
        assert found[0].page == 1

    def test_name_cut_by_a_page_before_a_capital_letter(self):
        met = "The Board of the county has met in each of its seven towns and has heard from"
        long = f"{met} those who give care. The National"
        rest = "Confidential Inquiry found that those who had asked for help had been turned away."
        one, other = block("paragraph", long, top=700), block("paragraph", rest, page=2)
        assert texts(self.joined(one, other))[1] == f"The National {rest}"
        moved = block("paragraph", rest, page=2, left=200)
        assert texts(self.joined(one, moved))[1:] == ["The National", rest]
        short = block("paragraph", f"{met} them. The National", top=700)
        assert len(self.joined(short, other)) == 3

    def test_cut_by_a_column(self):
        left, right = block("paragraph", self.CUT, top=700), block("paragraph", self.REST, left=400)
        assert len(self.joined(left, right)) == 2

    def test_name_cut_after_a_small_word(self):
        one = block("paragraph", "This is for the people of", top=700)
        assert texts(self.joined(one, block("paragraph", "West Sussex.", page=2))) == [
            "This is for the people of West Sussex."
        ]

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("The Board has met.", "faith groups came."),
            ("By 2026 we will:", "faith groups came."),
            ("The Board has met", "Faith groups came."),
            ("Two words", "faith groups came."),
        ],
    )
    def test_whole_sentences_stay_apart(self, one, other):
        assert len(self.joined(block("paragraph", one), block("paragraph", other, page=2))) == 2

    def test_cards_side_by_side_stay_apart(self):
        grid = [
            block("paragraph", "people who left", top=100, left=50, wide=30),
            block("paragraph", "people who came", top=100, left=350, wide=30),
            block("paragraph", "people who stayed", top=300, left=50, wide=30),
            block("paragraph", "people who died", top=300, left=350, wide=30),
        ]
        # the right card of the upper row isn't the next column: more stands below the left one
        assert texts(statements(document(*grid)))[:2] == ["people who left", "people who came"]

    @pytest.mark.parametrize("kind", ["heading", "caption", "paragraph"])
    def test_big_number_is_read_with_what_it_counts(self, kind):
        number = block(kind, "27%", top=80, level=1)
        box = replace(number.lines[0].box, y1=110.0)
        number = replace(number, lines=(replace(number.lines[0], box=box),))
        words = block("paragraph", "of children grow up poor", top=120)
        (found,) = statements(document(number, words))
        assert found.text == "27% of children grow up poor"
        assert found.kind is BlockKind.PARAGRAPH
        assert len(found.boxes) == 2
        far = block("paragraph", "of children grow up poor", top=500)
        assert "27% of children grow up poor" not in texts(statements(document(number, far)))

    def test_labels_below_each_other_stay_apart(self):
        shown = [
            block("paragraph", f"people who {n} live here", top=100 + 40 * n) for n in range(3)
        ]
        assert len(statements(document(*shown))) == 3

    def test_long_line_and_the_line_right_under_it(self):
        long = "The national strategy of 2012 has for its part highlighted six"
        one = block("paragraph", long, top=100, wide=80)
        for top, count in ((116, 1), (160, 2)):
            under = block("paragraph", "priority areas for action.", top=top)
            assert len(statements(document(one, under))) == count

    @pytest.mark.parametrize("other", ["iii", "e.g. hubs for carers", "www.example.org is ours"])
    def test_small_letters_that_carry_on_nothing(self, other):
        one = block("paragraph", "Chair of the local Healthwatch", top=700)
        assert len(self.joined(one, block("paragraph", other, page=2))) == 2

    def test_without_geometry(self):
        found = self.joined(bare("paragraph", self.CUT), bare("paragraph", self.REST))
        assert len(found) == 2

    def test_hyphen_at_the_cut(self):
        one = block("paragraph", "The Board reviews each health and well-", top=700)
        (found,) = self.joined(one, block("paragraph", "being service.", page=2))
        assert found.text == "The Board reviews each health and well-being service."


def test_before_holds_body_text_only():
    found = statements(
        document(
            block("heading", "Aims"),
            block("furniture", "Page 3"),
            block("paragraph", "We act."),
            block("footnote", "1 A note."),
            block("table_row", "Do it | PH"),
            block("paragraph", "x" * 300),
        )
    )
    assert found[0].before == "Aims"
    assert found[1].before == "Aims We act."
    assert found[2].before == "Aims We act. Do it | PH"


def test_facts_and_sections_are_carried():
    facts = {name: Fact(name, "manifest") for name in ("area", "start", "end")}
    (found,) = statements(
        document(block("heading", "A", level=1), block("heading", "B", level=2),
                 block("paragraph", "We act."), facts=facts)
    )  # fmt: skip
    assert found.headings == ("A", "B")
    assert (found.area, found.start, found.end) == ("area", "start", "end")


def test_same_words_get_ids_of_their_own():
    found = statements(document(*[block("paragraph", "We act.")] * 3))
    assert [s.id[-2:] for s in found[1:]] == ["-2", "-3"]
    assert len({s.id for s in found}) == 3


def test_box_covers_exactly_the_words():
    text = "One two. Three four five. Six."
    found = statements(document(block("paragraph", text, wide=15)))
    assert [(b.x0, b.x1) for b in found[1].boxes] == [(95.0, 120.0), (50.0, 100.0)]


def test_letters_without_boxes_get_the_box_of_their_line():
    line = Line(0, 7, PageBox(3, 10, 20, 30, 40))
    (found,) = statements(document(bare("paragraph", "We act.", lines=(line,))))
    assert found.boxes == (line.box,)
    assert found.page == 3


words = st.sampled_from(
    ["we", "will", "The", "Board", "10%", "e.g.", "people.", "and", "Dr.", "(see", "p. 3)", "by:",
     "•", "well-", "ICB", "…", "end!", "2026.¹", "“yes”", "a"]
)  # fmt: skip
kinds = st.sampled_from([kind.value for kind in BlockKind])
made = st.builds(
    lambda kind, listed, page, level: block(
        kind, " ".join(listed), page=page, level=level, wide=30
    ),
    kinds,
    st.lists(words, min_size=1, max_size=40),
    st.integers(1, 3),
    st.integers(0, 3),
)


@given(st.lists(made, max_size=12))
@EASY
def test_pieces_give_the_words(blocks):
    shown = document(*blocks)
    for statement in statements(shown):
        at = 0
        for piece in statement.pieces:
            size = piece.end - piece.start
            assert statement.text[piece.at : piece.at + size] == shown.text[piece.start : piece.end]
            assert statement.text[at : piece.at] in ("", " ")
            at = piece.at + size
        assert at == len(statement.text)
        assert statement.text == statement.text.strip()
        assert "\n" not in statement.text


@given(st.lists(made, max_size=12))
@EASY
def test_boxes_lie_in_the_lines_of_their_words(blocks):
    shown = document(*blocks)
    for statement in statements(shown):
        lines = [line.box for block in shown.blocks for line in block.lines]
        assert statement.boxes
        for box in statement.boxes:
            assert box.x0 <= box.x1
            assert any(
                line.page == box.page
                and line.y0 == box.y0
                and line.x0 <= box.x0
                and box.x1 <= line.x1
                for line in lines
            )


@given(st.lists(made, max_size=12))
@EASY
def test_no_word_of_the_body_is_lost(blocks):
    def letters(texts):  # but a and p, the letters that may stand alone and then give no statement
        # sorted, as a sentence may go on behind the label of a figure
        signs = (sign for text in texts for sign in text)
        return sorted(sign for sign in signs if sign.isalpha() and sign not in "ap")

    shown = document(*blocks)
    body = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    assert letters(texts(statements(shown))) == letters(
        block.text for block in shown.blocks if block.kind in body
    )


@given(st.lists(made, max_size=12), st.data())
@EASY
def test_ids_are_unique_and_the_same_again(blocks, data):
    shown = document(*blocks)
    found = statements(shown)
    assert len({s.id for s in found}) == len(found)
    assert found == statements(shown)


@given(st.lists(made, max_size=10), st.integers(0, 10), st.sampled_from(ASIDE))
@EASY
def test_adding_what_stands_beside_the_text_changes_nothing(blocks, at, kind):
    def seen(shown):
        return [(s.id, s.text, s.stem, s.before, s.headings, s.boxes) for s in statements(shown)]

    extra = block(kind, "Page 3 of 10: we will:", page=1)
    assert seen(document(*blocks)) == seen(document(*blocks[:at], extra, *blocks[at:]))


def test_empty_document():
    assert statements(Document("d", "d.pdf", "pdf", "0" * 64, blocks=place_blocks([]))) == ()
