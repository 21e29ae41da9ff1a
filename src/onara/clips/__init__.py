"""What sounds in a clip that somebody hands in, and how is that shown?"""

from onara.clips.answer import ClipAnswer, HeardMoment, HeardRecording, MomentMusic
from onara.clips.clips import Clips
from onara.clips.evidence import Evidence
from onara.clips.refusal import Refused

__all__ = [
    "ClipAnswer",
    "Clips",
    "Evidence",
    "HeardMoment",
    "HeardRecording",
    "MomentMusic",
    "Refused",
]
