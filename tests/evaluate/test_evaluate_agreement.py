from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from doc_audit.evaluate import agreement, disagreements
from doc_audit.evaluate.draws import drawn_sums
from doc_audit.evaluate.slices import interval_of
from doc_audit.model.interchange import parse_lines

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"
TYPES = ("commitment", "aspiration", "achievement", "context", "other")
FIXED = hypothesis_settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def measured(pairs, settings, rng, draws=50, **more):
    return agreement(pairs, settings, rng, draws, **more)


@pytest.fixture
def varied(coding, pair):
    """Codings that use every level and most codes, over three documents and two strata."""
    types = ["commitment", "commitment", "aspiration", "context", "other", "achievement"]
    relevance = ["explicit", "implicit", "none"]
    found = []
    for i in range(36):
        levels = {
            name: (i + shift) % 3
            for shift, name in enumerate(("population", "target", "timeframe", "funding"))
        }
        levels = levels if types[i % 6] in ("commitment", "aspiration") else {}
        code = coding(types[i % 6], relevance[i % 3], statement=f"s{i:02}", **levels)
        found.append(pair(code, code, doc=f"d{i % 3}", stratum="ab"[i % 2]))
    return found


def test_perfect_agreement_is_one(varied, settings, rng):
    report = measured(varied, settings, rng)
    values = [figure.value for figure in report.pooled.figures if figure.value is not None]
    assert values
    assert set(values) == {1.0}
    assert report.pooled.figure("type", "kappa").interval.low == 1


def test_population_figures_by_hand(coding, pair, settings, rng):
    gold_and_tool = [(0, 0)] * 4 + [(1, 1)] * 3 + [(1, 0)] + [(2, 1)] * 2 + [(2, 2)] * 5
    pairs = [
        pair(coding(population=gold, statement=f"s{i}"), coding(population=tool))
        for i, (gold, tool) in enumerate(gold_and_tool)
    ]
    pooled = measured(pairs, settings, rng).pooled

    def value(measure, level=""):
        figure = pooled.figure("population", measure, level)
        return figure.n, figure.value

    # 12 of 15 agree; by chance (4·5 + 4·5 + 7·5) / 225
    assert value("kappa") == (15, pytest.approx((12 / 15 - 75 / 225) / (1 - 75 / 225)))
    assert value("precision", "2") == (5, 1)
    assert value("recall", "2") == (7, pytest.approx(5 / 7))
    assert value("f1", "2") == (7, pytest.approx(10 / 12))
    assert value("precision", "1") == (5, pytest.approx(3 / 5))
    assert value("precision", "1+") == (10, 1)
    assert value("recall", "1+") == (11, pytest.approx(10 / 11))
    confusion = next(c for c in pooled.confusions if c.code == "population")
    assert confusion.counts == ((4, 0, 0), (1, 3, 0), (0, 2, 5))


def test_dimensions_over_what_gold_codes_with_absent_as_zero(coding, pair, settings, rng):
    pairs = [
        pair(coding("commitment", population=2), coding("context")),  # absent: level 0
        pair(coding("context"), coding("commitment", population=2)),  # gold has none: not counted
        pair(coding("aspiration", population=1), coding("aspiration", population=1)),
        pair(replace(coding(population=2), type="context"), coding("commitment", population=2)),
    ]
    confusion = next(
        c for c in measured(pairs, settings, rng).pooled.confusions if c.code == "population"
    )
    assert confusion.counts == ((0, 0, 0), (0, 1, 0), (1, 0, 0))


def test_dimension_that_gold_left_out_is_not_counted(coding, pair, settings, rng):
    gold = coding(population=1)
    bare = replace(gold, dimensions={"population": gold.dimensions["population"]}, origin="")
    pooled = measured([pair(bare, coding(monitoring=2))], settings, rng).pooled
    assert pooled.figure("monitoring", "kappa").n == 0
    assert pooled.figure("monitoring", "kappa").value is None
    assert pooled.figure("origin", "kappa").n == 0
    assert pooled.figure("population", "kappa").n == 1


def test_relevance_where_gold_is_usable_with_missing_as_none(coding, pair, settings, rng):
    pairs = [
        pair(coding("context", "explicit"), coding("other")),  # the tool has none
        pair(coding("other"), coding("context", "explicit")),  # gold is unusable: not counted
        pair(coding("context", "none"), coding("context", "none")),
    ]
    confusion = next(
        c for c in measured(pairs, settings, rng).pooled.confusions if c.code == "relevance"
    )
    assert confusion.labels == ("explicit", "implicit", "none")
    assert confusion.counts == ((0, 0, 1), (0, 0, 0), (0, 0, 1))


def test_commitment_against_rest(coding, pair, settings, rng):
    said = [("commitment", "commitment")] * 5 + [("commitment", "aspiration")] * 2
    said += [("context", "commitment")] + [("context", "other")] * 4
    pairs = [pair(coding(g), coding(c)) for g, c in said]
    pooled = measured(pairs, settings, rng).pooled
    confusion = next(c for c in pooled.confusions if c.code == "commitment")
    assert confusion.counts == ((5, 2), (1, 4))
    assert pooled.figure("commitment", "recall", "commitment").value == pytest.approx(5 / 7)
    assert pooled.figure("commitment", "f1", "commitment").value == pytest.approx(10 / 13)
    assert pooled.figure("type", "kappa").value < pooled.figure("commitment", "kappa").value


def test_words_are_compared_where_both_have_some(coding, pair, settings, rng):
    text = "support young carers in school"
    pairs = [
        pair(coding(population=(2, "young carers")), coding(population=(2, "carers")), text),
        pair(coding(population=(2, "young carers")), coding(population=(1, "support")), text),
        pair(coding(population=(2, "young carers")), coding(population=2), text),
        pair(coding(population=(2, "young carers")), coding(population=0), text),
        pair(coding(population=0), coding(population=(2, "young carers")), text),
        pair(coding(population=(2, "carers")), coding(population=(0, "carers")), text),
    ]
    pooled = measured(pairs, settings, rng).pooled
    mean, half = (pooled.figure("population", m) for m in ("jaccard_mean", "jaccard_half"))
    assert (mean.n, half.n) == (2, 2)
    assert mean.value == pytest.approx((6 / 12 + 0) / 2, abs=1e-6)
    assert half.value == 0.5


def test_categories_micro_averaged(coding, pair, settings, rng):
    lists = [
        (("carers", "maternity"), ("carers",)),
        (("deprived",), ("deprived", "veterans")),
        ((), ("carers",)),
    ]
    pairs = [
        pair(
            coding(population=2, categories={"populations": gold}),
            coding(population=2, categories={"populations": tool}),
        )
        for gold, tool in lists
    ]
    pairs.append(pair(coding("context"), coding(categories={"populations": ("carers",)})))
    pooled = measured(pairs, settings, rng).pooled
    assert pooled.figure("populations", "precision").value == pytest.approx(2 / 4)
    assert pooled.figure("populations", "recall").value == pytest.approx(2 / 3)
    assert pooled.figure("populations", "f1").value == pytest.approx(4 / 7)
    assert pooled.figure("populations", "precision", "carers").value == pytest.approx(1 / 2)
    assert pooled.figure("populations", "recall", "veterans").value is None
    assert pooled.figure("populations", "recall", "lgbtq") is None  # used by neither


def test_level_cells_are_those_of_all_scored_dimensions(coding, pair, settings, rng):
    pairs = [
        pair(coding(population=2, target=1, monitoring=2), coding(population=2)),
        pair(coding(funding=1), coding(funding=2, monitoring=1)),
        pair(coding("context"), coding(population=2)),
    ]
    pooled = measured(pairs, settings, rng).pooled
    kappa = pooled.figure("level_cells", "kappa")
    # 14 cells; gold 11, 2, 1 of levels 0, 1, 2 and the coder 12, 0, 2; 12 agree
    chance = (11 * 12 + 2 * 0 + 1 * 2) / 14**2
    assert (kappa.n, kappa.value) == (14, pytest.approx((12 / 14 - chance) / (1 - chance)))
    assert pooled.figure("level_cells", "f1", "1+").value == pytest.approx(4 / 5)
    confusion = next(c for c in pooled.confusions if c.code == "level_cells")
    assert confusion.counts == ((11, 0, 0), (1, 0, 1), (0, 0, 1))


def test_level_cells_are_drawn_by_statement_though_there_are_many_documents(coding, pair, settings):
    # Each of ten documents agrees throughout or nowhere: drawn by document the figure moves far
    # more than drawn by statement.
    pairs = [
        pair(
            coding(population=2 * (i % 2), statement=f"s{doc}{i}"),
            coding(population=2 * ((i + doc) % 2)),
            doc=f"d{doc}",
        )
        for doc in range(10)
        for i in range(8)
    ]
    pooled = measured(pairs, settings, np.random.default_rng(3), draws=400).pooled

    def width(code):
        interval = pooled.figure(code, "f1", "1+").interval
        return interval.high - interval.low

    assert pooled.resampled == "documents"
    assert width("level_cells") < 0.6 * width("population")


def test_few_documents_are_not_drawn(varied, settings, rng):
    assert measured(varied, settings, rng).pooled.resampled == "statements"
    many = [replace(p, doc=f"d{i % 6}") for i, p in enumerate(varied)]
    assert measured(many, settings, rng).pooled.resampled == "documents"


def test_categories_of_all_lists_together(coding, pair, settings, rng):
    gold = {"populations": ("carers",), "inequality_types": ("access", "outcomes")}
    tool = {"populations": ("carers", "maternity"), "inequality_types": ("access",)}
    pairs = [pair(coding(categories=gold), coding(categories=tool))]
    pooled = measured(pairs, settings, rng).pooled
    assert pooled.figure("categories", "f1").value == pytest.approx(4 / 6)
    assert pooled.figure("categories", "precision").n == 3


def test_groups_of_statements_that_were_asked_for(varied, settings, rng):
    report = measured(varied, settings, rng, groups={"seen": ["s00", "s01"], "new": ["s02"]})
    assert [(part.kind, part.name, part.n) for part in report.by_group] == [
        ("group", "seen", 2),
        ("group", "new", 1),
    ]


def test_undefined_is_none(coding, pair, settings, rng):
    pooled = measured([pair(coding(), coding())] * 5, settings, rng).pooled
    funding = pooled.figure("funding", "kappa")
    assert (funding.n, funding.value, funding.interval) == (5, None, None)
    assert pooled.figure("funding", "precision", "2").value is None
    assert pooled.figure("population", "jaccard_mean").value is None


def test_missing_and_extra_are_counted_and_left_out(varied, settings, rng):
    holes = [replace(p, code=None) if i % 9 == 0 else p for i, p in enumerate(varied)]
    report = measured(holes, settings, rng, extra=3)
    assert report.missing == ("s00", "s09", "s18", "s27")
    assert (report.extra, report.pooled.n, report.pooled.missing) == (3, 32, 4)
    assert report.pooled.figure("type", "kappa").n == 32
    assert sum(part.missing for part in report.by_document) == 4


def test_documents_and_strata_stand_apart(varied, settings, rng):
    report = measured([*varied, replace(varied[0], doc="", stratum="")], settings, rng)
    assert [(part.kind, part.name) for part in report.by_document] == [
        ("document", "d0"),
        ("document", "d1"),
        ("document", "d2"),
    ]
    assert [part.name for part in report.by_stratum] == ["a", "b"]
    assert [part.n for part in report.by_document] == [12, 12, 12]
    assert report.pooled.documents == 4


def test_codes_outside_the_rubric_are_shown(coding, pair, settings, rng):
    strange = replace(coding("context"), type="promise")
    pooled = measured([pair(coding("context"), strange)], settings, rng).pooled
    confusion = next(c for c in pooled.confusions if c.code == "type")
    assert confusion.labels == (*TYPES, "promise")
    assert pooled.figure("type", "precision", "promise").value == 0


def test_nothing_to_compare(settings, rng, coding, pair):
    for pairs in ([], [pair(coding(), None)]):
        report = measured(pairs, settings, rng)
        assert report.pooled.n == 0
        assert all(figure.value is None for figure in report.pooled.figures)


def test_coders_are_named(coding, pair, settings, rng):
    pairs = [pair(coding(coder="anna"), coding(coder="rules:default")), pair(coding(), None)]
    report = measured(pairs, settings, rng)
    assert (report.gold, report.coder) == (("anna",), ("rules:default",))


def test_same_seed_same_report_in_any_order(varied, settings, coding):
    noisy = [replace(p, code=coding("context")) if i % 4 == 0 else p for i, p in enumerate(varied)]
    first = measured(noisy, settings, np.random.default_rng(1))
    assert first == measured(noisy[::-1], settings, np.random.default_rng(1))
    assert first != measured(noisy, settings, np.random.default_rng(2))


def test_documents_are_drawn_before_statements(rng):
    # One document all hits, one all misses: half the draws of two documents take one alone.
    counts = np.array([[1.0]] * 5 + [[0.0]] * 5)
    sums = drawn_sums(counts, ["a"] * 5 + ["b"] * 5, rng, 4000)[:, 0]
    assert set(sums) == {0, 5, 10}
    single = drawn_sums(counts, ["a"] * 10, rng, 4000)[:, 0]
    assert single.std() == pytest.approx((10 * 0.25) ** 0.5, rel=0.05)


def test_interval_only_where_most_draws_have_the_figure():
    few = np.array([0.5] * 4 + [np.nan] * 6)
    assert interval_of(few) is None
    assert interval_of(np.array([0.5] * 6 + [np.nan] * 4)).high == 0.5


def test_draws_in_parts_are_still_all_there(rng):
    sums = drawn_sums(np.ones((10, 1)), ["a"] * 4 + ["b"] * 6, rng, 25, cells_at_once=70)
    assert sums.shape == (25, 1)
    assert sums.min() >= 8  # two documents of 4 or 6 statements


CODED = st.tuples(
    st.sampled_from(TYPES), st.sampled_from(["explicit", "implicit", "none"]), st.integers(0, 2)
)


@FIXED
@given(codes=st.lists(st.tuples(CODED, CODED), min_size=1, max_size=12))
def test_bounds(codes, coding, pair, settings):
    def one(said):
        type_, relevance, level = said
        levels = {"target": level} if type_ in ("commitment", "aspiration") else {}
        return coding(type_, relevance, **levels)

    pairs = [pair(one(gold), one(tool), doc=f"d{i % 3}") for i, (gold, tool) in enumerate(codes)]
    report = measured(pairs, settings, np.random.default_rng(0), draws=8)
    for part in (report.pooled, *report.by_document):
        for figure in part.figures:
            least = -1.0 if figure.measure.startswith("kappa") else 0.0
            assert figure.value is None or least - 1e-12 <= figure.value <= 1 + 1e-12
            cells = len(settings.dimensions) - 1 if figure.code == "level_cells" else 1
            assert 0 <= figure.n <= part.n * cells
            if figure.interval:
                assert least - 1e-12 <= figure.interval.low <= figure.interval.high <= 1 + 1e-12
    swapped = [replace(p, gold=p.code, code=p.gold) for p in pairs]
    other = measured(swapped, settings, np.random.default_rng(0), draws=5).pooled
    assert other.figure("type", "kappa").value == pytest.approx(
        report.pooled.figure("type", "kappa").value
    )
    for level in TYPES:
        precision = report.pooled.figure("type", "precision", level).value
        assert other.figure("type", "recall", level).value == precision


def test_codes_dealt_out_at_random_agree_no_more_than_chance(coding, pair, settings):
    rng = np.random.default_rng(8)
    said = rng.choice(TYPES, size=(600, 2), p=[0.4, 0.05, 0.05, 0.3, 0.2])
    pairs = [pair(coding(str(g)), coding(str(c))) for g, c in said]
    figure = measured(pairs, settings, rng, draws=400).pooled.figure("type", "kappa")
    assert abs(figure.value) < 0.1
    assert figure.interval.low < 0 < figure.interval.high


@pytest.mark.skipif(not GOLD.exists(), reason="gold data not here")
def test_gold_agrees_with_itself(pair, settings, rng):
    lines = GOLD.read_text("utf-8").splitlines()
    names = [d.id for d in settings.dimensions], [c.id for c in settings.categories]
    coded = [line for line in parse_lines(lines, "dev", *names) if line.coding]
    pairs = [
        pair(c.coding, c.coding, c.statement.text, c.statement.doc, c.extra["stratum"])
        for c in coded
    ]
    report = measured(pairs, settings, rng, draws=20)
    assert report.pooled.n == len(lines)
    assert {f.value for f in report.pooled.figures} <= {1.0, None}
    assert report.pooled.figure("type", "kappa").value == 1


def test_a_list_that_gold_did_not_code_is_in_no_figure_and_no_difference(
    coding, pair, settings, rng
):
    tool = coding(population=2, categories={"populations": ("carers",)})
    uncoded = replace(coding(population=2), categories={"geography_levels": ()})
    pairs = [pair(uncoded, tool)]
    pooled = measured(pairs, settings, rng).pooled
    assert pooled.figure("populations", "f1").value is None
    assert not disagreements(pairs, settings)
    none = replace(uncoded, categories={"populations": ()})  # coded: no group
    assert measured([pair(none, tool)], settings, rng).pooled.figure("populations", "f1").value == 0
    assert [d.code for d in disagreements([pair(none, tool)], settings)[0].differences] == [
        "populations"
    ]
