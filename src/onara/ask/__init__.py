"""What does this fan mean: which song, drama or singer, however it was typed?"""

from onara.ask.answer import Answer, Result, SungAt
from onara.ask.asker import Asker

__all__ = ["Answer", "Asker", "Result", "SungAt"]
