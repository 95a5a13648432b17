"""All faults of a rubric in one go: none hides another.

Loading stops at a file that isn't YAML, and at one that the models refuse; names that only such a
file has then seem to lead nowhere. Here each fault is told and taken out, and what is left is
loaded again, until nothing new is found.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from doc_audit.errors import DocAuditError, RubricError
from doc_audit.rubric.draft import Draft, Written, draft_of
from doc_audit.rubric.extend import BASE, files_of_base, of_base
from doc_audit.rubric.faults import schema_faults
from doc_audit.rubric.lines import Located, Path, read_yaml
from doc_audit.rubric.load import RULES_FOLDER, SETTINGS_FILE, Rubric
from doc_audit.rubric.repair import (
    lacking,
    mend_rule,
    mend_schema,
    mend_setting,
    missing_key,
)
from doc_audit.rubric.rules import RuleFile
from doc_audit.rubric.weights import MODEL_FILE

MOST_ROUNDS = 12
"""Times that what is left is loaded again; each takes out at least one fault a file."""
_QUOTED = re.compile(r"“([^”]+)”")
_SEE = re.compile(r"\(see (\S+):(\d+)\)")
_LISTED = re.compile(r"called \{([^}]+)\}")

OF_ALL_DIMENSIONS = re.compile("at_least_half|no dimension of the axis")
"""Of faults that a dimension that was changed or taken out may cause."""

Load = Callable[[Mapping[str, str]], Rubric]
Files = Mapping[str, str]


@dataclass(frozen=True)
class Examined:
    """A rubric with faults, looked through.

    Attributes:
        faults: with file and line of the author's own files, in order.
        rubric: what was left without the faulty parts; None where nothing could be loaded.
        places: file → line as loaded → line in the author's file; files without faults aren't
            in it.
        lost: the parts taken out; names that stand in them may be named elsewhere.
    """

    faults: tuple[DocAuditError, ...]
    rubric: Rubric | None
    places: Mapping[str, Mapping[int, int]]
    lost: str

    def placed(self, fault: DocAuditError) -> DocAuditError:
        """A fault found in `rubric`, with the line in the author's file."""
        file, _, line = fault.where.rpartition(":")
        at = self.places.get(file, {}).get(int(line), int(line))
        return DocAuditError(fault.what, f"{file}:{at}", fault.mend)


def examine(files: Files, load: Load) -> Examined:
    """Every fault of a rubric's files, to the last.

    Args:
        files: path in the rubric's folder → text.
        load: makes a rubric of such files, or raises `RubricError` with the faults it sees.
    """
    return _Examination(files, load).run()


class _Examination:
    """What is known of the faults so far, and the files without them."""

    def __init__(self, files: Files, load: Load) -> None:
        self._files = files
        self._load = load
        self._drafts: dict[str, Draft] = {}
        self._found: dict[tuple[str, str], DocAuditError] = {}
        self._aside: set[str] = set()

    def run(self) -> Examined:
        for path, text in self._files.items():
            if path == SETTINGS_FILE or _is_rules(path):
                self._drafts[path], broken = draft_of(path, text)
                self._tell(broken)
        for path in list(self._drafts):
            if _is_rules(path):
                self._refused(path)
        rubric = self._loaded()
        places = {path: _lines(draft) for path, draft in self._drafts.items()}
        faults = sorted(self._found.values(), key=_place)
        return Examined(tuple(faults), rubric, places, self._lost())

    def _tell(self, faults: Iterable[DocAuditError]) -> None:
        for fault in faults:
            self._found.setdefault((fault.where, fault.what), fault)

    def _refused(self, path: str) -> None:
        """Takes out of a rule file what the models refuse."""
        for _ in range(MOST_ROUNDS):
            draft = self._drafts[path]
            written = draft.written()
            located = read_yaml(written.text)
            try:
                RuleFile.model_validate(located.value or {})
            except ValidationError as error:
                told = schema_faults(path, located, error)
                self._tell(_moved(fault, written, draft) for fault in told)
                self._drafts[path] = mend_schema(draft, error, located, written.origins)
                if self._drafts[path] == draft:
                    break
                continue
            return
        self._drafts[path] = Draft(Located({}, {(): 1}), lost=str(self._files[path]))

    def _loaded(self) -> Rubric | None:
        """The rubric without its faults, which are told and taken out until none is left."""
        for _ in range(MOST_ROUNDS):
            written = {path: draft.written() for path, draft in self._drafts.items()}
            texts = {path: one.text for path, one in written.items()}
            try:
                return self._load(
                    {p: t for p, t in {**self._files, **texts}.items() if p not in self._aside}
                )
            except RubricError as error:
                lost, before = self._lost(), (dict(self._drafts), set(self._aside))
                for fault in error.faults:
                    self._take_out(fault, written, lost)
                if before == (self._drafts, self._aside):
                    return None
        return None

    def _take_out(self, fault: DocAuditError, written: Mapping[str, Written], lost: str) -> None:
        """Tells a fault, unless it comes of what was taken out before, and takes it out too."""
        file, _, line = fault.where.rpartition(":")
        if file not in written:
            self._other_file(file, fault, lost)
            return
        draft = self._drafts[file]
        path = written[file].lines.get(int(line), ())
        unread = not _is_rules(file) and _stands_unread(fault.what, draft, path, self._files[file])
        if not unread and not _of_what_is_out(draft, path, fault.what, lost):
            self._tell([self._elsewhere(_moved(fault, written[file], draft), written)])
        mend = mend_rule if _is_rules(file) else mend_setting
        self._drafts[file] = mend(draft, path, f"{fault.what} {fault.mend}")

    def _other_file(self, file: str, fault: DocAuditError, lost: str) -> None:
        """Tells a fault of a base or of the model, or of what no file says."""
        types = self._drafts.get(SETTINGS_FILE)
        changed = {p[:1] for p in (*types.out, *types.instead)} if types else set()
        if file == MODEL_FILE:
            self._aside.add(file)
            if ("types",) in changed:
                return
        elif file.startswith(BASE):
            base = examine(files_of_base(self._files), self._load)
            self._tell(of_base(one, self._files) for one in base.faults)
            return
        elif lost:
            return
        self._tell([fault])

    def _elsewhere(self, fault: DocAuditError, written: Mapping[str, Written]) -> DocAuditError:
        """A fault whose words name another line, with that line as the author's file has it."""

        def moved(found: re.Match[str]) -> str:
            path = written[found[1]].lines.get(int(found[2]), ())
            return f"(see {found[1]}:{self._drafts[found[1]].located.line(path)})"

        return DocAuditError(_SEE.sub(moved, fault.what), fault.where, fault.mend)

    def _lost(self) -> str:
        return "\n".join(draft.lost for draft in self._drafts.values())


def _stands_unread(what: str, draft: Draft, path: Path, text: str) -> bool:
    """A key of `rubric.yaml` that is called missing, though a line begins with it: it can't be read
    there, which is told of itself.
    """
    key = missing_key(what)
    whole = bool(key) and not lacking(draft, path, key)
    return whole and bool(re.search(rf"^{re.escape(key)}:", text, re.MULTILINE))


def _of_what_is_out(draft: Draft, path: Path, what: str, lost: str) -> bool:
    """A fault that was made by taking something out: a key, or a name that something asks for."""
    if key := missing_key(what):
        return (*lacking(draft, path, key), key) in draft.out
    if OF_ALL_DIMENSIONS.search(what):
        changed = (*draft.out, *draft.instead)
        return any(path[:1] == ("dimensions",) for path in changed)
    return _caused(what, lost)


def _caused(what: str, lost: str) -> bool:
    """A fault tells of a name that stands in what was taken out."""
    if "is taken" in what or "twice" in what:
        return False
    names = _LISTED.findall(what)[-1:] or _QUOTED.findall(what)[-1:]
    parts = {part for name in names for part in (name, *re.split(r"[:=>]+", name)[:2])}
    return mentioned(parts, lost)


def mentioned(names: Iterable[str], text: str) -> bool:
    """Some name stands in the text as a word of its own."""
    return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) for name in names if name)


def _is_rules(path: str) -> bool:
    return path.startswith(RULES_FOLDER) and path.endswith((".yaml", ".yml"))


def _lines(draft: Draft) -> dict[int, int]:
    return {line: draft.located.line(path) for line, path in draft.written().lines.items()}


def _moved(fault: DocAuditError, written: Written, draft: Draft) -> DocAuditError:
    """A fault with the line in the author's file."""
    file, _, line = fault.where.rpartition(":")
    at = draft.located.line(written.lines.get(int(line), ()))
    return DocAuditError(fault.what, f"{file}:{at}", fault.mend)


def _place(fault: DocAuditError) -> tuple[str, int]:
    file, _, line = fault.where.rpartition(":")
    return file, int(line) if line.isdigit() else 0
