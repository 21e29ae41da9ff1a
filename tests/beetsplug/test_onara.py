"""The plugin in a real beets: a library of real files, asked through the program ``beet``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import mutagen
import pytest
from mediafile import MediaFile

from onara.library import Library
from onara.tagging import read
from tests.media import encode, music, stereo

BEET = Path(sys.executable).with_name("beet")
SOURCE = Path(__file__).parents[2] / "src"
GOBLIN = "guardian-the-lonely-and-great-god"
FILES: dict[str, tuple[str, str, dict[str, str]]] = {
    "도깨비/01.mp3": (
        *("mp3", "libmp3lame"),
        {"title": "Stay With Me", "artist": "찬열, 펀치", "album": "도깨비 OST Part 1"},
    ),
    "도깨비/02.flac": (
        *("flac", "flac"),
        {"title": "Beautiful", "artist": "Crush", "album": "도깨비 OST Part 4"},
    ),
    "도깨비/03.m4a": (
        *("ipod", "aac"),
        {"title": "Round and Round", "artist": "헤이즈, 한수지", "album": "도깨비 OST"},
    ),
    "꽃남/01.ogg": (
        *("ogg", "vorbis"),
        {"title": "Paradise", "artist": "T-max", "album": "꽃보다 남자 OST"},
    ),
    "other/01.mp3": (
        *("mp3", "libmp3lame"),
        {"title": "Let It Be", "artist": "Somebody", "album": "Past Days"},
    ),
}
"""A collection: path, container, codec and tags."""
CONFIG = """\
plugins: {plugins}
directory: {root}/library
library: {root}/library.db
import: {{copy: yes, quiet: yes, duplicate_action: keep}}
paths:
  onara_drama::.: $onara_drama_ko/%if{{$onara_part,Part $onara_part/}}$title
  default: $album/$title
onara:
  home: {root}/home
{more}"""


@dataclass(frozen=True, slots=True)
class Beets:
    """A beets with a library of its own."""

    root: Path

    def configure(self, more: str = "", plugins: str = "onara") -> None:
        (self.root / "config.yaml").write_text(
            CONFIG.format(root=self.root, more=more, plugins=plugins), encoding="utf-8"
        )

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {
            "BEETSDIR": str(self.root),
            "PYTHONPATH": str(SOURCE),
            "LC_ALL": "C.UTF-8",
        }
        return subprocess.run(
            [BEET, *words], capture_output=True, text=True, env=environment, check=False
        )

    def say(self, *words: str | Path) -> list[str]:
        """The lines that a command prints."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    def titles(self, *query: str) -> set[str]:
        return set(self.say("ls", "-f", "$title", *query))

    def told(self, field: str, *query: str) -> dict[str, str]:
        """A field of each track by its title."""
        lines = self.say("ls", "-f", f"$title\t%ifdef{{{field}}}", *query)
        return {title: value for title, _, value in (line.partition("\t") for line in lines)}

    def file(self, title: str) -> Path:
        (path,) = self.say("ls", "-p", f"title:={title}")
        return Path(path)


def made(root: Path, names: Mapping[str, tuple[str, str, dict[str, str]]] = FILES) -> Path:
    """The collection, as files."""
    for seed, (name, (container, codec, tags)) in enumerate(names.items(), 1):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        encode(path, stereo(music(4, seed)), container, codec, tags=tags)
    return root


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("collection"))


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, collection: Path) -> Beets:
    """A beets that has imported the collection with the plugin; to be read only."""
    beets = Beets(tmp_path_factory.mktemp("beets"))
    beets.configure()
    beets.say("import", "-A", "-q", collection)
    return beets


@pytest.fixture
def beets(tmp_path: Path) -> Beets:
    """A beets that has nothing yet."""
    found = Beets(tmp_path)
    found.configure()
    return found


def onara_tags(path: Path) -> dict[str, list[str]]:
    """What stands in a file under Onara's names, as Onara reads it."""
    fields = read(path).fields
    return {name: list(texts) for name, texts in fields.items() if name.startswith("onara_")}


def test_an_import_links_what_is_certain_and_nothing_else(imported: Beets) -> None:
    assert imported.told("onara_song") == {
        "Stay With Me": f"{GOBLIN}/stay-with-me",
        "Beautiful": f"{GOBLIN}/beautiful",
        "Round and Round": f"{GOBLIN}/round-and-round",
        "Paradise": "boys-over-flowers/paradise",
        "Let It Be": "",
    }


def test_a_track_has_drama_role_part_and_work(imported: Beets) -> None:
    names = ("drama", "drama_en", "drama_ko", "role", "part", "work")
    line = " | ".join(f"$onara_{name}" for name in names)
    assert imported.say("ls", "-f", line, "title:stay") == [
        f"{GOBLIN} | Guardian: The Lonely and Great God | 쓸쓸하고 찬란하神 - 도깨비 | "
        f"ending; main theme | 1 | work/{GOBLIN}/stay-with-me"
    ]


@pytest.mark.parametrize(
    "typed",
    [
        *("도깨비", "dokkaebi", "goblin", "ehRoql", "Guardian", GOBLIN, "ㄷㄲㅂ"),
        unicodedata.normalize("NFD", "도깨비"),
    ],
)
def test_a_drama_is_found_in_any_spelling(imported: Beets, typed: str) -> None:
    assert imported.titles(f"onara_drama:{typed}") == {
        "Stay With Me",
        "Beautiful",
        "Round and Round",
    }


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("onara_drama:kkochboda namja", {"Paradise"}),
        ("onara_drama:찬란", {"Stay With Me", "Beautiful", "Round and Round"}),
        ("onara_drama:flowers", {"Paradise"}),
        ("onara_drama:reply 1997", set()),
        ("onara_drama:no such drama", set()),
        ("^onara_drama:goblin", {"Paradise", "Let It Be"}),
        ("onara_drama::^boys", {"Paradise"}),
        ("onara_drama::^$", {"Let It Be"}),
        ("onara_song:파라다이스", {"Paradise"}),
        ("onara_song:round and round", {"Round and Round"}),
        ("onara_role:opening", {"Round and Round", "Paradise"}),
        ("onara_part:2..", {"Beautiful", "Round and Round"}),
        ("onara_part:..4", {"Stay With Me", "Beautiful", "Paradise"}),
        ("onara_part:1", {"Stay With Me", "Paradise"}),
    ],
)
def test_fields_are_asked_for(imported: Beets, query: str, titles: set[str]) -> None:
    assert imported.titles(query) == titles


def test_a_part_that_is_no_number_is_said_by_beets(imported: Beets) -> None:
    done = imported.run("ls", "onara_part:first")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_the_files_lie_where_the_paths_name_the_drama(imported: Beets) -> None:
    library = imported.root / "library"
    assert (library / "쓸쓸하고 찬란하神 - 도깨비/Part 4/Beautiful.flac").exists()
    assert (library / "꽃보다 남자/Part 1/Paradise.ogg").exists()
    assert (library / "Past Days/Let It Be.mp3").exists()


def test_an_album_has_what_all_of_its_tracks_have(imported: Beets) -> None:
    assert imported.say("ls", "-a", "-f", "%ifdef{onara_part}", "onara_drama:flowers") == ["1"]
    # The parts of the drama lay in one folder, so that beets made one album of them.
    assert imported.say("ls", "-a", "-f", "%ifdef{onara_part}", "onara_drama:goblin") == [""]


def test_nothing_is_written_unless_it_is_asked_for(imported: Beets, collection: Path) -> None:
    copy = imported.file("Beautiful")
    assert copy.read_bytes() == (collection / "도깨비/02.flac").read_bytes()


def test_what_a_drama_has_and_the_library_lacks(imported: Beets) -> None:
    *missing, summary = imported.say("onara-missing", "dokkaebi")
    assert summary == "Guardian: The Lonely and Great God: 3 of 16 songs are here"
    assert len(missing) == 13
    assert any(line.startswith("Heaven – ") for line in missing)
    assert not any(line.startswith("Beautiful – ") for line in missing)


def test_a_drama_that_nobody_knows_is_said_in_a_sentence(imported: Beets) -> None:
    done = imported.run("onara-missing", "no such drama")
    assert done.returncode == 1
    assert done.stderr == "error: Onara's catalogue has no drama no such drama\n"
    assert imported.run("onara-missing").returncode == 1


def test_a_library_from_before_is_linked_after_a_dry_run(beets: Beets, collection: Path) -> None:
    beets.configure("  auto: no\n")
    beets.say("import", "-A", "-q", collection)
    assert beets.titles("onara_drama::.") == set()
    *lines, summary = beets.say("onara", "--pretend", "artist:crush")
    assert summary == "1 would be linked, 0 not for certain"
    assert lines[1].strip().startswith(f"{GOBLIN}/beautiful: insert of Guardian")
    assert 'title "Beautiful"' in lines[1]
    assert beets.titles("onara_drama::.") == set()
    assert beets.say("onara")[-1] == "4 linked, 1 not for certain"
    assert len(beets.titles("onara_drama::.")) == 4
    assert beets.say("onara")[-1] == "0 linked, 1 not for certain"


@pytest.fixture(scope="module")
def tagged(tmp_path_factory: pytest.TempPathFactory, collection: Path) -> Beets:
    """The same with tags written at import; to be read only."""
    beets = Beets(tmp_path_factory.mktemp("tagged"))
    beets.configure("  write: yes\n")
    beets.say("import", "-A", "-q", collection)
    return beets


def test_tags_stand_where_other_programs_look_for_them(tagged: Beets) -> None:
    mp3 = mutagen.File(tagged.file("Stay With Me"))
    assert mp3["TXXX:ONARA_ROLE"].text == ["ending", "main theme"]
    assert mutagen.File(tagged.file("Beautiful"))["ONARA_PART"] == ["4"]
    mp4 = mutagen.File(tagged.file("Round and Round"))
    assert bytes(mp4["----:com.apple.iTunes:ONARA_ROLE"][0]) == b"opening"
    assert mutagen.File(tagged.file("Paradise"))["ONARA_DRAMA_KO"] == ["꽃보다 남자"]


@pytest.mark.parametrize(
    ("name", "title", "role", "part"),
    [
        ("도깨비/01.mp3", "Stay With Me", ["ending", "main theme"], "1"),
        ("도깨비/02.flac", "Beautiful", ["insert"], "4"),
        ("도깨비/03.m4a", "Round and Round", ["opening"], "14"),
        ("꽃남/01.ogg", "Paradise", ["opening", "main theme"], "1"),
    ],
)
def test_tags_are_written_to_every_container_and_nothing_else_is(
    tagged: Beets, collection: Path, name: str, title: str, role: list[str], part: str
) -> None:
    copy = tagged.file(title)
    song = tagged.told("onara_song")[title]
    found = onara_tags(copy)
    assert found["onara_song"] == [song]
    assert found["onara_drama"] == [song.partition("/")[0]]
    assert found["onara_role"] == role
    assert found["onara_part"] == [part]
    assert found["onara_work"] == [f"work/{song}"]
    assert "onara_version" not in found
    assert MediaFile(copy).as_dict() == MediaFile(collection / name).as_dict()


def test_what_is_not_linked_is_not_written(tagged: Beets, collection: Path) -> None:
    assert tagged.file("Let It Be").read_bytes() == (collection / "other/01.mp3").read_bytes()


def test_an_import_believes_the_tags_that_it_once_wrote(tagged: Beets, beets: Beets) -> None:
    shutil.copytree(tagged.root / "library", beets.root / "again")
    shutil.rmtree(beets.root / "again" / "Past Days")
    for path in (beets.root / "again").rglob("*.*"):
        file = mutagen.File(path, easy=True)
        file["title"] = f"Track {path.suffix}"
        file["artist"] = file["album"] = ""
        file.save()
        path.rename(path.with_stem("track"))
    beets.say("import", "-A", "-q", beets.root / "again")
    assert beets.told("onara_song") == {
        "Track .flac": f"{GOBLIN}/beautiful",
        "Track .m4a": f"{GOBLIN}/round-and-round",
        "Track .mp3": f"{GOBLIN}/stay-with-me",
        "Track .ogg": "boys-over-flowers/paradise",
    }


def test_beets_own_writing_takes_them_along(beets: Beets, collection: Path) -> None:
    beets.say("import", "-A", "-q", collection / "도깨비")
    beets.say("write", "-f", "title:beautiful")
    assert not onara_tags(beets.file("Beautiful"))
    beets.configure("  write: yes\n")
    beets.say("write", "-f", "title:beautiful")
    assert onara_tags(beets.file("Beautiful"))["onara_song"] == [f"{GOBLIN}/beautiful"]


def test_writing_is_asked_for_once_and_done_once(beets: Beets, collection: Path) -> None:
    beets.say("import", "-A", "-q", collection)
    assert beets.say("onara", "-p", "-w") == ["0 would be linked, 1 not for certain"]
    assert not onara_tags(beets.file("Paradise"))
    assert beets.say("onara", "-w")[-1] == "tags of 4 written"
    assert onara_tags(beets.file("Paradise"))["onara_song"] == ["boys-over-flowers/paradise"]
    assert beets.say("onara", "-w") == ["0 linked, 1 not for certain"]


def test_a_link_set_by_hand_stands_until_it_is_looked_at_anew(
    beets: Beets, collection: Path
) -> None:
    beets.say("import", "-A", "-q", collection)
    beets.say("modify", "-y", "-W", "title:let", "onara_song=my-mister/grown-ups")
    assert beets.say("onara", "title:let")[-1] == "1 linked, 0 not for certain"
    assert beets.told("onara_drama", "title:let") == {"Let It Be": "my-mister"}
    beets.say("onara", "-w", "title:let")
    assert onara_tags(beets.file("Let It Be"))["onara_drama"] == ["my-mister"]
    lines = beets.say("onara", "-f", "-w", "title:let")
    assert lines[1:] == ["  no longer linked", "0 linked, 1 not for certain", "tags of 1 written"]
    assert not onara_tags(beets.file("Let It Be"))
    assert "Let It Be" not in beets.titles("onara_drama::.")


def test_a_song_that_the_catalogue_lacks_is_said(beets: Beets, collection: Path) -> None:
    beets.say("import", "-A", "-q", collection / "other")
    beets.say("modify", "-y", "-W", "title:let", "onara_song=no-such-song")
    done = beets.run("onara")
    assert done.returncode == 0
    assert "the catalogue has no song no-such-song" in done.stderr


def test_the_library_of_onara_knows_a_file_by_its_bytes(beets: Beets, tmp_path: Path) -> None:
    """One whose name told the song when it was added, and that beets gets under another name."""
    own = tmp_path / "own" / "Crush - Beautiful (도깨비 OST Part 4).flac"
    own.parent.mkdir()
    encode(own, music(4, 2), "flac", "flac")
    with Library.open(tmp_path / "home") as library:
        library.add([own])
    (tmp_path / "new").mkdir()
    shutil.copy(own, tmp_path / "new" / "x.flac")
    beets.say("import", "-A", "-q", tmp_path / "new")
    assert beets.say("ls", "-f", "$onara_song") == [f"{GOBLIN}/beautiful"]


def test_where_library_and_tags_disagree_nothing_is_linked(beets: Beets, tmp_path: Path) -> None:
    own = tmp_path / "own" / "Crush - Beautiful (도깨비 OST Part 4).flac"
    own.parent.mkdir()
    encode(own, music(4, 2), "flac", "flac")
    with Library.open(tmp_path / "home") as library:
        library.add([own])
    beets.configure("  auto: no\n")
    beets.say("import", "-A", "-q", own.parent)
    beets.say("modify", "-y", "-W", "title=Paradise", "artist=T-max", "album=꽃보다 남자 OST")
    assert beets.say("onara") == ["0 linked, 1 not for certain"]


def test_listening_names_the_same_recording_in_another_encoding(
    beets: Beets, tmp_path: Path
) -> None:
    own = tmp_path / "own" / "Crush - Beautiful (도깨비 OST Part 4).flac"
    own.parent.mkdir()
    encode(own, music(30, 2), "flac", "flac")
    with Library.open(tmp_path / "home") as library:
        library.add([own])
    new = tmp_path / "new"
    new.mkdir()
    encode(new / "whole.mp3", music(30, 2), "mp3", "libmp3lame", tags={"title": "whole"})
    encode(
        new / "part.mp3", music(30, 2)[: 44100 * 12], "mp3", "libmp3lame", tags={"title": "part"}
    )
    encode(new / "other.mp3", music(30, 7), "mp3", "libmp3lame", tags={"title": "other"})
    beets.say("import", "-A", "-q", new)
    assert beets.titles("onara_song::.") == set()
    _, second, summary = beets.say("onara", "--listen")
    assert second.endswith("flac, by its sound)")
    assert summary == "1 linked, 2 not for certain"
    assert beets.told("onara_song", "onara_song::.") == {"whole": f"{GOBLIN}/beautiful"}


def test_a_broken_file_of_the_catalogue_keeps_no_import_back(
    beets: Beets, collection: Path
) -> None:
    own = beets.root / "home" / "catalogue"
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("drama: [", encoding="utf-8")
    done = beets.run("import", "-A", "-q", collection / "other")
    assert done.returncode == 0
    assert "nothing is linked" in done.stderr
    assert "broken.yaml" in done.stderr
    assert beets.titles() == {"Let It Be"}
    for words in (["onara"], ["onara-missing", "goblin"], ["ls", "onara_drama:goblin"]):
        refused = beets.run(*words)
        assert refused.returncode == 1
        assert refused.stderr.startswith("error: ")
        assert "Traceback" not in refused.stderr


def test_a_file_that_is_gone_or_no_audio_is_no_obstacle(beets: Beets, collection: Path) -> None:
    beets.say("import", "-A", "-q", collection)
    beets.file("Beautiful").unlink()
    beets.file("Paradise").write_bytes(b"no music")
    done = beets.run("onara", "-f", "-w", "--listen")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert done.stdout.splitlines()[-1] == "tags of 2 written"


def test_onara_is_not_loaded_until_it_is_asked(beets: Beets) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import beetsplug.onara"],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(SOURCE), "BEETSDIR": str(beets.root)},
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "beetsplug.onara.fields" in loaded
    assert not {"onara.catalogue", "onara.ask", "onara.library"} & loaded
