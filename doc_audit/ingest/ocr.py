"""Words in a picture, read by Tesseract where it is on the machine.

The only module that starts another program. Tesseract runs on one thread: the same picture and
the same version give the same words, and workers don't crowd each other out.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, NamedTuple, Protocol

from doc_audit.model import sha256_of

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
"""What Tesseract's makers ask for: capitals of body text are then about 30 pixels high."""
SECONDS = 120.0
"""Time limit of one picture; a dense A4 page takes 3 to 5 s on one free core."""
_LANGUAGE = "eng"
_ANSWER_SECONDS = 10.0


class OcrError(Exception):
    """Tesseract failed on a picture; the message says how."""


class PixelBox(NamedTuple):
    """A rectangle in a picture, in pixels from its top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word in a picture; confidence 0…100."""

    text: str
    box: PixelBox
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line in a picture.

    Attributes:
        words: at least one.
        baseline: y in pixels at its left end.
        size: of its type in pixels, from the top of the tallest letter to the foot of the lowest.
        paragraph: which of the picture's paragraphs it is in, from 0.
    """

    words: tuple[OcrWord, ...]
    baseline: float
    size: float
    paragraph: int


class TextReader(Protocol):
    """Reads the words in a picture."""

    def __call__(self, image: "Image", dpi: int) -> tuple[OcrLine, ...]:
        """Lines in the order a reader takes them; empty where there are no words.

        Raises:
            OcrError: it failed.
        """


@dataclass(frozen=True, slots=True)
class Tesseract:
    """Tesseract on this machine; made by `find_ocr`, pickles.

    Attributes:
        version: of the program.
        data: first digits of the hash of its language data.
        seconds: time limit of one picture.
    """

    version: str
    data: str = ""
    seconds: float = SECONDS

    def __call__(self, image: "Image", dpi: int) -> tuple[OcrLine, ...]:
        """See `TextReader`."""
        import pytesseract

        from doc_audit.ingest.hocr import parse_hocr

        grey = image.convert("L")
        grey.format = "PPM"  # handed over without compression, which takes longer than reading
        try:
            with _one_thread():
                hocr = pytesseract.image_to_pdf_or_hocr(
                    grey, _LANGUAGE, f"--dpi {dpi} --psm 3", extension="hocr", timeout=self.seconds
                )
        except (RuntimeError, OSError) as error:  # its own errors and time-outs are RuntimeErrors
            said = " ".join(str(error).split())[:200]
            raise OcrError(said or type(error).__name__) from error
        try:
            return tuple(parse_hocr(hocr))
        except ValueError as error:
            raise OcrError(f"its answer can't be read ({error})") from error


@cache
def find_ocr() -> Tesseract | None:
    """Tesseract with English, if the program and its Python wrapper are both there."""
    if find_spec("pytesseract") is None or which("tesseract") is None:
        return None
    version = re.search(r"tesseract v?([\d.]+\S*)", _answer("--version"))
    languages = _answer("--list-langs")
    if version is None or _LANGUAGE not in languages.split():
        return None
    return Tesseract(version[1], _language_hash(languages))


def _answer(option: str) -> str:
    """What Tesseract says of itself; "" if it can't be started."""
    try:
        done = subprocess.run(
            ["tesseract", option], capture_output=True, timeout=_ANSWER_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + done.stderr).decode("utf-8", "replace")  # where differs by version


def _language_hash(languages: str) -> str:
    """First digits of the hash of the language's data, which come in several qualities."""
    folder = re.search(r'"([^"]+)"', languages)
    file = Path(folder[1] if folder else "") / f"{_LANGUAGE}.traineddata"
    return sha256_of(file.read_bytes())[:12] if file.is_file() else "unknown"


@contextmanager
def _one_thread() -> Iterator[None]:
    before = os.environ.get("OMP_THREAD_LIMIT")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_THREAD_LIMIT"]
        else:
            os.environ["OMP_THREAD_LIMIT"] = before
