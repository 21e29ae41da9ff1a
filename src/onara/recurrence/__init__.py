"""Which unknown music comes back?"""

from onara.recurrence.cleanest import Heard, cleanest
from onara.recurrence.episode import Episode, Span
from onara.recurrence.excerpt import excerpt
from onara.recurrence.identity import Change, Identified, Unknown, identify
from onara.recurrence.pair import Pair, recurrences
from onara.recurrence.role import Place, Role, role, roles
from onara.recurrence.theme import Moment, Occurrence, Theme, clusters, copied_from

__all__ = [
    "Change",
    "Episode",
    "Heard",
    "Identified",
    "Moment",
    "Occurrence",
    "Pair",
    "Place",
    "Role",
    "Span",
    "Theme",
    "Unknown",
    "cleanest",
    "clusters",
    "copied_from",
    "excerpt",
    "identify",
    "recurrences",
    "role",
    "roles",
]
