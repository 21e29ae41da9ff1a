from typing import get_args

import pytest

from onara.clips.refusal import Reason, Refused, reason_of
from onara.errors import UnusableInput
from onara.wording import bundled


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_has_a_sentence_in_both_languages(reason: Reason) -> None:
    assert str(Refused(reason))
    assert f"problem.clip_{reason}" in bundled().texts


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("is silent", "silent"),
        ("is too short: 0.10 s, at least 0.25 s are needed", "short"),
        ("has no audio track", "no_audio"),
        ("is not audio that can be read", "not_audio"),
        ("is empty", "empty"),
        ("may not be read (permission denied)", "unreadable"),
    ],
)
def test_what_the_decoder_says_has_a_reason(told: str, reason: Reason) -> None:
    assert reason_of(UnusableInput("clip", told)) == reason
