"""Puts further rubrics beside the main one of a finished run, from its folder alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from doc_audit.model import Problem, Run, Statement
from doc_audit.pipeline.audit import Audited
from doc_audit.pipeline.beside import add_rubric, answers_of, open_rubrics, records_of
from doc_audit.pipeline.corpus import Progress
from doc_audit.pipeline.dealing import deal
from doc_audit.pipeline.groups import GROUPS_FILE
from doc_audit.pipeline.publish import publish
from doc_audit.pipeline.resources import rubric_of
from doc_audit.pipeline.scoring import DRAWS, SEED
from doc_audit.rubric import Rubric
from doc_audit.store import RunFolder, RunWriter, read_run, write_whole


def recode(folder: Path, names: Sequence[str], out: Path | None, progress: Progress) -> Run:
    """The run with other rubrics beside its main one, in place of those it had.

    Documents are not read again and the main rubric's codes and scores stay as they are; its rules
    are run once more over the statements where another rubric's marks ask what they saw.

    Args:
        folder: a run folder.
        names: rubrics by name or folder.
        out: a folder for the new run; None writes it in the place of the old one.
        progress: as for `run_corpus`.

    Raises:
        InputError: no finished run, no such rubric, one given twice, or `out` can't be used.
        OutputError: no room or no right to write.
        RubricError: a rubric has faults.
    """
    run = read_run(folder)
    main = rubric_of(run.record.rubric_files, run.record.rubric)
    rubrics = _with_main(main, open_rubrics(names))
    record = replace(run.record, beside=records_of(rubrics[1:]))
    target = out or folder
    with RunWriter(target, record) as writer:
        audited = list(_coded(run, rubrics, progress))
        for one in audited:
            if (one.document.id, one.document.sha256) not in writer.done:
                content = RunFolder(folder).source(one.document).read_bytes()
                codings = (*one.codings, *one.others)
                writer.add(one.document, content, one.statements, codings, one.markings)
        seed = int(run.record.arguments.get("seed", SEED))
        draws = int(run.record.arguments.get("draws", DRAWS))
        answers = answers_of(audited, rubrics, seed, draws)
        writer.finish(run.scores, _own_problems(run), run.robustness, answers)
    _keep_groups(folder, target)
    return publish(target, progress)


def _with_main(main: Rubric, others: Iterable[Rubric]) -> list[Rubric]:
    opened = {main.settings.id: main}
    for rubric in others:
        add_rubric(opened, rubric)
    return list(opened.values())


def _coded(run: Run, rubrics: Sequence[Rubric], progress: Progress) -> Iterator[Audited]:
    from doc_audit.pipeline.compiled import taggers_of  # a second to load

    taggers = taggers_of(rubrics[1:])
    by_doc: dict[str, list[Statement]] = {document.id: [] for document in run.documents}
    for statement in run.statements:
        by_doc[statement.doc].append(statement)
    for done, document in enumerate(run.documents, 1):
        statements = by_doc[document.id]
        coded = [(run.codings[s.id], *taggers.code(s, document.abbreviations)) for s in statements]
        dealt = deal(coded, rubrics)
        progress("Coding again", document.name, done, len(run.documents))
        yield Audited(document, tuple(statements), dealt.codings, dealt.markings, dealt.others)


def _own_problems(run: Run) -> list[Problem]:
    """Problems of the run itself; those of documents are kept with them."""
    documents = {problem for document in run.documents for problem in document.problems}
    return [problem for problem in run.problems if problem not in documents]


def _keep_groups(folder: Path, target: Path) -> None:
    """The table of groups that the run was made with."""
    table = folder / GROUPS_FILE
    if table.is_file() and target != folder:
        write_whole(target / GROUPS_FILE, [table.read_bytes()])
