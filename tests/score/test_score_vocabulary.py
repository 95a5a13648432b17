from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from doc_audit.score import score_plan
from doc_audit.score.vocabulary import phrase_counts, term_uses
from doc_audit.text.words import count_words

FIXED = hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
BARE = "Health inequalities are a priority for this board."
NAMED = "Health inequalities show in life expectancy and in access to care."
DEFINED = "Health inequalities (HI) are unfair differences in health between groups of people."
HOSPITAL = "Healthcare inequalities must end."


@pytest.fixture
def uses(settings, item):
    def found(*texts, type="context"):
        items = []
        for i, text in enumerate(texts):
            statement, coding = item(i, text, type=type)
            items.append((statement, replace(coding, dimensions={})))
        return {use.term: use for use in term_uses(items, settings)}

    return found


def test_uses_by_hand(uses):
    found = uses(BARE, NAMED, f"{BARE} {BARE}", HOSPITAL)
    health = found["health_inequalities"]
    assert (health.uses, health.named, health.undefined) == (4, 1, 3)
    assert health.bare == ("doc-0", "doc-2")
    care = found["healthcare_inequalities"]
    assert (care.uses, care.named, care.undefined, care.bare) == (1, 0, 1, ("doc-3",))


def test_a_definition_anywhere_defines_every_use_of_that_term_alone(uses):
    found = uses(BARE, DEFINED, HOSPITAL)
    health = found["health_inequalities"]
    assert health.definitions == ("doc-1",)
    assert (health.uses, health.named, health.undefined, health.bare) == (2, 1, 0, ("doc-0",))
    assert found["healthcare_inequalities"].undefined == 1


@pytest.mark.parametrize(
    ("text", "defines"),
    [
        (DEFINED, True),
        ("The term health inequalities refers to gaps in life expectancy.", True),
        ("By health inequalities we mean gaps in access and in outcomes.", True),
        ("Health inequalities are unfair and must end.", False),  # of no kind
        ("Health inequalities are growing, and life expectancy falls.", False),
        ("Access is worse; health inequalities matter, and targets are defined.", False),
    ],
)
def test_what_defines(uses, text, defines):
    assert bool(uses(text)["health_inequalities"].definitions) == defines


def test_a_coded_statement_names_a_kind_where_its_code_says_so(settings, item):
    specific = item(0, BARE, kind=2)
    umbrella = item(1, NAMED, kind=1)
    (health, _) = term_uses([specific, umbrella], settings)
    assert (health.uses, health.named, health.bare) == (2, 1, ("doc-1",))


def test_fragments_and_web_addresses_are_no_uses(uses, settings):
    assert uses(BARE, type="other")["health_inequalities"].uses == 0
    text = "See https://www.a.org/reducing-health-inequalities/ or www.a.org/health-inequality"
    assert uses(text)["health_inequalities"].uses == 0
    assert dict(phrase_counts([text], settings.vocabulary))["health_inequalities"] == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Meet the health inequalities lead.", 0),
        ("Spend health inequality funding on housing.", 0),
        ("Health inequalities leading to early death.", 1),
        ("A team for health inequalities; plans follow.", 1),
    ],
)
def test_names_are_no_uses(uses, text, number):
    assert uses(text)["health_inequalities"].uses == number


def test_a_rubric_without_umbrella_gives_no_lines(settings, item):
    assert term_uses([item(0, BARE)], settings.model_copy(update={"umbrella": None})) == ()


def test_words_and_rates_by_hand(settings, item, plan):
    items = [item(0, "The Board will act."), item(1, BARE, type="aspiration")]
    score = score_plan(plan(items, words=40), settings, "h", np.random.default_rng(0), 10)
    assert (score.words, score.document_words) == (4 + 8, 40)
    assert score.commitments_per_1000_words == pytest.approx(1000 / 12)
    assert score.per_1000_words(3) == pytest.approx(250)
    assert score.commitment_share == 0.5
    # Wilson's interval of 1 of 2.
    ends = (score.commitment_interval.low, score.commitment_interval.high)
    assert ends == pytest.approx((0.0945, 0.9055), abs=5e-5)
    empty = score_plan(plan([]), settings, "h", np.random.default_rng(0), 10)
    assert empty.words == 0
    assert empty.commitments_per_1000_words is empty.commitment_interval is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("– | •", 0),
        ("Long-term care for people’s 1,200 homes, 2025/26.", 7),
        ("Lead | Ashvale Board | £2.5m", 4),
    ],
)
def test_count_words(text, number):
    assert count_words(text) == number


TEXTS = st.lists(st.sampled_from([BARE, NAMED, DEFINED, HOSPITAL, "We will act."]), max_size=8)


@FIXED
@given(texts=TEXTS, data=st.data())
def test_bounds_order_and_agreement_with_the_counts(texts, data, uses, settings):
    found = uses(*texts)
    counts = dict(phrase_counts(texts, settings.vocabulary))
    shuffled = uses(*data.draw(st.permutations(texts)))
    for term, use in found.items():
        assert 0 <= use.undefined <= use.uses - use.named <= use.uses == counts[term]
        assert len(use.bare) <= use.uses - use.named
        other = shuffled[term]
        assert (other.uses, other.named, other.undefined) == (use.uses, use.named, use.undefined)


@FIXED
@given(left=st.text(max_size=40), right=st.text(max_size=40))
def test_words_of_two_texts_add_up(left, right):
    assert count_words(f"{left} {right}") == count_words(left) + count_words(right)
