"""What is said in an episode, and when?"""

from onara.subtitles.embedded import embedded_subtitles
from onara.subtitles.moments import EpisodeLines, Moment, Moments, vectors_of
from onara.subtitles.place import Place, place_of
from onara.subtitles.read import read_subtitles
from onara.subtitles.said import Said, Subtitles, around
from onara.subtitles.sidecars import subtitle_files
from onara.subtitles.tracks import merged, subtitles_of

__all__ = [
    "EpisodeLines",
    "Moment",
    "Moments",
    "Place",
    "Said",
    "Subtitles",
    "around",
    "embedded_subtitles",
    "merged",
    "place_of",
    "read_subtitles",
    "subtitle_files",
    "subtitles_of",
    "vectors_of",
]
