"""Hands out files of a finished run, and the whole of it as an archive."""

import secrets
import zipfile
from pathlib import Path

from starlette.responses import FileResponse

from doc_audit.web.guard import REPORT_POLICY, SOURCE_POLICY

_MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".xhtml": "application/xhtml+xml",
    ".csv": "text/csv; charset=utf-8",
    ".jsonl": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
}
"""Kinds a browser may show; the rest is downloaded."""
_BEGIN = (1980, 1, 1, 0, 0, 0)
"""Time of every entry, the earliest an archive can hold: the same run gives the same archive."""


def run_file(run: Path, name: str) -> FileResponse | None:
    """A file of the run folder; None when there is none of that name inside it.

    Args:
        run: the run folder.
        name: path in it with `/`, as it came with the request.
    """
    try:
        root = run.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            return None
    except (OSError, ValueError):  # a name too long, or with a NUL
        return None
    headers = {} if path.suffix == ".pdf" else {"Content-Security-Policy": _policy(root, path)}
    media = _MEDIA.get(path.suffix, "application/octet-stream")
    return FileResponse(path, headers=headers, media_type=media)


def _policy(root: Path, path: Path) -> str:
    return SOURCE_POLICY if path.is_relative_to(root / "sources") else REPORT_POLICY


def archive(run: Path, folder: Path) -> Path:
    """A new archive of the run folder, written into `folder`; the caller deletes it."""
    made = folder / f"{secrets.token_hex(8)}.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(run.rglob("*")):
            if path.is_file():
                name = f"doc-audit-report/{path.relative_to(run).as_posix()}"
                file.writestr(zipfile.ZipInfo(name, _BEGIN), path.read_bytes(), file.compression)
    return made
