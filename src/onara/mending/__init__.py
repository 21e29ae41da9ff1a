"""How are these files put right, so that every byte can be had back?"""

from onara.mending.choosing import PATH, chosen
from onara.mending.journal import Change, Fix
from onara.mending.mender import Mended, Mender, Progress
from onara.mending.plan import Item, Plan, Plans, PlaylistItem
from onara.mending.planning import planned
from onara.mending.template import FIELDS, FORMS, STANDARD, Template, UnusableTemplate

__all__ = [
    "FIELDS",
    "FORMS",
    "PATH",
    "STANDARD",
    "Change",
    "Fix",
    "Item",
    "Mended",
    "Mender",
    "Plan",
    "PlaylistItem",
    "Plans",
    "Progress",
    "Template",
    "UnusableTemplate",
    "chosen",
    "planned",
]
