"""Here is a media file or a microphone: give me its samples."""

from onara.audio.decode import SAMPLE_RATE, AudioTrack, Sound, decode
from onara.audio.mix import Samples
from onara.audio.tags import Tags

__all__ = ["SAMPLE_RATE", "AudioTrack", "Samples", "Sound", "Tags", "decode"]
