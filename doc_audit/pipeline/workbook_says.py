"""What the first sheet of a workbook tells its reader before any figure is quoted."""

from doc_audit import __version__
from doc_audit.pipeline.coded_by import about_coding
from doc_audit.pipeline.exported import Exported


def about_workbook(exported: Exported) -> list[tuple[str, str]]:
    """A label and a text each: what it holds, what figures mean and don't, what made it."""
    if exported.coder:
        return about_coding(exported.run, exported.rubrics[0], exported.coder)
    run, settings = exported.run, exported.rubrics[0].settings
    return [
        ("What it is", "Every statement of the plans audited, with its codes, and the figures "
         "made of them, as doc_audit found them."),
        ("With care", "Coded by rules, not by people: read the words beside each mark before "
         "acting on it. “Not found” means that the words were looked for in what could be read; "
         "the sheet “problems” says what couldn't."),
        ("Start with", "“statements” (filter type for commitment), “robustness” (a plan’s score "
         "and how sure it is), “criteria” (how many commitments meet what). “Columns” says what "
         "each column holds."),
        *_figures(settings.coded_types),
        ("Documents", str(len(run.documents))),
        ("Statements", str(len(run.statements))),
        ("Rubric", f"{settings.title}, version {settings.version}, {run.record.rubric_hash}"),
        *_beside(exported),
        ("Made with", f"doc_audit {run.record.versions.get('doc-audit', __version__)}"),
    ]  # fmt: skip


def _figures(coded: tuple[str, ...]) -> list[tuple[str, str]]:
    """What levels, points and scores mean, and what they don't."""
    types = " or ".join(coded)
    return [
        ("Levels", "0 absent, 1 vague, 2 specific. An empty level isn't 0: nothing was coded, as "
         f"the statement isn't of type {types}."),
        ("Points and scores", "Points, 0 to 100, say how far the words of one commitment hold "
         "what the rubric asks for. A plan’s score is the mean over its commitments in scope, "
         "repeats counted once; how many these are stands beside it. Too few give no score, and "
         "an empty figure means none, not nought."),
        ("What they don't say", "Whether a plan is good, whether its aims are right, or whether "
         "they were met. Scores and ranks are uncertain: quote them with their intervals. Those "
         "called “both” have chance and mistakes of coding in them, the others only what their "
         "column says. “pairs” tells which plans can be told apart; most can't by a few points. "
         "How often the rules err: method.html in the run folder."),
    ]  # fmt: skip


def _beside(exported: Exported) -> list[tuple[str, str]]:
    """Which rubrics stand beside the main one."""
    others = [rubric.settings for rubric in exported.rubrics[1:]]
    titles = "; ".join(f"{one.title} ({one.id}), version {one.version}" for one in others)
    return [("Rubrics beside it", titles)] if titles else []
