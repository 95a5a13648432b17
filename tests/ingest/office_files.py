"""Word files made in memory for the tests: through python-docx, or part by part."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
TYPES = (
    f'{HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def built(write: Callable[[docx.document.Document], None]) -> bytes:
    """A Word file that `write` has filled through python-docx."""
    document = docx.Document()
    write(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def packed(body: str, **parts: str) -> bytes:
    """A Word file of a `w:body` and further parts by name (`numbering`, `styles`, `endnotes` …).

    Parts are the insides of their root elements.
    """
    links = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for at, name in enumerate(parts)
    )
    made = {
        f"word/{name}.xml": f"{HEADER}<w:{name} {SPACES}>{inner}</w:{name}>"
        for name, inner in parts.items()
    }
    main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'{HEADER}<Relationships xmlns="{PACKAGE}">{main}</Relationships>',
            "word/document.xml": (
                f"{HEADER}<w:document {SPACES}><w:body>{body}</w:body></w:document>"
            ),
            "word/_rels/document.xml.rels": (
                f'{HEADER}<Relationships xmlns="{PACKAGE}">{links}</Relationships>'
            ),
            **made,
        }
    )


def p(text: str, properties: str = "") -> str:
    """A `w:p` of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def item(text: str, list_id: int, level: int = 0) -> str:
    """A `w:p` in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def run(text: str, properties: str = "") -> str:
    """A `w:r`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def bold(text: str) -> str:
    """A `w:p` of bold words."""
    return f"<w:p>{run(text, '<w:b/>')}</w:p>"


def field(code: str, result: str) -> str:
    """The runs of a complex field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return "".join(
        [mark.format("begin"), instruction, mark.format("separate"), result, mark.format("end")]
    )


def lvl(place: int, form: str, text: str, more: str = "", after: str = "") -> str:
    """A `w:lvl`; `more` stands before its text, `after` behind it."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/>{after}</w:lvl>'
    )


def lists(*definitions: str) -> str:
    """Lists 1, 2, … of a numbering part, each by its levels (or what else defines it)."""
    made = [
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>'
        for at, levels in enumerate(definitions, 1)
    ]
    nums = [
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(1, len(definitions) + 1)
    ]
    return "".join([*made, *nums])


def tbl(*rows: str) -> str:
    """A `w:tbl` of rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A `w:tr`; each cell is words or the paragraphs of it."""
    inner = "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"
