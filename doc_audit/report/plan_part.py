"""Pages of plans made apart from the rest of a report, one plan of a run at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from doc_audit.model import Robustness, Run
from doc_audit.model.answers import RubricAnswers
from doc_audit.report.lookup import build_lookup, rule_ids
from doc_audit.report.plan_pages import plan_pages
from doc_audit.report.site import Site
from doc_audit.report.statement_html import RunHtml
from doc_audit.report.statement_pictures import Picture
from doc_audit.rubric import Rubric


@dataclass(frozen=True)
class PlanPart:
    """What the pages of one plan need of the others, and of the report.

    Attributes:
        rubrics: the run's, the main one first.
        titles, slugs: of all plans, see `Lookup`.
        robustness, answers: of the run.
    """

    site: Site
    rubrics: tuple[Rubric, ...]
    titles: Mapping[str, str]
    slugs: Mapping[str, str]
    robustness: Robustness | None
    answers: tuple[RubricAnswers, ...]

    @cached_property
    def _shared(self) -> RunHtml:
        main = self.rubrics[0]
        return RunHtml(main.settings, frozenset(rule_ids(main)))

    def pages(
        self, run: Run, place: str, pictures: Mapping[str, Picture]
    ) -> Iterator[tuple[str, bytes]]:
        """Path in the run folder, with `/`, and content of each of a plan's pages, as
        `render_report` has them.

        `run` is the whole run's part with this plan alone; `place` tells where it stands among
        others; `pictures` are by statement id.
        """
        known = replace(run, robustness=self.robustness, answers=self.answers)
        main, *beside = self.rubrics
        alone = build_lookup(known, main, beside)
        lookup = replace(alone, titles=self.titles, slugs=self.slugs)
        for score in run.scores:
            yield from plan_pages(lookup, self.site, score, place, pictures, self._shared)
