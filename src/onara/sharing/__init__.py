"""What is told of a thing to somebody else, and where can it be read?"""

from onara.sharing.card import Card, Named
from onara.sharing.cards import Cards, NothingThere
from onara.sharing.shares import Share, ShareError, Shares

__all__ = ["Card", "Cards", "Named", "NothingThere", "Share", "ShareError", "Shares"]
