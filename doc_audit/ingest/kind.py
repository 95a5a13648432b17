"""What kind of file some bytes are, by their content; a name only helps among kinds of text."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath
from typing import Literal

from doc_audit.errors import DocumentError
from doc_audit.ingest.decode import decode
from doc_audit.ingest.sheets.separated import separated_in

Kind = Literal["pdf", "docx", "pptx", "xlsx", "csv", "html", "markdown", "text"]

_PDF_WITHIN = 1024  # bytes of junk that readers accept before %PDF (Adobe's implementation notes)
_ODF_WITHIN = 200  # bytes; OpenDocument's first part, `mimetype`, is 46 bytes long at most
_SAMPLE = 16 * 1024  # bytes looked at to tell kinds of text apart
_MOST_CONTROLS = 0.02  # share of control characters above which "text" is something else

_MOST_BYTES: dict[Kind, int] = {
    "text": 20 * 2**20,  # 1,000 pages of a plan have 3 MB
    "markdown": 20 * 2**20,
    "csv": 100 * 2**20,  # of a longer table only the beginning is read, and that is told
    "html": 100 * 2**20,  # saved pages may carry their pictures
}

_AS_PDF_OR_WORD = "Open it and save it as PDF or Word (.docx)."
_AS_DOCX = "Open it in Word and save it as .docx or PDF."
_AS_PPTX = "Open it in PowerPoint and save it as .pptx or PDF."
_AS_XLSX = "Open it in Excel and save it as .xlsx or CSV."
_PICTURE = "Give the document the picture was made from, or a PDF with a text layer."
_BEHIND_LINK = "Give the document that it leads to."
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"

_MAGIC: tuple[tuple[bytes, int, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "a PNG image", _PICTURE),
    (b"\xff\xd8\xff", 0, "a JPEG image", _PICTURE),
    (b"GIF8", 0, "a GIF image", _PICTURE),
    (b"II*\x00", 0, "a TIFF image", _PICTURE),
    (b"MM\x00*", 0, "a TIFF image", _PICTURE),
    (b"WEBP", 8, "a WebP image", _PICTURE),
    (b"ftyphei", 4, "a HEIC image", _PICTURE),
    (b"ftypmif1", 4, "a HEIC image", _PICTURE),
    (b"ftypavif", 4, "an AVIF image", _PICTURE),
    (b"8BPS", 0, "a Photoshop image", _PICTURE),
    (b"ftyp", 4, "a video", "Give the document itself as PDF or Word (.docx)."),
    (b"{\\rtf", 0, "a rich text file (RTF)", _AS_DOCX),
    (b"%!PS", 0, "a PostScript file", "Convert it to PDF."),
    (b"Rar!\x1a\x07", 0, "a RAR archive", "Unpack it and give the documents inside."),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7-Zip archive", "Unpack it and give the documents inside."),
    (b"\x1f\x8b\x08", 0, "a gzip archive", "Unpack it and give the documents inside."),
    (b"BM", 0, "", ""),  # see _is_bitmap
    (b"SQLite format 3\x00", 0, "a database", _AS_PDF_OR_WORD),
    (b"MZ", 0, "", ""),  # see _is_program
    (b"\x7fELF", 0, "a program", "Give the document itself."),
    (b"L\0\0\0\x01\x14\x02\0", 0, "a shortcut to another file", _BEHIND_LINK),
    (b"[InternetShortcut]", 0, "a link to a web address", _BEHIND_LINK),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE_STREAMS = (
    ("WordDocument", "an old Word file (.doc)", _AS_DOCX),
    ("Workbook", "an old Excel file (.xls)", _AS_XLSX),
    ("PowerPoint Document", "an old PowerPoint file (.ppt)", _AS_PPTX),
    ("Book", "an old Excel file (.xls)", _AS_XLSX),  # of Excel 5 and 95
    ("__substg1.0", "an Outlook message (.msg)", "Save the plan attached to it."),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|table|tr|td|main|article|section|span|a|br|b|i|u|strong|em|font|img)\b[^<>]*>",
    re.IGNORECASE,
)
_XML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*<([\w:.-]+)",
    re.DOTALL | re.IGNORECASE,
)
_MAIL_START = re.compile(
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.IGNORECASE
)  # header lines, folded or not
_MAIL_HEAD = re.compile(r"^(?:mime-version|received|message-id|content-type):", re.I | re.M)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|\*\*[^\s*][^*\n]*\*\*|\]\(https?://|^\|.*\|[ \t]*\n\|[ :|-]+\|", re.MULTILINE
)  # bullets alone are plain text too
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})


def _unsupported(name: str, what: str, mend: str) -> DocumentError:
    suffix = PurePath(name).suffix
    said = suffix[1:].lower() in what.lower()  # “an old Word file (.doc) named .doc”
    named = "" if said else f" named {suffix}"
    return DocumentError("unsupported_kind", f"The file is {what}{named}.", name, mend)


def _is_bitmap(content: bytes) -> bool:
    return content[:2] == b"BM" and content[6:10] == b"\0\0\0\0" and b"\0" in content[10:14]


def _is_program(content: bytes) -> bool:
    return content[:2] == b"MZ" and b"\0" in content[:64]


def _refuse_known(content: bytes, name: str) -> None:
    """Raises for what its first bytes show to be something else."""
    if _is_bitmap(content):
        raise _unsupported(name, "a BMP image", _PICTURE)
    if _is_program(content):
        raise _unsupported(name, "a program", "Give the document itself.")
    for magic, at, what, mend in _MAGIC:
        if what and content[at : at + len(magic)] == magic:
            raise _unsupported(name, what, mend)
    if content.startswith(_OLE):
        _refuse_ole(content, name)


def _refuse_ole(content: bytes, name: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in content:
        mend = "Open it with its password and save a copy without one."
        raise DocumentError("encrypted", "The file is protected by a password.", name, mend)
    for stream, what, mend in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            raise _unsupported(name, what, mend)
    raise _unsupported(name, "an old Office file", _AS_PDF_OR_WORD)


def _zip_names(content: bytes, name: str) -> list[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive.namelist()
    except Exception as error:  # zipfile raises many kinds on hostile input
        what = "The file begins like a Word file (or another ZIP archive) but is damaged."
        mend = "Download or save it again."
        raise DocumentError("damaged", what, name, mend) from error


def _zip_kind(content: bytes, name: str) -> Kind:
    names = _zip_names(content, name)
    if any(part.startswith("word/") for part in names):
        return "docx"
    if any(part.startswith("ppt/") for part in names):
        return "pptx"
    if "xl/workbook.bin" in names:
        raise _unsupported(name, "a binary Excel file (.xlsb)", _AS_XLSX)
    if b"opendocument.spreadsheet" in content[:_ODF_WITHIN]:
        raise _unsupported(name, "an OpenDocument spreadsheet (.ods)", _AS_XLSX)
    if any(part.startswith("xl/") for part in names):
        return "xlsx"
    for holds, what, mend in _ZIP_KINDS:
        if any(holds(part) for part in names):
            raise _unsupported(name, what, mend)
    raise _unsupported(name, "a ZIP archive", "Unpack it and give the documents inside.")


_ZIP_KINDS: tuple[tuple[Callable[[str], bool], str, str], ...] = (
    (
        lambda part: part.endswith(".iwa"),
        "an Apple iWork file (Pages, Numbers or Keynote)",
        _AS_PDF_OR_WORD,
    ),
    (lambda part: part == "index.apxl", "an Apple Keynote file", "Save it as PDF."),
    (
        lambda part: part == "META-INF/container.xml",
        "an e-book (EPUB)",
        "Give its PDF or Word file.",
    ),
    (lambda part: part == "content.xml", "an OpenDocument file (such as .odt)", _AS_DOCX),
)


def _refuse_markup(text: str, name: str) -> None:
    """Raises for XML that isn't HTML, and for mail and web archives."""
    if text.lstrip().startswith("<") and (root := _XML_START.match(text)):
        tag = root[1].lower()
        if tag == "svg":
            raise _unsupported(name, "an SVG image", _PICTURE)
        if tag in ("pkg:package", "w:worddocument"):
            raise _unsupported(name, "a Word XML file", _AS_DOCX)
        if text.lstrip().startswith("<?xml") and tag != "html":
            raise _unsupported(name, "an XML file", _AS_PDF_OR_WORD)
    if (mail := _MAIL_START.match(text.replace("\r\n", "\n"))) and _MAIL_HEAD.search(mail[0]):
        if "multipart/related" in mail[0].lower():
            mend = "Save the page as “Web page, HTML only” or print it to PDF."
            raise _unsupported(name, "a saved web archive (MHTML)", mend)
        raise _unsupported(name, "an e-mail", "Save the plan itself as PDF or Word (.docx).")


def _is_binary(text: str) -> bool:
    controls = sum(1 for c in text if (c < " " and c not in "\t\n\r\f\v\x1a") or c == "\ufffd")
    controls += sum(1 for c in text if "\x7f" <= c <= "\x9f" and c != "\x85")
    return controls > max(1, len(text) * _MOST_CONTROLS) and not _has_words(text)


def _has_words(text: str) -> bool:
    """Whether most of it is plain words, so that a few odd bytes don't matter."""
    words = sum(map(len, re.findall(r"[A-Za-z]{2,}|[ \n]", text)))
    return words > 0.7 * len(text)


def _text_kind(content: bytes, name: str) -> Kind:
    text = decode(content[:_SAMPLE], declares=True).text
    if _is_binary(text):
        what = "The file is neither text nor any kind of document known here."
        raise DocumentError("not_a_document", what, name, "Give it as PDF or Word (.docx).")
    _refuse_markup(text, name)
    suffix = PurePath(name).suffix.lower()
    if _HTML_START.match(text):
        return "html"
    if suffix in _MARKDOWN_NAMES:
        return "markdown"
    if separated_in(text, suffix, cut=len(content) > _SAMPLE) is not None:
        return "csv"
    tags = len(_HTML_TAG.findall(text))
    if tags >= 2 and (suffix in _HTML_NAMES or text.lstrip().startswith("<")):
        return "html"
    return "markdown" if _MARKDOWN.search(text) else "text"


def _sized(kind: Kind, content: bytes, name: str) -> Kind:
    if len(content) <= _MOST_BYTES.get(kind, len(content)):
        return kind
    what = f"The file holds {len(content) >> 20} MiB of text, more than any plan; it was not read."
    raise DocumentError("too_large", what, name, "Check where it comes from, or split it.")


def kind_of(content: bytes, name: str) -> Kind:
    """The kind of a document's bytes.

    Raises:
        DocumentError: `empty_file`, `unsupported_kind` (with what to save it as), `encrypted`
            (Word with a password), `damaged` (a broken archive), `not_downloaded` or
            `not_a_document`.
    """
    if not content.strip(b" \t\r\n\f\v\0") or content in (b"\xef\xbb\xbf", b"\xff\xfe"):
        raise DocumentError("empty_file", "The file is empty.", name, "Download or save it again.")
    if content.startswith(b"%PDF"):
        return "pdf"
    if content.startswith(_ZIPS):
        return _zip_kind(content, name)
    _refuse_known(content, name)
    if content.startswith(_LFS_POINTER):
        what = "The file is only Git's note of where the document is kept (a Git LFS pointer)."
        raise DocumentError("not_downloaded", what, name, "Fetch it with `git lfs pull`.")
    if b"%PDF-" in content[:_PDF_WITHIN] and b"obj" in content:
        return "pdf"
    return _sized(_text_kind(content, name), content, name)
