"""How is it said in Korean, and how in English?"""

from onara.wording.texts import LANGUAGES, Language, Text, Wording, bundled
from onara.wording.voice import Named, Saying, Voice, Words, saying, voice_of

__all__ = [
    "LANGUAGES",
    "Language",
    "Named",
    "Saying",
    "Text",
    "Voice",
    "Wording",
    "Words",
    "bundled",
    "saying",
    "voice_of",
]
