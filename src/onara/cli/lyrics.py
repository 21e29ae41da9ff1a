"""``onara lyrics``: the words of a song in layers, as the user's files have them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onara.cli.frame import DONE, UNUSABLE, Home, Json, command, complain, say, say_json
from onara.errors import OnaraError

if TYPE_CHECKING:
    from onara.library import Recording
    from onara.lyrics import Lyrics
    from onara.lyrics.layers import Layer

Words = Annotated[
    list[str],
    typer.Argument(metavar="SONG…", help="A song that you own, or a file of music or lyrics."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write all layers to an .lrc file.", readable=False),
]
Beside = Annotated[
    bool,
    typer.Option("--beside", help="Write the pronunciation beside the music, as .ko-Latn.lrc."),
]


@command
def lyrics(
    words: Words,
    out: Out = None,
    beside: Beside = False,
    home: Home = None,
    as_json: Json = False,
) -> int:
    """Show the words of a song: as they are sung, how that sounds, and what it means.

    Of your own lyric files and tags; Onara ships no lyrics. Where none of them says how a line
    sounds, Onara romanises it by rule, and says so. Nothing is written unless you ask for it, and
    never over a file that Onara did not write.

    Example:  onara lyrics song.flac
    """
    from onara.cli.home import home_folder
    from onara.lyrics.layers import layers_of

    if out is not None and beside:
        raise typer.BadParameter("give either --out or --beside")
    folder = home_folder(home)
    typed = " ".join(words)
    recording = _owned(typed, folder)
    sheets = _sheets_of(recording, folder) if recording else _sheets_at(Path(typed))
    layers = layers_of(sheets)
    if not layers:
        complain(f"{typed}: no words are known of this; put an .lrc file beside it, and add it")
        return UNUSABLE
    title = recording.title if recording else sheets[0].title
    artist = recording.tags.artist if recording else sheets[0].artist
    if out is not None or beside:
        path = out or _beside(recording, layers)
        _write(path, layers, title, artist, folder, only_pronunciation=beside)
        say_json({"file": str(path.absolute())}) if as_json else say(str(path))
        return DONE
    if as_json:
        say_json(
            {"recording": recording.recording if recording else None, "title": title}
            | {"artist": artist, "layers": [_as_json(each) for each in layers]}
        )
    else:
        _show(layers, title, artist)
    return DONE


def _owned(typed: str, home: Path) -> Recording | None:
    """The one recording that is meant; ``None`` where a file is that is not in the library."""
    from onara.cli.piece import piece_of, recordings_meant
    from onara.library import Library
    from onara.lyrics.sidecars import LYRIC_SUFFIXES

    with Library.open(home) as library:
        owned = library.recordings()
        meant = recordings_meant(typed, owned)
    if meant:
        return meant[0]
    is_file = os.path.lexists(typed) or os.sep in typed or typed.lower().endswith(LYRIC_SUFFIXES)
    if is_file or not (home / "library.sqlite").exists():
        return None
    from onara.cli.home import known
    from onara.scan import Scanner

    with Scanner.open(home) as scanner:
        piece = piece_of(typed, known(home), scanner, as_json=False)
    if piece is None:
        raise typer.Exit(UNUSABLE)  # it was said why
    found = [one for one in owned if one.recording in piece.recordings]
    if not found:
        raise OnaraError(f"{typed}: you own no recording that goes by that")
    return found[0]


def _sheets_of(recording: Recording, home: Path) -> list[Lyrics]:
    from onara.jobs.lyric_lines import FILE_NAME
    from onara.lyrics import LyricStore

    if not (home / FILE_NAME).exists():
        return []
    with LyricStore.open(home / FILE_NAME) as store:
        return store.of_recording(recording.recording)


def _sheets_at(path: Path) -> list[Lyrics]:
    """The words in a file that is in no library, and in those beside it."""
    from onara.audio.lyric_tags import read_lyric_tags
    from onara.lyrics import read_lyrics, sidecars
    from onara.lyrics.read import lyrics_of_tag
    from onara.lyrics.sidecars import LYRIC_SUFFIXES

    if path.suffix.lower() in LYRIC_SUFFIXES:
        return [read_lyrics(path)]
    tags = read_lyric_tags(path)
    inside = [each for tag in tags if (each := lyrics_of_tag(tag, path))]
    found = [*(read_lyrics(each) for each in sidecars(path)), *inside]
    return sorted(found, key=lambda each: not each.is_timed)


def _beside(recording: Recording | None, layers: tuple[Layer, ...]) -> Path:
    from onara.lyrics.layered_lrc import SUFFIX

    # Beside the music, or beside the lyrics of music that is not owned.
    place = recording.paths[0] if recording and recording.paths else layers[0].source
    return place.with_name(place.stem + SUFFIX)


def _write(
    path: Path,
    layers: tuple[Layer, ...],
    title: str | None,
    artist: str | None,
    home: Path,
    *,
    only_pronunciation: bool,
) -> None:
    from onara.cli.writing import FOLDER
    from onara.export.written import Written
    from onara.lyrics.layered_lrc import layered_lrc, pronunciation_lrc

    if only_pronunciation:
        layer = next((each for each in layers if each.kind == "pronunciation"), None)
        if layer is None:
            raise OnaraError("there is no Hangul in these words, so nothing to romanise")
        text = pronunciation_lrc(layer, title, artist)
    else:
        text = layered_lrc(layers, title, artist)
    Written(home / FOLDER).put(path, text.encode())


def _show(layers: tuple[Layer, ...], title: str | None, artist: str | None) -> None:
    from onara.cli.table import table
    from onara.cli.words import shown
    from onara.clock import clock
    from onara.lyrics.layers import side_by_side

    heading = " – ".join(each for each in (artist, title) if each)
    if heading:
        say(shown(heading))
    rows = side_by_side(layers)
    has = [layer.kind for layer in layers]
    head = ["at"] * layers[0].is_timed + [_heading(layers[0])]
    if "pronunciation" in has:
        head.append(_heading(layers[has.index("pronunciation")]))
    languages = [layer.language for layer in layers if layer.kind == "translation"]
    head += [f"translation{f' ({each})' if each else ''}" for each in languages]
    told = []
    for row in rows:
        at = "" if row.line.start_s is None else clock(row.line.start_s)
        cells = [at] * layers[0].is_timed + [row.line.text]
        if "pronunciation" in has:
            cells.append(row.pronunciation or "")
        means = dict(row.translations)
        told.append([shown(each) for each in (*cells, *(means.get(one, "") for one in languages))])
    for line in table(tuple(head), told):
        say(line)


def _heading(layer: Layer) -> str:
    if layer.kind == "main":
        return f"words{f' ({layer.language})' if layer.language else ''}"
    return "as it sounds (made by rule)" if layer.made else "as it sounds"


def _as_json(layer: Layer) -> dict[str, Any]:
    return {
        "kind": layer.kind,
        "language": layer.language,
        "made": layer.made,
        "source": str(layer.source),
        "lines": [{"start_s": line.start_s, "text": line.text} for line in layer.lines],
    }
