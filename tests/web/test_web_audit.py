"""Plans in, report out, through the pages, with the pipeline as it is."""

import io
import zipfile
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_client import PLAN, finished, given

pytestmark = pytest.mark.slow


def test_a_plan_gives_a_report_that_holds_its_name(client: TestClient, workdir: Path) -> None:
    address = given(client, ("wexcombe.md", PLAN))
    assert finished(client, address) == "done"
    done = client.get(address)
    assert done.status_code == 200
    assert "1 document read" in done.text
    link = f"{address}/run/index.html"
    assert f'href="{link}"' in done.text
    report = client.get(link)
    assert "Wexcombe Health and Wellbeing Strategy" in report.text
    assert str(workdir) not in report.text
    source = next((workdir / address.split("/")[-1] / "run" / "sources").iterdir())
    assert client.get(f"{address}/run/sources/{source.name}").content == PLAN

    archive = zipfile.ZipFile(io.BytesIO(client.get(f"{address}/report.zip").content))
    assert archive.read("doc-audit-report/index.html") == report.content
    assert f"doc-audit-report/sources/{source.name}" in archive.namelist()
    assert not list(workdir.rglob("*.zip"))

    removed = client.post(f"{address}/remove")
    assert removed.status_code == 200
    assert "deleted" in removed.text
    assert list(workdir.iterdir()) == []
    assert client.get(address).status_code == client.get(link).status_code == 404


def test_a_bad_file_among_good_ones_is_a_problem_shown(client: TestClient) -> None:
    address = given(client, ("good.md", PLAN), ("zero.pdf", b""), ("cut.pdf", b"%PDF-1.7\n1 0"))
    assert finished(client, address) == "done"
    done = client.get(address)
    assert done.status_code == 200
    assert "1 document read" in done.text
    assert "2 problems, listed below" in done.text
    for name in ("zero.pdf", "cut.pdf"):
        assert f'<th scope="row">{name}</th>' in done.text
    assert "The file is empty." in done.text


def test_only_bad_files_give_a_message_and_no_report_button(client: TestClient) -> None:
    address = given(client, ("zero.pdf", b""), ("noise.docx", bytes(range(256)) * 4))
    assert finished(client, address) == "done"
    done = client.get(address)
    assert done.status_code == 422
    assert "Nothing could be audited" in done.text
    assert "The file is empty." in done.text
    assert "Open the report" not in done.text


def test_a_manifest_dropped_with_the_plans_is_used(client: TestClient, workdir: Path) -> None:
    manifest = b"file,plan,title\none.md,p,A title from the manifest\n"
    other = PLAN.replace(b"Wexcombe", b"Tarnbury")
    address = given(client, ("one.md", PLAN), ("corpus.csv", manifest), ("two.md", other))
    assert finished(client, address) == "done"
    done = client.get(address).text
    assert "2 documents read" in done
    assert "A title from the manifest" in client.get(f"{address}/run/index.html").text
    assert "byte for byte" not in done
