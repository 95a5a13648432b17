"""The map's layout: neighbours on the ground touch on the grid."""

import csv
from pathlib import Path

from doc_audit.pipeline.systems import known_systems

CORPORA = Path(__file__).parents[2] / "corpora"
APART = {("QUE", "QJG"), ("QH8", "QM7"), ("QNX", "QKS"), ("QOC", "QYG")}
"""Neighbours on the ground that eight columns of equal tiles leave apart."""
NEIGHBOURS = """
QHM-QOQ QHM-QE1 QE1-QWO QE1-QYG QE1-QOP QWO-QOQ QWO-QF7 QWO-QOP QYG-QOP QYG-QNC QOP-QJ2 QF7-QJ2
QF7-QT1 QNC-QJ2 QNC-QUA QNC-QHL QNC-QOC QJ2-QT1 QJ2-QK1 QT1-QJM QT1-QK1 QJM-QK1 QJM-QUE QOC-QGH
QUA-QHL QUA-QGH QHL-QWU QK1-QWU QK1-QPM QUE-QMM QUE-QHG QUE-QM7 QUE-QPM QMM-QJG QGH-QWU QGH-QR1
QWU-QPM QWU-QR1 QWU-QU9 QPM-QHG QPM-QU9 QHG-QM7 QHG-QU9 QM7-QMJ QM7-QMF QM7-QRV QJG-QH8 QMF-QH8
QUY-QR1 QUY-QOX QUY-QSL QR1-QOX QR1-QU9 QU9-QNQ QU9-QRV QRV-QMJ QRV-QWE QRV-QXU QMJ-QMF QMF-QKK
QSL-QOX QSL-QVV QSL-QJK QOX-QVV QOX-QRL QNQ-QRL QNQ-QXU QNQ-QRV QXU-QWE QXU-QNX QXU-QRL QWE-QKK
QKK-QKS QT6-QJK QJK-QVV QVV-QRL QRL-QNX QU9-QOX
"""
FAR = (("QHM", "QT6"), ("QYG", "QJM"), ("QUY", "QMM"), ("QKS", "QT6"))


def grid():
    with (CORPORA / "systems_grid.csv").open(encoding="utf-8", newline="") as file:
        return {r["ods_code"]: (int(r["column"]), int(r["row"])) for r in csv.DictReader(file)}


def steps(one, other):
    (a, b), (c, d) = one, other
    return max(abs(a - c), abs(b - d))


def test_every_system_has_a_tile_of_its_own_with_a_short_label():
    places = grid()
    tiled = [system for system in known_systems() if system.tile]
    assert {system.code for system in tiled} == set(places)
    assert len(set(places.values())) == len(places) == 42
    assert all(0 <= column < 8 and 0 <= row < 9 for column, row in places.values())
    labels = [system.tile.label for system in tiled]
    assert len(set(labels)) == 42
    assert max(map(len, labels)) <= 7


def test_neighbours_touch_but_for_those_named():
    places = grid()
    pairs = [tuple(pair.split("-")) for pair in NEIGHBOURS.split()]
    assert [p for p in pairs if steps(places[p[0]], places[p[1]]) > 1] == []
    assert all(steps(places[a], places[b]) > 1 for a, b in APART)
    assert all(steps(places[a], places[b]) >= 3 for a, b in FAR)


def test_regions_lie_together():
    places = grid()
    for region in {system.region for system in known_systems() if system.tile}:
        codes = {s.code for s in known_systems() if s.tile and s.region == region}
        left = codes - {"QKS"}  # Kent touches its own region only behind London
        reached = {min(left)}
        while fresh := {
            c for c in left - reached if any(steps(places[c], places[r]) == 1 for r in reached)
        }:
            reached |= fresh
        assert reached == left, region


def test_systems_merged_whole_share_an_edge_and_what_was_split_is_known():
    places = grid()
    merged = {system.name: system for system in known_systems() if not system.tile}
    for system in merged.values():
        joined = [places[code] for code in system.parts]
        for place in joined[1:]:
            assert any(sum(abs(a - b) for a, b in zip(place, other, strict=True)) == 1
                       for other in joined if other != place)  # fmt: skip
    assert merged["Central East"].parts == ("QHG", "QUE")
    assert merged["Central East"].split == ("QM7",)
    assert all(set(s.parts) | set(s.split) <= set(places) for s in merged.values())
