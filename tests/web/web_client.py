"""Uploads and waiting, as every test of the web page needs them."""

import time

from starlette.testclient import TestClient

ADDRESS = "http://127.0.0.1:8765"
PLAN = b"""# Wexcombe Health and Wellbeing Strategy 2025 to 2030

By March 2027 Wexcombe Council will halve smoking in pregnancy in the most deprived wards.
"""
PATIENCE = 60  # seconds for an audit on a busy machine

Files = list[tuple[str, tuple[str, bytes]]]


def upload(*files: tuple[str, bytes]) -> Files:
    return [("files", file) for file in files]


def finished(client: TestClient, address: str) -> str:
    """Waits until the audit has ended; its state."""
    end = time.monotonic() + PATIENCE
    while (state := client.get(f"{address}/status.json").json()["state"]) in ("waiting", "running"):
        assert time.monotonic() < end
        time.sleep(0.05)
    return state


def given(client: TestClient, *files: tuple[str, bytes]) -> str:
    """Posts files; the address of their audit."""
    answer = client.post("/audits", files=upload(*files), follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]
