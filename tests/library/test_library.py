"""The library as its users see it: through files of the demo and small ones made here."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from onara import Library
from onara.demo import Rendered
from onara.errors import LibraryError, UnusableInput
from tests.conftest import RATE, play, save_wav


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "home")


@pytest.fixture(scope="module")
def demo(rendered: Rendered, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library with the demo's soundtrack and its drama."""
    home = tmp_path_factory.mktemp("demo library")
    shutil.copytree(rendered.folder / "home" / "catalogue", home / "catalogue")
    library = Library.open(home)
    outcomes = library.add([rendered.soundtrack])
    assert {outcome.status for outcome in outcomes} == {"added"}
    return library


def test_a_clip_under_babble_is_named_with_song_drama_and_second(
    demo: Library, rendered: Rendered
) -> None:
    match = demo.identify(rendered.clip).match
    assert match is not None
    assert match.path == str(rendered.recordings[rendered.clip_cue.song_id].absolute())
    assert match.offset_s == pytest.approx(rendered.clip_cue.from_s, abs=0.01)
    assert match.song is not None
    assert match.song.id.endswith(rendered.clip_cue.song_id)
    assert match.drama is not None
    assert match.drama.title_ko == "세 고개"
    assert match.speed == pytest.approx(1, abs=1e-4)
    assert match.p < 1e-12
    assert match.runner_up is not None
    assert match.runner_up.recording != match.recording
    assert match.runner_up.p > 1e-4


def test_music_somewhere_in_a_long_file_is_found(demo: Library, rendered: Rendered) -> None:
    match = demo.identify(rendered.scene).match
    assert match is not None
    cues = {str(rendered.recordings[cue.song_id].absolute()): cue for cue in rendered.scene_cues}
    cue = cues[str(match.path)]
    assert match.offset_s == pytest.approx(cue.from_s - cue.at_s, abs=0.02)
    assert match.at_s < cue.at_s + cue.seconds
    assert match.at_s + 10 > cue.at_s


def test_every_recording_is_named_by_itself(demo: Library, rendered: Rendered) -> None:
    for path in rendered.recordings.values():
        match = demo.identify(path).match
        assert match is not None
        assert match.path == str(path.absolute())
        assert match.offset_s == pytest.approx(0, abs=0.01)


def test_samples_are_identified_like_files(library: Library, wav: Callable[..., Path]) -> None:
    library.add([wav("a.wav", seed=1), wav("b.wav", seed=2)])
    sound = play(2, 12.0)[4 * RATE : 7 * RATE]
    stereo = np.stack([sound, sound], axis=1)
    for samples in (sound, stereo, sound.astype(np.float64)):
        match = library.identify(samples, RATE).match
        assert match is not None
        assert str(match.path).endswith("b.wav")
        assert match.offset_s == pytest.approx(4, abs=0.005)


def test_samples_without_a_rate_are_asked_for_it(library: Library) -> None:
    with pytest.raises(LibraryError, match="rate"):
        library.identify(play(1, 2.0))


def test_unknown_music_has_no_match(library: Library, wav: Callable[..., Path]) -> None:
    library.add([wav("a.wav", seed=1)])
    assert library.identify(wav("other.wav", seed=5, seconds=5)).match is None


def test_a_library_with_nothing_in_it_knows_nothing(
    library: Library, wav: Callable[..., Path]
) -> None:
    assert library.identify(wav("a.wav")).match is None
    assert library.recordings() == []
    assert not library.home.exists()


def test_what_is_in_is_skipped(library: Library, wav: Callable[..., Path]) -> None:
    path = wav("a.wav")
    assert [each.status for each in library.add([path])] == ["added"]
    assert [each.status for each in library.add([path, path.parent])] == ["known"]
    assert len(library) == 1


def test_a_moved_file_is_recognised(library: Library, wav: Callable[..., Path]) -> None:
    path = wav("a.wav")
    library.add([path])
    moved = path.rename(path.with_name("도깨비 OST.wav"))
    assert [each.status for each in library.add([moved])] == ["moved"]
    assert [recording.paths for recording in library.recordings()] == [(moved,)]


def test_a_copy_is_known_and_both_paths_are_kept(
    library: Library, wav: Callable[..., Path]
) -> None:
    path = wav("a.wav")
    library.add([path])
    copy = Path(shutil.copy(path, path.with_name("copy.wav")))
    assert [each.status for each in library.add([copy])] == ["known"]
    assert [set(recording.paths) for recording in library.recordings()] == [{path, copy}]
    path.unlink()
    match = library.identify(copy).match
    assert match is not None
    assert match.path == str(copy)


def test_new_tags_do_not_make_a_new_recording(library: Library, tmp_path: Path) -> None:
    source = save_wav(tmp_path / "source.wav", play(1, 8.0))
    first = _with_title(source, tmp_path / "song.flac", "옛 제목")
    library.add([first])
    before = library.recordings()[0]
    _with_title(source, first, "새 제목")
    assert [each.status for each in library.add([first])] == ["known"]
    after = library.recordings()
    assert [each.recording for each in after] == [before.recording]
    assert after[0].tags.title == "새 제목"


def test_a_file_with_new_sound_takes_the_place_of_the_old(
    library: Library, wav: Callable[..., Path]
) -> None:
    path = wav("a.wav", seed=1)
    library.add([path])
    path = wav("a.wav", seed=2)
    assert [each.status for each in library.add([path])] == ["added"]
    assert len(library) == 1
    assert library.identify(play(1, 4.0), RATE).match is None
    assert library.identify(play(2, 4.0), RATE).match is not None


def test_the_old_sound_stays_where_another_file_has_it(
    library: Library, wav: Callable[..., Path]
) -> None:
    library.add([wav("a.wav", seed=1), wav("b.wav", seed=1)])
    library.add([wav("a.wav", seed=2)])
    assert sorted(one.paths[0].name for one in library.recordings()) == ["a.wav", "b.wav"]
    match = library.identify(play(1, 4.0), RATE).match
    assert match is not None
    assert str(match.path).endswith("b.wav")


def test_a_file_that_became_a_copy_of_another_lets_its_old_sound_go(
    library: Library, wav: Callable[..., Path]
) -> None:
    first, second = wav("a.wav", seed=1), wav("b.wav", seed=2)
    library.add([first, second])
    shutil.copyfile(second, first)
    assert [each.status for each in library.add([first])] == ["known"]
    (one,) = library.recordings()
    assert one.paths == (first, second)
    assert library.identify(play(1, 4.0), RATE).match is None


def test_files_that_changed_places_are_both_kept(
    library: Library, wav: Callable[..., Path], tmp_path: Path
) -> None:
    first, second = wav("a.wav", seed=1), wav("b.wav", seed=2)
    library.add([first, second])
    first.rename(tmp_path / "c.wav")
    second.rename(first)
    (tmp_path / "c.wav").rename(second)
    library.add([first, second])
    for seed, path in ((1, second), (2, first)):
        match = library.identify(play(seed, 4.0), RATE).match
        assert match is not None
        assert match.path == str(path)


def test_a_file_that_cannot_be_read_any_more_keeps_its_old_sound(
    library: Library, wav: Callable[..., Path]
) -> None:
    path = wav("a.wav", seed=1)
    library.add([path])
    path.write_bytes(b"half a copy")
    assert [each.status for each in library.add([path])] == ["refused"]
    assert library.identify(play(1, 4.0), RATE).match is not None


def test_removing_leaves_the_files_alone(library: Library, wav: Callable[..., Path]) -> None:
    first, second = wav("a.wav", seed=1), wav("b.wav", seed=2)
    library.add([first, second])
    removed = library.remove([first, "nobody"])
    assert removed.files == (first,)
    assert [str(each) for each in removed.strangers] == ["nobody: is not in the library"]
    assert first.exists()
    assert len(library) == 1
    assert library.identify(play(1, 4.0), RATE).match is None
    assert [each.status for each in library.add([first])] == ["added"]


def test_removing_a_folder_takes_out_all_below_it(
    library: Library, wav: Callable[..., Path], tmp_path: Path
) -> None:
    library.add([wav("a.wav", seed=1), wav("b.wav", seed=2)])
    assert len(library.remove([tmp_path]).files) == 2
    assert len(library) == 0
    assert not list((library.home / "index").glob("*.segment"))


def test_a_recording_can_be_removed_by_its_id(library: Library, wav: Callable[..., Path]) -> None:
    (outcome,) = library.add([wav("a.wav")])
    assert outcome.recording is not None
    library.remove([outcome.recording])
    assert library.recordings() == []


def test_names_are_compared_as_the_system_has_them(library: Library, tmp_path: Path) -> None:
    composed = unicodedata.normalize("NFC", "첫눈.wav")
    decomposed = unicodedata.normalize("NFD", composed)
    for name, seed in ((composed, 1), (decomposed, 2)):
        save_wav(tmp_path / name, play(seed, 4.0))
    library.add([tmp_path])
    assert {os.fsencode(path) for each in library.recordings() for path in each.paths} == {
        os.fsencode(tmp_path / name) for name in (composed, decomposed)
    }


def test_progress_ends_at_the_whole(library: Library, wav: Callable[..., Path]) -> None:
    files = [wav(f"{seed}.wav", seed=seed, seconds=3) for seed in range(3)]
    seen = []
    library.add(files, report=lambda outcome, progress: seen.append((outcome.status, progress)))
    assert [status for status, _ in seen] == ["added"] * 3
    last = seen[-1][1]
    assert (last.files, last.bytes) == (last.of_files, last.of_bytes)
    assert last.of_bytes == sum(path.stat().st_size for path in files)


def test_a_newer_library_is_refused_not_misread(library: Library, wav: Callable[..., Path]) -> None:
    library.add([wav("a.wav")])
    manifest = library.home / "index" / "manifest.json"
    manifest.write_text(re.sub(r'"format": \d+', '"format": 7', manifest.read_text()))
    with pytest.raises(LibraryError, match="format 7"):
        Library.open(library.home)


def test_a_damaged_database_is_said_so(library: Library, wav: Callable[..., Path]) -> None:
    library.add([wav("a.wav")])
    library.close()
    (library.home / "library.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(LibraryError, match=r"library\.sqlite"):
        Library.open(library.home).recordings()


def test_silence_and_specks_are_no_clips(library: Library, wav: Callable[..., Path]) -> None:
    library.add([wav("a.wav")])
    with pytest.raises(UnusableInput, match="silent"):
        library.identify(np.zeros(RATE, np.float32), RATE)
    with pytest.raises(UnusableInput, match="too short"):
        library.identify(play(1, 0.2), RATE)


def _with_title(source: Path, target: Path, title: str) -> Path:
    """The sound of a WAV file as FLAC with a title."""
    with av.open(str(source)) as sound, av.open(str(target), "w") as flac:
        flac.metadata["title"] = title
        stream = flac.add_stream("flac", rate=RATE, layout="mono")
        for frame in sound.decode(audio=0):
            flac.mux(stream.encode(frame))
        flac.mux(stream.encode(None))
    return target


def test_a_file_is_a_song_of_the_catalogue_by_its_name_where_that_is_certain(
    library: Library,
) -> None:
    assert library.song_at(Path("이태원 클라쓰 OST/V - Sweet Night.lrc")) == (
        "itaewon-class/sweet-night"
    )
    assert library.song_at(Path("lyrics/Sweet.lrc")) is None
