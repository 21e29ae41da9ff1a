"""``onara serve``: the page and the HTTP API."""

from __future__ import annotations

from typing import Annotated

import typer

from onara.cli.frame import DONE, Home, command, say

Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")]


@command
def serve(home: Home = None, port: Port = 4949) -> int:
    """Open Onara in a browser: hear, ask, wander, episodes, lists.

    Example:  onara serve
    """
    import uvicorn

    from onara.cli.home import home_folder
    from onara.web import Settings, create_app

    app = create_app(Settings(home_folder(home)))
    say(f"http://localhost:{port}/")
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
    return DONE
