"""What keeps other web sites and other machines out.

The server listens on 127.0.0.1 only. A site open in the same browser can still send requests
there; so the name it was called by is checked (against names re-bound to 127.0.0.1), a change is
only taken from our own pages, and answers are closed to other origins.
"""

from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost")

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
REPORT_POLICY = (
    # Style and script stand in the report's pages, which allow them by hash in a policy of their
    # own; this one adds that nothing is loaded or sent, whatever is in the page. Only the search
    # takes in pages, and only those of the report.
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
SOURCE_POLICY = (
    # A plan in HTML is a stranger's page: it may be looked at, but not act under our address.
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Refuse = Callable[[Scope, Receive, Send], Awaitable[None]]


class Headed:
    """Adds the protective headers to every answer that doesn't bring its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The wrapped application's answer, headers added as it begins."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, headed)


class SameOrigin:
    """Lets a request that changes something through only if one of our own pages sent it."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The wrapped application's answer, or the refusal."""
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD") and not _own(scope):
            await self.refuse(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _own(scope: Scope) -> bool:
    """Browsers send `Origin` with every POST, or at least say that it is from the same origin."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") == "same-origin"
    return origin == f"http://{headers.get('host', '')}"
