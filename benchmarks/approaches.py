"""Three ways to decide type and relevance, side by side: rules, linear models, both.

`approaches.py TRAIN.jsonl… --test TEST.jsonl… [--rubric NAME]` reads codings in the interchange
format. The documents of the test files are dealt into up to ten sets, and each set is coded by
models fitted to all other documents, of the training and the test files alike, so no document helps
to code itself. The rules aren't fitted here, but were written with training documents in sight.

Models are multinomial logistic regressions on counts that can be named: words and pairs of words
of the statement, of its stem and of the words before it; the facts that rules read of it (main
clause, cues, levels); which rule decided. `rules unless sure` takes the model's code where its
probability is at least `SURE`, else the rules'. Agreement is Cohen's κ.
"""

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score

from doc_audit.model import Statement
from doc_audit.pipeline.resources import open_rubric
from doc_audit.pipeline.tagging import read_coded
from doc_audit.tag import Tagger
from doc_audit.tag.linear import overruled

STRENGTH = 0.1  # inverse of the penalty; 0.03 and 0.3 gave no more on held-out documents
FOLDS = 10
WORDS_BEFORE = 6
FIRST_WORDS = 3

Codes = NDArray[np.str_]
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A statement with gold's codes, the rules' codes and what models may see of it."""

    doc: str
    test: bool
    gold: tuple[str, str]
    rules: tuple[str, str]
    features: Features


def words_of(statement: Statement) -> dict[str, float]:
    """Words, pairs of neighbours, first words; words of the stem; last words before."""
    words = re.findall(r"\w+|[^\w\s]", statement.text.lower())
    found = {f"w:{word}": 1.0 for word in words}
    found |= {f"w:{a} {b}": 1.0 for a, b in pairwise(words)}
    found |= {f"w{at}:{word}": 1.0 for at, word in enumerate(words[:FIRST_WORDS])}
    found |= {f"w:stem {word}": 1.0 for word in re.findall(r"\w+", statement.stem.lower())}
    before = re.findall(r"\w+|[^\w\s]", statement.before.lower())[-WORDS_BEFORE:]
    return found | {f"w:before {word}": 1.0 for word in before}


def row(tagger: Tagger, statement: Statement, gold: tuple[str, str], *, test: bool) -> Row:
    """Observes and codes one statement."""
    coding = tagger.code(statement)
    rules = (coding.type, coding.relevance or "none")
    features = words_of(statement)
    features |= {f"f:{fact}": 1.0 for fact in tagger.observe(statement).facts}
    features |= {f"f:{name}={code.level}": 1.0 for name, code in coding.dimensions.items()}
    features |= {f"r:{name}": 1.0 for name in rules}
    features |= {f"r:{key} {ids[0]}": 1.0 for key, ids in coding.rules.items() if ids}
    return Row(statement.doc, test, gold, rules, features)


def read_rows(
    tagger: Tagger, rubric: str, train: Sequence[Path], test: Sequence[Path]
) -> list[Row]:
    """Rows of all files, those of the training files first."""
    settings = open_rubric(rubric).settings
    return [
        row(tagger, line.statement, (line.coding.type, line.coding.relevance or "none"), test=held)
        for held, paths in ((False, train), (True, test))
        for path in paths
        for line in read_coded(path, settings)[0]
    ]


def held_out(rows: Sequence[Row], which: int, seen: Callable[[str], bool]) -> tuple[Codes, Codes]:
    """Two times (n,) codes for the test rows: the model's, and the rules' where it isn't surer."""
    matrix = DictVectorizer().fit_transform(
        [{name: value for name, value in r.features.items() if seen(name)} for r in rows]
    )
    docs = np.array([r.doc for r in rows])
    test = np.array([r.test for r in rows])
    gold = np.array([r.gold[which] for r in rows])
    ruled = np.array([r.rules[which] for r in rows])
    codes, both = np.empty(len(rows), dtype=gold.dtype), ruled.astype(gold.dtype)
    names = sorted(set(docs[test]))
    for first in range(min(FOLDS, len(names))):
        asked = np.isin(docs, names[first::FOLDS])
        left, kept = test & asked, ~asked
        model = LogisticRegression(C=STRENGTH, max_iter=400).fit(matrix[kept], gold[kept])
        chances = model.predict_proba(matrix[left])
        known = [str(code) for code in model.classes_]
        codes[left] = model.classes_[chances.argmax(axis=1)]
        both[left] = [
            overruled(known, row, str(own))[0]
            for row, own in zip(chances.tolist(), ruled[left], strict=True)
        ]
    return codes[test], both[test]


def show(name: str, rows: Sequence[Row], type_: Codes, relevance: Codes) -> None:
    """A line of the table."""
    gold_type = np.array([r.gold[0] for r in rows])
    gold_relevance = np.array([r.gold[1] for r in rows])
    usable = gold_type != "other"
    figures = (
        cohen_kappa_score(gold_type, type_),
        cohen_kappa_score(gold_type == "commitment", type_ == "commitment"),
        cohen_kappa_score(gold_relevance[usable], relevance[usable]),
    )
    print(f"{name:28}" + "".join(f"{figure:12.3f}" for figure in figures), flush=True)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("--test", type=Path, nargs="+", required=True)
    parser.add_argument("--rubric", default="default")
    args = parser.parse_args()
    tagger = Tagger(open_rubric(args.rubric), alone=True)
    rows = read_rows(tagger, args.rubric, args.train, args.test)
    test = [r for r in rows if r.test]
    print(f"{len(test)} statements of {len({r.doc for r in test})} documents, left out in turn")
    print(f"{'':28}{'type':>12}{'commitment':>12}{'relevance':>12}")
    rules = tuple(np.array([r.rules[which] for r in test]) for which in (0, 1))
    show("rules", test, *rules)
    kinds = {
        "words": ("w",),
        "facts": ("f",),
        "words and facts": ("w", "f"),
        "all and rules": "wfr",
    }
    for name, seen in kinds.items():
        found = [held_out(rows, which, lambda f, s=seen: f[0] in s) for which in (0, 1)]
        show(f"model: {name}", test, found[0][0], found[1][0])
        show("  rules unless it is surer", test, found[0][1], found[1][1])


if __name__ == "__main__":
    main()
