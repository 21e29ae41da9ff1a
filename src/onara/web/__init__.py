"""What does a fan see in a browser, and how does another program ask over HTTP?"""

from onara.web.app import create_app
from onara.web.settings import Settings

__all__ = ["Settings", "create_app"]
