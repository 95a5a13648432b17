"""HTML: a plan published as a web page, saved with its menu, cookie banner and footer."""

from collections.abc import Callable, Iterator
from html import escape

from building.model import Element, Source, Statement

STYLE = """
body{margin:0;font:17px/1.55 Arial,Helvetica,sans-serif;color:#1f2328;background:#fff}
.cookies{background:#212b32;color:#fff;padding:1em 5%}
.cookies button{margin-right:1em;padding:.5em 1em}
header.site{background:MAIN;color:#fff;padding:1.2em 5%}
header.site p{margin:0;font-size:1.3em;font-weight:bold}
nav.menu{background:PALE;padding:.6em 5%}
nav.menu ul{list-style:none;display:flex;flex-wrap:wrap;gap:1.5em;margin:0;padding:0}
nav a{color:MAIN}
.layout{display:flex;gap:3em;padding:1.5em 5%}
aside{flex:0 0 15em;font-size:.9em}
main{max-width:46em}
h1{color:MAIN;font-size:2.1em;line-height:1.2}
h2{color:MAIN;border-bottom:3px solid SECOND;padding-bottom:.2em;margin-top:2em}
h3{color:SECOND}
blockquote{margin:1.2em 0;padding:.4em 1.2em;border-left:5px solid SECOND;font-style:italic}
blockquote footer{font-style:normal;font-size:.85em}
.box,.story{background:PALE;padding:.8em 1.2em;margin:1em 0;border-radius:6px}
.box p{margin:.2em 0}
table{border-collapse:collapse;margin:1.2em 0;font-size:.92em}
th,td{border:1px solid MAIN;padding:.5em .7em;text-align:left;vertical-align:top}
th{background:MAIN;color:#fff}
.lead{font-size:1.2em}
.note{font-size:.85em;color:#555}
footer.site{background:#212b32;color:#fff;padding:1.5em 5%;font-size:.9em}
footer.site a{color:#fff}
@media(max-width:50em){.layout{display:block}}
"""


def build(source: Source) -> bytes:
    """The saved page as UTF-8; nothing in it is fetched from elsewhere."""
    look, title = source.look, escape(source.manifest["title"])
    style = STYLE
    for name in ("main", "second", "pale"):
        style = style.replace(name.upper(), look[name])
    body = "\n".join(line for element in source.elements for line in _element(element))
    menu = "".join(f'<li><a href="#">{escape(item)}</a></li>' for item in look["menu"].split("/"))
    page = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - {escape(look["site"])}</title>
<style>{style}</style>
</head>
<body>
<div class="cookies" role="dialog" aria-label="Cookies on this website">
<p>{escape(look["cookies"])}</p>
<button type="button">Accept all cookies</button><button type="button">Reject</button>
</div>
<header class="site"><p>{escape(look["site"])}</p></header>
<nav class="menu" aria-label="Main menu"><ul>{menu}</ul></nav>
<div class="layout">
<aside><nav aria-label="On this page"><p>On this page</p><ul>
{_sections(source)}
</ul></nav></aside>
<main id="main">
<h1>{title}</h1>
{body}
</main>
</div>
<footer class="site">
<p>{escape(look["foot"])}</p>
<p><a href="#">Accessibility statement</a> <a href="#">Privacy notice</a>
<a href="#">Contact us</a></p>
</footer>
</body>
</html>
"""
    return page.encode()


def _sections(source: Source) -> str:
    headings = [item for item in source.elements if item.options.get("level") == "1"]
    return "\n".join(
        f'<li><a href="#{_anchor(item)}">{escape(item.text)}</a></li>' for item in headings
    )


def _anchor(element: Element) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in element.text.lower()).split())


def _element(element: Element) -> Iterator[str]:
    yield from DRAWN[element.kind](element)


def _joined(group: tuple[Statement, ...]) -> str:
    return " ".join(escape(statement.text, quote=False) for statement in group)


def _heading(element: Element) -> Iterator[str]:
    # The page's own title is its only h1, so the first level of the plan is h2.
    level = int(element.options["level"]) + 1
    yield f'<h{level} id="{_anchor(element)}">{escape(element.text)}</h{level}>'


def _paragraphs(element: Element) -> Iterator[str]:
    for group in element.groups:
        yield f"<p>{_joined(group)}</p>"


def _lead(element: Element) -> Iterator[str]:
    yield f'<p class="lead">{escape(element.text)}</p>'


def _note(element: Element) -> Iterator[str]:
    yield f'<p class="note">{escape(element.text)}</p>'


def _bullets(element: Element) -> Iterator[str]:
    if element.text:
        yield f"<p>{escape(element.text)}</p>"
    yield "<ul>"
    for statement in element.statements:
        yield f"<li>{_joined((statement,))}</li>"
    yield "</ul>"


def _boxes(element: Element) -> Iterator[str]:
    for row in element.statements:
        yield '<div class="box">'
        for head, text in zip(element.heads, row.parts, strict=True):
            yield f"<p><strong>{head}:</strong> {escape(text, quote=False)}</p>"
        yield "</div>"


def _table(element: Element) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield "".join(f"<th>{escape(head)}</th>" for head in element.heads)
    yield "</tr></thead><tbody>"
    for row in element.statements:
        cells = "".join(f"<td>{escape(part, quote=False)}</td>" for part in row.parts)
        yield f"<tr>{cells}</tr>"
    yield "</tbody></table>"


def _quote(element: Element) -> Iterator[str]:
    yield f"<blockquote><p>{_joined(element.groups[0])}</p>"
    yield f"<footer>{escape(element.text)}</footer></blockquote>"


def _case(element: Element) -> Iterator[str]:
    yield f'<section class="story"><h3>{escape(element.text)}</h3>'
    yield from _paragraphs(element)
    yield "</section>"


DRAWN: dict[str, Callable[[Element], Iterator[str]]] = {
    "heading": _heading,
    "paragraphs": _paragraphs,
    "lead": _lead,
    "note": _note,
    "caption": _note,
    "bullets": _bullets,
    "boxes": _boxes,
    "table": _table,
    "quote": _quote,
    "case": _case,
}
