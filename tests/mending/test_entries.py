"""Where names of files stand in playlists."""

from __future__ import annotations

import pytest

from onara.mending.entries import entries, fitted

CASES = [
    (
        ".m3u",
        "\ufeff#EXTM3U\r\n#EXTINF:3,a - b\r\n  01 a.mp3 \r#b\n\nc/d.mp3",
        ["01 a.mp3", "c/d.mp3"],
    ),
    (".m3u8", "a\x85b.mp3\n\x0cc.mp3", ["a\x85b.mp3", "\x0cc.mp3"]),
    (
        ".pls",
        "[playlist]\nFile1=a=b.mp3\r\nTitle1=x.mp3\nfile12 = c.mp3\nFile=d",
        ["a=b.mp3", "c.mp3"],
    ),
    (
        ".cue",
        '\ufeffREM FILE "x.wav"\r\nFILE "a b.flac" WAVE\r\n  TITLE "F"\r\nfile c.mp3 MP3\nFILE "e',
        ["a b.flac", "c.mp3"],
    ),
    (
        ".xspf",
        "<track><location> a%20b.mp3\n</location><title>c.mp3</title>"
        "<x:location>d&amp;e.mp3</x:location><location/></track>",
        ["a%20b.mp3", "d&e.mp3"],
    ),
]


@pytest.mark.parametrize(("ending", "text", "names"), CASES)
def test_names_are_found_and_nothing_else(ending: str, text: str, names: list[str]) -> None:
    found = list(entries(text, ending))
    assert [each.location for each in found] == names
    assert all(text[each.at :].startswith(each.written) for each in found)


@pytest.mark.parametrize(
    ("ending", "text", "location", "written"),
    [
        (".m3u", "a.mp3", "#1.mp3", "./#1.mp3"),
        (".cue", "FILE a.mp3 MP3", "b.mp3", "b.mp3"),
        (".cue", "FILE a.mp3 MP3", "b c.mp3", '"b c.mp3"'),
        (".cue", 'FILE "a.mp3" MP3', "b c.mp3", "b c.mp3"),
        (".xspf", "<location>a.mp3</location>", "b&c.mp3", "b&amp;c.mp3"),
    ],
)
def test_a_name_is_written_as_its_kind_has_it(
    ending: str, text: str, location: str, written: str
) -> None:
    (entry,) = entries(text, ending)
    assert fitted(location, entry, text, ending) == written


@pytest.mark.parametrize(
    ("ending", "text", "location"),
    [(".m3u", "a.mp3", "b\nc.mp3"), (".cue", 'FILE "a.mp3" MP3', 'b "c".mp3')],
)
def test_a_name_that_a_kind_cannot_have_is_not_written(
    ending: str, text: str, location: str
) -> None:
    (entry,) = entries(text, ending)
    with pytest.raises(ValueError, match="has a"):
        fitted(location, entry, text, ending)
