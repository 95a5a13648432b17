"""The sample corpus: built from its sources, coded in the interchange format, true to itself."""

import csv
import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import build
import docx
import pypdfium2
import pytest
from building.codings import NOTE_MARKS
from building.source import load
from lxml import html

SAMPLE = Path(build.__file__).parent
DIMENSIONS = {
    "inequality_type",
    "population",
    "geography",
    "target",
    "responsible_agent",
    "timeframe",
    "funding",
}
CATEGORIES = {
    "inequality_types": {"access", "experience", "outcomes", "health_status", "wider_determinants"},
    "populations": {
        "whole_population", "unspecified_disadvantaged", "deprived", "ethnic_minority",
        "inclusion_health", "disability", "learning_disability_autism", "severe_mental_illness",
        "mental_health", "children_young_people", "older_people", "maternity", "carers", "lgbtq",
        "sex_gender", "veterans", "rural_coastal", "workforce", "clinical_group", "other_group",
    },
    "geography_levels": {"national", "region", "system", "place", "neighbourhood"},
}  # fmt: skip
OF_DIMENSION = {
    "inequality_types": "inequality_type",
    "populations": "population",
    "geography_levels": "geography",
}
ALWAYS = {"id", "doc", "text", "type", "relevance", "coder"}
CONTEXT = {"stem", "headings", "cells", "page"}
JUDGED = {"commitment", "aspiration"}
JUDGED_KEYS = DIMENSIONS | set(CATEGORIES) | {"origin", "monitoring"}
ROLES = {"action", "lead", "timescale", "measure", "resource", "status", "other"}
FEW = "tamblesea-strategy"


@dataclass(frozen=True)
class Document:
    """A built document: its line in the manifest, its pages as text, and its codings."""

    row: dict[str, str]
    pages: list[str]
    codings: list[dict]

    @property
    def stem(self) -> str:
        return Path(self.row["file"]).stem

    @property
    def text(self) -> str:
        return "\n".join(self.pages)


def read_pages(path: Path) -> list[str]:
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:
            return [page.get_textpage().get_text_range() for page in pdf]
    if path.suffix == ".docx":
        body = docx.Document(str(path)).element.body
        return ["\n".join("".join(item.itertext()) for item in body)]
    return [html.fromstring(path.read_bytes()).get_element_by_id("main").text_content()]


def read_document(row: dict[str, str]) -> Document:
    path = SAMPLE / row["file"]
    lines = (SAMPLE / "codings" / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines()
    return Document(row, read_pages(path), [json.loads(line) for line in lines])


def manifest() -> list[dict[str, str]]:
    with (SAMPLE / "corpus.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="session")
def documents() -> list[Document]:
    return [read_document(row) for row in manifest()]


def bare(text: str) -> str:
    """Without white space, which layout may change; PDFium marks a hyphen at a line's end."""
    return "".join(text.replace("\ufffe", "-").split())


def placed(document: Document) -> list[tuple[dict, tuple[str, ...]]]:
    """Each coding with the pieces of it that stand unbroken on the page."""
    source = load(SAMPLE / "sources" / f"{document.stem}.yaml")
    statements = [statement for statement in source.statements if statement.coded]
    said = [item.text.translate(NOTE_MARKS) for item in statements]
    assert said == [item["text"] for item in document.codings]
    return [
        (coding, statement.parts)
        for coding, statement in zip(document.codings, statements, strict=True)
    ]


def in_scope(document: Document) -> int:
    return sum(
        coding["type"] == "commitment" and coding["relevance"] != "none"
        for coding in document.codings
    )


def test_committed_files_are_what_the_sources_give(capsys):
    assert build.main(["--check"]) == 0, capsys.readouterr().out


def test_build_does_not_depend_on_where_the_sources_lie(tmp_path):
    shutil.copytree(Path(build.__file__).parent, tmp_path / "elsewhere")
    script = [sys.executable, str(tmp_path / "elsewhere" / "build.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_check_names_a_file_that_differs(monkeypatch, capsys):
    monkeypatch.setattr(build.corpus, "build", lambda sources: {"corpus.csv": b"other"})
    assert build.main(["--check"]) == 1
    assert "corpus.csv" in capsys.readouterr().out


def test_manifest_describes_three_systems_with_two_plans_each():
    rows = manifest()
    assert Counter(row["system"] for row in rows).most_common()[-1][1] == 2
    assert len({row["system"] for row in rows}) == 3
    assert len({row["plan"] for row in rows}) == 6
    assert Counter(row["kind"] for row in rows) == {"strategy": 3, "forward_plan": 3}
    for row in rows:
        content = (SAMPLE / row["file"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(content).hexdigest()
        assert row["start"] < row["end"]
        assert row["area"]
        assert ".invalid/" in row["url"]


def test_documents_are_small_and_of_three_formats():
    paths = list((SAMPLE / "documents").iterdir())
    assert Counter(path.suffix for path in paths) == {".pdf": 4, ".docx": 1, ".html": 1}
    assert sum(path.stat().st_size for path in paths) < 2_000_000


def test_pdfs_have_four_to_twelve_pages(documents):
    lengths = [len(item.pages) for item in documents if item.row["file"].endswith(".pdf")]
    assert all(4 <= length <= 12 for length in lengths)


def test_only_the_expected_page_has_no_text(documents):
    with (SAMPLE / "expected_problems.csv").open(encoding="utf-8", newline="") as lines:
        expected = [(row["file"], int(row["page"]), row["code"]) for row in csv.DictReader(lines)]
    found = [
        (document.row["file"], number, "page_without_text")
        for document in documents
        for number, text in enumerate(document.pages, 1)
        if not text.strip()
    ]
    assert expected == found
    assert len(expected) == 1


def test_enough_commitments_in_scope_but_for_one_document(documents):
    counts = {document.stem: in_scope(document) for document in documents}
    assert 0 < counts.pop(FEW) < 10
    assert min(counts.values()) >= 20


def test_ids_are_unique_over_the_corpus(documents):
    ids = [coding["id"] for document in documents for coding in document.codings]
    assert len(ids) == len(set(ids))
    for document in documents:
        assert all(coding["id"].startswith(f"{document.stem}-") for coding in document.codings)


def test_codings_have_the_keys_of_the_interchange_format(documents):
    for document in documents:
        for coding in document.codings:
            keys = ALWAYS | (JUDGED_KEYS if coding["type"] in JUDGED else set())
            assert keys <= set(coding) <= keys | CONTEXT, coding["id"]
            assert coding["doc"] == document.stem
            assert coding["type"] in JUDGED | {"achievement", "context"}
            assert coding["relevance"] in {"explicit", "implicit", "none"}
            assert coding["text"] == coding["text"].strip()


def test_levels_and_words_agree(documents):
    for document in documents:
        for coding in document.codings:
            for name in sorted((DIMENSIONS | {"monitoring"}) & set(coding)):
                level, words = coding[name]
                assert level in (0, 1, 2), coding["id"]
                assert words in coding["text"], coding["id"]
                assert words == "" or level > 0, coding["id"]
                assert words or level == 0 or "stem" in coding, coding["id"]


def test_categories_are_closed_and_empty_at_level_nought(documents):
    for document in documents:
        for coding in (item for item in document.codings if item["type"] in JUDGED):
            assert coding["origin"] in {"own", "restated"}
            for name, dimension in OF_DIMENSION.items():
                assert set(coding[name]) <= CATEGORIES[name], coding["id"]
                assert len(coding[name]) == len(set(coding[name]))
                assert coding[dimension][0] > 0 or not coding[name], coding["id"]
                if coding[dimension][0] == 2:
                    assert coding[name], (coding["id"], name)


def test_no_kind_of_inequality_where_none_is_concerned(documents):
    for document in documents:
        for coding in document.codings:
            if coding["type"] in JUDGED and coding["relevance"] == "none":
                assert coding["inequality_type"] == [0, ""], coding["id"]


def test_an_umbrella_term_has_no_kind(documents):
    for document in documents:
        for coding in (item for item in document.codings if item["type"] in JUDGED):
            assert coding["inequality_type"][0] != 1 or coding["inequality_types"] == []


def test_cells_lie_over_the_text(documents):
    for document in documents:
        for coding in document.codings:
            if "cells" in coding:
                texts = [coding["text"][cell["start"] : cell["end"]] for cell in coding["cells"]]
                assert " | ".join(texts) == coding["text"]
                assert all(cell["role"] in ROLES and cell["head"] for cell in coding["cells"])


def test_every_statement_stands_in_its_document(documents):
    for document in documents:
        text = bare(document.text)
        for coding, pieces in placed(document):
            for piece in pieces:
                assert bare(piece) in text, (coding["id"], piece)


def test_every_statement_begins_on_its_page(documents):
    for document in documents:
        for coding, pieces in placed(document):
            if document.row["file"].endswith(".pdf"):
                first = bare(pieces[0])[:12]
                assert first in bare(document.pages[coding["page"] - 1]), coding["id"]
            else:
                assert "page" not in coding


@pytest.mark.parametrize("code", ["restated", "own"])
def test_both_origins_occur(documents, code):
    judged = [item for document in documents for item in document.codings if "origin" in item]
    assert any(item["origin"] == code for item in judged)


def test_strategy_and_forward_plan_of_averdale_disagree(documents):
    """The same promise, at another level and by another date."""
    checks = {}
    for document in documents:
        for coding in document.codings:
            people = coding.get("population", [0, ""])[1]
            if document.row["system"].startswith("Averdale") and "severe mental" in people:
                checks.setdefault(document.row["kind"], set()).add(coding["target"][1])
    assert checks == {"strategy": {"80%"}, "forward_plan": {"60%"}}
