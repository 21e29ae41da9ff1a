"""Do browsers play a media file as it is?"""

from __future__ import annotations

from onara.audio.decode import Sound

COPY_TYPE = "audio/mpeg"
"""MP3, for what they do not: every browser has played it for twenty years, and any part of it plays
by itself."""
_TYPES = {
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "flac": "audio/flac",
    "ogg": "audio/ogg",
    "mov": "audio/mp4",
    "matroska": "audio/webm",
}
_CODECS = {
    "wav": {"pcm_s16le", "pcm_u8", "pcm_f32le", "pcm_s24le"},
    "mp3": {"mp3", "mp3float"},
    "flac": {"flac"},
    "ogg": {"vorbis", "opus", "libopus", "flac"},
    "mov": {"aac", "mp3", "mp3float"},
    "matroska": {"opus", "libopus", "vorbis"},
}
"""What Chromium, Firefox and Safari all play, by container."""
_ENDINGS = {"mov": (".m4a", ".m4b", ".mp4", ".m4v"), "matroska": (".webm", ".weba")}
"""The decoder calls MP4 and QuickTime one container, and WebM and Matroska another; browsers tell
them apart."""


def browser_type(sound: Sound, ending: str) -> str | None:
    """The media type of a file that browsers play as it is, else ``None``.

    ``ending`` is that of its name (".m4a"); a file without any is taken for what browsers play.  Of
    several tracks a browser might play another than the one that was opened.
    """
    container, codec = sound.coding
    name = container.partition(",")[0]
    if codec not in _CODECS.get(name, ()) or len(sound.tracks) > 1:
        return None
    endings = _ENDINGS.get(name)
    if ending and endings and ending.lower() not in endings:
        return None
    return _TYPES[name]
