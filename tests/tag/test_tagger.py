from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.model import Cell, Statement
from doc_audit.rubric import Rubric
from doc_audit.tag import Tagger

SENTENCES = [
    "We will cut waits for autistic people by 10% by March 2027, led by the Northmoor Board.",
    "Residents in the 10% most deprived wards feel well.",
    "The Council will invest £1.2m from the Better Care Fund in housing across Marlbeck district.",
    "Rates are significantly higher than in 2019.",
    "Develop a plan with schools in Stonebridge.",
    "We have launched a service.",
]


def statement(text: str, **context: object) -> Statement:
    return Statement(id="s", doc="d", text=text, **context)  # type: ignore[arg-type]


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_coded_and_words_are_substrings(tagger: Tagger, text: str) -> None:
    check_evidence(tagger, statement(text))


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(" ".join(SENTENCES).split()), min_size=1, max_size=30),
    st.lists(st.sampled_from(" ".join(SENTENCES).split()), max_size=12),
)
def test_evidence_stands_where_it_says(tagger: Tagger, words: list[str], before: list[str]) -> None:
    check_evidence(tagger, statement(" ".join(words), before=" ".join(before) + ":"))


def check_evidence(tagger: Tagger, given_statement: Statement) -> None:
    coding = tagger.code(given_statement)
    sources = {
        "text": given_statement.text,
        "cell": given_statement.text,
        "before": given_statement.before,
        "stem": given_statement.stem,
    }
    for code in coding.dimensions.values():
        assert code.words in given_statement.text
        assert bool(code.evidence) == bool(code.level)
        if code.evidence:
            found = code.evidence
            assert sources[found.source][found.start : found.end] == found.words
            assert code.rules
    assert coding.rules["type"]


def test_alone_or_among_others_the_codes_are_the_same(tagger: Tagger) -> None:
    statements = [statement(text, headings=("Our actions",)) for text in SENTENCES]
    alone = [tagger.code(s) for s in statements]
    for s in reversed(statements):
        tagger.code(s)
    assert [tagger.code(s) for s in statements] == alone


def test_a_named_doer_place_date_and_sum_are_read(tagger: Tagger) -> None:
    coding = tagger.code(statement(SENTENCES[2], area="Eastvale"))
    assert coding.type == "commitment"
    assert coding.level("responsible_agent") == 2
    assert coding.dimensions["responsible_agent"].words == "The Council"
    assert coding.level("geography") == 2
    assert coding.dimensions["funding"].value["amount"] == 1_200_000
    assert coding.relevance == "implicit"
    assert "wider_determinants" in coding.categories["inequality_types"]


def test_a_date_becomes_an_interval(tagger: Tagger) -> None:
    coding = tagger.code(statement("We will train 40 staff by March 2027."))
    assert coding.dimensions["timeframe"].value == {"end": "2027-03-31", "read": "month"}


def test_a_place_inside_the_name_of_an_organisation_is_no_place(tagger: Tagger) -> None:
    coding = tagger.code(statement("West Sussex County Council will publish the plan."))
    assert coding.level("geography") == 0
    assert coding.dimensions["responsible_agent"].words == "West Sussex County Council"


def test_the_stem_carries_agent_and_date_with_an_empty_span(tagger: Tagger) -> None:
    bullet = statement("open a clinic", before="By March 2027 the Board will:")
    coding = tagger.code(bullet)
    for dimension in ("responsible_agent", "timeframe"):
        code = coding.dimensions[dimension]
        assert (code.level, code.words) == (2, "")
        assert code.evidence is not None
        assert code.evidence.source == "before"
    same = tagger.code(replace(bullet, before="", stem="By March 2027 the Board will:"))
    assert same.level("responsible_agent") == 2


def test_columns_say_who_and_when(tagger: Tagger) -> None:
    text = "Open a clinic | Healthy Marlbeck | Autumn | 12 sessions"
    ends = [13, 32, 41, 55]
    starts = [0, 16, 35, 44]
    roles = ("action", "lead", "timescale", "measure")
    cells = tuple(
        Cell(role, role, start, end)  # type: ignore[arg-type]
        for role, start, end in zip(roles, starts, ends, strict=True)
    )
    coding = tagger.code(statement(text, cells=cells))
    assert coding.type == "commitment"
    assert coding.dimensions["responsible_agent"].words == "Healthy Marlbeck"
    assert coding.level("timeframe") >= 1
    assert coding.level("monitoring") == 2


def test_relevance_none_means_no_inequality(tagger: Tagger) -> None:
    coding = tagger.code(statement("We will improve access to clinics."))
    assert coding.relevance == "none"
    assert coding.level("inequality_type") == 0
    assert coding.categories["inequality_types"] == ()


def test_types_without_dimensions_have_none(tagger: Tagger) -> None:
    coding = tagger.code(statement("Rates were significantly higher than in 2019."))
    assert coding.type == "context"
    assert not coding.dimensions
    assert not coding.origin


def test_vaguer_words_inside_a_named_group_are_no_group_of_their_own(tagger: Tagger) -> None:
    named = tagger.code(statement("We will offer breaks to people with dementia."))
    assert named.categories["populations"] == ("clinical_group",)
    both = tagger.code(statement("We will offer breaks to residents and to unpaid carers."))
    assert both.categories["populations"] == ("whole_population", "carers")


def test_a_rule_for_what_no_other_knows_yields_to_one_that_does(tagger: Tagger) -> None:
    known = tagger.code(statement("We will support people with severe mental illness."))
    assert known.categories["populations"] == ("severe_mental_illness",)
    unknown = tagger.code(statement("We will support people with rare allergies."))
    assert unknown.categories["populations"] == ("clinical_group",)


def test_a_general_noun_is_no_group_beside_the_words_that_say_which(tagger: Tagger) -> None:
    headed = tagger.code(statement("We will support people in contact with the justice system."))
    assert headed.categories["populations"] == ("inclusion_health",)
    listed = tagger.code(statement("We will listen to residents and unpaid carers."))
    assert listed.categories["populations"] == ("whole_population", "carers")


def test_health_in_general_is_a_kind_only_where_no_other_is_named(tagger: Tagger) -> None:
    alone = tagger.code(statement("We will improve the health of autistic people."))
    assert alone.categories["inequality_types"] == ("health_status",)
    beside = tagger.code(statement("We will find good housing for healthy autistic people."))
    assert beside.categories["inequality_types"] == ("wider_determinants",)


def test_a_longer_name_hides_those_inside_it(tagger: Tagger) -> None:
    coding = tagger.code(statement("We will offer it across North East London."))
    assert coding.categories["geography_levels"] == ("system",)
    assert coding.dimensions["geography"].value["id"] == "E54000029"


def test_groups_in_one_list_are_shown_together(tagger: Tagger) -> None:
    coding = tagger.code(statement("We will listen to residents, service users and carers."))
    assert coding.dimensions["population"].words == "residents, service users and carers"


def test_the_first_target_is_shown_and_not_joined_to_the_next(tagger: Tagger) -> None:
    coding = tagger.code(Statement("s", "d", "We will reduce falls and improve access to clinics."))
    assert coding.dimensions["target"].words == "reduce falls"


def test_only_rules_that_give_a_code_are_its_reasons(rubric: Rubric) -> None:
    tagger = Tagger(rubric)
    one = tagger.code(Statement("s", "d", "Work with Gypsy, Roma and Traveller communities."))
    assert one.categories["populations"] == ("inclusion_health",)
    assert one.rules["populations"] == ("pop-inclusion",)
    both = tagger.code(Statement("s", "d", "Support residents and carers."))
    assert both.rules["populations"] == ("pop-carers", "pop-everyone")
