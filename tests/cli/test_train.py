"""`doc-audit train`: codings in, a rubric's model out."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from doc_audit.cli.main import app
from doc_audit.errors import InputError
from doc_audit.pipeline.resources import data_folder, open_rubric
from doc_audit.rubric.load import stale_weights

CODED = sorted((data_folder("corpora") / "sample" / "codings").glob("*.jsonl"))


def train(*words: object) -> Result:
    return CliRunner().invoke(app, ["train", *map(str, words)])


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented plans' statements, dealt to twelve documents so that there is enough."""
    lines = [line for path in CODED for line in path.read_text("utf-8").splitlines()]
    path = tmp_path_factory.mktemp("train") / "coded.jsonl"
    dealt = [
        json.loads(line) | {"id": f"s{at}", "doc": f"d{at % 12}"} for at, line in enumerate(lines)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in dealt), "utf-8")
    return path


def test_a_model_is_fitted_and_used(coded: Path, tmp_path: Path) -> None:
    folder = tmp_path / "default"
    shutil.copytree(data_folder("rubrics") / "default", folder)
    done = train("--unseen", coded, "-r", folder, "-o", folder / "model.json")
    assert done.exit_code == 0, done.output
    assert "left out of the fit" in done.output
    rubric = open_rubric(str(folder))
    assert rubric.weights is not None
    assert stale_weights(rubric) == ""
    assert [file.name for file in rubric.weights.files] == ["coded.jsonl"]
    assert rubric.weights.held_out is not None
    assert rubric.weights.held_out.documents == 12
    lines = (folder / "model.json").read_text("utf-8").splitlines()
    assert sum(line.startswith('  "') for line in lines) >= len(rubric.weights.features)


def test_too_little_is_told(coded: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("".join(coded.read_text("utf-8").splitlines(keepends=True)[:30]), "utf-8")
    done = train(few, "-o", tmp_path / "model.json")
    assert isinstance(done.exception, InputError)
    assert "30 coded statements of 12 documents are too few" in str(done.exception)
    assert not (tmp_path / "model.json").exists()


def test_no_file_is_told() -> None:
    done = train()
    assert isinstance(done.exception, InputError)
    assert "Name at least one file" in str(done.exception)
