"""Other web sites and other machines get nothing; a request never leaves the run folder."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_client import ADDRESS, PLAN, upload

from doc_audit.pipeline.corpus import Options
from doc_audit.web.app import make_app
from doc_audit.web.audits import Audit
from doc_audit.web.files import run_file


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.7", ""])
@pytest.mark.parametrize("path", ["/", "/audits/x/status.json", "/static/web.js"])
def test_another_host_name_is_refused(client: TestClient, host: str, path: str) -> None:
    assert client.get(path, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:8765"])
def test_names_of_this_machine_are_served(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:3000", "https://127.0.0.1:8765", ""]
)
@pytest.mark.parametrize("path", ["/audits", "/audits/x/remove"])
def test_a_post_from_another_origin_is_refused(
    client: TestClient, workdir: Path, origin: str, path: str
) -> None:
    answer = client.post(path, files=upload(("a.md", PLAN)), headers={"Origin": origin})
    assert answer.status_code == 403
    assert list(workdir.iterdir()) == []
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("site", "status"), [(None, 403), ("cross-site", 403), ("same-origin", 422)]
)
def test_a_post_without_origin_must_say_it_is_ours(
    client: TestClient, site: str | None, status: int
) -> None:
    del client.headers["Origin"]
    headers = {"Sec-Fetch-Site": site} if site else {}
    assert client.post("/audits", files=upload(("", b"")), headers=headers).status_code == status


@pytest.mark.parametrize("method", ["PUT", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    headers = {"Access-Control-Request-Method": "POST"}
    assert client.request(method, "/audits", headers=headers).status_code == 405


@pytest.mark.parametrize("path", ["/", "/audits/none", "/static/report.css", "/static/nope"])
def test_every_answer_is_closed_to_others(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"  # `no-referrer` breaks our own forms


@pytest.fixture
def done(workdir: Path) -> Audit:
    """A finished audit with a secret beside its run folder."""
    audit = Audit("known", workdir / "known", (), ("a.md",), state="done")
    (audit.run / "sources").mkdir(parents=True)
    (audit.run / "index.html").write_text("report")
    (audit.run / "sources" / "f.html").write_text("<script>alert(1)</script>")
    (audit.run / "sources" / "f.pdf").write_bytes(b"%PDF")
    (audit.folder / "secret").write_text("secret")
    (audit.run / "link").symlink_to(audit.folder / "secret")
    return audit


@pytest.fixture
def filled(workdir: Path, done: Audit):
    app = make_app(workdir, Options())
    app.state.audits._known["known"] = done
    with TestClient(app, base_url=ADDRESS) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "../secret", "%2e%2e/secret", "..%2fsecret", "%2e%2e%2fsecret", "sources/../../secret",
        "/etc/passwd", "%2fetc%2fpasswd", "..%5csecret", "link", "", "sources", "index.html%00",
        "x" * 5000, "index.html/..%2f..%2fsecret",
    ],
)  # fmt: skip
def test_a_request_never_leaves_the_run_folder(filled: TestClient, path: str) -> None:
    answer = filled.get(f"/audits/known/run/{path}")
    assert answer.status_code == 404
    assert "secret" not in answer.text.replace(path, "").replace("secret</span>", "")


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "sources/../../secret", "link", "\0"])
def test_no_name_leaves_the_run_folder(done: Audit, name: str) -> None:
    assert run_file(done.run, name) is None


def test_a_stranger_s_page_may_not_act(filled: TestClient) -> None:
    policy = filled.get("/audits/known/run/sources/f.html").headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none';")
    assert "script-src" not in policy
    report = filled.get("/audits/known/run/index.html")
    assert report.text == "report"
    assert "connect-src" not in report.headers["content-security-policy"]
    assert (
        filled.get("/audits/known/run/sources/f.pdf").headers["content-type"] == "application/pdf"
    )
