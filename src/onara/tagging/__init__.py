"""What do the tags of this file say, and how are others written without touching the sound?"""

from onara.tagging.digest import audio_digest
from onara.tagging.kept import kept
from onara.tagging.reading import read
from onara.tagging.tags import FileTags
from onara.tagging.writing import write

__all__ = ["FileTags", "audio_digest", "kept", "read", "write"]
