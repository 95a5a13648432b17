"""Runs the server on this machine until it is stopped, and leaves nothing behind."""

import os
import signal
import socket
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import uvicorn

from doc_audit.errors import InputError
from doc_audit.pipeline.corpus import Options
from doc_audit.web.app import make_app

_HOST = "127.0.0.1"  # this machine alone
_PATIENCE = 3  # seconds for answers under way when stopped


def serve(port: int, options: Options, browse: bool, announce: Callable[[str], None]) -> None:
    """Serves until Ctrl-C or the terminal is closed; then deletes every file it kept.

    Args:
        port: 0 for any that is free.
        options: for every audit.
        browse: whether to open the page in the user's browser.
        announce: called with the address once it can be opened.

    Raises:
        InputError: the port is taken.
    """
    with _listening(port) as listener, tempfile.TemporaryDirectory(prefix="doc-audit-") as folder:
        config = uvicorn.Config(
            make_app(Path(folder), options),
            log_level="error",
            access_log=False,
            lifespan="on",
            ws="none",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
        server = uvicorn.Server(config)
        address = f"http://{_HOST}:{listener.getsockname()[1]}/"
        announce(address)
        if browse:
            # Some systems wait until the browser is closed.
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        with _ends_cleanly(server), suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        if os.name == "posix":  # elsewhere it would let two servers share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((_HOST, port))
            listener.listen()
        except (OSError, OverflowError) as error:
            raise InputError(
                "the port can't be used; doc-audit may be running already",
                f"{_HOST}:{port}",
                "Open that address in a browser, or give another port with --port.",
            ) from error
        yield listener


@contextmanager
def _ends_cleanly(server: uvicorn.Server) -> Iterator[None]:
    """Makes a closed terminal or a plain kill end the server as Ctrl-C does.

    Uvicorn raises the signal that ended it once more when it is done, by which a plain kill would
    end the process before our folder is deleted.
    """
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), server.handle_exit) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
