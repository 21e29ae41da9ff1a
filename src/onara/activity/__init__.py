"""Where in a programme does anyone speak, and where is there music at all?"""

from onara.activity.meter import HOP_S, Activity, ActivityMeter, activity, activity_blocks, joined
from onara.activity.stretches import music_stretches, possible_stretches, speech_share

__all__ = [
    "HOP_S",
    "Activity",
    "ActivityMeter",
    "activity",
    "activity_blocks",
    "joined",
    "music_stretches",
    "possible_stretches",
    "speech_share",
]
