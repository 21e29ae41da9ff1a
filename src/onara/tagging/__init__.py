"""What do the tags of this file say, and how are others written without touching the sound?"""

from onara.tagging.tags import FileTags

__all__ = ["FileTags"]
