"""Puts the whole demo into a folder, once: the soundtrack, its drama, the clip and the scene.

A second call finds everything there and does nothing.  A call that is cut short leaves no half
file under a final name: all is rendered into a hidden folder and renamed into place at the end,
and only then does `made-by.json` list it as complete.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from onara.demo.drama_file import drama_file
from onara.demo.scene import CLIP_CUE, SCENE_CUES, UNRELEASED, Cue, clip, scene, second
from onara.demo.soundtrack import THREE_HILLS, unreleased
from onara.demo.write import write

VERSION = 3
"""Raised whenever the sound of the demo changes, so that folders of an older Onara are renewed."""

_LIST = "made-by.json"
_WORK = ".rendering"
_DRAMA = f"home/catalogue/{THREE_HILLS.id}.yaml"
_SEASON = "Three Hills/Season 1"
_FIRST, _SECOND = f"{_SEASON}/Three Hills S01E01.mkv", f"{_SEASON}/Three Hills S01E02.mkv"
_OTHERS = ("clip.wav", _FIRST, _SECOND, _DRAMA)


@dataclass(frozen=True)
class Rendered:
    """The files of the demo, and the truth about them.

    `recordings` maps each song id to its file; `season` has two short episodes, of which `scene` is
    the first.  `clip_cue` and `scene_cues` say which recording
    sounds from which of its seconds.  `fresh` is False where all was there already.
    """

    folder: Path
    soundtrack: Path
    recordings: dict[str, Path]
    clip: Path
    season: Path
    scene: Path
    clip_cue: Cue
    scene_cues: tuple[Cue, ...]
    fresh: bool


def _names() -> dict[str, str]:
    return {
        recording.song_id: f"soundtrack/{recording.path}" for recording in THREE_HILLS.recordings
    }


def _listed(folder: Path) -> dict[str, int]:
    """Files (and sizes) that an earlier rendering of any version listed; empty where none did."""
    try:
        made = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        return {str(name): int(size) for name, size in made["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def is_complete(folder: Path) -> bool:
    """Whether `folder` holds every file of this version of the demo, in full size."""
    try:
        version = json.loads((folder / _LIST).read_text(encoding="utf-8"))["version"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    files = _listed(folder)
    expected = {*_names().values(), *_OTHERS}
    return (
        version == VERSION
        and set(files) == expected
        and all(
            (folder / name).is_file() and (folder / name).stat().st_size == size
            for name, size in files.items()
        )
    )


def render(folder: Path) -> Rendered:
    """Renders the demo into `folder` (made where it is missing), unless it is complete there.

    Takes about a quarter of a minute on one core; the result is the same every time.  Files that
    are not the demo's own are left alone.  Raises OSError where the folder cannot be written.
    """
    fresh = not is_complete(folder)
    if fresh:
        _render_into(folder)
    return Rendered(
        folder=folder,
        soundtrack=folder / "soundtrack",
        recordings={song_id: folder / name for song_id, name in _names().items()},
        clip=folder / "clip.wav",
        season=folder / _SEASON,
        scene=folder / _FIRST,
        clip_cue=CLIP_CUE,
        scene_cues=SCENE_CUES,
        fresh=fresh,
    )


def _render_into(folder: Path) -> None:
    work = folder / _WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        names = _names()
        sounds = {}
        for recording in THREE_HILLS.recordings:
            sounds[recording.song_id] = recording.render()
            target = work / names[recording.song_id]
            target.parent.mkdir(parents=True, exist_ok=True)
            write(target, sounds[recording.song_id], recording.tags)
        note = {"comment": THREE_HILLS.note}
        write(work / "clip.wav", clip(sounds), {"title": "Onara demo clip", **note})
        sounds[UNRELEASED] = unreleased()
        (work / _SEASON).mkdir(parents=True)
        first, then = "세 고개 1화 (Three Hills, 1)", "세 고개 2화 (Three Hills, 2)"
        write(work / _FIRST, scene(sounds), {"title": first, **note})
        write(work / _SECOND, second(sounds), {"title": then, **note})
        (work / _DRAMA).parent.mkdir(parents=True)
        (work / _DRAMA).write_text(drama_file(THREE_HILLS), encoding="utf-8")
        files = sorted([*names.values(), *_OTHERS])
        sizes = {name: (work / name).stat().st_size for name in files}
        stale = set(_listed(folder)) - set(files)
        (folder / _LIST).unlink(missing_ok=True)
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (work / name).replace(folder / name)
        for name in stale:
            (folder / name).unlink(missing_ok=True)
        made = {"made_by": "onara demo", "version": VERSION, "files": sizes}
        text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
        (work / _LIST).write_text(text, encoding="utf-8")
        (work / _LIST).replace(folder / _LIST)
    finally:
        shutil.rmtree(work, ignore_errors=True)
