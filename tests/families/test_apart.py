"""What a clip can tell apart, and what it cannot: on the versions that the demo plays."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from onara import Library, Match
from onara.families import TELL_APART, tell_apart
from onara.fingerprint import pack, whiten
from onara.index import Reference
from onara.match import best_matches
from tests.media import Wave, music
from tests.versions import LATE_S, RATE, cut, noisy


def ask(library: Library, clip: Wave) -> Match:
    match = library.identify(clip, RATE).match
    assert match is not None
    return match


def stem(path: str | None) -> str:
    assert path is not None
    return path.rpartition("/")[2].removesuffix(".wav")


def test_a_clip_from_the_interlude_names_the_family(
    owned: Library, family: Mapping[str, Wave]
) -> None:
    match = ask(owned, noisy(cut(family["song"], 5, 5), 1))
    equal = {stem(one.path) for one in match.family if one.is_as_good}
    assert {"song", "instrumental"} <= {stem(match.path), *equal}
    assert match.offset_s == pytest.approx(5, abs=LATE_S + 0.01)
    for one in match.family:
        late = LATE_S if stem(one.path) == "remaster" else 0
        assert one.offset_s == pytest.approx(5 + late, abs=LATE_S + 0.01)
        assert one.behind is not None
        assert one.is_as_good == (one.behind < TELL_APART)


def test_a_clip_with_the_voice_tells_the_song_from_its_instrumental(
    owned: Library, family: Mapping[str, Wave]
) -> None:
    match = ask(owned, noisy(cut(family["song"], 20, 5), 2))
    assert stem(match.path) == "song"
    others = {stem(one.path): one for one in match.family}
    assert not others["instrumental"].is_as_good
    assert others["instrumental"].link is not None
    assert others["instrumental"].link.kind == "shared backing"
    assert others["instrumental"].link.one == match.recording


def test_a_clip_without_the_voice_tells_the_instrumental_from_its_song(
    owned: Library, family: Mapping[str, Wave]
) -> None:
    match = ask(owned, noisy(cut(family["instrumental"], 20, 5), 3, louder=0.7))
    song = next(one for one in match.family if stem(one.path) == "song")
    assert not song.is_as_good
    assert stem(match.path) in {"instrumental", "edit"}


def test_a_clip_of_a_shared_passage_names_all_that_have_it(
    owned: Library, family: Mapping[str, Wave]
) -> None:
    match = ask(owned, noisy(cut(family["medley"], 34, 5), 4))
    equal = {stem(one.path): one for one in match.family if one.is_as_good}
    named = {stem(match.path), *equal}
    assert {"medley", "instrumental"} <= named
    begins = {stem(match.path): match.offset_s} | {
        name: one.offset_s for name, one in equal.items()
    }
    assert begins["medley"] == pytest.approx(34, abs=0.01)
    assert begins["instrumental"] == pytest.approx(49, abs=0.01)


def test_outside_of_the_passage_there_is_no_family(
    owned: Library, family: Mapping[str, Wave]
) -> None:
    match = ask(owned, cut(family["medley"], 5, 5))
    assert stem(match.path) == "medley"
    assert match.family == ()


def test_a_clean_clip_tells_a_remaster_from_its_master(
    owned: Library, family: Mapping[str, Wave]
) -> None:
    match = ask(owned, cut(family["remaster"], 20, 5))
    assert stem(match.path) == "remaster"
    assert all(not one.is_as_good for one in match.family)


def reference(name: str, sound: Wave) -> Reference:
    baseband = whiten(sound)
    return Reference(name, len(baseband), pack(baseband))


def test_of_equals_each_is_named_about_as_often() -> None:
    """Two recordings have half of the clip each: what is behind is behind by chance alone."""
    rng = np.random.default_rng(5)
    one, other = (rng.standard_normal(20 * RATE).astype(np.float32) for _ in range(2))
    references = [reference("one", one), reference("other", other)]
    behind, named = [], []
    for place in range(40):
        clip = noisy(cut(one + other, place / 4, 3), 100 + place, louder=2)
        query = whiten(clip)
        told = tell_apart(query, best_matches([query], references)[0], [], references)
        named.append(told.found[0].recording)
        behind += [each.behind or 0.0 for each in told.relatives]
    assert 10 < named.count("one") < 30
    # The size of a normal deviate: two in three below one, none in forty above three and a half.
    assert 15 < sum(each < 1 for each in behind) < 38
    assert max(behind) < 3.5


def test_music_that_repeats_itself_is_told_with_its_places() -> None:
    loop, end = music(6.1, 3, RATE), music(6.1, 4, RATE)
    sound = np.concatenate([loop, loop, end, loop])
    repeated = reference("loops", sound)
    query = whiten(noisy(cut(sound, 7.1, 3), 6))
    told = tell_apart(query, best_matches([query], [repeated])[0], [], [repeated])
    starts = [told.found[0].offset_s, *(one.offset_s for one in told.places)]
    assert sorted(starts) == pytest.approx([1, 7.1, 19.3], abs=0.01)
    assert all(one.behind < TELL_APART for one in told.places)


def test_another_verse_is_no_place_of_this_one() -> None:
    loop, voice = music(6.1, 3, RATE), music(24.4, 9, RATE)
    sound = np.tile(loop, 4) + voice
    verses = reference("verses", sound)
    query = whiten(cut(sound, 7.1, 3))
    found = best_matches([query], [verses])[0]
    told = tell_apart(query, found, [], [verses])
    assert told.found == tuple(found)
    assert told.places == ()
