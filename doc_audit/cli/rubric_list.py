"""`doc-audit rubric list`: the rubrics that come with doc-audit."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from doc_audit.pipeline.resources import rubric_files, rubric_names
from doc_audit.report.words import count
from doc_audit.rubric.lines import read_yaml


def rubric_list() -> None:
    """List the rubrics that come with doc-audit: name, title, what each asks, after which source.

    Use one with `doc-audit run PLANS --rubric NAME`; a folder of your own may stand for the name.
    """
    table = Table()
    for head in ("Name", "Title", "Asks", "Source"):
        table.add_column(head, overflow="fold", no_wrap=head == "Name")
    for name in rubric_names():
        settings = read_yaml(rubric_files(name)["rubric.yaml"]).value
        asked = len(settings.get("criteria", ())) + len(settings.get("tables", ()))
        asks = count(asked, "question") if asked else "the dimensions of a score"
        cells = [name, settings["title"], asks, " ".join(settings["source"].split())]
        table.add_row(*map(escape, cells))
    Console(highlight=False).print(table)
