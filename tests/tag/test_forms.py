import pytest

from doc_audit.tag.forms import IRREGULAR, Form, ing, past, readings, third


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("provide", ("provides", "provided", "providing")),
        ("carry", ("carries", "carried", "carrying")),
        ("employ", ("employs", "employed", "employing")),
        ("plan", ("plans", "planned", "planning")),
        ("embed", ("embeds", "embedded", "embedding")),
        ("reach", ("reaches", "reached", "reaching")),
        ("agree", ("agrees", "agreed", "agreeing")),
        ("open", ("opens", "opened", "opening")),
    ],
)
def test_regular_forms(base: str, forms: tuple[str, str, str]) -> None:
    assert (third(base), past(base), ing(base)) == forms


def test_a_verb_that_ends_in_ie_turns_it_to_y() -> None:
    assert ing("lie") == "lying"


def test_an_irregular_past_is_no_participle() -> None:
    found = readings(["undertake"])
    assert found["undertook"].forms == Form.PAST
    assert found["undertaken"].forms == Form.DONE
    assert "undertaked" not in found


def test_one_word_may_be_several_forms() -> None:
    assert readings(["set"])["set"].forms == Form.BASE | Form.PAST | Form.DONE


def test_every_form_leads_back_to_its_base() -> None:
    assert {reading.base for reading in readings(IRREGULAR).values()} == set(IRREGULAR)
