"""How does a music player list and play what is owned?  OpenSubsonic, as far as it only reads."""

from onara.web.subsonic.router import router

__all__ = ["router"]
