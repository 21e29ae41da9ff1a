from __future__ import annotations

import pytest

from onara.jobs import estimate
from onara.jobs.estimate import Clock, share_of_scan


def test_the_stages_of_a_scan_follow_each_other() -> None:
    shares = [
        share_of_scan(stage, done, 10) for stage in estimate.STAGES for done in (0.0, 5.0, 10.0)
    ]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert share_of_scan("decoding", 100, None) == 0.0


def test_the_rest_takes_as_long_as_what_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("onara.jobs.estimate.time.monotonic", lambda: now)
    clock = Clock()
    assert clock.left_s(0.5) is None  # it goes on at the half
    now = 110.0
    assert clock.left_s(0.6) == pytest.approx(40.0)
    assert Clock().left_s(0.0) is None
