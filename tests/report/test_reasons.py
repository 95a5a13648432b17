"""What a model saw, in words a reader can check."""

import pytest

from doc_audit.report.reasons import reason


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("type-context", "type-context"),
        ("model-type", "model-type"),
        ("saw:opens:base", "seen: begins with a verb as in an order"),
        ("saw:target=1", "seen: target is vague"),
        ("saw:responsible_agent>=1", "seen: responsible agent is at least vague"),
        ("saw:after:subject:we", "seen: the sentence or item before it: its subject: "),
        ("saw:heading:actions", "seen: the cue “actions” in the headings above it"),
        ("saw:ruled:context", "seen: the rules alone would say context"),
        ("saw:by:type-context", "seen: rule type-context holds"),
        ("saw:word:clinic", "seen: it has the word “clinic”"),
        ("saw:second:will", "seen: its second word is “will”"),
        ("saw:populations:older_people", "seen: populations: older people"),
        ("saw:vision", "seen: the cue “vision”"),
    ],
)
def test_ids_in_words(id_: str, words: str) -> None:
    assert reason(id_).startswith(words)
