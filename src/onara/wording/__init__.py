"""How is it said in Korean, and how in English?"""

from onara.wording.texts import LANGUAGES, Language, Text, Wording, bundled

__all__ = ["LANGUAGES", "Language", "Text", "Wording", "bundled"]
