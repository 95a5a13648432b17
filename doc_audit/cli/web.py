"""`doc-audit web`: the page for people who don't use a terminal."""

import os
from importlib.util import find_spec
from typing import Annotated

import typer

from doc_audit.cli.messages import console
from doc_audit.errors import InputError
from doc_audit.pipeline.corpus import Options

_NEEDED = ("starlette", "uvicorn", "python_multipart")
_HIGHEST = 65535


def web(
    port: Annotated[
        int, typer.Option(min=0, max=_HIGHEST, help="Port on this machine; 0: any free one.")
    ] = 8765,
    browse: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = True,
) -> None:
    """Audit plans on a page in the browser: drop files, get the report.

    The page is served to this machine only and nothing leaves it. Plans and reports are deleted
    when the command ends (Ctrl-C); save the report from the page to keep it.
    """
    _check_extra()
    # The server takes a while to load, and is an extra: only this command needs it.
    from doc_audit.web.serve import serve

    serve(port, Options(workers=os.cpu_count() or 1), browse, _announce)
    console.print("Stopped; the plans and reports of this session are deleted.")


def _check_extra() -> None:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise InputError(
            f"the web page needs packages that aren't installed ({', '.join(missing)})",
            mend="Install them: pip install 'doc-audit[web]'",
        )


def _announce(address: str) -> None:
    console.print(f"Open [bold]{address}[/bold] in a browser. Ctrl-C ends it.", soft_wrap=True)
