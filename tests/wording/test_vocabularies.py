"""Every word that the catalogue and the program use for something is said in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from onara.catalogue.roles import ROLES
from onara.graph import Kind, Relation
from onara.sheet.cue import By, Usage, Vocal
from onara.timbre.words import _QUALITIES
from onara.wander.naming import LANGUAGES as TONGUES
from onara.wording import bundled, voice_of
from tests.graph.bundled import catalogue

HANGUL = re.compile(r"[가-힣]|^OST$|^SF$|R&B")
KOREAN, ENGLISH = voice_of("ko"), voice_of("en")


def words(*several: Iterable[str]) -> list[str]:
    return sorted({word for each in several for word in each})


@pytest.mark.parametrize(
    ("area", "used"),
    [
        ("moods", words(*(song.moods for song in catalogue().songs))),
        ("roles", words(ROLES, (role.phrase for role in ROLES.values()))),
        ("genres", words(*(drama.genres for drama in catalogue().dramas))),
        ("jobs", words(*(entry.jobs for entry in catalogue().world.people))),
        ("kinds", words(Kind, ("moment", "mood", "episode"), (f"many_{kind}" for kind in Kind))),
        ("tongues", words(TONGUES)),
        ("usages", words(Usage)),
        ("vocals", words(Vocal)),
        ("by", words(By)),
        ("timbre", words(*((each.low, each.high) for each in _QUALITIES))),
    ],
)
def test_each_word_has_a_korean_one(area: str, used: list[str]) -> None:
    lacking = [word for word in used if not HANGUL.search(KOREAN.word(area, word))]
    assert not lacking


def test_no_mood_is_kept_that_no_song_has() -> None:
    moods = {mood for song in catalogue().songs for mood in song.moods}
    kept = {key.removeprefix("moods.") for key in bundled().texts if key.startswith("moods.")}
    assert kept == moods


def test_english_words_are_those_of_the_catalogue() -> None:
    assert all(ENGLISH.word("roles", role) == ROLES[role].phrase for role in ROLES)
    assert all(ENGLISH.word("tongues", tag) == TONGUES[tag] for tag in TONGUES)


@pytest.mark.parametrize("relation", Relation)
def test_each_relation_is_said_as_it_reads(relation: Relation) -> None:
    said = {"subject": "가", "object": "나"}
    key = f"relations.{relation.name.lower()}"
    assert ENGLISH.say(key, **said) == f"가 {relation} 나"
    assert KOREAN.say(key, **said) != ENGLISH.say(key, **said)
