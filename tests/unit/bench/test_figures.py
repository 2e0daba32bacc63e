"""A bench that cannot say no would be worth nothing."""

from __future__ import annotations

import pytest

from tests.bench.figures import Report


def test_a_value_beyond_its_bound_is_missed() -> None:
    report = Report()
    report.add("first page", 0.29, "s", most=0.3)
    report.add("first page of many", 0.31, "s", most=0.3)
    assert [each.name for each in report.missed] == ["first page of many"]


def test_a_ratio_beyond_its_bound_is_missed() -> None:
    report = Report()
    report.add("sync", 5.0, "s", peer=("mbsync", 5.0), most_ratio=1.0)
    report.add("slow sync", 5.1, "s", peer=("mbsync", 5.0), most_ratio=1.0)
    report.add("sync beside nothing", 5.1, "s", peer=("mbsync", 0.0), most_ratio=1.0)
    assert [each.name for each in report.missed] == ["slow sync", "sync beside nothing"]


def test_what_has_no_target_is_only_told() -> None:
    report = Report()
    report.add("CPU", 1e9, "ms", peer=("mbsync", 1.0))
    assert not report.missed


def test_what_must_be_so_and_is_not_is_missed() -> None:
    report = Report()
    report.require("byte-identical", True)
    report.require("searchable", False)
    assert [each.name for each in report.missed] == ["searchable"]


def test_every_figure_is_a_line_at_once_and_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.add("octets", 61_234, "", peer=("mbsync", 122_468), most_ratio=0.4)
    assert capsys.readouterr().out.startswith("octets | 61,234 | mbsync 122,468 | 0.50 | ≤ 0.4 × | NO | load ")
    head, _, row = report.table().splitlines()
    assert head.split() == ["|", "figure", "|", "ours", "|", "peer", "|", "ratio", "|", "target", "|", "holds", "|",
                            "load", "|"]
    assert "| octets | 61,234 | mbsync 122,468 | 0.50  | ≤ 0.4 × | NO    |" in row
