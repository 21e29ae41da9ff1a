"""Here is a media file or a microphone: give me its samples."""

from onara.audio.decode import SAMPLE_RATE, Samples, Sound, decode
from onara.audio.tags import Tags

__all__ = ["SAMPLE_RATE", "Samples", "Sound", "Tags", "decode"]
