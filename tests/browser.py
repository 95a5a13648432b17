"""Drives Chromium over its debugging pipe, as far as a person with a mouse would."""

import base64
import contextlib
import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-sync "
    "--disable-component-update --no-first-run --remote-debugging-pipe"
)
COMPLAINTS = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
SECONDS = 60  # a cold start and an audit on a busy machine


class Browser:
    """A running Chromium; each tab has cookies, storage and cache of its own."""

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read = write, read
        self._number = 0
        self._left = b""
        self._tabs: dict[str, Page] = {}

    @contextlib.contextmanager
    def tab(self) -> Iterator["Page"]:
        context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=context)
        target_id = target["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target_id, flatten=True)
        page = self._tabs[attached["sessionId"]] = Page(self, attached["sessionId"])
        for domain in ("Page", "DOM", "Runtime", "Log"):
            page.call(f"{domain}.enable")
        try:
            yield page
        finally:
            self.call("Target.disposeBrowserContext", browserContextId=context)

    def call(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer)
                return answer["result"]
            if answer.get("method") in COMPLAINTS:
                self._tabs[answer["sessionId"]].said.append(json.dumps(answer["params"]))

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            chunk = os.read(self._read, 1 << 16)
            assert chunk, "the browser is gone"
            self._left += chunk
        message, _, self._left = self._left.partition(b"\0")
        return json.loads(message)


class Page:
    """One tab; what its console says is kept in `said`."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser, self._session = browser, session
        self.said: list[str] = []

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._browser.call(method, self._session, **parameters)

    def read(self, address: str) -> str:
        """The first page of a tab as it stands after its script, in HTML."""
        self.call("Page.navigate", url=address)
        self.wait("location.href !== 'about:blank' && document.readyState === 'complete'")
        return self.value("document.documentElement.outerHTML")

    def print(self, address: str) -> bytes:
        """The same printed to PDF as from the command line: tagged, no header, its own size."""
        self.read(address)
        made = self.call(
            "Page.printToPDF",
            printBackground=True, preferCSSPageSize=True, generateTaggedPDF=True,
        )  # fmt: skip
        return base64.b64decode(made["data"])

    def open(self, address: str) -> None:
        self.call("Page.navigate", url=address)
        self.wait(f"location.href === {address!r} && document.readyState === 'complete'")

    def value(self, script: str) -> Any:
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def wait(self, condition: str) -> None:
        script = f"(() => {{ try {{ return {condition} }} catch {{ return false }} }})()"
        end = time.monotonic() + SECONDS
        while not self.value(script):
            assert time.monotonic() < end, (script, self.value("document.body.innerText"))
            time.sleep(0.05)

    def choose(self, selector: str, *files: Path) -> None:
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(file) for file in files])

    def drop(self, x: int, y: int, *files: Path) -> None:
        data = {"items": [], "files": [str(file) for file in files], "dragOperationsMask": 1}
        for step in ("dragEnter", "dragOver", "drop"):
            self.call("Input.dispatchDragEvent", type=step, x=x, y=y, data=data)

    def click(self, selector: str) -> None:
        """A click at the element's middle, as the mouse would do it."""
        box = self.value(
            f"(e => {{e.scrollIntoView(); const b = e.getBoundingClientRect();"
            "return [b.x + b.width / 2, b.y + b.height / 2]}"
            f")(document.querySelector({selector!r}))"
        )
        for step in ("mousePressed", "mouseReleased"):
            self.call(
                "Input.dispatchMouseEvent",
                type=step, x=box[0], y=box[1], button="left", clickCount=1,
            )  # fmt: skip

    def resize(self, width: int) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=900, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip


@contextlib.contextmanager
def opened(chromium: str, profile: Path) -> Iterator[Browser]:
    """A fresh browser; ended at the end."""
    to_browser, write = os.pipe()
    read, from_browser = os.pipe()

    def as_the_browser_expects() -> None:
        os.dup2(to_browser, 103)
        os.dup2(from_browser, 104)
        os.dup2(103, 3)
        os.dup2(104, 4)

    process = subprocess.Popen(
        [chromium, *FLAGS.split(), f"--user-data-dir={profile}"],
        preexec_fn=as_the_browser_expects,
        close_fds=False,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_browser)
    os.close(from_browser)
    try:
        yield Browser(write, read)
    finally:
        process.terminate()
        process.wait(SECONDS)
        os.close(write)
        os.close(read)
