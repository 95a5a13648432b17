"""Fitting a model: what it learns, from what, and how that is measured."""

from dataclasses import replace

import pytest

from doc_audit.evaluate.training import FEWEST_DOCUMENTS, Sample, fit, held_out

CODES = ("commitment", "aspiration", "context")


def samples(documents: int = 12) -> list[Sample]:
    """Statements with `will` are commitments, the rest context; the rules say context always."""
    found = []
    for doc in range(documents):
        for at in range(6):
            acts = at % 2 == 0
            features = ("ruled:context", "will" if acts else "was", f"only:{doc}")
            gold = "commitment" if acts else "context"
            found.append(Sample(f"d{doc}", gold, "context", features, unseen=doc % 2 == 0))
    return found


def test_weights_tell_the_codes_apart() -> None:
    fitted = fit(samples(), CODES)
    assert fitted.codes == ("commitment", "context")  # nobody gave an aspiration
    will, was = fitted.features["will"], fitted.features["was"]
    assert will[0] > 0 > will[1]
    assert was[0] < 0 < was[1]


def test_habits_of_few_documents_are_not_learned() -> None:
    fitted = fit(samples(), CODES)
    assert not [name for name in fitted.features if name.startswith("only:")]
    few = samples()
    for at in range(6 * FEWEST_DOCUMENTS):
        few[at] = replace(few[at], features=(*few[at].features, f"rare:{few[at].gold}"))
    assert "rare:context" in fit(few, CODES).features
    fewer = few[6:] + samples()[:6]
    assert "rare:context" not in fit(fewer, CODES).features


def test_same_samples_give_the_same_weights_in_any_order() -> None:
    one, other = fit(samples(), CODES), fit(list(reversed(samples())), CODES)
    assert list(one.features) == list(other.features)
    for name, row in one.features.items():
        assert row == pytest.approx(other.features[name], abs=0.002)


def test_statements_a_firm_rule_decides_teach_nothing() -> None:
    firm = [Sample("d0", "commitment", "context", (), unseen=True)] * 50
    assert fit([*samples(), *firm], CODES).features == fit(samples(), CODES).features


def test_agreement_is_of_documents_left_out() -> None:
    found = held_out(samples(), "commitment", unseen=True)
    assert (found.statements, found.documents) == (36, 6)
    assert (found.rules_type, found.rules_commitment) == (0.0, 0.0)
    assert (found.type, found.commitment) == (1.0, 1.0)
    assert held_out(samples(), "commitment", unseen=False).documents == 12


def test_a_document_never_teaches_itself() -> None:
    """Each document has a word of its own for its acts: nothing to learn from the others."""
    own = [
        Sample(s.doc, s.gold, s.ruled, ("ruled:context", f"{s.features[1]}:{s.doc}"), unseen=True)
        for s in samples()
    ]
    found = held_out(own, "commitment", unseen=True)
    assert found.commitment <= 0.0


def test_a_first_word_that_never_stands_in_small_letters_is_a_name() -> None:
    named = [
        replace(one, features=(*one.features, "first:kent", "first:we", "word:we"))
        for one in samples()
        if one.gold == "commitment"
    ]
    learned = fit([*samples(), *named], CODES).features
    assert "first:kent" not in learned
    assert "first:we" in learned
