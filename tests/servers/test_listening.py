from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import av
import numpy as np
import pytest

from onara.index import Index
from onara.library import Library
from onara.servers import Client, ServerSong
from onara.servers.listening import Heard, Listener
from tests.servers.standin import StandIn, running
from tests.servers.test_client import mina


def encoded(source: Path, target: Path, codec: Literal["libmp3lame", "aac"]) -> Path:
    """The same sound as another file, by the encoder of FFmpeg."""
    with av.open(str(source)) as read, av.open(str(target), "w") as written:
        stream = written.add_stream(codec, rate=44100)
        assert isinstance(stream, av.AudioStream)
        resampler = av.AudioResampler("s16p" if codec == "libmp3lame" else "fltp", "mono", 44100)
        for frame in read.decode(audio=0):
            for each in resampler.resample(frame):
                written.mux(stream.encode(each))
        for each in resampler.resample(None):
            written.mux(stream.encode(each))
        written.mux(stream.encode(None))
    return target


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, family_files: Mapping[str, Path]
) -> Iterator[Library]:
    """A library that has the song alone."""
    with Library.open(tmp_path_factory.mktemp("listening") / "home") as library:
        library.add([family_files["song"]])
        yield library


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, family_files: Mapping[str, Path]
) -> dict[str, Path]:
    """What the server has: versions of the song, and files that are odd."""
    folder = tmp_path_factory.mktemp("served")
    junk, silence = folder / "junk", folder / "silence.wav"
    junk.write_bytes(np.random.default_rng(1).bytes(300_000))
    header = family_files["song"].read_bytes()[:44]
    silence.write_bytes(header + bytes(len(family_files["song"].read_bytes()) - 44))
    return {
        "mp3": encoded(family_files["song"], folder / "song.mp3", "libmp3lame"),
        # Its table of contents lies at the end.
        "m4a": encoded(family_files["song"], folder / "song.m4a", "aac"),
        "junk": junk,
        "silence": silence,
        **{name: family_files[name] for name in ("instrumental", "cover", "other", "edit")},
    }


@pytest.mark.parametrize(
    ("file", "heard"),
    [
        ("mp3", Heard.SAME),
        ("m4a", Heard.SAME),
        ("instrumental", Heard.OTHER),
        ("cover", Heard.OTHER),
        ("other", Heard.OTHER),
        ("junk", Heard.UNKNOWN),
        ("silence", Heard.UNKNOWN),
    ],
)
def test_the_recording_is_told_from_all_that_is_like_it(
    library: Library, served: dict[str, Path], file: str, heard: Heard
) -> None:
    (known,) = library.recordings()
    song = ServerSong(
        "1", "?", duration_s=round(known.duration_s), size=served[file].stat().st_size
    )
    with running(StandIn(files={"1": served[file]})) as address:
        listener = Listener(Client(mina(address)), Index(library.home / "index"))
        verdict = listener(song, known.recording)
        assert listener(song, known.recording) is verdict
    assert verdict.heard is heard, verdict.words
    assert verdict.words


def test_no_more_is_fetched_than_does(
    library: Library, served: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onara.servers.listening.LISTEN_S", 30.0)
    monkeypatch.setattr("onara.servers.listening._SPARE", 1 << 14)
    (known,) = library.recordings()
    size = served["mp3"].stat().st_size
    song = ServerSong("1", "?", duration_s=round(known.duration_s), size=size)
    with running(StandIn(files={"1": served["mp3"]})) as address:
        listener = Listener(Client(mina(address)), Index(library.home / "index"))
        verdict = listener(song, known.recording)
    assert verdict.heard is Heard.SAME
    assert "of 30 s" in verdict.words or "of 31 s" in verdict.words or "of 32 s" in verdict.words
    assert listener.bytes < 0.7 * size


def test_who_may_not_download_may_listen(library: Library, served: dict[str, Path]) -> None:
    (known,) = library.recordings()
    for forbidden, heard in (
        (("download",), Heard.SAME),
        (("download", "stream"), Heard.UNKNOWN),
    ):
        standin = StandIn(files={"1": served["mp3"]}, forbidden=forbidden)
        with running(standin) as address:
            listener = Listener(Client(mina(address)), Index(library.home / "index"))
            assert listener(ServerSong("1", "?"), known.recording).heard is heard
