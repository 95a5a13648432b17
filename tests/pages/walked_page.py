"""A page of a report in a browser, with all that it says, asks for and is refused."""

import re
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

TEMPLATES = resources.files("doc_audit.report") / "templates"
_KIND = re.compile(r'\{% set kind = "(\w+)" %\}')

HEARD = """
window.refused = [];
document.addEventListener("securitypolicyviolation", function (event) {
  window.refused.push(event.violatedDirective + " " + event.blockedURI);
});
"""

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")  # 2.2 has no rules of level A
OF_COLOUR = ("color-contrast", "link-in-text-block")
OF_SIZE = ("meta-viewport", "scrollable-region-focusable", "target-size")
"""Rules whose answer depends on style or width; all others see the same page in every mode."""
RUN_AXE = """only => axe.run({
  runOnly: only, rules: {"target-size": {enabled: true}},
  resultTypes: ["violations"], preload: false, iframes: false,
}).then(found => found.violations.map(rule =>
  rule.id + ": " + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")))
"""

# Rows and items of the same build look the same: two of each are enough for axe, which takes a
# second for every thousand elements.
THIN = """() => document.querySelectorAll("main ol, main ul, main tbody, main dl").forEach(list => {
  const seen = new Map();
  Array.from(list.children).forEach(row => {
    const build = [row, ...row.querySelectorAll("*")].map(
      box => box.tagName + (box.getAttribute("class") || "") + box.hidden).join(" ");
    seen.set(build, (seen.get(build) || 0) + 1);
    if (seen.get(build) > 2) row.remove();
  });
})"""

# Words cut off at the side: content wider than its box, with no way to scroll there.
CUT_OFF = """() => Array.from(document.querySelectorAll("body *")).filter(box => {
  const style = getComputedStyle(box), hides = /hidden|clip/.test(style.overflowX);
  const apart = box.closest(".hide, .skip, .gap, svg") || style.display === "none";
  return hides && !apart && box.scrollWidth > box.clientWidth + 1;
}).map(box => box.outerHTML.slice(0, 160))"""

# Letters and lines apart as in WCAG 1.4.12, by a sheet that the page's policy doesn't see.
TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important;" +
    "word-spacing: .16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [sheet];
}"""
TEXT_AS_BEFORE = "() => { document.adoptedStyleSheets = [] }"


def kinds() -> list[str]:
    """Every kind of page there is a template for."""
    texts = [file.read_text("utf-8") for file in TEMPLATES.iterdir()]
    whole = [text for text in texts if '{% extends "base.html" %}' in text]
    return sorted(found[1] for text in whole if (found := _KIND.search(text)))


def page_of(folder: Path, kind: str) -> str:
    """Path in the run folder of the largest page of a kind."""
    marked = f'data-kind="{kind}"'.encode()
    pages = [page for page in folder.rglob("*.html") if marked in page.read_bytes()[:400]]
    pages = [page for page in pages if "sources" not in page.parts]
    assert pages, f"the hostile run has no page of the kind {kind}"
    return str(max(pages, key=lambda page: (page.stat().st_size, page)).relative_to(folder))


def axe_script() -> str:
    """axe-core, as the package axe-playwright-python brings it."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


class Walked:
    """An open page; `said`, `asked` and `dialogs` grow while it is used.

    Attributes:
        tab: Playwright's page.
        said: console messages and script errors.
        asked: addresses that it requested.
        dialogs: what `alert` and the like showed.
    """

    def __init__(self, context: Any, file: Path, fragment: str = "") -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self.dialogs: list[str] = []
        self.address = f"file://{quote(str(file))}{fragment}"
        self.tab = context.new_page()
        self.tab.add_init_script(HEARD)
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("dialog", self._dismiss)
        self.tab.goto(self.address)

    def _dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def value(self, script: str, given: Any = None) -> Any:
        return self.tab.evaluate(script, given)

    def violations(self, axe: str, rules: tuple[str, ...] = ()) -> list[str]:
        """What axe finds wrong: by these rules, or by all of WCAG 2.0 to 2.2, A and AA."""
        if not self.value("() => 'axe' in window"):
            self.value(axe)
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": LEVELS}
        return list(self.value(RUN_AXE, only))

    def emulate(self, **settings: str) -> None:
        """Media as named and else those of a screen in light colours; `width` in pixels."""
        width = int(settings.pop("width", "1280"))
        plain = {
            "media": "screen", "color_scheme": "light", "forced_colors": "none", "contrast":
            "no-preference", "reduced_motion": "no-preference",
        }  # fmt: skip
        self.tab.emulate_media(**(plain | settings))
        if self.tab.viewport_size["width"] != width:
            self.tab.set_viewport_size({"width": width, "height": 640})

    def faults(self) -> list[str]:
        """Complaints, dialogs, refusals of its policy, requests that leave the machine."""
        elsewhere = [url for url in self.asked if not url.startswith(("file:", "data:"))]
        return [*self.said, *self.dialogs, *elsewhere, *self.value("() => window.refused")]

    def overflow(self) -> list[str]:
        """How the page is wider than the window, and words that are cut off."""
        wide = self.value("() => document.scrollingElement.scrollWidth - window.innerWidth")
        return [f"{wide} px too wide"] * (wide > 0) + list(self.value(CUT_OFF))


LookAt = Callable[[str], Walked]
"""The open page of a kind, which others look at too: media are as `emulate` last set them."""
Open = Callable[..., Walked]
"""Opens a page of the run by its path there, with settings of a Playwright context."""
