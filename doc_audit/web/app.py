"""The web application: which address does what."""

import secrets
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from doc_audit.errors import DocAuditError
from doc_audit.pipeline.corpus import Options, run_corpus
from doc_audit.web.audits import Audit, Audits, Runner
from doc_audit.web.files import archive, run_file
from doc_audit.web.guard import HOSTS, Headed, SameOrigin
from doc_audit.web.pages import audit_page, error_page, page, progress_words, static
from doc_audit.web.uploads import TooLargeError, keep_files, read_files, to_audit

_SEE_OTHER = 303


def make_app(workdir: Path, options: Options, runner: Runner = run_corpus) -> Starlette:
    """The application; it works while its lifespan lasts and leaves no file behind.

    Args:
        workdir: a folder that only the user can look into.
        options: for every audit.
        runner: see `Audits`.
    """
    audits = Audits(workdir, options, runner)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        audits.start()
        try:
            yield
        finally:
            await run_in_threadpool(audits.close)

    app = Starlette(
        routes=[
            Route("/", _drop_page),
            Route("/static/{name}", _static),
            Route("/audits", _begin, methods=["POST"]),
            Route("/audits/{id}", _audit),
            Route("/audits/{id}/status.json", _status),
            Route("/audits/{id}/report.zip", _zip),
            Route("/audits/{id}/run/{path:path}", _run_file),
            Route("/audits/{id}/remove", _remove, methods=["POST"]),
        ],
        middleware=[
            Middleware(Headed),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
            Middleware(SameOrigin, refuse=_refuse),
        ],
        exception_handlers={
            DocAuditError: _told,
            HTTPException: _http_error,
            ClientDisconnect: _gone,
            Exception: _fault,
        },
        lifespan=lifespan,
    )
    app.state.audits = audits
    return app


async def _drop_page(request: Request) -> Response:
    return page("drop.html", removed="removed" in request.query_params)


async def _static(request: Request) -> Response:
    found = static(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return Response(found[0], media_type=found[1])


async def _begin(request: Request) -> Response:
    """Keeps the files and queues their audit."""
    audits = _audits(request)
    files = await read_files(request)
    identity = secrets.token_urlsafe(16)
    folder = audits.workdir / identity
    contents = [(file.filename or "", file.file) for file in files]
    try:
        kept = await run_in_threadpool(keep_files, contents, folder / "files")
        paths = to_audit(kept)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        for file in files:
            await file.close()
    audits.add(Audit(identity, folder, paths, [path.name for path in kept]))
    return RedirectResponse(f"/audits/{identity}", _SEE_OTHER)


async def _audit(request: Request) -> Response:
    audit = _known(request)
    return audit_page(audit, _audits(request).before(audit))


async def _status(request: Request) -> Response:
    audit = _known(request)
    stage = audit.stage
    return JSONResponse(
        {
            "state": audit.state,
            "words": progress_words(audit, _audits(request).before(audit)),
            "item": stage.item if stage else "",
            "done": stage.done if stage else 0,
            "total": stage.total if stage else 0,
            "seconds": audit.seconds,
        }
    )


async def _run_file(request: Request) -> Response:
    audit = _finished(request)
    found = run_file(audit.run, request.path_params["path"])
    if found is None:
        raise HTTPException(404)
    return found


async def _zip(request: Request) -> Response:
    audit = _finished(request)
    made = await run_in_threadpool(archive, audit.run, audit.folder)
    delete = BackgroundTask(made.unlink, missing_ok=True)
    return FileResponse(made, filename="doc-audit-report.zip", background=delete)


async def _remove(request: Request) -> Response:
    audit = _known(request)
    await run_in_threadpool(_audits(request).remove, audit)
    return RedirectResponse("/?removed", _SEE_OTHER)


def _audits(request: Request) -> Audits:
    audits: Audits = request.app.state.audits
    return audits


def _known(request: Request) -> Audit:
    audit = _audits(request).get(request.path_params["id"])
    if audit is None:
        raise HTTPException(404)
    return audit


def _finished(request: Request) -> Audit:
    audit = _known(request)
    if audit.state != "done":
        raise HTTPException(404)
    return audit


async def _told(_: Request, error: Exception) -> Response:
    assert isinstance(error, DocAuditError)
    return error_page(error, 413 if isinstance(error, TooLargeError) else 422)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        what = "there is nothing at this address"
        mend = "The audit may have been removed, or doc-audit was started anew since."
        return error_page(DocAuditError(what, request.url.path, mend), 404)
    return error_page(DocAuditError(error.detail, request.url.path), error.status_code)


async def _fault(_: Request, error: Exception) -> Response:
    what = f"a fault in doc-audit ({type(error).__name__})"
    mend = "Try again; if it comes back, please report it."
    return error_page(DocAuditError(what, mend=mend), 500)


async def _gone(_request: Request, _error: Exception) -> Response:
    """The browser left while sending; nobody reads this."""
    return Response(status_code=400)


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    error = DocAuditError(
        "this was sent by another web site, or by a program that doesn't say who it is",
        mend="Use the form on doc-audit's own page.",
    )
    await error_page(error, 403)(scope, receive, send)
